"""The values of time expressions, taken apart again (TIMEX-like; see `twosource.read.times`)."""

import re

from msgspec import Struct

__all__ = ["TimeValue", "parse_value"]


class TimeValue(Struct, frozen=True):
    """One time expression in parts; what it does not say is None or "".

    `which` is "last", "this", "next", "earlier", "later", "yesterday", "today", "tomorrow", "ago"
    or "weekend"; `span` is the stretch it speaks of ("week", "month", "year"), or for "ago" the
    letter of the unit, with `count` many of them. `weekday` is 1 for Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str = ""
    span: str = ""
    count: int = 0

    @property
    def is_date(self) -> bool:
        """Tell whether it names a year, a month or a day of the calendar."""
        return self.year is not None or (self.month is not None and not self.which)


_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WHICH = re.compile(r"(last|this|next|earlier|later)-(.+)")
_AGO = re.compile(r"ago:P(\d+)([DWMY])")
_DAYS = frozenset({"yesterday", "today", "tomorrow", "weekend"})
_SPANS = frozenset({"week", "month", "year", "weekend"})


def parse_value(value: str) -> TimeValue | None:
    """Return the parts of a time value, None when it says nothing about a day ("T15:00")."""
    if value in _DAYS:
        return TimeValue(which=value)
    if match := _AGO.fullmatch(value):
        return TimeValue(which="ago", span=match[2], count=int(match[1]))
    if match := _WHICH.fullmatch(value):
        return _parse_which(match[1], match[2])
    return _parse_plain(value)


def _parse_which(which: str, rest: str) -> TimeValue | None:
    if rest in _SPANS:
        return TimeValue(which=which, span=rest)
    inner = _parse_plain(rest)
    if inner is None:
        return None
    return TimeValue(month=inner.month, weekday=inner.weekday, which=which)


def _parse_plain(value: str) -> TimeValue | None:
    if match := _WEEKDAY.fullmatch(value):
        return TimeValue(weekday=int(match[1]))
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year = None if match[1] == "XXXX" else int(match[1])
    month, day = (None if part is None else int(part) for part in (match[2], match[3]))
    if year is None and month is None:
        return None
    return TimeValue(year=year, month=month, day=day)
