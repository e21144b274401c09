"""Which amount belongs to which act of a sentence, by the tree."""

from collections.abc import Mapping, Sequence

from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.clauses import Clauses, Slots

__all__ = ["bind_amounts"]

# Slots whose words are part of an act; an act that several share has the amount several times.
_PARTS = frozenset({"subj", "obj", "to"})
_SENTENCE = frozenset({"conj", "parataxis"})


def bind_amounts(
    clauses: Clauses, amounts: Sequence[FoundAmount], acts: Mapping[int, Slots]
) -> dict[int, list[FoundAmount]]:
    """Return the amounts of each act, which is given by its word with the slots around it.

    What is subject or object of several acts belongs to each of them ("eleven sailors, held since
    May, walked free"); anything else belongs to the nearest act above it, or else beside it.
    """
    bound: dict[int, list[FoundAmount]] = {act: [] for act in acts}
    for amount in amounts:
        if not amount.is_aside:
            for act in _find_acts(clauses, amount, acts):
                bound[act].append(amount)
    return bound


def _find_acts(
    clauses: Clauses, amount: FoundAmount, acts: Mapping[int, Slots]
) -> list[int]:
    if amount.word in acts:
        return [amount.word]
    above = _find_above(clauses, amount.word, acts)
    if amount.is_time:
        return [above] if above is not None else []
    parts = [act for act, slots in acts.items() if _is_part(clauses, amount.word, slots)]
    if parts:
        return parts
    return [above] if above is not None else _find_beside(clauses, amount.word, acts)


def _is_part(clauses: Clauses, word: int, slots: Slots) -> bool:
    held = [x for name in _PARTS for one in slots.get(name, ()) for x in clauses.spread(one)]
    return word in held


def _find_above(clauses: Clauses, word: int, acts: Mapping[int, Slots]) -> int | None:
    """Return the nearest act that the amount hangs from."""
    return next((above for above in clauses.above(word) if above in acts), None)


def _find_beside(clauses: Clauses, word: int, acts: Mapping[int, Slots]) -> list[int]:
    """Return the act that is subject or object of a verb that the amount hangs from."""
    for above in clauses.above(word):
        below = [act for act in acts if above in _head_of(clauses, act)]
        if below:
            return below[:1]
    return []


def _head_of(clauses: Clauses, act: int) -> list[int]:
    return [clauses.parse.heads[act]]
