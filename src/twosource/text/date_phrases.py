"""Dates in words, with the precision they came in."""

from datetime import date

from msgspec.structs import replace

from twosource.model import Grain, When

__all__ = ["parse_day", "say_when"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def parse_day(text: str) -> date | None:
    """Read an ISO date; None when it is none, as in a record that something else wrote."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def say_when(when: When) -> str:
    """Say an interval in words: "18–19 June 2024", "September 2023", "since 17 June 2024"."""
    if not (when.start or when.end):
        return "some time"
    if not when.end:
        return f"since {say_when(replace(when, end=when.start, grain=_say_grain(when)))}"
    if not when.start:
        return f"until {say_when(replace(when, start=when.end, grain=_say_grain(when)))}"
    start, end = parse_day(when.start), parse_day(when.end)
    if start is None or end is None:
        return when.start if when.start == when.end else f"{when.start} to {when.end}"
    if when.grain == "year":
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if when.grain == "month":
        return _say_months(start, end)
    if when.grain == "week" and (end - start).days <= 6:
        return f"week of {_say_day(start)}"
    return _say_days(start, end)


def _say_grain(when: When) -> Grain:
    """Return how exactly the known end of an open interval is said: a week by its day."""
    return "day" if when.grain in ("week", "span") else when.grain


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _say_days(start: date, end: date) -> str:
    if start == end:
        return _say_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_say_day(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {_say_day(end)}"
    return f"{_say_day(start)} – {_say_day(end)}"


def _say_months(start: date, end: date) -> str:
    first, last = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{first} {start.year}"
    if start.year == end.year:
        return f"{first} – {last} {end.year}"
    return f"{first} {start.year} – {last} {end.year}"
