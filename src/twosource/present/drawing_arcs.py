"""The tree above the words of one row: a line from every head to the words that hang from it.

The name of the relation stands right above the word that hangs, so that no two names can meet. A
line whose other end stands in another row ends in a flag with the word there: "↑ denied".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.present.drawing_rows import Plan, Row, is_mark
from twosource.present.drawing_shapes import SIZES, Label, Line, Shape
from twosource.present.text_width import fit_text, is_measured

__all__ = ["draw_arcs", "measure_arcs"]

STEP = 14.0
_BEND = 7.0
_APART = 5.0
_TIP = 3.5
_WIDEST_FLAG, _OVER = 60.0, 8.0


class _Arc(NamedTuple):
    word: int
    head: int
    level: int


def measure_arcs(plan: Plan, row: Row) -> float:
    """Return how high the tree of a row is."""
    arcs, flags = _find_arcs(plan, row)
    return STEP * (max((one.level for one in [*arcs, *flags]), default=0) + 1)


def draw_arcs(plan: Plan, row: Row, foot: float) -> Iterator[Shape]:
    """Draw the tree of a row, with its feet at `foot`."""
    arcs, flags = _find_arcs(plan, row)
    leaves = _spread_feet(row, arcs)
    for one in arcs:
        start, end = leaves[one.word], row.middle(one.word)
        top = foot - one.level * STEP - 4
        turn = _BEND if end > start else -_BEND
        path = (
            f"M{start:.1f} {foot:.1f}V{top + _BEND:.1f}Q{start:.1f} {top:.1f} {start + turn:.1f} "
            f"{top:.1f}H{end - turn:.1f}Q{end:.1f} {top:.1f} {end:.1f} {top + _BEND:.1f}"
            f"V{foot - 5:.1f}"
        )
        yield Line(kind="arc", path=path, joins=(one.word, one.head))
        yield _draw_tip(end, foot)
    for one in flags:
        middle, top = row.middle(one.word), foot - one.level * STEP
        yield Line(kind="stem", path=f"M{middle:.1f} {top:.1f}V{foot - 5:.1f}")
        yield _draw_tip(middle, foot)
        reach = _reach_flag(plan, row, one.word, [other.word for other in flags])
        yield _write_flag(plan, one, reach, top - 3)
    for word in range(row.start, row.end):
        if plan.read.parse.heads[word] == -1:
            yield _draw_root(row.middle(word), foot)


def _find_arcs(plan: Plan, row: Row) -> tuple[list[_Arc], list[_Arc]]:
    """Return the lines inside a row and those that leave it, each with its level from 1."""
    heads = plan.read.parse.heads
    words = [
        at for at in range(row.start, row.end) if heads[at] != -1 and not is_mark(plan.read, at)
    ]
    inside = sorted(
        (at for at in words if row.holds(heads[at])), key=lambda at: (abs(at - heads[at]), at)
    )
    placed: list[_Arc] = []
    for at in inside:
        left, right = sorted((at, heads[at]))
        below = (
            one.level
            for one in placed
            if min(one.word, one.head) < right and left < max(one.word, one.head)
        )
        placed.append(_Arc(at, heads[at], max(below, default=0) + 1))
    outside = [at for at in words if not row.holds(heads[at])]
    flags: list[_Arc] = []
    for at in outside:
        reach = _reach_flag(plan, row, at, outside)
        passed = [one.level for one in placed if _passes(row, one, reach)]
        flags.append(_Arc(at, heads[at], max(passed, default=0) + 1))
    return placed, flags


def _reach_flag(plan: Plan, row: Row, word: int, others: Sequence[int]) -> tuple[float, float]:
    """Return from where to where a flag may be written: clear of the stems of other flags."""
    middle = row.middle(word)
    gaps = [abs(row.middle(one) - middle) for one in others if one != word]
    edges = middle - max(0.0, plan.gutter - _OVER), plan.width - middle
    half = min(_WIDEST_FLAG, *edges, *(gap / 2 for gap in gaps))
    return middle - half + 2, middle + half - 2


def _passes(row: Row, arc: _Arc, reach: tuple[float, float]) -> bool:
    """Tell whether a line passes over, or ends in, a stretch of the row."""
    left, right = sorted((row.middle(arc.word), row.middle(arc.head)))
    return left - _APART <= reach[1] and reach[0] <= right + _APART


def _spread_feet(row: Row, arcs: list[_Arc]) -> dict[int, float]:
    """Return where the line to each word leaves its head: the longer, the nearer the middle."""
    sides: defaultdict[tuple[int, bool], list[_Arc]] = defaultdict(list)
    for one in arcs:
        sides[one.head, one.word > one.head].append(one)
    feet = {}
    for (head, is_right), held in sides.items():
        held.sort(key=lambda one: -abs(one.word - head))
        step = min(_APART, (row.width(head) / 2 - 4) / len(held))
        for number, one in enumerate(held, 1):
            feet[one.word] = row.middle(head) + (number if is_right else -number) * step
    return feet


def _write_flag(plan: Plan, arc: _Arc, reach: tuple[float, float], foot: float) -> Label:
    sign = "↑" if arc.head < arc.word else "↓"
    width = reach[1] - reach[0]
    text = fit_text(f"{sign} {plan.words[arc.head]}", SIZES["flag"], width)
    return Label(
        kind="flag",
        text=text,
        x=sum(reach) / 2,
        y=foot,
        width=width,
        word=arc.word,
        held=not is_measured(text),
    )


def _draw_tip(x: float, foot: float) -> Line:
    return Line(kind="tip", path=f"M{x - _TIP:.1f} {foot - 6:.1f}h{2 * _TIP:.1f}l{-_TIP:.1f} 6z")


def _draw_root(x: float, foot: float) -> Line:
    """Draw a diamond: no other word bears the root."""
    return Line(kind="root-mark", path=f"M{x:.1f} {foot - 11:.1f}l5 5l-5 5l-5 -5z")
