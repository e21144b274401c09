"""What the day of writing and the status of an act allow its days to be."""

from datetime import date, timedelta

from msgspec.structs import replace

from twosource.model.claim import Status
from twosource.read.claims.stretches import Interval

__all__ = ["end_by", "is_misread"]

_TOLD: frozenset[Status] = frozenset({"happened", "ongoing", "alleged", "denied", "failed"})
_OVER: frozenset[Status] = frozenset({"happened", "alleged", "denied", "failed"})
_TO_COME: frozenset[Status] = frozenset({"planned", "offered"})


def is_misread(days: Interval | None, status: Status, written: date | None) -> bool:
    """Tell whether a time was read wrongly, by the day of writing.

    That is where what has happened would lie ahead of it, or what is planned before it.
    """
    if days is None or written is None:
        return False
    if status in _TOLD and days.start is not None:
        return days.start > written + timedelta(days=1)
    return status in _TO_COME and days.end is not None and days.end < written


def end_by(days: Interval | None, status: Status, written: date | None) -> Interval | None:
    """Return the days with no more than the writing behind them, where an act is over.

    "Was shot this week", written on a Friday, leaves no Saturday.
    """
    if days is None or written is None or status not in _OVER or days.end is None:
        return days
    if days.start is None or not days.start <= written < days.end:
        return days
    return replace(days, end=written)
