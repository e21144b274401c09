"""Who stands in a slot: the actors that a word and what hangs from it name."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from twosource.lexicon.doubtful import SHARED_STATES
from twosource.model.actor import ActorMention, Sector
from twosource.model.reading import Party
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.holders import AWAY, ENVOYS, NOBODY, Ground, find_kind
from twosource.read.claims.homes import find_home
from twosource.read.claims.scope_clauses import is_set_apart
from twosource.read.claims.seats import OFFICES, shares_title
from twosource.read.own_names import has_own_name
from twosource.read.places import PlaceMention

__all__ = ["People"]

# What belongs to an actor acts for it.
_SECTORS_OF_NOUNS: dict[str, Sector] = {
    **dict.fromkeys(
        "troop soldier force army navy jet warplane warship fleet tank artillery drone brigade "
        "battalion regiment marine submarine destroyer frigate bomber missile gunner unit".split(),
        "MIL",
    ),
    **dict.fromkeys("police policeman officer gendarme".split(), "COP"),
    **dict.fromkeys("lawmaker senator deputy parliamentarian".split(), "LEG"),
    **dict.fromkeys("court judge prosecutor tribunal".split(), "JUD"),
    **dict.fromkeys("rebel insurgent guerrilla militant".split(), "REB"),
    **dict.fromkeys(
        "civilian resident citizen national villager people farmer fisherman tourist".split(), "CVL"
    ),
    **dict.fromkeys(
        "official diplomat envoy minister delegation government leader ruler".split(), "GOV"
    ),
}
# Who is of no state by being there.
_OUTLAWS = frozenset(
    """
    gunman attacker assailant pirate hijacker kidnapper abductor bandit robber suspect man woman
    person terrorist bomber raider intruder sniper mercenary smuggler poacher hacker hijacker
    gangster trafficker
    """.split()
)
# These are of the state that they live in.
_FAITHS = frozenset(
    """
    catholic christian muslim moslem jewish orthodox protestant anglican lutheran evangelical coptic
    maronite shiite shia sunni hindu buddhist sikh islamic islamist maoist marxist communist
    """.split()
)
_STATES = frozenset("country state nation government".split())
_INCLUDING = ("include", "such", "like")
_IN_FOCUS = "state in focus"  # coreference took it for the state spoken of last
_OWNED = ("poss", "mod", "of", "from", "by", "between", "among", "appos")
_PLACED = ("in", "at", "near", "on", "off")
_HOMES = ("poss", "mod", "of", "from")
_SEATS = (*_HOMES, "in", "at")
_DEEPEST = 4
Found = tuple[tuple[ActorMention, ActorMention], ...]


class People:
    """The parties of one sentence by the words that they cover, and its places."""

    def __init__(
        self,
        clauses: Clauses,
        parties: Sequence[Party],
        places: Sequence[PlaceMention] = (),
        *,
        ground: Ground = NOBODY,
    ) -> None:
        self._clauses = clauses
        self._by_word: dict[int, Party] = {}
        self._places: dict[int, PlaceMention] = {}
        self._home = find_home(parties, places) or ground.seat or ground.home
        self._ground = ground
        self._found: dict[tuple[int, bool, bool], Found] = {}
        for party in parties:
            words = self._cover(party.mention)
            is_stay = any(self._is_stay(one) for one in words)
            if not is_stay and not any(is_set_apart(clauses, one) for one in words):
                self._by_word |= dict.fromkeys(words, party)
        grouped = dict(self._list_grouped())
        self._by_word = {word: grouped.get(id(one), one) for word, one in self._by_word.items()}
        for place in places:
            if place.state and not place.claimed_by:
                self._places |= dict.fromkeys(self._cover(place), place)

    def _cover(self, what: ActorMention | PlaceMention) -> list[int]:
        parse = self._clauses.parse
        return [
            word
            for word, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
            if start < what.end and what.start < end
        ]

    def _list_grouped(self) -> Iterator[tuple[int, Party]]:
        """Yield those of several states, by who they were: "ministers from states like Chad"."""
        for word, party in self._by_word.items():
            states = self._list_members(word) if _lacks_state(party) else ()
            if states:
                rule = f"{party.mention.rule} + of those named"
                who = (replace(party.mention, state=one, rule=rule) for one in states)
                yield id(party), Party(party.mention, tuple(who))

    def _list_members(self, word: int) -> list[str]:
        """Return the states that are named of those whom somebody is of: "countries like Chad"."""
        lemmas, slots = self._clauses.parse.lemmas, self._clauses.slots
        groups = [x for name in ("of", "from") for x in slots(word).get(name, ())]
        named = (
            self._by_word.get(part)
            for group in groups
            if lemmas[group].lower() in _STATES
            for how in _INCLUDING
            for first in slots(group).get(how, ())
            for part in self._clauses.spread(first)
        )
        return [one.mention.state for one in named if one is not None and one.mention.state]

    def name(self, word: int) -> tuple[ActorMention, ActorMention] | None:
        """Return a party that no table and no name tells of, as the text calls it: "gunmen".

        Its state is that of the place that the words beside it give: "customs officers in Lagos".
        """
        parse = self._clauses.parse
        party = self._by_word.get(word)
        if party is not None and party.mention.kind == "place":
            return party.mention, self._let_act(party.mention, word)
        is_open = parse.upos[word] in ("NOUN", "PROPN", "ADJ")
        if not is_open or self._is_stay(word) or is_set_apart(self._clauses, word):
            return None
        first = word
        while first - 1 in self._clauses.children[word] and parse.relations[first - 1] in (
            "amod", "compound", "nummod",
        ):  # fmt: skip
            first -= 1
        start, end = parse.starts[first], parse.ends[word]
        words = " ".join(parse.words[first : word + 1])
        lemma = parse.lemmas[word].lower()
        sector = _SECTORS_OF_NOUNS.get(lemma)
        if sector is None and parse.mentions[word] == "person" and lemma not in _OUTLAWS:
            sector = "CVL"
        owner = self._find_placed_owner(word)
        made = ActorMention(
            start=start,
            end=end,
            kind="role",
            sectors=(sector,) if sector else (),
            title=words,
            rule="as the text calls it",
        )
        who = _give_state(made, owner.state if owner else None, "seat")
        return made, self._bring_home(who, word)

    def _let_act(self, here: ActorMention, word: int) -> ActorMention:
        """Return whom a place stands for that acts: a town its state, a territory itself."""
        place = self._places.get(word)
        if place is not None and place.precision == "city":
            rule = f"{here.rule} + place that acts"
            return replace(here, kind="capital", state=place.state, rule=rule)
        return replace(here, kind="organisation", rule=f"{here.rule} + place that acts")

    def _bring_home(self, who: ActorMention, word: int) -> ActorMention:
        """Give the state where all this happens to an office or an organ that names none.

        "The president of Tarvonia" is of a place that no table knows, and of no other.
        """
        if self._ground.has_dateline and self._ground.seat and shares_title(who):
            placed = (x for name in _PLACED for x in self._clauses.slots(word).get(name, ()))
            told = next(
                (self._by_word[x].mention.state for x in placed if x in self._by_word), None
            )
            return _give_state(replace(who, state=None), told or self._ground.seat, "seat")
        slots, upos = self._clauses.slots(word), self._clauses.parse.upos
        own = self._by_word.get(word)
        owners = [
            x
            for name in _OWNED
            for x in slots.get(name, ())
            if upos[x] == "PROPN" and (own is None or self._by_word.get(x) is not own)
        ]
        is_office = who.kind in ("role", "organ", "person", "pronoun") and not has_own_name(who)
        is_outlaw = self._clauses.parse.lemmas[word].lower() in _OUTLAWS
        is_elsewhere = (
            bool(owners)
            or self._is_called_after(word)
            or self._is_of_states(word)
            or self._is_in_shared(word)
        )
        is_at_home = not is_elsewhere and not is_outlaw and not who.body
        if not (is_office and who.sectors and is_at_home):
            return who
        if (held := self._find_held(word)) is not None:
            return _give_state(who, held, "told of its kind")
        if self._kind(word) == ENVOYS or self._is_away(word):
            return who
        if self._ground.seat and not OFFICES.isdisjoint(who.sectors):
            return _give_state(who, self._ground.seat, "seat of the report")
        return _give_state(who, self._home, "home")

    def _find_placed_state(self, word: int) -> str | None:
        """Return the state of the place that they are in: "the Foreign Office in London"."""
        slots = self._clauses.slots(word)
        parties = (self._by_word.get(x) for name in _PLACED for x in slots.get(name, ()))
        return next((one.mention.state for one in parties if one is not None), None)

    def _kind(self, word: int) -> str:
        return find_kind(self._clauses.parse.lemmas[word].lower())

    def _find_held(self, word: int) -> str | None:
        """Return the state of others of the kind that the report told of before."""
        start = self._clauses.parse.starts[word]
        return self._ground.holders.find(self._kind(word), self._ground.number, start)

    def _is_of_states(self, word: int) -> bool:
        """Tell whether they are said to be of states: "ministers from countries including China".

        Of "the two countries" it is known which they are: that is a party.
        """
        slots, parse = self._clauses.slots(word), self._clauses.parse
        return any(
            parse.lemmas[x].lower() in _STATES and x not in self._by_word
            for name in ("of", "from")
            for x in slots.get(name, ())
        )

    def _is_called_after(self, word: int) -> bool:
        """Tell whether an adjective with a capital says whose they are: "Western leaders"."""
        parse = self._clauses.parse
        return any(
            parse.upos[x] == "ADJ"
            and parse.words[x][:1].isupper()
            and x > 0
            and parse.words[x].casefold() not in _FAITHS
            for x in self._clauses.slots(word).get("mod", ())
        )

    def _is_in_shared(self, word: int) -> bool:
        """Tell whether they are in a state whose name another has too: "insurgents in Congo"."""
        slots, words = self._clauses.slots(word), self._clauses.parse.words
        places = [words[x] for name in _PLACED for x in slots.get(name, ())]
        if words[word + 1 : word + 2] and words[word + 1].lower() in _PLACED:
            places += words[word + 2 : word + 3]
        return not SHARED_STATES.isdisjoint(places)

    def _find_placed_owner(self, word: int) -> PlaceMention | None:
        """Return the place that says whose "officers in Lagos" or "Lhasa police" are."""
        slots = self._clauses.slots(word)
        beside = (x for name in self._list_seats(word) for x in slots.get(name, ()))
        return next((self._places[x] for x in beside if x in self._places), None)

    def _list_seats(self, word: int) -> tuple[str, ...]:
        return _HOMES if self._is_away(word) else _SEATS

    def _is_stay(self, word: int) -> bool:
        """Tell whether a word is where some are who are not of it: "negotiators in Doha"."""
        head = self._clauses.parse.heads[word]
        is_there = self._clauses.preposition(word) in ("in", "at")
        return is_there and head >= 0 and self._is_away(head)

    def _is_away(self, word: int) -> bool:
        return self._clauses.parse.lemmas[word].lower() in AWAY

    def find(self, word: int, *, placed: bool = False, alone: bool = False) -> Found:
        """Return (mention here, who it is) for a word and, unless `alone`, all that "and" joins.

        A word that names nobody stands for whom it belongs to: "planes of the Chadian army". Where
        `placed`, a town stands for the state that it lies in by the words: "a village in Chad".
        """
        asked = word, placed, alone
        if asked not in self._found:
            found: dict[tuple[object, ...], tuple[ActorMention, ActorMention]] = {}
            for one in [word] if alone else self._clauses.spread(word):
                for here, who in self._find_one(one, 0, placed=placed):
                    key = who.state, who.name, who.title if not who.name else "", who.sectors
                    found.setdefault(key, (here, who))
            self._found[asked] = _drop_doubles(tuple(found.values()))
        return self._found[asked]

    def covers(self, word: int) -> Party | None:
        """Return the party whose mention covers a word."""
        return self._by_word.get(word)

    @property
    def clauses(self) -> Clauses:
        """The clauses of the sentence."""
        return self._clauses

    @cached_property
    def everybody(self) -> tuple[tuple[int, ActorMention, ActorMention], ...]:
        """All parties of the sentence in order: (word, mention, who)."""
        first: dict[int, tuple[int, Party]] = {}
        for word, party in self._by_word.items():
            first.setdefault(id(party), (word, party))
        return tuple(
            (word, party.mention, _speak_for(who))
            for word, party in sorted(first.values(), key=lambda one: one[0])
            for who in party.who or (party.mention,)
        )

    def _find_seat(self, word: int) -> ActorMention | PlaceMention | None:
        """Return the state that "prosecutors in Lusaka" or "the junta in Conakry" are of."""
        heads = [word, *(x for x in self._clauses.above(word) if x in self._by_word)][:3]
        for head in heads:
            slots = self._clauses.slots(head)
            for child in (x for name in self._list_seats(head) for x in slots.get(name, ())):
                party = self._by_word.get(child)
                if party is not None and party.mention.state:
                    return party.mention
        return self._find_placed_owner(word)

    def _find_one(
        self, word: int, depth: int, *, placed: bool
    ) -> Iterator[tuple[ActorMention, ActorMention]]:
        party = self._by_word.get(word)
        if party is not None and party.mention.kind != "thing":
            owner = self._find_seat(word) if _lacks_state(party) else None
            for who in party.who or (party.mention,):
                seated = _give_state(_speak_for(who), owner.state if owner else None, "seat")
                if self._ground.seat and who.rule.endswith(_IN_FOCUS):
                    rule = f"{who.rule} + seat of the report"
                    seated = replace(seated, state=self._ground.seat, rule=rule)
                yield party.mention, self._bring_home(seated, word)
            return
        if depth >= _DEEPEST:
            return
        slots = self._clauses.slots(word)
        for name in (*_OWNED, *(_PLACED if placed and not self._is_away(word) else ())):
            owners = [
                one
                for child in slots.get(name, ())
                for part in self._clauses.spread(child)
                for one in self._find_one(part, depth + 1, placed=placed)
            ]
            if owners:
                sector = _SECTORS_OF_NOUNS.get(self._clauses.parse.lemmas[word].lower())
                yield from ((here, _give_sector(who, sector)) for here, who in owners)
                return


def _lacks_state(party: Party) -> bool:
    """Tell whether a role or an organ is named without saying whose it is."""
    return all(
        one.state is None and one.kind in ("role", "organ") and not one.body
        for one in (party.mention, *party.who)
    )


def _speak_for(who: ActorMention) -> ActorMention:
    """Return the organisation that somebody acts for, where no state is told: "the AU's envoy"."""
    return replace(who, name=who.body) if who.body and who.state is None else who


def _give_state(who: ActorMention, state: str | None, step: str) -> ActorMention:
    if state is None or who.state is not None:
        return who
    return replace(who, state=state, rule=f"{who.rule} + {step}")


def _give_sector(who: ActorMention, sector: Sector | None) -> ActorMention:
    """Return the owner with the sector of what acts for it, where it has none of its own."""
    if sector is None or who.sectors:
        return who
    return replace(who, sectors=(sector,), rule=f"{who.rule} + what is its own")


def _drop_doubles(found: Found) -> Found:
    """Leave out a bare state that another one of the list belongs to by a role or an organ."""
    owned = {who.state for _, who in found if who.state and (who.title or who.sectors)}
    bare = tuple(
        (here, who)
        for here, who in found
        if not (who.state in owned and not who.title and not who.sectors and here.kind == "demonym")
    )
    return bare or found
