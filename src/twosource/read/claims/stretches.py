"""Stretches of the calendar: weeks, months, quarters, seasons, years, and steps between days."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.when import Grain

__all__ = [
    "Interval", "Way", "blur", "choose", "find_easter", "make_day", "make_days", "make_months",
    "make_unit", "make_week", "make_year", "move_years", "read_duration", "step",
]  # fmt: skip

Way = Literal["past", "future", "last", "next", "this", ""]
"""Which of several stretches is meant: "past", "future", "last", "next", or the nearest."""

_DURATION = re.compile(r"P(?P<clock>T?)(?P<count>\d{1,4}|X)(?P<unit>[DWMQYH])")

_MONTHS = {"M": 1, "Q": 3, "Y": 12}


class Interval(Struct, frozen=True, order=True):
    """Days from `start` to `end`, both included; None where an end is open, never both."""

    start: date | None
    end: date | None
    grain: Grain


def make_day(day: date) -> Interval:
    """Return one day."""
    return Interval(day, day, "day")


def make_days(first: date, last: date) -> Interval:
    """Return some days, first and last included."""
    return Interval(first, last, "day" if first == last else "span")


def make_week(day: date) -> Interval:
    """Return the week from Monday to Sunday that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def make_months(year: int, month: int, count: int) -> Interval:
    """Return `count` months from one on; months may count beyond twelve, and below one."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    end = date(last // 12, last % 12 + 1, 1)
    size = monthrange(end.year, end.month)[1]
    return Interval(date(first // 12, first % 12 + 1, 1), end.replace(day=size), "month")


def make_year(year: int, count: int = 1) -> Interval:
    """Return `count` years from one on."""
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), "year")


def make_unit(day: date, unit: str, shift: int = 0) -> Interval | None:
    """Return the day, week, month, quarter or year that holds a day, or one `shift` units off."""
    if unit == "day":
        return make_day(day + timedelta(days=shift))
    if unit == "week":
        return make_week(day + timedelta(weeks=shift))
    if unit == "month":
        return make_months(day.year, day.month + shift, 1)
    if unit == "quarter":
        return make_months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    if unit == "year":
        return make_year(day.year + shift)
    return None


def read_duration(value: str) -> tuple[int, str] | None:
    """Return count and letter of "P9D"; None for "PXD" and for hours and minutes."""
    match = _DURATION.fullmatch(value)
    if match is None or match["count"] == "X" or match["clock"]:
        return None
    return int(match["count"]), match["unit"]


def step(day: date, count: int, letter: str) -> date:
    """Return the day that lies some days, weeks, months, quarters or years off.

    From the 31st it is the last day of a month that has none.
    """
    if letter == "D":
        return day + timedelta(days=count)
    if letter == "W":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * _MONTHS[letter]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def move_years(one: Interval, year: int) -> Interval | None:
    """Return a stretch moved to the year in which it shall begin; None for one that is open."""
    if one.start is None or one.end is None:
        return None
    count = year - one.start.year
    if one.grain in ("month", "year"):
        months = (one.end.year - one.start.year) * 12 + one.end.month - one.start.month + 1
        return replace(make_months(year, one.start.month, months), grain=one.grain)
    start, end = step(one.start, count, "Y"), step(one.end, count, "Y")
    return make_week(start) if one.grain == "week" else make_days(start, end)


def blur(day: date, count: int, letter: str) -> Interval:
    """Return a day as exactly as its distance was told: "a week ago" is a day, "in May" are not."""
    if letter == "D" or (letter == "W" and count == 1):
        return make_day(day)
    if letter == "W":
        return make_week(day)
    if letter in ("M", "Q"):
        return make_months(day.year, day.month, 1)
    return make_year(day.year)


def find_easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous rule of 1876)."""
    century, rest = divmod(year, 100)
    lift = 19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (lift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def choose(candidates: Iterable[Interval], day: date, way: Way) -> Interval | None:
    """Return the stretch that is meant on a day of writing.

    "past" is the latest that has begun, "future" the earliest that is not over, "last" and "next"
    leave out the one that holds the day, "" is the nearest, the past one where two are as near.
    """
    known = sorted((one.start, one.end, one) for one in candidates if one.start and one.end)
    if way == "past":
        return next((one for start, _, one in reversed(known) if start <= day), None)
    if way == "future":
        return next((one for _, end, one in known if end >= day), None)
    if way == "last":
        return next((one for _, end, one in reversed(known) if end < day), None)
    if way == "next":
        return next((one for start, _, one in known if start > day), None)
    return min(
        (one for _, _, one in known), key=lambda one: (_distance(one, day), one), default=None
    )


def _distance(one: Interval, day: date) -> int:
    if one.start is None or one.end is None:
        return 0
    return max((one.start - day).days, (day - one.end).days, 0)
