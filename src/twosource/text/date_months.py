"""Dates with a month in words: "July 16, 2024", "12th of June", "September 2023", "in March"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from twosource.text.date_words import GAP, MONTHS, CalendarDate, counts_something, is_real_date

__all__ = ["find_month_dates"]

_WINDOW = 32

_ANY_NAME = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + ")"
_NAME = re.compile(_ANY_NAME, re.IGNORECASE | re.ASCII)
_FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
# Verbs, adjectives and given names too: alone they are months only where a word before says so.
_NEEDS_CONTEXT = frozenset({"march", "april", "may", "june", "august"})
_ORDINARY_IN_LOWER_CASE = frozenset({"march", "may", "august"})
# "Mar" and "Jan" are names; alone and without a dot they say nothing.
_NEEDS_DOT = frozenset({"jan", "mar"})
# No English word begins like these months but their plurals and one tsar's rebels.
_NEVER_A_BEGINNING = frozenset(
    {"january", "february", "september", "october", "november", "december"}
)

_YEAR = r"((?:1[0-9]|20)[0-9]{2})(?![0-9]|[.,:][0-9])"
_TO = rf"(?:[^\S\n]?[-–—][^\S\n]?|{GAP}to{GAP})"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_DAY_END = r"(?![^\W_]|[.,:][0-9]|[-–]?[^\W\d_])"

_DAY_AFTER = re.compile(
    rf"{GAP}([0-9]{{1,2}}){_ORDINAL}{_DAY_END}(?:{_TO}([0-9]{{1,2}}){_ORDINAL}{_DAY_END})?"
)
_DAY_BEFORE = re.compile(
    rf"(?<![\w.,:/$€£¥-])(?:([0-9]{{1,2}}){_ORDINAL}{_TO})?"
    rf"(?<![.,:/$€£¥])([0-9]{{1,2}}){_ORDINAL}(?:{GAP}(?:of{GAP})?|-)\Z"
)
_YEAR_AFTER_DAY = re.compile(rf"(?:{GAP}?,{GAP}?|{GAP}(?:of{GAP})?|-){_YEAR}")
_YEAR_AFTER_MONTH = re.compile(rf"(?:,?{GAP}(?:of{GAP})?|-){_YEAR}(?![^\W_])")

_CONTEXT = re.compile(
    r"(?<!\w)(?:(?:in|since|last|next|this|until|till|by|from|between|during|through|throughout"
    r"|early|late|mid|of|before|after|around|past|each|every|previous|following|coming|for)"
    rf"(?:{GAP}(?:early|late|mid|the))?{GAP}|(?:mid|early|late)[-–])\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?<!\w)(?:the|an?|its|their){GAP}\Z", re.IGNORECASE)
_NOUN_AFTER = re.compile(GAP + r"(?!(?:on|for|of|to|against|from|by|in)(?!\w))[a-z]{3,}")
_IN = re.compile(
    rf"(?<!\w)(?:in|during|last|next|this|early|late|mid|every|each){GAP}\Z", re.IGNORECASE
)
_JOIN = re.compile(rf",?(?:{GAP}(?:and|or|to|through|until|till){GAP}|{GAP}|[-–—/])", re.IGNORECASE)
_LIST_FOLLOWS = re.compile(
    rf"(?:,|{GAP}(?:and|or)|[-–—/]){GAP}?{_ANY_NAME}(?!\w)", re.IGNORECASE | re.ASCII
)
_GLUE_CONTEXT = re.compile(rf"(?:(?<!\w)(?:last|in|since|of){GAP}|,{GAP}?)\Z", re.IGNORECASE)
_GLUED_WORD = re.compile(r"[a-z]{2,}")
_GLUED_SMALL_WORD = re.compile(
    r"(?:when|where|while|which|that|the|and|but|as|after|before|for|with|by|in|on|at|to|from|he"
    r"|she|they|his|her|their|was|were|had|has|said|who)(?![a-z])"
)
_NOT_GLUED = ("fest", "ist")


class _Name(Struct, frozen=True):
    """The name of a month at `[start, end)`, the dot of an abbreviation included."""

    start: int
    end: int
    word: str
    month: int
    has_dot: bool


def find_month_dates(text: str) -> Iterator[CalendarDate]:
    """Yield the dates that name a month, in order of place."""
    last_end = -1
    for match in _NAME.finditer(text):
        name = _read_name(text, match)
        if name is None or name.start < last_end:
            continue
        for found in _dates_at(text, name, last_end):
            last_end = found.end
            yield found


def _read_name(text: str, match: re.Match[str]) -> _Name | None:
    word = match.group().lower()
    if match.group().islower() and (word in _ORDINARY_IN_LOWER_CASE or word not in _FULL_NAMES):
        return None
    end = match.end()
    has_dot = word not in _FULL_NAMES and text[end : end + 1] == "."
    return _Name(match.start(), end + has_dot, word, MONTHS[word], has_dot)


def _dates_at(text: str, name: _Name, last_end: int) -> tuple[CalendarDate, ...]:
    """Return the date around one name of a month, two for "June 12–14", none when it is no date."""
    if not _starts_word(text, name):
        return _month_first(text, name) if _is_glued_to_word_before(text, name) else ()
    if _runs_on(text, name.end):
        return _glued_month(text, name)
    with_day = _day_first(text, name, last_end) or _month_first(text, name)
    if with_day or _has_impossible_day(text, name):
        return with_day
    return _month_and_year(text, name) or _month_alone(text, name, last_end)


def _starts_word(text: str, name: _Name) -> bool:
    return name.start == 0 or not (text[name.start - 1].isalnum() or text[name.start - 1] == "_")


def _runs_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or text[end : end + 1] == "_"


def _is_glued_to_word_before(text: str, name: _Name) -> bool:
    """Tell whether a lost line break glued the month to a word, as in "SmithJuly 16, 2024"."""
    return (
        text[name.start - 1].islower() and text[name.start].isupper() and name.word in _FULL_NAMES
    )


def _day_first(text: str, name: _Name, last_end: int) -> tuple[CalendarDate, ...]:
    before = _DAY_BEFORE.search(text, max(0, name.start - _WINDOW, last_end), name.start)
    if before is None:
        return ()
    year = _year_after(text, name.end, _YEAR_AFTER_DAY)
    if year is None and _full_date_follows(text, name):
        return ()  # "killing 12 June 5, 2024" counts the twelve
    end = year.end() if year else name.end
    number = int(year[1]) if year else None
    last = CalendarDate(before.start(2), end, number, name.month, int(before[2]))
    if before[1] is None:
        return _only_real(last)
    first = CalendarDate(before.start(1), before.end(1), number, name.month, int(before[1]))
    return _only_real(first, last)


def _full_date_follows(text: str, name: _Name) -> bool:
    day = _DAY_AFTER.match(text, name.end)
    return day is not None and _YEAR_AFTER_DAY.match(text, day.end()) is not None


def _month_first(text: str, name: _Name) -> tuple[CalendarDate, ...]:
    after = _DAY_AFTER.match(text, name.end)
    if after is None or _day_is_count(text, name, after):
        return ()
    year = _year_after(text, after.end(), _YEAR_AFTER_DAY)
    number = int(year[1]) if year else None
    end = year.end() if year else after.end()
    day = int(after[1])
    if after[2] is None:
        return _only_real(CalendarDate(name.start, end, number, name.month, day))
    first_end = after.end(1)
    return _only_real(
        CalendarDate(name.start, first_end, number, name.month, day),
        CalendarDate(after.start(2), end, number, name.month, int(after[2])),
    )


def _day_is_count(text: str, name: _Name, after: re.Match[str]) -> bool:
    """Tell whether the number counts, as in "in June 12 people", against "on June 12 people"."""
    if not counts_something(text, after.end()):
        return False
    return _IN.search(text, max(0, name.start - _WINDOW), name.start) is not None


def _month_and_year(text: str, name: _Name) -> tuple[CalendarDate, ...]:
    year = _year_after(text, name.end, _YEAR_AFTER_MONTH)
    if year is None:
        return ()
    return (CalendarDate(name.start, year.end(), int(year[1]), name.month, None),)


def _year_after(text: str, end: int, form: re.Pattern[str]) -> re.Match[str] | None:
    """Return the year after `end`, unless it counts something: "on June 12, 2000 soldiers"."""
    year = form.match(text, end)
    if year is None:
        return None
    is_round = int(year[1]) % 100 == 0
    return None if counts_something(text, year.end(), over_a_word=is_round) else year


def _month_alone(text: str, name: _Name, last_end: int) -> tuple[CalendarDate, ...]:
    if not _may_stand_alone(text, name, last_end):
        return ()
    return (CalendarDate(name.start, name.end, None, name.month, None),)


def _may_stand_alone(text: str, name: _Name, last_end: int) -> bool:
    if name.word in _NEEDS_DOT and not name.has_dot:
        return False
    if name.word not in _FULL_NAMES and _opens_a_name(text, name):
        return False
    if name.word in _FULL_NAMES and name.word not in _NEEDS_CONTEXT:
        return True
    return _has_context(text, name) or _stands_in_list(text, name, last_end)


def _has_impossible_day(text: str, name: _Name) -> bool:
    """Tell whether a day stands here that the month does not have, as in "June 31"."""
    if _DAY_BEFORE.search(text, max(0, name.start - _WINDOW), name.start):
        return True
    after = _DAY_AFTER.match(text, name.end)
    return after is not None and not _day_is_count(text, name, after)


def _opens_a_name(text: str, name: _Name) -> bool:
    """Tell whether an abbreviation is the first part of a name: "Mar-a-Lago", "Jan Kowalski"."""
    if name.has_dot:
        return False
    following = text[name.end : name.end + 2]
    return following[:1] == "-" or (following[:1] == " " and following[1:].isupper())


def _has_context(text: str, name: _Name) -> bool:
    opening = max(0, name.start - _WINDOW)
    if _CONTEXT.search(text, opening, name.start):
        return True
    return bool(
        _ARTICLE.search(text, opening, name.start)
        and text[name.start + 1].islower()
        and _NOUN_AFTER.match(text, name.end)
    )


def _stands_in_list(text: str, name: _Name, last_end: int) -> bool:
    """Tell whether another month stands beside it, as in "June, July and August"."""
    if last_end >= 0 and _JOIN.fullmatch(text, last_end, name.start):
        return True
    return _LIST_FOLLOWS.match(text, name.end) is not None


def _glued_month(text: str, name: _Name) -> tuple[CalendarDate, ...]:
    """Return the month in "last Septemberwhen the leaders met"."""
    if name.word not in _FULL_NAMES or name.word in ("may", "march", "august"):
        return ()
    if not _GLUE_CONTEXT.search(text, max(0, name.start - _WINDOW), name.start):
        return ()
    form = _GLUED_WORD if name.word in _NEVER_A_BEGINNING else _GLUED_SMALL_WORD
    glued = form.match(text, name.end)
    if glued is None or glued.group().startswith(_NOT_GLUED):
        return ()
    return (CalendarDate(name.start, name.end, None, name.month, None),)


def _only_real(*dates: CalendarDate) -> tuple[CalendarDate, ...]:
    real = all(is_real_date(date.year, date.month, date.day) for date in dates)
    return dates if real else ()
