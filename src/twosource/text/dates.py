"""Dates as the press writes them, found by form alone; nothing is resolved against a calendar."""

import re
from collections.abc import Iterable

from msgspec import Struct

from twosource.text.date_months import find_month_dates
from twosource.text.date_numbers import find_number_dates
from twosource.text.date_words import GAP, MONTHS, WEEKDAYS, CalendarDate, is_real_date
from twosource.text.date_years import find_years

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "CalendarDate",
    "Weekday",
    "find_calendar_dates",
    "find_weekdays",
    "is_real_date",
    "parse_date",
]

_MONTH_NAME = "(" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + ")"
_DAY_NAME = "(?:" + "|".join(sorted(WEEKDAYS, key=lambda name: (-len(name), name))) + ")"
_CLOCK = (
    r"(?:[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?(?:\s?[ap]\.?m\.?)?"
    r"|[0-9]{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s?(?:z|[a-z]{2,5}|\([a-z]{2,5}\)|[+-][0-9]{2}:?[0-9]{2})){0,2}"
)
_BEFORE = re.compile(
    r"(?:(?:first )?(?:published|updated|posted|last updated|last modified)(?: on| at)?:?\s{0,3})?"
    rf"(?:{_CLOCK}[,\s]{{1,3}}(?:on\s)?)?(?:{_DAY_NAME}[.,]{{0,2}}\s{{0,3}})?(?:the\s)?",
    re.IGNORECASE | re.ASCII,
)
_AFTER = re.compile(
    rf"\.?(?:[\s,|·–-]{{1,3}}(?:at\s)?{_CLOCK}(?:\s?\([^()]{{1,40}}\))?)?", re.IGNORECASE | re.ASCII
)
_BASIC = re.compile(r"((?:1[0-9]|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6}Z?)?")
_YEAR_ALONE = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?")
_RFC_822 = re.compile(
    rf"(?:{_DAY_NAME},?\s)?([0-9]{{1,2}})[ -]{_MONTH_NAME}[ -]([0-9]{{2}})\s{_CLOCK}",
    re.IGNORECASE | re.ASCII,
)
_ASCTIME = re.compile(
    rf"{_DAY_NAME},?\s{_MONTH_NAME}\s{{1,2}}([0-9]{{1,2}})\s"
    r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\s[a-z]{3,5})?\s([0-9]{4})",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_DATE = 120

_WEEKDAY = re.compile(
    r"(?<![^\W_])(" + "|".join(sorted(WEEKDAYS, key=lambda name: (-len(name), name))) + r")"
    r"(?![^\W_])",
    re.IGNORECASE | re.ASCII,
)
_DATE_FOLLOWS = re.compile(
    rf"\.?,?{GAP}(?:[0-9]{{1,2}}(?![0-9])|{_MONTH_NAME}(?!\w))", re.ASCII | re.I
)
# "Black Friday" and "Bloody Sunday" name happenings, not the day that is spoken of.
_HAPPENING = re.compile(rf"(?<!\w)(?:Black|Bloody|Good|Super|Cyber){GAP}\Z")
# "The Sun, 5 June" is a newspaper.
_THE = re.compile(rf"(?<!\w)[Tt]he{GAP}\Z")
_WINDOW = 12


class Weekday(Struct, frozen=True, order=True):
    """A day of the week in a text at the code points `[start, end)`; Monday is 1."""

    start: int
    end: int
    weekday: int


def find_calendar_dates(text: str) -> tuple[CalendarDate, ...]:
    """Return the absolute and partial dates of `text`, sorted and without overlaps.

    "June 12–14" gives two dates. Dates that could be read in two ways ("05/07/2024") and dates
    that the calendar lacks are left out. Time is linear in the length of the text.
    """
    found = [*find_number_dates(text), *find_month_dates(text), *find_years(text)]
    return _without_overlaps(found)


def parse_date(text: str) -> CalendarDate | None:
    """Return the date that the whole of `text` is, None when it is not one date.

    Reads ISO 8601, RFC 822, 850 and 2822, asctime, and the forms of the press, with or without a
    weekday, a time and a zone. The zone is not applied: the day is the one that is written.
    """
    if len(text) > _LONGEST_DATE:
        return None
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    found = _read_whole(bare)
    if found is None:
        return None
    return CalendarDate(lead, lead + len(bare), found.year, found.month, found.day)


def find_weekdays(text: str) -> tuple[Weekday, ...]:
    """Return the days of the week named in `text`; abbreviations only where a date follows."""
    return tuple(
        Weekday(match.start(), match.end(), WEEKDAYS[match.group().lower()])
        for match in _WEEKDAY.finditer(text)
        if _is_weekday(text, match)
    )


def _is_weekday(text: str, match: re.Match[str]) -> bool:
    opening = max(0, match.start() - _WINDOW)
    if match.group().lower().endswith("day"):
        return _HAPPENING.search(text, opening, match.start()) is None
    if match.group().islower() or _THE.search(text, opening, match.start()):
        return False
    return _DATE_FOLLOWS.match(text, match.end()) is not None


def _without_overlaps(found: Iterable[CalendarDate]) -> tuple[CalendarDate, ...]:
    """Keep the leftmost, and of those the longest."""
    kept: list[CalendarDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def _read_whole(text: str) -> CalendarDate | None:
    for date in find_calendar_dates(text):
        if _BEFORE.fullmatch(text, 0, date.start) and _AFTER.fullmatch(text, date.end):
            return date
    return _read_machine_form(text) or _read_part(text)


def _read_machine_form(text: str) -> CalendarDate | None:
    if match := _BASIC.fullmatch(text):
        return _real(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _RFC_822.fullmatch(text):
        year = int(match[3])
        century = 1900 if year >= 69 else 2000  # as POSIX reads two digits
        return _real(text, century + year, MONTHS[match[2].lower()], int(match[1]))
    if match := _ASCTIME.fullmatch(text):
        return _real(text, int(match[3]), MONTHS[match[1].lower()], int(match[2]))
    return None


def _read_part(text: str) -> CalendarDate | None:
    """Read a year, a year and month, or the name of a month."""
    if match := _YEAR_ALONE.fullmatch(text):
        return _real(text, int(match[1]), int(match[2]) if match[2] else None, None)
    month = MONTHS.get(text.rstrip(".").lower())
    return None if month is None else _real(text, None, month, None)


def _real(text: str, year: int | None, month: int | None, day: int | None) -> CalendarDate | None:
    if not is_real_date(year, month, day):
        return None
    return CalendarDate(0, len(text), year, month, day)
