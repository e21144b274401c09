"""Resolves time expressions against the day a report was written, the tense and the time before.

The press means the latest Tuesday where it tells and the coming one where it announces; what it
leaves open stays open: "since 2029" has no end, "in autumn" is three months only where the half of
the earth is plain.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from twosource.read.claims.stretches import (
    Interval,
    Way,
    blur,
    choose,
    find_easter,
    make_day,
    make_days,
    make_months,
    make_unit,
    make_year,
    move_years,
    read_duration,
    step,
)
from twosource.read.claims.time_parts import cut_part
from twosource.read.claims.time_phrases import TimePhrase
from twosource.text.dates import is_real_date

__all__ = ["Anchor", "Tense", "resolve", "resolve_value"]

Tense = Literal["past", "perfect", "future", ""]


class Anchor(Struct, frozen=True, kw_only=True):
    """What a time is reckoned from.

    `written` is the day of the report, `before` the nearest time told before, `day` the nearest
    that is one day, `half` the half of the earth whose seasons are meant: "north", "south", or ""
    where that is open.
    """

    written: date | None
    tense: Tense = ""
    before: Interval | None = None
    day: Interval | None = None
    half: str = ""

    @property
    def way(self) -> Way:
        """Which way to look from the day written; "" for the nearest."""
        return "past" if self.tense == "perfect" else self.tense


_WHICH = re.compile(r"(last|this|next)-(.+)")
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DECADE = re.compile(r"(\d{2})(\d|X)X")
_PART_OF_YEAR = re.compile(r"(\d{4}|XXXX)-(SP|SU|AU|WI|Q[1-4])")
_MOVED = re.compile(r"(ago|past|coming|earlier|later):(P.+)")
_NTH = re.compile(r"nth:P(\d+)D")
_SAME = re.compile(r"(same|whole)-(day|week|month|quarter|year|time|period)")
_FIRST_MONTHS = {"SP": 3, "SU": 6, "AU": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
# Eight years on both sides hold a 29 February, also around 1900 and 2100.
_YEARS_AROUND = 8
_WAYS: dict[str, Way] = {"last": "last", "this": "this", "next": "next"}
_LONG = {"decade": 10, "century": 100}


def resolve(phrase: TimePhrase, anchor: Anchor) -> Interval | None:
    """Return the days that a phrase speaks of; None where the text does not tell.

    "between" and "to" give their own end alone; `resolve` them and take the outer days.
    """
    try:
        return _resolve(phrase, anchor)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None


def resolve_value(value: str, anchor: Anchor) -> Interval | None:
    """Return the days of a bare value, as `find_times` gives it."""
    return resolve(TimePhrase(0, 0, value), anchor)


def _resolve(phrase: TimePhrase, anchor: Anchor) -> Interval | None:
    if phrase.value.startswith("P"):
        return _resolve_duration(phrase, anchor)
    found = _resolve_inside(phrase, anchor) if phrase.inside else _find(phrase.value, anchor)
    if found is None:
        return None
    whole = cut_part(found, phrase.part, anchor.written)
    return _open(whole, phrase, anchor)


def _open(whole: Interval, phrase: TimePhrase, anchor: Anchor) -> Interval:
    """Leave an end open as the relation says; the day that is named stays within."""
    if phrase.relation in ("since", "after"):
        return replace(whole, end=None)
    ahead = phrase.relation == "through" and anchor.way == "future"
    if phrase.relation == "until" or ahead:
        return replace(whole, start=None)
    return whole


def _resolve_duration(phrase: TimePhrase, anchor: Anchor) -> Interval | None:
    day = anchor.written
    if day is None:
        return None
    size = read_duration(phrase.value)
    if size is None:
        ahead = phrase.relation == "within" and anchor.tense == "future"
        return Interval(day, None, "day") if ahead and "T" not in phrase.value else None
    if phrase.relation == "within" and anchor.way != "past":
        return make_days(day, step(day, *size))
    if phrase.relation == "in" and anchor.tense == "future":
        return blur(step(day, *size), *size)
    if phrase.relation == "for" and anchor.tense == "perfect":
        return Interval(step(day, -size[0], size[1]), None, "day")
    return None


def _resolve_inside(phrase: TimePhrase, anchor: Anchor) -> Interval | None:
    """Return the Tuesday of a week, the March of a year."""
    large = _find(phrase.inside, anchor)
    if phrase.value.startswith("T"):
        return large
    if large is None or large.start is None or large.end is None:
        return None
    if phrase.value.startswith("same-"):
        told = _find(phrase.value, anchor)
        return move_years(told, large.start.year) if told else large
    bare = _WHICH.sub(r"\2", phrase.value)
    within = replace(anchor, written=large.start, tense="future")
    found = _find(bare, within)
    is_in = found is not None and found.start is not None and found.start <= large.end
    return found if is_in else None


def _find(value: str, anchor: Anchor) -> Interval | None:
    for form, read in _FORMS:
        match = form.fullmatch(value)
        if match is not None:
            return read(match, anchor)
    return _find_named(value, anchor)


def _find_named(value: str, anchor: Anchor) -> Interval | None:
    """Return what a value without parts means, reckoned from the day written."""
    day = anchor.written
    if day is None:
        return None
    if value in _DAYS:
        return make_day(day + timedelta(days=_DAYS[value]))
    if value == "weekend":
        return choose(_list_weekends(day), day, _lean(anchor))
    if value == "overnight" and anchor.way != "future":
        return make_days(day - timedelta(days=1), day)
    if value == "new-year":
        return make_year(day.year + (day.month > 6))
    return None


def _lean(anchor: Anchor) -> Way:
    """Return which way a weekday or a weekend is looked for: back, unless it is announced."""
    return anchor.way or "past"


def _list_weekends(day: date) -> Iterator[Interval]:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    for weeks in range(-2, 3):
        first = saturday + timedelta(weeks=weeks)
        yield make_days(first, first + timedelta(days=1))


def _read_date(match: re.Match[str], anchor: Anchor) -> Interval | None:
    month = int(match[2]) if match[2] else None
    day = int(match[3]) if match[3] else None
    if match[1] != "XXXX":
        return _make_date(int(match[1]), month, day)
    if anchor.written is None or month is None:
        return None
    return choose(_list_dates(anchor.written.year, month, day), anchor.written, anchor.way)


def _list_dates(year: int, month: int, day: int | None) -> Iterator[Interval]:
    for one in range(max(1, year - _YEARS_AROUND), min(9999, year + _YEARS_AROUND) + 1):
        found = _make_date(one, month, day)
        if found is not None:
            yield found


def _make_date(year: int, month: int | None, day: int | None) -> Interval | None:
    if not is_real_date(year, month, day):
        return None
    if month is None:
        return make_year(year)
    return make_months(year, month, 1) if day is None else make_day(date(year, month, day))


def _read_weekday(match: re.Match[str], anchor: Anchor) -> Interval | None:
    if anchor.written is None:
        return None
    return choose(_list_weekdays(anchor.written, int(match[1])), anchor.written, _lean(anchor))


def _list_weekdays(day: date, weekday: int) -> Iterator[Interval]:
    first = day - timedelta(days=(day.isoweekday() - weekday) % 7)
    yield from (make_day(first + timedelta(weeks=weeks)) for weeks in range(-2, 3))


def _read_which(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Return "last week", "next Tuesday", "this spring"."""
    which, rest = _WAYS[match[1]], match[2]
    day = anchor.written
    if day is None:
        return None
    if rest in _LONG:
        years = _LONG[rest]
        ends = {"last": (step(day, -years, "Y"), day), "next": (day, step(day, years, "Y"))}
        return make_days(*ends[which]) if which in ends else None
    unit = make_unit(day, rest, {"last": -1, "this": 0, "next": 1}[which])
    if unit is not None:
        return unit
    return _choose_which(which, rest, anchor, day)


def _choose_which(which: Way, rest: str, anchor: Anchor, day: date) -> Interval | None:
    season = rest.removeprefix("XXXX-").upper()[:2]
    found: Iterator[Interval]
    if season in ("SP", "SU", "AU", "WI"):
        return _find_season(season, None, anchor, which)
    if weekday := _WEEKDAY.fullmatch(rest):
        found = _list_weekdays(day, int(weekday[1]))
    elif rest == "weekend":
        found = _list_weekends(day)
    elif month := _DATE.fullmatch(rest):
        if which == "this":
            return _make_date(day.year, int(month[2]), None)
        found = _list_dates(day.year, int(month[2]), None)
    else:
        return None
    return choose(found, day, which if which != "this" else anchor.way or "future")


def _read_part_of_year(match: re.Match[str], anchor: Anchor) -> Interval | None:
    year = None if match[1] == "XXXX" else int(match[1])
    if match[2].startswith("Q"):
        if year is not None:
            return make_months(year, _FIRST_MONTHS[match[2]], 3)
        return _choose_months(_FIRST_MONTHS[match[2]], anchor, _lean(anchor))
    return _find_season(match[2], year, anchor, _lean(anchor))


def _choose_months(month: int, anchor: Anchor, way: Way) -> Interval | None:
    """Return the three months from one on that are meant."""
    day = anchor.written
    if day is None:
        return None
    around = range(max(1, day.year - 2), min(9998, day.year + 2) + 1)
    way = anchor.way if way == "this" else way
    return choose((make_months(year, month, 3) for year in around), day, way)


def _find_season(season: str, year: int | None, anchor: Anchor, way: Way) -> Interval | None:
    """Return the three months of a season; from one half's to the other's where that is open."""
    shifts = {"north": (0,), "south": (6,)}.get(anchor.half, (0, 6))
    found = []
    for shift in shifts:
        month = (_FIRST_MONTHS[season] + shift - 1) % 12 + 1
        one = make_months(year, month, 3) if year else _choose_months(month, anchor, way)
        found.append(one)
    known = [one for one in found if one is not None and one.start and one.end]
    starts = [one.start for one in known if one.start]
    ends = [one.end for one in known if one.end]
    return Interval(min(starts), max(ends), "month") if known else None


def _read_feast(match: re.Match[str], anchor: Anchor) -> Interval | None:
    day = anchor.written
    if day is None:
        return None
    shift = timedelta(days={"EA": 0, "GF": -2, "WS": 49}[match[1]])
    around = range(max(1, day.year - 2), min(9999, day.year + 2) + 1)
    return choose((make_day(find_easter(year) + shift) for year in around), day, anchor.way)


def _read_decade(match: re.Match[str], _anchor: Anchor) -> Interval | None:
    if match[2] == "X":
        return make_year(int(match[1]) * 100, 100)
    return make_year(int(match[1] + match[2]) * 10, 10)


def _read_moved(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Return "ten days ago", "in the past two weeks", "a day earlier"."""
    way, size, day = match[1], read_duration(match[2]), anchor.written
    if way in ("earlier", "later"):
        if match[2].startswith("PT"):
            return anchor.day
        return _move_from_before(way, size, anchor)
    if day is None or size is None:
        return None
    count, letter = size
    if way == "ago":
        return blur(step(day, -count, letter), count, letter)
    if way == "past":
        return make_days(step(day, -count, letter), day)
    return make_days(day, step(day, count, letter))


def _move_from_before(way: str, size: tuple[int, str] | None, anchor: Anchor) -> Interval | None:
    if size is None:
        return None
    count, letter = size
    before = anchor.day if letter in "DW" else anchor.before
    if before is None:
        return None
    day = before.end if way == "later" else before.start
    if day is None:
        return None
    return blur(step(day, -count if way == "earlier" else count, letter), count, letter)


def _read_earlier(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Return "earlier this year", from its first day to the day written; "later" is the rest."""
    day = anchor.written
    unit = make_unit(day, match[2]) if day else None
    if unit is None or day is None or unit.start is None or unit.end is None:
        return None
    return make_days(unit.start, day) if match[1] == "earlier" else make_days(day, unit.end)


def _read_same(match: re.Match[str], anchor: Anchor) -> Interval | None:
    which, unit = match[1], match[2]
    if unit == "day":
        return anchor.day
    before = anchor.before
    if unit in ("time", "period"):
        return before
    if before is None or before.start is None:
        # "The entire year" is this one, where none was told.
        return make_unit(anchor.written, unit) if which == "whole" and anchor.written else None
    return make_unit(before.start, unit)


def _read_nth(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Return since when it goes on, for "a ninth day"."""
    day = anchor.day.end if anchor.day else anchor.written
    return Interval(day - timedelta(days=int(match[1]) - 1), None, "day") if day else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], Interval | None]], ...] = (
    (_DATE, _read_date),
    (_WEEKDAY, _read_weekday),
    (_PART_OF_YEAR, _read_part_of_year),
    (re.compile(r"XXXX-(EA|GF|WS)"), _read_feast),
    (_DECADE, _read_decade),
    (_MOVED, _read_moved),
    (re.compile(r"(earlier|later)-(week|month|year)"), _read_earlier),
    (_SAME, _read_same),
    (_NTH, _read_nth),
    (_WHICH, _read_which),
)
