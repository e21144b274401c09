"""Who has been named so far in a report, and who of them a word most likely stands for."""

from collections import Counter
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.given_names import Gender
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.read.coreference_tree import Rank, are_rivals, comes_first, find_rank
from twosource.read.coreference_words import Asked, Number, Sort

__all__ = ["Choice", "Entity", "Focus", "Seen", "see"]

# What a candidate is worth: by its place in the sentence, for each sentence that lies between, ...
_BY_RANK: dict[Rank, float] = {
    "subject": 1.0,
    "object": 0.5,
    "owner": 0.3,
    "oblique": 0.1,
    "other": 0.0,
}
_PER_SENTENCE = 1.0
_SAME_RANK = 0.2
_SPEAKS = 0.9  # "Ilves said she"
_AGAIN = 0.2  # the last word for it was a pronoun
_OFTEN = 0.2  # for each time it was named, up to four
_KNOWN_GENDER = 0.6
_LIKELY_GENDER = 0.3
_OWN_CLAUSE = 0.8  # "Ilves met her ministers"
_TOGETHER = 1.0  # "Ukraine and its army"
_BELOW = 0.15  # taken off for the subject of what is said
_AFTER = 0.2  # taken off for "Before she left, Ilves"
_THING = 0.3  # taken off for what is no actor
_NOBODY = 0.8  # taken off for a person without a name: "a passer-by"
_ORGAN_MANY = 0.6  # taken off for "the army … they"
_CLAUSES = ("ccomp", "advcl", "acl", "root", "parataxis", "csubj")
_MARGIN = 0.1
# So often as the second, at the most, may a report speak of a third state where it has two sides.
_THIRD = 0.75
_MEMORY = 400
_FAR: dict[Sort, int] = {"person": 5, "thing": 1}
_FAR_OTHER = 2
_FARTHEST = max(_FAR.values())


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody named in the report: how the text names it first, and what is known."""

    key: str
    sort: Sort
    mention: ActorMention | None
    number: Number = "one"
    gender: Gender = ""
    likely: Gender = ""
    size: int = 0


class Seen(Struct, frozen=True, kw_only=True):
    """One place where entities are named or stood for; several keys for "Kenya and Chad".

    `is_below` marks what stands in a clause below the first, `is_implied` a state that is named
    only as whose somebody is, and a place. `number` is that of the words where it is not that of
    whom they name, "the rebels"; `is_person` marks a person who stands for an organisation.
    """

    keys: tuple[str, ...]
    sentence: int
    word: int
    rank: Rank
    is_pronoun: bool = False
    is_below: bool = False
    is_implied: bool = False
    number: Number = ""
    is_person: bool = False


def see(parse: Parse, number: int, word: int, keys: tuple[str, ...]) -> Seen:
    """Return where some are named or stood for: a word of the sentence with a number."""
    return Seen(keys=keys, sentence=number, word=word, rank=find_rank(parse, word))


class Choice(Struct, frozen=True):
    """The keys of whom a word stands for, none where it is open, and what spoke for them."""

    keys: tuple[str, ...]
    reason: str


class Focus:
    """The entities of a report, and where each has been seen so far."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.seen: list[Seen] = []
        # By the word for what they are, those who are one of each of several states.
        self.groups: dict[str, tuple[str, ...]] = {}
        self._counts: Counter[tuple[str, ...]] = Counter()

    def learn(self, entity: Entity) -> None:
        """Keep an entity, or add to it what it did not have."""
        known = self.entities.get(entity.key)
        self.entities[entity.key] = entity if known is None else _join(known, entity)

    def correct(self, key: str, mention: ActorMention) -> None:
        """Put a fuller mention in the place of the one an entity was entered with."""
        self.entities[key] = replace(self.entities[key], mention=mention)

    def note(self, seen: Seen) -> None:
        """Keep a place where entities were seen."""
        self.seen.append(seen)
        self._counts[seen.keys] += 1

    def look_back(self) -> Iterator[Seen]:
        """Yield the places seen last, the last first; those far above are forgotten."""
        for place in range(len(self.seen) - 1, max(-1, len(self.seen) - 1 - _MEMORY), -1):
            yield self.seen[place]

    def choose(
        self,
        asked: Asked,
        parse: Parse,
        *,
        sentence: int,
        rank: Rank,
        barred: Collection[str] = (),
        allow_implied: bool = False,
    ) -> Choice:
        """Return whom a word stands for, nobody where two are as likely."""
        scores: dict[tuple[str, ...], float] = {}
        reasons: dict[tuple[str, ...], str] = {}
        barred = frozenset([*barred, *self._list_rivals(asked, parse, sentence)])
        for seen in self._near(sentence):
            if seen.is_implied and not allow_implied and len(seen.keys) == 1:
                continue
            if not self._fits(asked, seen, barred) or not _may_be(asked, parse, seen, sentence):
                continue
            if asked.is_vague and self._is_doubtful(asked, seen, sentence):
                continue
            score = self._score(asked, parse, seen, sentence, rank)
            if score > scores.get(seen.keys, -9.0):
                scores[seen.keys] = score
                reasons[seen.keys] = _tell(seen, sentence)
        for keys in scores:
            scores[keys] += _OFTEN * min(4, self._counts[keys])
        ranked = sorted(scores, key=lambda keys: -scores[keys])
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
            return Choice((), "two as likely")
        return Choice(ranked[0], reasons[ranked[0]]) if ranked else Choice((), "nobody fits")

    def _list_rivals(self, asked: Asked, parse: Parse, sentence: int) -> Iterator[str]:
        """Yield whom a word cannot stand for because of what stands beside it."""
        for seen in self.look_back():
            if seen.sentence != sentence:
                break
            is_other = seen.word != asked.word and not seen.is_implied
            if is_other and are_rivals(parse, asked.word, seen.word):
                yield from seen.keys

    def find_main_pair(self, *, has_bodies: bool) -> tuple[str, ...]:
        """Return the two states of which a report speaks most; () where a third is near to them.

        Where `has_bodies`, one may be an organisation of no state: who fights a government.
        """
        ranked = self._rank_camps(has_bodies=has_bodies)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][0] > _THIRD * ranked[1][0]):
            return ()
        return ranked[0][1], ranked[1][1]

    def are_main(self, keys: Collection[str]) -> bool:
        """Tell whether the states among some are half as often as the second of all at least."""
        ranked = self._rank_camps(has_bodies=False)
        least = ranked[1][0] / 2 if len(ranked) > 1 else 0
        return all(self._counts[(x,)] >= least for x in keys if self.entities[x].sort == "state")

    def _rank_camps(self, *, has_bodies: bool) -> list[tuple[int, str]]:
        """Return how often each state is spoken of, with its key, the most often first."""
        counts = [
            (count, keys[0])
            for keys, count in self._counts.items()
            if len(keys) == 1 and self._is_camp(keys[0], has_bodies=has_bodies)
        ]
        return sorted(counts, key=lambda one: -one[0])

    def _is_camp(self, key: str, *, has_bodies: bool) -> bool:
        entity = self.entities[key]
        is_free = entity.mention is not None and not entity.mention.state
        return entity.sort == "state" or (has_bodies and entity.sort == "body" and is_free)

    def find_joined_pair(
        self, sorts: Collection[Sort], *, sentence: int, before: int
    ) -> tuple[str, ...]:
        """Return the two of one sort that this sentence or the last joins by "and" or "met"."""
        for number in range(sentence, max(-1, sentence - 2), -1):
            here = self._list_before(number, sentence, before)
            for sort in sorts:
                joined = [one.keys for one in here if self._is_pair(one.keys, sort)]
                if joined:
                    return joined[-1]
        return ()

    def _list_before(self, number: int, sentence: int, before: int) -> list[Seen]:
        """Return what one sentence shows, in its order, and of this sentence what comes before."""
        return [
            one
            for one in reversed(list(self.look_back()))
            if one.sentence == number and (number < sentence or one.word < before)
        ]

    def find_pair(self, sorts: Collection[Sort], *, sentence: int, before: int) -> tuple[str, ...]:
        """Return the two of one sort that were last named together, () when they were not two."""
        for number in range(sentence, max(-1, sentence - 4), -1):
            here = self._list_before(number, sentence, before)
            for sort in sorts:
                joined = [one.keys for one in here if self._is_pair(one.keys, sort)]
                keys = list(dict.fromkeys(key for one in here for key in self._list_of(one, sort)))
                if joined:
                    return joined[-1]
                two = [one.keys for one in here if self._are_two(one.keys)]
                if two and "person" in sorts:
                    return two[-1]
                if len(keys) == 2:
                    return keys[0], keys[1]
                if len(keys) > 2:
                    return ()
        return self._find_two(sorts, sentence=sentence)

    def _find_two(self, sorts: Collection[Sort], *, sentence: int) -> tuple[str, ...]:
        near = [
            one
            for one in reversed(list(self.look_back()))
            if sentence - 3 <= one.sentence < sentence
        ]
        for sort in sorts:
            keys = list(dict.fromkeys(key for one in near for key in self._list_of(one, sort)))
            if len(keys) == 2:
                return keys[0], keys[1]
        return ()

    def _is_pair(self, keys: tuple[str, ...], sort: Sort) -> bool:
        return len(keys) == 2 and all(self.entities[key].sort == sort for key in keys)

    def _are_two(self, keys: tuple[str, ...]) -> bool:
        """Tell whether a noun alone names two people: "two Czech botanists"."""
        return len(keys) == 1 and self.entities[keys[0]].size == 2

    def _list_of(self, seen: Seen, sort: Sort) -> Iterator[str]:
        for key in seen.keys:
            entity = self.entities[key]
            if entity.sort == sort and entity.number == "one" and entity.mention:
                yield key

    def _near(self, sentence: int) -> Iterator[Seen]:
        for seen in self.look_back():
            if sentence - seen.sentence > _FARTHEST:
                break
            sort = self.entities[seen.keys[0]].sort
            if sentence - seen.sentence <= _FAR.get(sort, _FAR_OTHER):
                yield seen

    def _fits(self, asked: Asked, seen: Seen, barred: Collection[str]) -> bool:
        if any(key in barred for key in seen.keys):
            return False
        entities = [self.entities[key] for key in seen.keys]
        if any(one.sort not in asked.sorts for one in entities):
            return False
        if len(entities) > 1:
            return asked.number != "one"
        if seen.is_person and "person" not in asked.sorts:
            return False
        (one,) = entities
        number = seen.number or one.number
        if asked.number == "many" and number == "one":
            return one.sort in ("organ", "body", "medium") and one.mention is not None
        if asked.number == "one" and number == "many":
            return False
        return not (asked.gender and one.gender and asked.gender != one.gender)

    def _is_doubtful(self, asked: Asked, seen: Seen, sentence: int) -> bool:
        """Tell whether an "it" that may be anything cannot be taken for what was seen."""
        if self.entities[seen.keys[0]].mention is None:
            return False
        if seen.sentence == sentence:
            return seen.rank not in ("subject", "object", "owner")
        if asked.number == "many" and self.entities[seen.keys[0]].sort == "group":
            return seen.rank not in ("subject", "object") or sentence - seen.sentence > 1
        return asked.is_copular or seen.rank != "subject" or sentence - seen.sentence > 1

    def _score(self, asked: Asked, parse: Parse, seen: Seen, sentence: int, rank: Rank) -> float:
        entity = self.entities[seen.keys[0]]
        score = _BY_RANK[seen.rank] - _PER_SENTENCE * (sentence - seen.sentence)
        score += _SAME_RANK * (seen.rank == rank) + _AGAIN * seen.is_pronoun
        score -= _BELOW * seen.is_below
        if entity.mention is None:
            is_told = entity.sort != "person" or bool(entity.gender)
            score -= _THING if is_told else _NOBODY
        if asked.number == "many" and len(seen.keys) == 1 and entity.number == "one":
            score -= _ORGAN_MANY
        if asked.gender and entity.gender == asked.gender:
            score += _KNOWN_GENDER
        elif asked.gender and entity.likely:
            score += _LIKELY_GENDER if entity.likely == asked.gender else -_LIKELY_GENDER
        if seen.sentence == sentence:
            score += _score_inside(parse, asked.word, seen)
        return score


def _tell(seen: Seen, sentence: int) -> str:
    return f"{seen.rank} {'in the sentence' if seen.sentence == sentence else 'before'}"


def _join(known: Entity, new: Entity) -> Entity:
    mention = known.mention
    if mention is not None and new.mention is not None:
        mention = replace(
            mention,
            state=mention.state or new.mention.state,
            sectors=mention.sectors or new.mention.sectors,
            title=mention.title or new.mention.title,
            body=mention.body or new.mention.body,
        )
    return replace(
        known,
        mention=mention,
        gender=known.gender or new.gender,
        likely=known.likely or new.likely,
    )


def _may_be(asked: Asked, parse: Parse, seen: Seen, sentence: int) -> bool:
    """Tell whether the tree lets a word stand for what was seen."""
    if seen.sentence != sentence:
        return True
    if seen.word == asked.word:
        return False
    is_after = seen.word > asked.word
    return not is_after or (asked.way == "third" and comes_first(parse, asked.word, seen.word))


def _score_inside(parse: Parse, word: int, seen: Seen) -> float:
    if seen.word > word:
        return -_AFTER
    verb = parse.heads[seen.word]
    owned = parse.heads[word]
    is_joined = parse.relations[word] == "nmod:poss" and parse.relations[owned] == "conj"
    if is_joined and parse.heads[owned] == seen.word:
        return _TOGETHER
    score = 0.0
    if seen.rank == "subject" and verb >= 0 and _hangs_below(parse, word, verb):
        clause = _find_clause(parse, word)
        if parse.relations[clause] == "ccomp" and parse.heads[clause] == verb:
            score += _SPEAKS
        elif parse.relations[word] == "nmod:poss" and clause == verb:
            score += _OWN_CLAUSE
    return score


def _hangs_below(parse: Parse, word: int, top: int) -> bool:
    for _ in range(len(parse.heads)):
        if word < 0 or word == top:
            return word == top
        word = parse.heads[word]
    return False


def _find_clause(parse: Parse, word: int) -> int:
    """Return the word that heads the clause that a word stands in."""
    place = word
    while place >= 0:
        relation = parse.relations[place].split(":")[0]
        is_verb = parse.upos[place] in ("VERB", "AUX")
        if relation in _CLAUSES or (relation in ("conj", "xcomp") and is_verb):
            return place
        place = parse.heads[place]
    return word
