"""Why a report is dated as it is, and what is wrong with a shown date, in plain words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from twosource.collate.dating_cues import Cue
from twosource.collate.dating_days import day_of, number_of
from twosource.collate.dating_values import TimeValue
from twosource.model import DateProposal, Report, Span, When
from twosource.text.phrasing import join_words

__all__ = ["explain", "pick_quotes", "say_days", "say_warning"]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NEAR = 45  # days: a date farther away is background
_MOST_QUOTES = 3
_SHOWS = {
    "record": "The record gives",
    "jsonld": "The page's markup gives",
    "meta": "The page's markup gives",
    "url": "The address of the page has",
    "page": "The page shows",
    "dateline": "The dateline has",
}
# The strongest first: what binds a week or a day, then what only fits in.
_STRENGTH = {"dateline": 0, "bound": 1, "loose": 1, "same-day": 2, "weekday": 3, "date": 4}


def explain(
    report: Report, cues: Sequence[Cue], shown: Sequence[DateProposal], when: When | None
) -> tuple[DateProposal, ...]:
    """Return the words of the text and the shown dates that `when` rests on, by place.

    Each carries the day it speaks of; shown dates come last, and only those within three days.
    """
    if when is None:
        return ()
    told = {one.span: one for cue in cues for one in _quotes_of(report, cue, when)}
    agree = [p for p in shown if _gap(p.when, when) <= 3]
    if when.basis not in ("text", "story"):
        agree = agree[:1] or list(shown[:1])
    in_text = [told[span] for span in sorted(span for span in told if span is not None)]
    return (*in_text, *(p for p in agree if p.span is None or p.span not in told))


def _quotes_of(report: Report, cue: Cue, when: When) -> Iterator[DateProposal]:
    if cue.kind not in _STRENGTH:
        return
    spoken_of = _resolve(cue, when)
    if spoken_of is None:
        return
    yield _proposal(report, cue.span, spoken_of)
    if cue.also is not None:
        yield _proposal(report, cue.also, spoken_of)


def _proposal(report: Report, span: Span, when: When) -> DateProposal:
    return DateProposal(when=when, quote=report.text[span.start : span.end], span=span)


def _resolve(cue: Cue, when: When) -> When | None:
    """Return the day that a cue speaks of, None when it lies too far away to bear on the date."""
    written = date.fromisoformat(when.end)
    if cue.date.weekday is not None and not cue.date.is_date:
        return _day(_day_of_week(cue, written))
    if cue.date.day is None:
        return None
    day = _nearest(cue.date, written)
    if day is None or abs((day - written).days) > _NEAR:
        return None
    return _day(day)


def _day_of_week(cue: Cue, written: date) -> date:
    wanted = cue.date.weekday or 1
    if cue.relation is not None:
        away = {"yesterday": -1, "tomorrow": 1}.get(cue.relation.which, 0)
        return written + timedelta(days=away)
    if cue.tense == "future" or cue.date.which == "next":
        return written + timedelta(days=(wanted - written.isoweekday()) % 7)
    return written - timedelta(days=(written.isoweekday() - wanted) % 7)


def _nearest(value: TimeValue, written: date) -> date | None:
    years = (written.year - 1, written.year, written.year + 1)
    days = []
    for year in years if value.year is None else (value.year,):
        try:
            days.append(date(year, value.month or 1, value.day or 1))
        except ValueError:
            continue
    return min(days, key=lambda day: (abs((day - written).days), day), default=None)


def _day(day: date) -> When:
    return When(start=day.isoformat(), end=day.isoformat(), grain="day", basis="text")


def _gap(one: When, other: When) -> int:
    before = number_of(one.start) - number_of(other.end)
    return max(before, number_of(other.start) - number_of(one.end), 0)


def say_days(when: When) -> str:
    """Return an interval as a person writes it: "17–18 June 2024", "30 June – 1 July 2024"."""
    first, last = day_of(number_of(when.start)), day_of(number_of(when.end))
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {end}"


def say_warning(shown: DateProposal, fits: When, quotes: Sequence[str]) -> str:
    """Return what is wrong with a shown date, with the words of the text that speak against it.

    "The page shows 16 July 2024, but its text was written about 17–18 June 2024: it says …"
    """
    opening = f"{_SHOWS[shown.when.basis]} {say_days(shown.when)}, but"
    return f"{opening} {_say_written(fits, quotes)}; {_say_verdict(shown.when, fits)}."


def _say_written(fits: When, quotes: Sequence[str]) -> str:
    if fits.basis == "story" or not quotes:
        return f"the other versions of the text place it about {say_days(fits)}"
    said = join_words(tuple(f"“{quote}”" for quote in quotes))
    return f"its text was written about {say_days(fits)}: it says {said}"


def pick_quotes(report: Report, cues: Sequence[Cue], when: When) -> list[str]:
    """Return the few expressions that tell most about the day, the strongest first."""
    telling = [cue for cue in cues if cue.kind in _STRENGTH]
    quotes = [
        proposal.quote
        for cue in sorted(telling, key=lambda cue: (_STRENGTH[cue.kind], cue.span))
        for proposal in _quotes_of(report, cue, when)
    ]
    return list(dict.fromkeys(quotes))[:_MOST_QUOTES]


def _say_verdict(shown: When, fits: When) -> str:
    if shown.start > fits.end:
        return "what is shown is the day of a later republication"
    return "what is shown is earlier than the text can be"
