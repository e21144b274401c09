"""Events over time as bars: solid for independent voices, thin for the documents that tell."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from twosource.present.dates import parse_day
from twosource.store.told_events import ToldEvent

__all__ = ["Bar", "Bars", "draw_bars"]

WIDTH, HEIGHT, LEFT, TOP, FOOT = 860, 220, 40, 14, 26
MOST_BARS = 120
_MONTHS, _DAYS = 3 * 366, 62
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Bar(Struct, frozen=True, kw_only=True):
    """One stretch of time: what is independent, and how many documents tell it, drawn and told."""

    label: str
    ticked: bool
    x: float
    width: float
    own_y: float
    own_height: float
    all_y: float
    all_height: float
    events: int
    independent: int
    documents: int


class Bars(Struct, frozen=True, kw_only=True):
    """The drawing; `undated` counts events without a date, `early` those before the first bar."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    most: int
    undated: int
    early: int


class _Sum(Struct):
    events: int = 0
    independent: int = 0
    documents: int = 0


def draw_bars(events: Sequence[ToldEvent]) -> Bars:
    """Draw events by day, by month or by year, as far apart as they lie."""
    days = [(day, one) for one in events if (day := _find_day(one)) is not None]
    cut = _choose_cut([day for day, _ in days])
    sums: defaultdict[str, _Sum] = defaultdict(_Sum)
    for day, one in days:
        held = sums[day.isoformat()[:cut]]
        held.events += 1
        held.independent += one.lead.independent[0] if one.lead.independent else 1
        held.documents += one.lead.documents or 1
    keys = _fill(sorted(sums), cut)
    shown = keys[-MOST_BARS:]
    most = max((sums[one].documents for one in shown), default=0)
    return Bars(
        bars=tuple(_draw(one, sums[one], at, len(shown), most) for at, one in enumerate(shown)),
        width=WIDTH,
        height=HEIGHT,
        most=most,
        undated=len(events) - len(days),
        early=sum(sums[one].events for one in keys[:-MOST_BARS]),
    )


def _find_day(event: ToldEvent) -> date | None:
    when = event.when
    return parse_day(when.start or when.end) if when is not None else None


def _choose_cut(days: Sequence[date]) -> int:
    """Return how much of an ISO day names the stretch it lies in: 10 a day, 7 a month, 4 a year."""
    if not days:
        return 4
    apart = (max(days) - min(days)).days
    return 10 if apart <= _DAYS else 7 if apart <= _MONTHS else 4


def _fill(keys: list[str], cut: int) -> list[str]:
    """Put the months or years in between where nothing was."""
    if not keys or cut == 10:
        return keys
    first, last = keys[0], keys[-1]
    if cut == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]


def _draw(key: str, held: _Sum, at: int, number: int, most: int) -> Bar:
    room = HEIGHT - TOP - FOOT
    step = (WIDTH - LEFT) / number
    own, full = (round(room * one / most, 1) for one in (held.independent, held.documents))
    return Bar(
        label=_say(key),
        ticked=at % max(-(-number // 8), 1) == 0,
        x=round(LEFT + at * step, 1),
        width=round(min(step * 0.8, 48), 1),
        own_y=TOP + room - own,
        own_height=own,
        all_y=TOP + room - full,
        all_height=full,
        events=held.events,
        independent=held.independent,
        documents=held.documents,
    )


def _say(key: str) -> str:
    """Say a stretch: "2024", "Jun 2024", "19 Jun 2024"."""
    year, *rest = key.split("-")
    if not rest:
        return year
    month = _NAMES[int(rest[0]) - 1]
    return " ".join([*(str(int(one)) for one in rest[1:]), month, year])
