"""The days that a report shows for itself, with or without a year, and how far two lie apart."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from twosource.group.profile import Profile
from twosource.text.dates import CalendarDate, find_calendar_dates

__all__ = ["days_apart", "days_later", "find_days", "find_page_days", "list_neighbours"]

_OF_THE_PAGE = ("record", "jsonld", "meta", "page", "url")
_TRUSTED = ("record", "jsonld", "meta", "dateline")
# A dateline gives no year; the distance is then taken in this year, or over its end.
_SOME_YEAR = 2023
_DAYS_A_YEAR = 365

# A stretch of days: the year, None where it is not known, and its number in the year.
_Stretch = tuple[int | None, int]


def find_days(profiles: Sequence[Profile]) -> tuple[CalendarDate, ...]:
    """Return the days that records, page data or datelines give for the versions of one text.

    What a page merely prints counts only where no version has anything better: a republished copy
    shows the day of its republication.
    """
    trusted = [day for profile in profiles for day in _trusted_days(profile)]
    return tuple(trusted or [day for profile in profiles for day in _printed_days(profile)])


def find_page_days(profile: Profile) -> tuple[CalendarDate, ...]:
    """Return the days that a page or record gives for itself, else those of the dateline:
    a copy keeps the dateline of what it was taken from.
    """
    dates = profile.report.dates
    own = [_day_of(one.when.start) for one in dates if one.when.basis in _OF_THE_PAGE]
    return tuple(own or _dateline_days(profile))


def days_apart(first: Sequence[CalendarDate], second: Sequence[CalendarDate]) -> int | None:
    """Return the least distance in days between two sets of days, None when either is empty."""
    distances = [_distance(one, other) for one in first for other in second]
    return min(distances, default=None)


def days_later(later: Sequence[CalendarDate], earlier: Sequence[CalendarDate]) -> int | None:
    """Return by how many days the first of `later` follows the first of `earlier`, below 0 when it
    comes before it; None when either is empty. Without a year the nearer way round counts.
    """
    if not later or not earlier:
        return None
    return min(max(_days_from(one, other) for other in earlier) for one in later)


def list_neighbours(
    days: Sequence[Sequence[CalendarDate]], *, most_days: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield numbers of sets of days, and those of the sets that may lie near them: every two sets
    at most `most_days` apart come together, and some that lie a little farther apart.

    The year is cut into stretches of `most_days`; a set meets those of its own and the next one.
    """
    count = max(1, _DAYS_A_YEAR // max(1, most_days))
    held: dict[_Stretch, list[int]] = {}
    for number, shown in enumerate(days):
        for stretch in {_stretch_of(day, count, most_days) for day in shown}:
            held.setdefault(stretch, []).append(number)
    for stretch, numbers in held.items():
        near = [held.get(one, []) for one in _stretches_near(stretch, count)]
        yield np.array(numbers), np.unique(np.concatenate([numbers, *near]).astype(np.int64))


def _stretch_of(day: CalendarDate, count: int, length: int) -> _Stretch:
    """Return the stretch of a day; the last of a year is the longest, so that no short one lies
    between two days that are near.
    """
    in_year = (_date(day, _SOME_YEAR) - date(_SOME_YEAR, 1, 1)).days
    return day.year or None, min(in_year // max(1, length), count - 1)


def _stretches_near(stretch: _Stretch, count: int) -> set[_Stretch]:
    """Return the next stretch; of days without a year those around as well, whatever the year."""
    year, number = stretch
    before, after = (number - 1) % count, (number + 1) % count
    if year is None:
        return {(None, after)}
    following = (year, number + 1) if number + 1 < count else (year + 1, 0)
    return {following, (None, before), (None, number), (None, after)}


def _trusted_days(profile: Profile) -> list[CalendarDate]:
    dates = profile.report.dates
    days = [_day_of(one.when.start) for one in dates if one.when.basis in _TRUSTED]
    return days + _dateline_days(profile)


def _printed_days(profile: Profile) -> list[CalendarDate]:
    dates = profile.report.dates
    return [_day_of(one.when.start) for one in dates if one.when.basis in ("page", "url")]


def _day_of(day: str) -> CalendarDate:
    year, month, number = map(int, day.split("-"))
    return CalendarDate(0, 0, year, month, number)


def _dateline_days(profile: Profile) -> list[CalendarDate]:
    report = profile.report
    lines = [
        report.text[piece.span.start : piece.span.end]
        for piece in report.furniture
        if piece.kind == "dateline"
    ]
    found = [one for line in lines for one in find_calendar_dates(line)]
    return [one for one in found if one.month and one.day]


def _distance(one: CalendarDate, other: CalendarDate) -> int:
    return abs(_days_from(one, other))


def _days_from(one: CalendarDate, other: CalendarDate) -> int:
    """Return how many days `one` comes after `other`."""
    if one.year and other.year:
        return (_date(one, one.year) - _date(other, other.year)).days
    days = (_date(one, _SOME_YEAR) - _date(other, _SOME_YEAR)).days
    half = _DAYS_A_YEAR // 2
    return (days + half) % _DAYS_A_YEAR - half


def _date(day: CalendarDate, year: int) -> date:
    month, number = day.month or 1, day.day or 1
    is_leap_day = (month, number) == (2, 29)
    return date(year, month, 28 if is_leap_day and year == _SOME_YEAR else number)
