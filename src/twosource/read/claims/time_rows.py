"""Times that stand in a row: "on Monday and Tuesday", "in 1961, 2000 and 2001"."""

from collections.abc import Sequence

from msgspec.structs import replace

from twosource.read.claims.stretches import Interval
from twosource.read.claims.times import Timed

__all__ = ["join_rows"]


def join_rows(text: str, found: Sequence[Timed]) -> list[Timed]:
    """Return the times of a sentence with those that stand in a row told together.

    Two are the stretch from the one to the other, as hands label it. Three and more stay apart, and
    each knows the whole row: what has all of them happened as often.
    """
    rows: list[list[Timed]] = []
    for one in found:
        if rows and _goes_on(text, rows[-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in _close(text, row)]


def _goes_on(text: str, row: Sequence[Timed], other: Timed) -> bool:
    """Tell whether a time is told of the same as those before it, and lies behind them."""
    first, last = row[0], row[-1]
    before, after = last.days, other.days
    if not before or not after or not before.end or not after.start or not after.end:
        return False
    is_same = before.start is not None and before.grain == after.grain
    is_beside = other.anchor in (first.anchor, first.head, last.head)
    is_joined = _find_between(text, last, other) in ("", "and")
    return is_same and is_beside and is_joined and after.start > before.end


def _find_between(text: str, one: Timed, other: Timed) -> str:
    return text[one.phrase.end : other.phrase.start].strip(" ,").lower()


def _close(text: str, row: Sequence[Timed]) -> Sequence[Timed]:
    if len(row) == 1 or _find_between(text, *row[-2:]) != "and":
        return row
    days = tuple(one.days for one in row if one.days is not None)
    if len(row) > 2:
        return [replace(one, row=days) for one in row]
    low, high = days
    grain = "span" if low.grain == "day" else low.grain
    return [replace(row[0], end=row[1].end, days=Interval(low.start, high.end, grain))]
