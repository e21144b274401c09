"""Whether two amounts can both be so: of one thing, with bounds that leave room for both."""

from math import inf

from twosource.lexicon.goods import is_goods
from twosource.lexicon.units import MEASURES, MONEY_SINGULARS
from twosource.model import Amount
from twosource.text.folding import fold

__all__ = ["are_same_kind", "can_both_be", "find_bounds"]

_ABOUT = 0.1
_ANYBODY = frozenset({"person", "people", "man", "woman", "individual", "life", "victim"})


def are_same_kind(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts count one thing: the same unit, and objects that share their head.

    An amount without an object is of the same kind as any of its unit. People are counted under
    many nouns: "200 Mongolian students", "700 young Mongolians", "three men" and "six people".
    """
    units = _singular(one.unit), _singular(other.unit)
    ours, theirs = _list_words(one.object), _list_words(other.object)
    if units[0] != units[1]:
        return _are_people(one, other) and (_ANYBODY.issuperset(units) or bool(ours & theirs))
    if not ours or not theirs:
        return True
    few, many = sorted((ours, theirs), key=len)
    return few <= many or (bool(one.unit) and _is_unit_alone(one, other))


def can_both_be(one: Amount, other: Amount) -> bool:
    """Tell whether one number fits both; "about" leaves a tenth on either side."""
    low, high = find_bounds(one)
    other_low, other_high = find_bounds(other)
    return low <= other_high and other_low <= high


def find_bounds(amount: Amount) -> tuple[float, float]:
    """Return the least and the greatest number that an amount allows, both included."""
    low, high = amount.value, amount.upto if amount.upto is not None else amount.value
    match amount.comparator:
        case "about":
            return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
        case ">" | ">=":
            return low, inf
        case "<" | "<=":
            return -inf, high
    return low, high


def _are_people(one: Amount, other: Amount) -> bool:
    """Tell whether neither amount is of goods, money or a measure."""
    return not any(
        is_goods(x.unit, x.object) or x.unit in MONEY_SINGULARS or x.unit in MEASURES
        for x in (one, other)
    )


def _is_unit_alone(one: Amount, other: Amount) -> bool:
    """Tell whether either object says no more than the unit does: "soldiers" of "soldier"."""
    return any(_list_words(x.object) <= {_singular(x.unit)} for x in (one, other))


def _list_words(words: str) -> set[str]:
    return {_singular(word) for word in fold(words).split()}


def _singular(word: str) -> str:
    folded = fold(word)
    return "man" if folded == "men" else folded.removesuffix("s")
