"""The dates as a drawing: what each document shows, and when it was really written."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from twosource.model import When
from twosource.present.dates import parse_day, say_when
from twosource.present.story_dates import DocumentDates
from twosource.present.text_width import fit_text

LEFT, RIGHT, TOP = 176, 24, 34
PLOT_WIDTH, ROW_HEIGHT = 520, 30
MOST_TICKS = 6
MOST_ROWS = 60
"""Documents drawn; the table beneath has all of them."""


class Tick(Struct, frozen=True, kw_only=True):
    """A date on the axis."""

    x: int
    label: str


class Bar(Struct, frozen=True, kw_only=True):
    """A stretch of days: left edge and width in pixels."""

    x: int
    width: int


class TimeRow(Struct, frozen=True, kw_only=True):
    """One document: `worked_out` as a bar, `shown` as a diamond's centre."""

    label: str
    y: int
    worked_out: Bar | None
    shown: int | None
    doubted: bool


class Timeline(Struct, frozen=True, kw_only=True):
    """The whole drawing, in pixels; `window` is when the story took place."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    window: Bar | None
    window_says: str
    rows: tuple[TimeRow, ...]
    left_out: int


class _Scale(Struct, frozen=True, kw_only=True):
    first: date
    days: int

    def place(self, day: date) -> int:
        return LEFT + round((day - self.first).days * PLOT_WIDTH / self.days)


def draw_timeline(dates: tuple[DocumentDates, ...], story: When | None) -> Timeline | None:
    """Draw the dates of a story's documents; None when not one date is known."""
    scale = _fit_scale(dates, story)
    if scale is None:
        return None
    rows = dates[:MOST_ROWS]
    return Timeline(
        width=LEFT + PLOT_WIDTH + RIGHT,
        height=TOP + len(rows) * ROW_HEIGHT + 8,
        ticks=tuple(_find_ticks(scale)),
        window=_draw_bar(scale, story),
        window_says=say_when(story) if story is not None else "",
        rows=tuple(_draw_row(scale, one, at) for at, one in enumerate(rows)),
        left_out=len(dates) - len(rows),
    )


def _fit_scale(dates: tuple[DocumentDates, ...], story: When | None) -> _Scale | None:
    whens = [story, *(when for one in dates for when in (one.shown_when, one.worked_out))]
    days = [day for when in whens if when is not None for day in _find_days(when)]
    if not days:
        return None
    first, last = min(days), max(days)
    margin = max((last - first).days // 20, 1)
    first = first - timedelta(days=margin) if first.toordinal() > margin else first
    return _Scale(first=first, days=(last - first).days + 1 + margin)


def _find_days(when: When) -> Iterator[date]:
    start, end = parse_day(when.start), parse_day(when.end)
    if start is not None and end is not None and start <= end:
        yield start
        yield end


def _find_ticks(scale: _Scale) -> Iterator[Tick]:
    step = max(-(-scale.days // MOST_TICKS), 1)
    for ahead in range(0, scale.days, step):
        if scale.first.toordinal() + ahead > date.max.toordinal():
            return
        day = scale.first + timedelta(days=ahead)
        yield Tick(x=scale.place(day), label=_label_day(day, step))


def _label_day(day: date, step: int) -> str:
    spelled = say_when(When(day.isoformat(), day.isoformat(), "day", "story")).split()
    number, month, year = spelled
    if step >= 300:
        return year
    return f"{number} {month[:3]}" if step < 28 else f"{month[:3]} {year}"


def _draw_bar(scale: _Scale, when: When | None) -> Bar | None:
    days = list(_find_days(when)) if when is not None else []
    if not days:
        return None
    start = scale.place(days[0])
    width = round(((days[1] - days[0]).days + 1) * PLOT_WIDTH / scale.days)
    return Bar(x=start, width=max(width, 4))


def _draw_row(scale: _Scale, dates: DocumentDates, at: int) -> TimeRow:
    shown = _draw_bar(scale, dates.shown_when)
    return TimeRow(
        label=fit_text(dates.document.label, 13, 162),
        y=TOP + at * ROW_HEIGHT,
        worked_out=_draw_bar(scale, dates.worked_out),
        shown=shown.x + shown.width // 2 if shown is not None else None,
        doubted=bool(dates.warnings),
    )
