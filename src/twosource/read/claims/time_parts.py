"""Cuts a stretch of days to the part that is spoken of: "mid-May", "the first half of 2031"."""

from datetime import date, timedelta

from msgspec.structs import replace

from twosource.read.claims.stretches import Interval, make_days, make_months, make_year
from twosource.read.claims.time_phrases import Part

__all__ = ["cut_part"]

_THIRDS = {"early": 0, "mid": 1, "late": 2}
_WEEKS = {"first-week": 0, "second-week": 1, "third-week": 2, "last-week": -1}
_MOST_MONTHS = 12
_DECADE, _CENTURY = 10, 100


def cut_part(whole: Interval, part: Part, written: date | None) -> Interval:
    """Return the part of a stretch; a part of a day leaves the day as it is.

    Early, mid and late are thirds: of a month the days 1–10, 11–20 and the rest; of a year four
    months; of a week the first, middle and last three days; of a decade 0–3, 4–6 and 7–9.
    """
    start, end = whole.start, whole.end
    if start is None or end is None or not part:
        return whole
    if part == "rest":
        return make_days(max(start, min(written or start, end)), end)
    if part in ("eve", "night-to"):
        if start == date.min:
            return whole
        before = start - timedelta(days=1)
        return make_days(before, before if part == "eve" else start)
    if part in ("first-day", "last-day"):
        return make_days(start, start) if part == "first-day" else make_days(end, end)
    if part in _WEEKS:
        return _cut_week(start, end, _WEEKS[part])
    if part in ("first-half", "second-half"):
        return _halve(whole, start, end, first=part == "first-half")
    return _cut_third(whole, start, end, _THIRDS[part]) if part in _THIRDS else whole


def _cut_week(start: date, end: date, place: int) -> Interval:
    """Return seven days, counted from the first ones on, or the last seven."""
    if (end - start).days < 7 * max(1, place + 1):
        return make_days(start, end)
    week = timedelta(days=6)
    first = start + timedelta(weeks=place)
    return make_days(first, first + week) if place >= 0 else make_days(end - week, end)


def _halve(whole: Interval, start: date, end: date, *, first: bool) -> Interval:
    months = _count_months(whole, start, end)
    if months > _MOST_MONTHS:
        years = (end.year - start.year + 1) // 2
        return make_year(start.year if first else start.year + years, years)
    if months and months % 2 == 0:
        size = months // 2
        return make_months(start.year, start.month + (0 if first else size), size)
    middle = start + timedelta(days=(end - start).days // 2)
    if middle == end:
        return whole
    return make_days(start, middle) if first else make_days(middle + timedelta(days=1), end)


def _count_months(whole: Interval, start: date, end: date) -> int:
    """Return how many whole months there are, 0 for what is no row of months."""
    if whole.grain not in ("month", "year"):
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _cut_third(whole: Interval, start: date, end: date, third: int) -> Interval:
    months = _count_months(whole, start, end)
    if whole.grain == "week":
        first = start + timedelta(days=2 * third)
        return make_days(first, first + timedelta(days=2))
    if months == 1:
        low, high = [(1, 10), (11, 20), (21, end.day)][third]
        return replace(
            whole, start=start.replace(day=low), end=start.replace(day=high), grain="span"
        )
    if months in (3, 6, 12):
        size = months // 3
        return make_months(start.year, start.month + third * size, size)
    if months in (_DECADE * 12, _CENTURY * 12):
        scale = months // (_DECADE * 12)
        first_year, count = [(0, 4), (4, 3), (7, 3)][third]
        return make_year(start.year + first_year * scale, count * scale)
    return whole
