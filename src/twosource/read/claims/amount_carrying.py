"""Amounts told in a sentence that names no act: "Seven stallholders are dead. It lasted an hour."

They belong to an act of the sentences before where the words tie them to it: harm to an attack, a
time behind "it", a sentence without a verb of its own. What the rules say is weighed in the end.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_alone import name_chief
from twosource.read.claims.amount_binding import Acts, bind_amounts
from twosource.read.claims.amount_signs import (
    BindingWeights,
    Pair,
    list_signs,
    load_binding,
    weigh_binding,
)
from twosource.read.claims.amount_words import HARM, LASTING
from twosource.read.claims.amounts import FoundAmount, find_amounts, list_known
from twosource.read.claims.clauses import Clauses

__all__ = ["Placed", "Weighed", "bind_report", "find_in_report", "weigh_pairs"]

_FORCE = frozenset({"ASSAULT", "COERCE"})
_UTTERED = frozenset({"REQUEST", "DENIAL", "THREATEN", "ACCUSE"})
_AGAIN = frozenset({"it", "they", "this", "that", "he", "she"})
_BACK = 2


class Placed(Struct, frozen=True):
    """An amount, and the sentence that it stands in."""

    sentence: int
    amount: FoundAmount


class Weighed(Struct, frozen=True):
    """An amount and an act, by sentence and word, with the signs that the one is said of it."""

    placed: Placed
    act: tuple[int, int]
    signs: Collection[str]


def bind_report(
    sentences: Sequence[ReadSentence],
    acts: Sequence[Acts],
    weights: BindingWeights | None = None,
) -> tuple[Mapping[int, list[Placed]], ...]:
    """Return for each sentence the amounts of its acts, by the word of the act.

    What an act of its own sentence has is not carried back to a sentence before. `weights` are by
    default those that ship.
    """
    weights = weights or load_binding()
    bound: list[dict[int, list[Placed]]] = [{act: [] for act in some} for some in acts]
    likely = [
        one
        for one in weigh_pairs(sentences, acts)
        if weigh_binding(one.signs, weights) > weights.least
    ]
    settled = {one.placed for one in likely if _is_at_home(one)}
    for one in likely:
        if _is_at_home(one) or one.placed not in settled:
            bound[one.act[0]][one.act[1]].append(one.placed)
    return tuple(bound)


def _is_at_home(one: Weighed) -> bool:
    return one.act[0] == one.placed.sentence


def weigh_pairs(sentences: Sequence[ReadSentence], acts: Sequence[Acts]) -> Iterator[Weighed]:
    """Yield every amount with every act of its sentence and of the ones before, and their signs."""
    clauses = [Clauses(one.parse) for one in sentences]
    ruled = _bind_by_rules(sentences, clauses, acts)
    counts = Counter(act for _, some in ruled for act in some)
    for placed, owners in ruled:
        place = placed.sentence
        for at in range(place, max(-1, place - _BACK - 1), -1):
            for word in acts[at]:
                own = (at, word) in owners
                pair = Pair(
                    placed.amount,
                    place - at,
                    word,
                    [(place - x, y) for x, y in owners],
                    counts[at, word] - own,
                )
                signs = list_signs(pair, clauses[place], clauses[at], acts[at], acts[place])
                yield Weighed(placed, (at, word), signs)


def find_in_report(sentences: Sequence[ReadSentence]) -> list[tuple[FoundAmount, ...]]:
    """Return the amounts of each sentence; "two of them" may count what was counted before."""
    found: list[tuple[FoundAmount, ...]] = []
    told: list[list[tuple[str, str]]] = []
    for sentence in sentences:
        earlier = [one for some in told[-_BACK:] for one in some]
        found.append(find_amounts(sentence, earlier))
        told.append(list_known(found[-1]) or name_chief(sentence))
    return found


def _bind_by_rules(
    sentences: Sequence[ReadSentence], clauses: Sequence[Clauses], acts: Sequence[Acts]
) -> list[tuple[Placed, list[tuple[int, int]]]]:
    """Return each amount with the acts that the rules give it to, by sentence and word."""
    ruled: list[tuple[Placed, list[tuple[int, int]]]] = []
    for place, found in enumerate(find_in_report(sentences)):
        here = bind_amounts(clauses[place], found, acts[place])
        for one in found:
            owners = [(place, act) for act, amounts in here.items() if one in amounts]
            if not owners and not one.is_aside:
                owner = _find_owner(clauses[place], one, acts, place)
                owners = [owner] if owner is not None else []
            ruled.append((Placed(place, one), owners))
    return ruled


def _find_owner(
    clauses: Clauses, amount: FoundAmount, acts: Sequence[Acts], place: int
) -> tuple[int, int] | None:
    """Return sentence and word of the act that the words tie an amount to."""
    if not amount.is_time and _is_harm(clauses, amount):
        for back in range(place, max(-1, place - _BACK - 1), -1):
            before = [x for x in acts[back] if back < place or x < amount.word]
            force = [x for x in before if acts[back][x].act in _FORCE]
            if force:
                return back, force[-1]
        return None
    if acts[place] or not place or not (_is_fragment(clauses) or _goes_on(clauses, amount)):
        return None
    deeds = [x for x in acts[place - 1] if acts[place - 1][x].act not in _UTTERED]
    return (place - 1, deeds[-1]) if deeds else None


def _is_harm(clauses: Clauses, amount: FoundAmount) -> bool:
    """Tell whether somebody counted is hurt: "at least nine drivers are dead"."""
    if amount.unit == "person" and not amount.object:
        return True
    if clauses.parse.mentions[amount.noun] != "person":
        return False
    head = clauses.parse.heads[amount.word]
    return head >= 0 and clauses.parse.lemmas[head].lower() in HARM | {"fall", "bleed"}


def _is_fragment(clauses: Clauses) -> bool:
    """Tell whether a sentence has no verb that says something of its own."""
    parse = clauses.parse
    root = parse.heads.index(-1)
    return (
        parse.upos[root] in ("NOUN", "NUM", "PROPN")
        and clauses.has(root, "nsubj", "cop", "csubj") is None
    )


def _goes_on(clauses: Clauses, amount: FoundAmount) -> bool:
    """Tell whether a time measures what "it" stands for: "It will last two weeks"."""
    head = clauses.parse.heads[amount.word]
    if not amount.is_time or head < 0 or clauses.parse.lemmas[head].lower() not in LASTING:
        return False
    subject = clauses.has(head, "nsubj")
    return subject is not None and clauses.parse.words[subject].lower() in _AGAIN
