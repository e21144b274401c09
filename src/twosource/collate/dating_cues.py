"""What a report's own words say of the day they were written on.

Each `Cue` is one time expression, or several that stand together ("June 12 last week"), with its
tense. What a cue costs on a given day is the matter of `dating_costs`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from twosource.collate.dating_tense import Tense, find_tense
from twosource.collate.dating_values import TimeValue, parse_value
from twosource.model import Reading, Report, Span

__all__ = ["Cue", "CueKind", "find_cues"]

CueKind = Literal[
    "date",  # a date of the calendar with a month or a day
    "year",  # a bare year: "the 2019 vote"
    "past-year",  # "in 2019", which nobody writes in 2019
    "bound",  # a date with what it is to the day of writing: "June 12 last week"
    "loose",  # the same, in one sentence but apart
    "weekday",  # "on Tuesday"
    "same-day",  # "today, Tuesday": the weekday of the day of writing, or next to it
    "month",  # "last September"
    "weekend",  # "at the weekend"
    "dateline",  # the date of a dateline
    "jubilee",  # "the 70th anniversary of the 1953 truce"
]


class Cue(Struct, frozen=True, kw_only=True):
    """One thing that the text says of its own date.

    `date` is the calendar part, `relation` what it is to the day of writing (or the weekday it is
    said to be), `span` where it stands, `also` where a part of it stands that is apart.
    `abroad` marks local time elsewhere, where it may be a day later than on the writer's desk.
    """

    kind: CueKind
    date: TimeValue
    relation: TimeValue | None = None
    weekday: int | None = None
    tense: Tense = "past"
    abroad: bool = False
    span: Span
    also: Span | None = None
    is_caption: bool = False


class _Time(Struct, frozen=True):
    span: Span
    value: TimeValue


_GLUE = re.compile(
    r"[\s,()–—-]{0,4}(?:(?:on|in|at|the|of|this|night|morning|evening|afternoon|early|late|just"
    r"|only|and\sagain\son)\b[\s,()–—-]{1,4}){0,3}",
    re.IGNORECASE,
)
_WIDEST_GLUE = 28
_A = re.compile(r"\ban?\s$", re.IGNORECASE)
_OF_OLD = re.compile(
    r"\s(?:\w+\s){0,2}(?:treaty|accords?|agreement|pact|convention|protocol|truce|armistice|"
    r"ceasefire|war|coup|revolution|invasion|resolution|constitution|memorandum|deal)\b"
)
_ABROAD = re.compile(r"\blocal\stime\b", re.IGNORECASE)
_JUBILEE = re.compile(
    r"\b(?:(\d{1,3})(?:st|nd|rd|th)\s(?:anniversary|birthday|jubilee)|(\d{1,3})\syears\ssince)\b"
)
_IN = re.compile(r"\b(?:in|since|from|until|late|early|mid)[\s-]$", re.IGNORECASE)
_PLACED = frozenset({"caption", "dateline"})


def find_cues(report: Report, reading: Reading) -> tuple[Cue, ...]:
    """Return the cues of the body, the captions and the datelines, in order of place.

    A printed page date is no cue: it is a proposal of the page.
    """
    times = [
        _Time(mention.span, value)
        for mention in reading.mentions
        if mention.kind == "date" and (value := parse_value(mention.value)) is not None
    ]
    starts = [time.span.start for time in times]
    cues: list[Cue] = []
    for start, end, kind in _stretches(report):
        near = times[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = [time for time in near if time.span.end <= end]
        if inside:
            cues.extend(_read_stretch(report.text, (start, end), kind, inside))
    return tuple(sorted(cues, key=lambda cue: (cue.span, cue.kind)))


def _stretches(report: Report) -> Iterator[tuple[int, int, str]]:
    for sentence in report.sentences:
        yield sentence.span.start, sentence.span.end, "body"
    for piece in report.furniture:
        if piece.kind in _PLACED:
            yield piece.span.start, piece.span.end, piece.kind


def _read_stretch(
    text: str, stretch: tuple[int, int], kind: str, times: Sequence[_Time]
) -> Iterator[Cue]:
    sentence = text[stretch[0] : stretch[1]]
    if kind == "dateline":
        yield from _read_dateline(times)
        return
    groups = _group(text, times)
    for group in groups:
        yield from _read_group(sentence, stretch[0], group, is_caption=kind == "caption")
    yield from _bind_loosely(sentence, stretch[0], groups)
    yield from _read_jubilee(sentence, times)


def _read_dateline(times: Sequence[_Time]) -> Iterator[Cue]:
    for time in times:
        if time.value.is_date and time.value.day is not None:
            yield Cue(kind="dateline", date=time.value, span=time.span)


def _group(text: str, times: Sequence[_Time]) -> list[list[_Time]]:
    """Return the expressions with those together that speak of one day: "Tuesday, June 18"."""
    groups: list[list[_Time]] = []
    for time in times:
        if groups and _belongs(text, groups[-1], time):
            groups[-1].append(time)
        else:
            groups.append([time])
    return groups


def _belongs(text: str, group: Sequence[_Time], time: _Time) -> bool:
    gap = text[group[-1].span.end : time.span.start]
    if len(gap) > _WIDEST_GLUE or _GLUE.fullmatch(gap) is None:
        return False
    return all(_part_of(time.value) != _part_of(other.value) for other in group)


def _part_of(value: TimeValue) -> str:
    if value.is_date:
        return "date"
    return "weekday" if value.weekday is not None else "relation"


def _read_group(
    sentence: str, offset: int, group: Sequence[_Time], *, is_caption: bool
) -> Iterator[Cue]:
    parts = {_part_of(time.value): time for time in group}
    start, end = group[0].span.start, group[-1].span.end
    span = Span(group[0].span.report, start, end)
    tense: Tense = "past" if is_caption else find_tense(sentence, start - offset, end - offset)
    abroad = _ABROAD.search(sentence, end - offset, end - offset + 40) is not None
    date, weekday, relation = (parts.get(part) for part in ("date", "weekday", "relation"))
    if date is not None and _is_of_old(date.value, sentence, start - offset, end - offset):
        return
    day = None if weekday is None else weekday.value.weekday
    if date is not None:
        said = relation or (weekday if weekday is not None and weekday.value.which else None)
        yield Cue(
            kind=_kind_of(date.value, sentence[: start - offset]),
            date=date.value,
            relation=None if said is None else said.value,
            weekday=day,
            tense=tense,
            abroad=abroad,
            span=span,
            is_caption=is_caption,
        )
        if said is not None:
            yield Cue(kind="bound", date=date.value, relation=said.value, span=span)
    else:
        yield from _read_relative(weekday, relation, tense=tense, abroad=abroad, span=span)


def _is_of_old(date: TimeValue, sentence: str, start: int, end: int) -> bool:
    """Tell whether a year only says which treaty is meant: "a 1998 treaty", "the 1953 truce"."""
    is_bare = date.month is None and date.year is not None
    return is_bare and (
        _A.search(sentence[:start]) is not None or _OF_OLD.match(sentence, end) is not None
    )


def _kind_of(date: TimeValue, before: str) -> CueKind:
    if date.month is not None:
        return "date"
    return "past-year" if _IN.search(before, max(0, len(before) - 10)) else "year"


def _read_relative(
    weekday: _Time | None, relation: _Time | None, *, tense: Tense, abroad: bool, span: Span
) -> Iterator[Cue]:
    """Yield the cue of a group without a date of the calendar."""
    if weekday is not None and relation is not None:
        if relation.value.which in ("yesterday", "today", "tomorrow"):
            yield Cue(kind="same-day", date=weekday.value, relation=relation.value, span=span)
    elif weekday is not None:
        yield Cue(kind="weekday", date=weekday.value, tense=tense, abroad=abroad, span=span)
    elif relation is not None and relation.value.month is not None:
        yield Cue(kind="month", date=relation.value, span=span)
    elif relation is not None and "weekend" in (relation.value.which, relation.value.span):
        yield Cue(kind="weekend", date=relation.value, tense=tense, span=span)


def _bind_loosely(sentence: str, offset: int, groups: Sequence[Sequence[_Time]]) -> Iterator[Cue]:
    """Yield the one day of a sentence with the one "last week" of it that stands apart."""
    days = [g[0] for g in groups if len(g) == 1 and g[0].value.is_date and g[0].value.day]
    said = [g[0] for g in groups if len(g) == 1 and g[0].value.span == "week" and g[0].value.which]
    if len(days) != 1 or len(said) != 1:
        return
    tenses = {
        find_tense(sentence, time.span.start - offset, time.span.end - offset)
        for time in (*days, *said)
    }
    if "future" not in tenses or "past" not in tenses:
        date, relation = days[0], said[0]
        yield Cue(
            kind="loose",
            date=date.value,
            relation=relation.value,
            span=date.span,
            also=relation.span,
        )


def _read_jubilee(sentence: str, times: Sequence[_Time]) -> Iterator[Cue]:
    match = _JUBILEE.search(sentence)
    years = [time for time in times if time.value.year is not None]
    if match is not None and len(years) == 1:
        year = (years[0].value.year or 0) + int(match[1] or match[2])
        yield Cue(kind="jubilee", date=TimeValue(year=year), span=years[0].span)
