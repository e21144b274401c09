"""Whether two claims may tell of one happening: parties, days, and what is denied."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from twosource.model import Actor, When
from twosource.text.folding import fold

__all__ = [
    "Party",
    "agree_in_dates",
    "agree_in_parties",
    "agree_in_sides",
    "are_near",
    "are_same",
    "count_days_between",
    "make_parties",
]

# A copy that turned a day or a month keeps within this of its source; a year is another matter.
_NEAR_DAYS = 31


class Party(Struct, frozen=True, order=True):
    """What tells one party from another; words are folded, empty where the claim gives none."""

    state: str
    name: tuple[str, ...]
    title: str


def make_parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Return the parties that actors name, each once and sorted; an open "they" names none."""
    parties = {
        Party(one.state or "", tuple(sorted(set(fold(one.name).split()))), fold(one.title))
        for one in actors
    }
    return tuple(sorted(parties - {Party("", (), "")}))


def agree_in_parties(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool | None:
    """Tell whether all of the shorter list are in the longer; None where one side is silent."""
    if not first or not second:
        return None
    few, many = sorted((first, second), key=len)
    return all(any(are_same(one, other) for other in many) for one in few)


def agree_in_sides(
    first: Sequence[tuple[Party, ...]], second: Sequence[tuple[Party, ...]]
) -> list[bool | None]:
    """Compare both sides of an act that goes both ways, whichever side each party stands on.

    Each party of the shorter list must be another one of the longer. The two answers stand for the
    two sides, as if these were compared one by one; None where there is nobody to compare.
    """
    few, many = sorted((_list_parties(first), _list_parties(second)), key=len)
    left = list(many)
    for one in few:
        met = next((other for other in left if are_same(one, other)), None)
        if met is not None:
            left.remove(met)
    met_count = len(many) - len(left)
    missed = min(len(few) - met_count, 2)
    right = min(met_count, 2 - missed)
    nobody = 2 - missed - right
    return [*([True] * right), *([False] * missed), *([None] * nobody)]


def _list_parties(sides: Sequence[tuple[Party, ...]]) -> list[Party]:
    """List the parties of both sides; on one side a state stands for all who act for it."""
    listed: list[Party] = []
    for side in sides:
        listed += {one.state or one: one for one in reversed(side)}.values()
    return listed


def agree_in_dates(first: When | None, second: When | None) -> bool | None:
    """Tell whether two intervals have a day in common; None where one has no date."""
    if first is None or second is None:
        return None
    return not (_ends_before(first, second) or _ends_before(second, first))


def are_near(first: When, second: When) -> bool:
    """Tell whether so few days lie between two intervals that one may be the other, miscopied."""
    return count_days_between(first, second) <= _NEAR_DAYS


def count_days_between(first: When, second: When) -> int:
    """Count the days from the end of the earlier of two intervals to the start of the later.

    They have no day in common, and both of these days are known.
    """
    earlier, later = (first, second) if _ends_before(first, second) else (second, first)
    return (date.fromisoformat(later.start) - date.fromisoformat(earlier.end)).days


def are_same(one: Party, other: Party) -> bool:
    """Compare by state; by name or title where one of them has no state."""
    if one.state and other.state:
        return one.state == other.state
    if one.name and other.name:
        return set(one.name) <= set(other.name) or set(other.name) <= set(one.name)
    return bool(one.title) and one.title == other.title


def _ends_before(one: When, other: When) -> bool:
    return bool(one.end and other.start) and one.end < other.start
