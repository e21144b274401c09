"""Finds the words of a sentence that stand for the parties of a labelled claim.

The labels give codes, the network learns words. A word stands for a code where the program, by the
tree and the lexicon, would make that code of it; of several the one counts that stands where the
act has its doer or its sufferer. Where the sentence names nobody of that code, the word in that
place stands for it, if the program can make nothing else of it: "he", "the gunmen".
"""

from collections.abc import Iterable, Iterator, Sequence

from twosource.lexicon.acts import Roles, make_rule
from twosource.lexicon.sectors import is_society
from twosource.model import Party
from twosource.model.claim import Act
from twosource.model.parse import Parse
from twosource.read.claims.clauses import Clauses, Slots
from twosource.read.claims.cues import fill_slots, find_cues, list_kind
from twosource.read.claims.holders import Ground, Holders
from twosource.read.claims.people import People
from twosource.read.places import PlaceMention
from twosource.run.scoring.names import find_key

__all__ = ["PartyWords"]

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})
_COUNTED = frozenset({"both", "each", "neither", "all", "two", "pair"})
_SOMEBODY = frozenset({"person", "organization"})
_PLACED = ("in", "at", "near", "off")
# Where a doer or a sufferer that is named nowhere else may stand.
_OWN_SLOTS = {"actor": ("subj", "light", "by", "poss"), "recipient": ("obj", "to", "against")}


class PartyWords:
    """The words of one sentence, with who they stand for."""

    def __init__(
        self,
        parse: Parse,
        parties: Sequence[Party],
        places: Sequence[PlaceMention] = (),
        *,
        home: str | None = None,
    ) -> None:
        self.clauses = Clauses(parse)
        self._people = People(self.clauses, parties, places, ground=Ground(home, None, Holders({})))
        self._cues = {cue.word: cue for cue in find_cues(self.clauses)}
        self._who = {
            word: [who for _, who in self._people.find(word, placed=True, alone=True)]
            for word, upos in enumerate(parse.upos)
            if upos in _NAMING
        }

    def find(self, cue: int, act: Act, role: str, codes: Sequence[str]) -> Iterator[int]:
        """Yield the word of each code that the sentence has."""
        slots = self._list_slots(cue, act, role)
        others = [word for word in self._who if word != cue]
        met = {code: [word for word in others if self._is(word, code)] for code in codes}
        for code, words in met.items():
            able = [word for word in slots if word in words]
            if able:
                yield able[0]
                continue
            own = self._find_unnamed(cue, role, codes)
            if own is not None:
                yield own
            elif words:
                yield self._climb(min(words, key=lambda word: (abs(word - cue), word)), code)

    def list_other_side(self, cue: int, act: Act, role: str, codes: Sequence[str]) -> set[int]:
        """Return the words that stand for the other side of an act, and not rather for this one.

        "Kenya" is who declares a curfew, and no word for those whom it is laid on.
        """
        other = "recipient" if role == "actor" else "actor"
        own, others = (set(self._list_slots(cue, act, side)) for side in (role, other))
        words = set(self.find(cue, act, other, codes))
        taken = {word for word in words if word in others or word not in own}
        return taken | {x for word in taken for x in self.clauses.children[word] if self._owns(x)}

    def _owns(self, word: int) -> bool:
        """Tell whether a word only says whose the next one is: "the Kenyan editor"."""
        return self.clauses.parse.relations[word] in ("amod", "compound", "nmod:poss")

    def find_voices(self, cue: int, codes: Sequence[str]) -> Iterator[int]:
        """Yield the nearest word of each code that speaks, where the sentence has it."""
        for code in codes:
            words = [word for word in self._who if self._is(word, code)]
            if words:
                yield self._climb(min(words, key=lambda word: (abs(word - cue), word)), code)

    def list_others(self, codes: Iterable[str]) -> set[int]:
        """Return all words that may stand for one of some codes, and all that may for anybody."""
        wanted = list(codes)
        named = {word for word in self._who if any(self._is(word, code) for code in wanted)}
        open_ = {x for x, who in self._who.items() if not who and self._is_pronoun(x)}
        return named | open_

    def _is_pronoun(self, word: int) -> bool:
        parse = self.clauses.parse
        return parse.upos[word] == "PRON" or parse.lemmas[word].lower() in _COUNTED

    def _is_somebody(self, word: int) -> bool:
        """Tell whether a word may stand for people: by the network's kind of mention."""
        return self._is_pronoun(word) or self.clauses.parse.mentions[word] in _SOMEBODY

    def _is(self, word: int, code: str) -> bool:
        """Tell whether the program would make a code of a word: the state, and on which side."""
        key, sectors = find_key(code), code.split("/")[1:]
        for who in self._who[word]:
            same = key in (who.state, who.name.casefold(), who.title.casefold())
            same = same or (bool(who.name) and len(key) > len("KEN") and key in who.name.casefold())
            known = sectors and who.sectors
            if same and not (known and is_society(sectors) != is_society(who.sectors)):
                return True
        return False

    def _list_slots(self, cue: int, act: Act, role: str) -> list[int]:
        """Return the words where an act has a role, the likeliest place first."""
        slots, roles = self._read_rule(cue, act)
        groups = roles.actor if role == "actor" else roles.recipient
        names = [*(name for group in groups for name in group), *_OWN_SLOTS[role]]
        words = (x for name in names for word in slots.get(name, ()) for x in self._spread(word))
        return list(dict.fromkeys(words))

    def _read_rule(self, cue: int, act: Act) -> tuple[Slots, Roles]:
        known = self._cues.get(cue)
        if known is not None and known.rule.act == act:
            return known.slots, known.rule.roles
        parse = self.clauses.parse
        kind = list_kind(parse.upos[cue]) or "v"
        slots: Slots = fill_slots(self.clauses, cue, kind)
        return slots, make_rule(act, None, kind, parse.lemmas[cue], None).roles

    def _spread(self, word: int) -> list[int]:
        return self.clauses.spread(word)

    def _find_unnamed(self, cue: int, role: str, codes: Sequence[str]) -> int | None:
        """Return the word in the place of a role of which nothing else can be made."""
        kind = list_kind(self.clauses.parse.upos[cue])
        slots = fill_slots(self.clauses, cue, kind) if kind else {}
        for name in _OWN_SLOTS[role]:
            for word in slots.get(name, ()):
                who = self._who.get(word)
                unknown = who is not None and all(not x.state and not x.name for x in who)
                if unknown and self._is_somebody(word):
                    return word
                if who and not any(self._is(word, code) for code in codes):
                    return None
        return None

    def _climb(self, word: int, code: str) -> int:
        """Return the noun that a demonym or an owner belongs to: "Kenyan soldiers"."""
        parse = self.clauses.parse
        head = parse.heads[word]
        while (
            head in self._who
            and parse.upos[head] in ("NOUN", "PROPN")
            and parse.relations[word].split(":")[0] in ("amod", "compound", "nmod", "flat")
            and self.clauses.preposition(word) not in _PLACED
            and self._is(head, code)
        ):
            word, head = head, parse.heads[head]
        return word
