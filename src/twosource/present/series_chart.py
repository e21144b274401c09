"""A figure over time: as steps on a small chart, and the same in a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct, structs

from twosource.model import Figure, Series, Turn, When
from twosource.present.cited import Cited, cite
from twosource.present.claim_parts import name_actor
from twosource.present.claim_words import say_amount
from twosource.present.control_words import name_group
from twosource.present.dates import parse_day, say_when
from twosource.present.dispute_words import TURN_WORDS
from twosource.present.shelf import Bundle
from twosource.present.tree import shorten

__all__ = ["Chart", "SeriesText", "tell_series"]

WIDTH, HEIGHT = 560, 190
LEFT, RIGHT, TOP, BOTTOM = 76, 28, 22, 30
_APART_DOWN, _APART_ACROSS = 16, 84
_ROUND = 10


_Dated = tuple[int, Figure, date]
"""A figure with its number, and the day on which it was told."""


class FigureRow(Struct, frozen=True, kw_only=True):
    """One telling as the table has it; `number` is that of its mark on the chart."""

    number: int
    told: str
    amount: str
    by: str
    turn: Turn
    sign: str
    word: str
    cited: Cited | None


class Mark(Struct, frozen=True, kw_only=True):
    """A telling on the chart: a disc with its number; `low` is where a range begins."""

    number: int
    x: int
    y: int
    low: int | None
    turn: Turn


class Tick(Struct, frozen=True, kw_only=True):
    """A value or a day on an axis, at `at` pixels."""

    at: int
    label: str


class Chart(Struct, frozen=True, kw_only=True):
    """The chart in pixels; each path in `steps` is the word of one control group."""

    width: int
    height: int
    left: int
    foot: int
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    steps: tuple[str, ...]
    marks: tuple[Mark, ...]


class SeriesText(Struct, frozen=True, kw_only=True):
    """A series in words; `chart` is None where fewer than two tellings have a day."""

    of: str
    says: str
    rows: tuple[FigureRow, ...]
    chart: Chart | None
    undated: int


class _Scale(Struct, frozen=True, kw_only=True):
    """From days and values to pixels; values begin at zero, so that no step looks larger."""

    first: date
    days: int
    top: float

    def across(self, day: date) -> int:
        room = WIDTH - LEFT - RIGHT - 32
        return LEFT + 16 + round((day - self.first).days * room / self.days)

    def down(self, value: float) -> int:
        foot = HEIGHT - BOTTOM
        return foot - round(max(value, 0.0) * (foot - TOP) / self.top)


def tell_series(bundle: Bundle, series: Series) -> SeriesText:
    """Tell how a figure was told over time."""
    rows = tuple(_tell_figure(bundle, one, at) for at, one in enumerate(series.figures, 1))
    dated = [
        (at, one, day) for at, one in enumerate(series.figures, 1) if (day := parse_day(one.told))
    ]
    return SeriesText(
        of=series.of,
        says=_say_series(rows),
        rows=rows,
        chart=_draw_chart(dated) if len(dated) > 1 else None,
        undated=len(rows) - len(dated),
    )


def _tell_figure(bundle: Bundle, figure: Figure, number: int) -> FigureRow:
    claim = bundle.claims.get(figure.claim)
    root = name_actor(bundle, claim.roots[0]) if claim is not None and claim.roots else ""
    group = name_group(figure.group, root) if figure.group else ""
    sign, word = TURN_WORDS.get(figure.turn, ("●", figure.turn))
    return FigureRow(
        number=number,
        told=_say_day(figure.told) or "day not known",
        amount=say_amount(figure.amount),
        by=f"{root} ({group})" if root and group and group not in root else root or group,
        turn=figure.turn,
        sign=sign,
        word=word,
        cited=cite(bundle, claim) if claim is not None else None,
    )


def _say_series(rows: Sequence[FigureRow]) -> str:
    """Say the first telling and the last: "From 400 rifles to about 900 rifles in 3 tellings"."""
    if len(rows) < 2:
        return "Told once."
    return f"Told {len(rows)} times: {rows[0].amount} at first, {rows[-1].amount} at last."


def _say_day(told: str) -> str:
    return say_when(When(told, told, "day", "story")) if parse_day(told) is not None else told


def _draw_chart(dated: Sequence[_Dated]) -> Chart:
    scale = _fit_scale(dated)
    marks = tuple(_place_marks(dated, scale))
    days = sorted({day for _, _, day in dated})
    values = sorted({0.0, *(_find_high(one) for _, one, _ in dated)}, reverse=True)
    labels = {0.0: "0"} | {_find_high(one): _say_number(one) for _, one, _ in dated}
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        foot=HEIGHT - BOTTOM,
        values=_thin(((scale.down(one), labels[one]) for one in values), _APART_DOWN),
        days=_thin(((scale.across(one), _say_short(one)) for one in days), _APART_ACROSS),
        steps=tuple(_draw_steps(dated, marks)),
        marks=marks,
    )


def _fit_scale(dated: Sequence[_Dated]) -> _Scale:
    days = [day for _, _, day in dated]
    return _Scale(
        first=min(days),
        days=max((max(days) - min(days)).days, 1),
        top=max(_find_high(one) for _, one, _ in dated) or 1.0,
    )


def _place_marks(dated: Sequence[_Dated], scale: _Scale) -> Iterator[Mark]:
    """Place the discs; one that would lie over another moves to the right."""
    taken: list[tuple[int, int]] = []
    for number, figure, day in dated:
        x, y = scale.across(day), scale.down(_find_high(figure))
        while any(abs(x - a) < 2 * _ROUND and abs(y - b) < 2 * _ROUND for a, b in taken):
            x += 2 * _ROUND + 1
        taken.append((x, y))
        is_range = figure.amount.upto is not None
        low = scale.down(figure.amount.value) if is_range else None
        yield Mark(number=number, x=x, y=y, low=low, turn=figure.turn)


def _draw_steps(dated: Sequence[_Dated], marks: Sequence[Mark]) -> Iterator[str]:
    """Draw a path for every control group that tells a figure twice: along, then up or down."""
    groups: defaultdict[str, list[Mark]] = defaultdict(list)
    for (_, figure, _), mark in zip(dated, marks, strict=True):
        groups[figure.group].append(mark)
    for held in groups.values():
        steps = "".join(f"H{other.x}V{other.y}" for _, other in pairwise(held))
        if steps:
            yield f"M{held[0].x} {held[0].y}{steps}"


def _thin(ticks: Iterable[tuple[int, str]], apart: int) -> tuple[Tick, ...]:
    """Keep the first tick, and of the others those that stand clear of the one before."""
    kept: list[Tick] = []
    for at, label in ticks:
        if not kept or abs(at - kept[-1].at) >= apart:
            kept.append(Tick(at=at, label=label))
    return tuple(kept)


def _find_high(figure: Figure) -> float:
    amount = figure.amount
    return max(amount.value, amount.upto if amount.upto is not None else amount.value)


def _say_number(figure: Figure) -> str:
    bare = structs.replace(figure.amount, value=_find_high(figure), upto=None, unit="", object="")
    return shorten(say_amount(structs.replace(bare, comparator="=")), 9)


def _say_short(day: date) -> str:
    number, month, year = _say_day(day.isoformat()).split()
    return f"{number} {month[:3]} {year}"
