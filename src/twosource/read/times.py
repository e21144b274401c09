"""Time expressions of a text, each with a TIMEX-like value that does not depend on a date.

Values: "2024-06-19", "2024-06", "2024", "199X", "XXXX-06-12", "XXXX-03", "XXXX-WXX-2" (Tuesday),
"last-XXXX-09" (last September), "last-XXXX-WXX-2", "last-week", "earlier-year" (earlier this year),
"weekend", "last-weekend", "yesterday", "today", "tomorrow", "ago:P10D" (ten days ago),
"past:P2W" (in the past two weeks), "T15:00" (3 p.m.).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from twosource.text.dates import find_calendar_dates, find_weekdays

__all__ = ["Time", "find_times"]


class Time(Struct, frozen=True, order=True):
    """A time expression: where it stands (code points) and its value."""

    start: int
    end: int
    value: str


_COUNTS = {
    "a": "1",
    "an": "1",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "few": "X",
    "several": "X",
}
_UNITS = {"day": "D", "week": "W", "fortnight": "2W", "month": "M", "year": "Y", "decade": "10Y"}
_WHICH = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
}
_FIXED = {
    "yesterday": "yesterday",
    "today": "today",
    "tonight": "today",
    "tomorrow": "tomorrow",
    "last night": "yesterday",
    "this morning": "today",
    "this afternoon": "today",
    "this evening": "today",
    "earlier today": "today",
    "later today": "today",
    "christmas": "XXXX-12-25",
    "christmas day": "XXXX-12-25",
    "christmas eve": "XXXX-12-24",
    "boxing day": "XXXX-12-26",
    "new year's eve": "XXXX-12-31",
    "new year's day": "XXXX-01-01",
}

_COUNT = r"(?:\d{1,3}|" + "|".join(_COUNTS) + r")"
_UNIT = r"(?:day|week|fortnight|month|year|decade)"

_RELATIVE = re.compile(
    rf"""\b(?:
      (?P<which>last|past|previous|this|next|coming|upcoming)\s{{1,3}}(?:coming\s{{1,3}})?(?:
          (?P<span>week|month|year|decade|quarter|century|weekend|spring|summer|autumn|winter)(?!\s{{1,3}}of\b)
        | (?P<many>{_COUNT})\s{{1,3}}(?P<manyunit>{_UNIT})s?
        | (?P<part>night|morning|afternoon|evening)
      )
    | (?P<side>earlier|later)\s{{1,3}}
        (?:(?:in\s{{1,3}})?(?:this|the)\s{{1,3}}(?P<sideunit>week|month|year)|today)
    | (?P<agocount>{_COUNT})\s{{1,3}}(?P<agounit>{_UNIT})s?\s{{1,3}}ago
    | the\s{{1,3}}(?P<weekend>weekend)
    | (?P<fixed>yesterday|today|tonight|tomorrow|boxing\sday|christmas(?:\s(?:eve|day))?
        | new\syear['’]s\s(?:eve|day))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Only texts with one of these words can hold a relative expression.
_HINT = re.compile(
    r"(?:last|past|previous|this|next|coming|earlier|later|ago|the\sweekend|day|morrow|night"
    r"|christmas|new\syear)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<only>1[0-2]|[1-9])\s?(?P<onlyhalf>[ap])\.?m\b\.?)(?![\d%])",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?<![\w.,$€£/:])(?:mid-)?(1[6-9]\d|20[0-4])0s\b")
# "the 2021 rains": few write a count of four digits without a comma after an article.
_YEAR_OF = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|that)\s((?:19|20)(?!00)\d\d)(?=\s[a-z]{3})", re.IGNORECASE
)
_WHICH_BEFORE = re.compile(r"\b(" + "|".join(_WHICH) + r")\s(?:coming\s)?$", re.IGNORECASE)
_LONGEST_WHICH = 20


def find_times(text: str) -> tuple[Time, ...]:
    """Return the time expressions of `text`, sorted by place, without overlap.

    Where two readings overlap the longer wins. Ordinary words ("may", "march", "second") are no
    times; a bare number is a year only where it can be no count. Values as TIMEX3 has them, with
    the relative ones left relative, because the date of writing is not known here.
    """
    found = [*_find_relative(text), *_find_calendar(text), *_find_clocks(text)]
    found.extend(Time(m.start(), m.end(), f"{m[1]}X") for m in _DECADE.finditer(text))
    found.extend(Time(m.start(1), m.end(1), m[1]) for m in _YEAR_OF.finditer(text))
    return _without_overlap(found)


def _without_overlap(found: list[Time]) -> tuple[Time, ...]:
    kept: list[Time] = []
    for time in sorted(found, key=lambda time: (time.start, -time.end, time.value)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(kept)


def _find_relative(text: str) -> Iterator[Time]:
    if _HINT.search(text) is None:
        return
    for match in _RELATIVE.finditer(text):
        value = _value_of_relative(match)
        if value is not None:
            yield Time(match.start(), match.end(), value)


def _value_of_relative(match: re.Match[str]) -> str | None:
    part = {name: text.lower() for name, text in match.groupdict().items() if text is not None}
    if "fixed" in part:
        return _FIXED[" ".join(part["fixed"].replace("’", "'").split())]
    if "weekend" in part:
        return "weekend"
    if "agounit" in part:
        return f"ago:{_duration(part['agocount'], part['agounit'])}"
    if "side" in part:
        return f"{part['side']}-{part['sideunit']}" if "sideunit" in part else "today"
    return _value_of_which(_WHICH[part["which"]], part)


def _value_of_which(which: str, part: dict[str, str]) -> str | None:
    if "part" in part:
        return _FIXED.get(f"{which} {part['part']}")
    if "many" in part:
        direction = {"last": "past", "next": "coming"}.get(which)
        return direction and f"{direction}:{_duration(part['many'], part['manyunit'])}"
    return f"{which}-{part['span']}"


def _duration(count: str, unit: str) -> str:
    """Return an ISO 8601 duration; a decade is ten years, a fortnight two weeks."""
    each = _UNITS[unit.removesuffix("s")]
    number = _COUNTS.get(count, count)
    letter = each[-1]
    if number == "X":
        return f"PX{letter}"
    return f"P{int(number) * int(each[:-1] or '1')}{letter}"


def _find_calendar(text: str) -> Iterator[Time]:
    for date in find_calendar_dates(text):
        value = _value_of_date(date.year, date.month, date.day)
        is_month = date.year is None and date.day is None
        yield (
            _which(text, date.start, date.end, value)
            if is_month
            else Time(date.start, date.end, value)
        )
    for day in find_weekdays(text):
        yield _which(text, day.start, day.end, f"XXXX-WXX-{day.weekday}")


def _which(text: str, start: int, end: int, value: str) -> Time:
    """Return the month or weekday with the word that says which: "last September"."""
    before = text[max(0, start - _LONGEST_WHICH) : start]
    match = _WHICH_BEFORE.search(before)
    if match is None:
        return Time(start, end, value)
    return Time(start - len(before) + match.start(), end, f"{_WHICH[match[1].lower()]}-{value}")


def _value_of_date(year: int | None, month: int | None, day: int | None) -> str:
    value = "XXXX" if year is None else f"{year:04}"
    if month is not None:
        value += f"-{month:02}"
    if day is not None:
        value += f"-{day:02}"
    return value


def _find_clocks(text: str) -> Iterator[Time]:
    for match in _CLOCK.finditer(text):
        half = (match["half"] or match["onlyhalf"] or "").lower()
        hour = int(match["hour"] or match["only"])
        if not half and text[match.end("hour")] != ":":
            continue
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        yield Time(match.start(), match.end(), f"T{hour:02}:{match['minute'] or '00'}")
