"""Which amount belongs to which act of a sentence.

How an amount stands to an act is told in signs: the way between them in the tree, the slot it
fills, what kind of amount and what act it is, which other acts are nearer. `tools.fit_amounts`
fitted what each sign weighs, on our own labelled passages (`training/corpus`), and wrote
`amounts.json`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

import msgspec
from msgspec import Struct

from twosource.model.claim import Act
from twosource.read.claims.amount_words import HARM, INVOLVING, LASTING, TELLING
from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.clauses import Clauses, Slots

__all__ = ["LEAST", "ActWord", "bind_amounts", "find_signs", "load_amount_weights", "weigh"]

# They speak of acts; how much is mostly said of the act that they speak of.
_SPEECH: frozenset[Act] = frozenset(
    {"AGREE", "REQUEST", "THREATEN", "DENIAL", "SUPPORT", "REJECT", "ACCUSE"}
)
_CLASSES = (("harm", HARM), ("lasting", LASTING), ("involving", INVOLVING), ("telling", TELLING))
_CORE = ("subj", "obj", "to")
LEAST = 0.5


class ActWord(Struct, frozen=True):
    """The act that a word names, with the slots around the word."""

    act: Act
    slots: Slots


Acts = Mapping[int, ActWord]
Weights = Mapping[str, float]


class _Way(Struct, frozen=True):
    """The way from an amount up to the first word it shares with an act, and down to the act."""

    up: tuple[int, ...]
    down: tuple[int, ...]

    @property
    def place(self) -> str:
        """Return where the act stands, seen from the amount."""
        if self.up and self.down:
            return "beside"
        return "above" if self.up else "below" if self.down else "same"


def bind_amounts(
    clauses: Clauses, amounts: Sequence[FoundAmount], acts: Acts
) -> dict[int, list[FoundAmount]]:
    """Return the amounts of each act by its word; one may belong to several acts, or to none."""
    weights = load_amount_weights()
    return {
        act: [one for one in amounts if weigh(find_signs(clauses, one, act, acts), weights) >= LEAST]
        for act in acts
    }


def weigh(signs: Iterable[str], weights: Weights) -> float:
    """Return how sure it is, from 0 to 1, that the amount belongs to the act."""
    total = weights.get("", 0.0) + sum(weights.get(sign, 0.0) for sign in signs)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_amount_weights() -> dict[str, float]:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("amounts.json")
    return msgspec.json.decode(path.read_bytes(), type=dict[str, float])


def find_signs(clauses: Clauses, amount: FoundAmount, act: int, acts: Acts) -> frozenset[str]:
    """Return the signs for and against an amount being of an act."""
    way = _find_way(clauses, amount.word, act)
    return frozenset(
        [
            *_see_kind(clauses, amount, acts[act], way),
            *_see_way(clauses, amount, way, acts),
            *_see_slots(clauses, amount, act, acts),
            *_see_others(clauses, amount, act, acts, way),
        ]
    )


def _find_way(clauses: Clauses, word: int, act: int) -> _Way:
    """Return the words left on the way up, and those come to on the way down."""
    ups = [word, *clauses.above(word)]
    downs = [act, *clauses.above(act)]
    meeting = next(x for x in ups if x in downs)
    return _Way(tuple(ups[: ups.index(meeting)]), tuple(downs[: downs.index(meeting)][::-1]))


def _name_kind(clauses: Clauses, amount: FoundAmount) -> str:
    if amount.is_time:
        return "time"
    if not amount.object:
        return "bare"
    return "person" if clauses.parse.mentions[amount.word] == "person" else "thing"


def _see_kind(clauses: Clauses, amount: FoundAmount, act: ActWord, way: _Way) -> Iterator[str]:
    kind = _name_kind(clauses, amount)
    group = "speech" if act.act in _SPEECH else "deed"
    yield f"{kind} {group}"
    yield f"{kind} {way.place}"
    yield f"{group} {way.place}"
    yield f"act {act.act}"
    yield f"{act.act} {kind}"
    if amount.is_aside:
        yield "aside"
        yield f"aside {kind}"
    preposition = clauses.preposition(amount.word)
    yield f"preposition {preposition}"
    yield f"preposition {preposition} {kind}"


def _see_way(clauses: Clauses, amount: FoundAmount, way: _Way, acts: Acts) -> Iterator[str]:
    relations = [_base(clauses, x) for x in way.up]
    place, kind = way.place, "time" if amount.is_time else "thing"
    yield f"{place} {min(len(way.up), 4)} up {min(len(way.down), 3)} down"
    if relations:
        yield f"{place} first {relations[0]}"
        yield f"{place} first {relations[0]} {kind}"
        yield f"{place} last {relations[-1]}"
    if way.down:
        yield f"{place} down {_base(clauses, way.down[-1])}"
        yield f"{place} down {_base(clauses, way.down[-1])} {kind}"
        yield f"{place} down first {_base(clauses, way.down[0])}"
    for word in way.up[1:]:
        yield from _see_crossed(clauses, word, kind, acts)


def _see_crossed(clauses: Clauses, word: int, kind: str, acts: Acts) -> Iterator[str]:
    """Yield what is left on the way up: "crosses acl", "crosses act", "crosses a lasting verb"."""
    relation = _base(clauses, word)
    is_verb = clauses.parse.upos[word] in ("VERB", "AUX")
    sort = "verb" if is_verb else "noun"
    yield f"crosses {sort} {relation}"
    yield f"crosses {sort} {relation} {kind}"
    if word in acts:
        yield "crosses act"
        yield f"crosses act {relation}"
    lemma = clauses.parse.lemmas[word].lower()
    for name, words in _CLASSES:
        if lemma in words:
            yield f"crosses {name}"
            yield f"crosses {name} {kind}"
    if clauses.has(word, "nsubj", "nsubj:pass") is not None:
        yield f"crosses subject {kind}"
    if not is_verb and not clauses.preposition(word):
        return
    yield f"crosses {sort} {clauses.preposition(word)}"


def _see_slots(clauses: Clauses, amount: FoundAmount, act: int, acts: Acts) -> Iterator[str]:
    one = acts[act]
    for name, words in one.slots.items():
        if any(amount.word in clauses.spread(x) for x in words):
            yield f"slot {name}"
            yield f"slot {name} {one.act}"
            yield "in a slot"
    core = any(_has_part(clauses, amount.word, acts[x]) for x in acts if x != act)
    if core:
        yield "part of another"
    if _has_part(clauses, amount.word, one):
        yield f"part {_base(clauses, act)}"
        yield f"part {'shared' if core else 'alone'}"
        if act > amount.word:
            yield f"part before {_base(clauses, act)}"


def _has_part(clauses: Clauses, word: int, act: ActWord) -> bool:
    return any(word in clauses.spread(x) for name in _CORE for x in act.slots.get(name, ()))


def _see_others(
    clauses: Clauses, amount: FoundAmount, act: int, acts: Acts, way: _Way
) -> Iterator[str]:
    """Yield how the act stands to the other acts of the sentence."""
    kind = "time" if amount.is_time else "thing"
    yield f"of {min(len(acts), 4)} acts {way.place}"
    above = [x for x in (amount.word, *clauses.above(amount.word)) if x in acts]
    if act in above:
        yield f"{above.index(act)} nearer above"
        nearer = [x for x in above[: above.index(act)] if acts[x].act not in _SPEECH]
        yield f"{'deed' if nearer else 'no deed'} nearer above"
    elif above:
        first = "speech" if acts[above[0]].act in _SPEECH else "deed"
        inside = "inside" if above[0] in clauses.above(act) else "outside"
        yield f"another above {first} {inside}"
        yield f"another above {first} {inside} {kind}"
    else:
        yield f"none above {way.place}"
    side = "before" if act < amount.word else "behind"
    low, high = sorted((act, amount.word))
    between = sum(low < x < high for x in acts)
    yield f"{side} {min(between, 2)} between"
    yield f"{way.place} {side} {min(between, 2)} between"
    yield f"{'near' if high - low < 8 else 'far'} {way.place}"


def _base(clauses: Clauses, word: int) -> str:
    relation = clauses.parse.relations[word]
    return relation if relation == "acl:relcl" else relation.split(":")[0]
