"""Dates written in numbers alone: "2024-07-16", "16.07.2024", "2023-09"."""

import re
from collections.abc import Iterator

from twosource.text.date_words import CalendarDate, is_real_date

__all__ = ["find_number_dates"]

_YEAR = r"((?:1[0-9]|20)[0-9]{2})"
_LEFT = r"(?<![\w.,/:-])"
_RIGHT = r"(?![\w/]|[.,:-][0-9])"

_ISO_DAY = re.compile(
    _LEFT
    + _YEAR
    + r"-([0-9]{2})-([0-9]{2})"
    + r"(?:[Tt][0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    + r"(?:[Zz]|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?"
    + _RIGHT
)
_ISO_MONTH = re.compile(_LEFT + r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?!-)" + _RIGHT)
_YEAR_FIRST = re.compile(_LEFT + _YEAR + r"([/.])([0-9]{1,2})\2([0-9]{1,2})" + _RIGHT)
_YEAR_LAST = re.compile(_LEFT + r"([0-9]{1,2})([/.-])([0-9]{1,2})\2" + _YEAR + _RIGHT)


def find_number_dates(text: str) -> Iterator[CalendarDate]:
    """Yield the dates in numbers that can be read in one way only, form by form."""
    for match in _ISO_DAY.finditer(text):
        yield from _real(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _ISO_MONTH.finditer(text):
        year, month = int(match[1]), int(match[2])
        if month != (year + 1) % 100:  # "2010-11" may as well be a season of two years
            yield from _real(match, year, month, None)
    for match in _YEAR_FIRST.finditer(text):
        yield from _real(match, int(match[1]), int(match[3]), int(match[4]))
    for match in _YEAR_LAST.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or first == second:
            yield from _real(match, year, second, first)
        elif second > 12:
            yield from _real(match, year, first, second)


def _real(match: re.Match[str], year: int, month: int, day: int | None) -> Iterator[CalendarDate]:
    if is_real_date(year, month, day):
        yield CalendarDate(match.start(), match.end(), year, month, day)
