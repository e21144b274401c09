"""The words and pieces that every form of a written date is made of."""

import re
from calendar import monthrange

from msgspec import Struct

__all__ = ["GAP", "MONTHS", "WEEKDAYS", "CalendarDate", "counts_something", "is_real_date"]

MONTHS: dict[str, int] = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
"""Names and abbreviations of the months in lower case, without a dot."""

WEEKDAYS: dict[str, int] = {
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
    "mon": 1,
    "tues": 2,
    "tue": 2,
    "wed": 3,
    "thurs": 4,
    "thur": 4,
    "thu": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
"""Names and abbreviations of the days in lower case, without a dot; Monday is 1 (ISO 8601)."""

# A space inside a date: a few blanks, or one line break; never an empty line.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"

_LEAP_YEAR = 2000

_COUNTED = re.compile(
    r"\s?%|"
    + GAP
    + r"(?:(?P<between>[^\W\d_]{2,20}(?:-[^\W\d_]{2,20})?)"
    + GAP
    + r")??(?:people|persons|men|women|children|troops|soldiers|fighters|militants|rebels"
    r"|civilians|workers|officers|police|personnel|sailors|pilots|prisoners|hostages|refugees"
    r"|migrants|families|homes|houses|households|villages|buildings|tonnes|tons|kilograms|kilos"
    r"|miles|kilometres|kilometers|km|metres|meters|feet|rounds|shells|missiles|rockets|drones"
    r"|tanks|vehicles|containers|trucks|aircraft|planes|ships|boats|dollars|euros|pounds|yuan"
    r"|rubles|roubles|yen|won|jobs|cases|deaths|casualties|victims|votes|seats|members|others"
    r"|countries|nations|companies|firms|cities|delegates|journalists|students|passengers|cars"
    r"|copies|barrels|guests|participants|protesters|demonstrators|reservists|volunteers|inmates"
    r"|detainees|hundred|thousand|million|billion|trillion|percent|per cent|points|times"
    r"|years|months|weeks|days|hours|minutes)(?!\w)"
)


class CalendarDate(Struct, frozen=True, order=True):
    """A date written in a text, as precisely as it stands there.

    `[start, end)` are code points of the text. What the text leaves open is None: "June 12" has no
    year, "September 2023" no day, "in March" only a month, "in 2022" only a year.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def is_real_date(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether the calendar has such a day; parts that are None could be anything.

    A day needs a month; February 29 without a year is real. Years run from 1 to 9999.
    """
    if year is not None and not 1 <= year <= 9999:
        return False
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]


def counts_something(text: str, end: int, *, over_a_word: bool = False) -> bool:
    """Tell whether the number that ends at `end` counts what follows it: "2000 soldiers".

    With `over_a_word` one word may stand between, as in "2000 armed soldiers".
    """
    found = _COUNTED.match(text, end)
    return found is not None and (over_a_word or found["between"] is None)
