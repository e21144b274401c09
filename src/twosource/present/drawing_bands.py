"""What lies beneath the words of one row: names, lanes of acts, brackets of quotes."""

from collections.abc import Iterator
from typing import NamedTuple

from twosource.model.parse import Stretch
from twosource.present.drawing_rows import Plan, Row
from twosource.present.drawing_shapes import SIZES, Box, Label, LabelKind, Line, Shape
from twosource.present.reading_words import Act, Fact, Named, Said, list_places
from twosource.present.terminal import make_safe
from twosource.present.text_width import fit_text, is_measured, measure_text

__all__ = ["Band", "find_bands"]

_BAR, _PILL, _ABOVE = 20.0, 20.0, 17.0
_GAP = 15.0


class Band(NamedTuple):
    """A band of a row: its shapes, drawn from 0 downwards, and its height."""

    height: float
    shapes: tuple[Shape, ...]


def find_bands(plan: Plan, row: Row, top: float) -> Iterator[Band]:
    """Yield the bands of a row, one beneath the other from `top` on."""
    makers: list[tuple[Named, ...] | Act | Said] = [
        *([plan.named] if any(_meets(row, (one.start, one.end)) for one in plan.named) else []),
        *(one for one in plan.acts if _find_pills(one, row)),
        *(one for one in plan.said if _find_parts(one, row)),
    ]
    start = top - 2
    for one in makers:
        band = _draw_band(plan, row, one, top + _GAP)
        guides = (
            Line(kind="guide", path=f"M{row.middle(word):.1f} {start:.1f}V{top + _GAP:.1f}")
            for word, _ in (_find_pills(one, row) if isinstance(one, Act) else ())
        )
        yield Band(band.height + _GAP, (*guides, *band.shapes))
        top += band.height + _GAP


def _draw_band(plan: Plan, row: Row, what: tuple[Named, ...] | Act | Said, top: float) -> Band:
    if isinstance(what, Act):
        return _draw_act(plan, row, what, top)
    if isinstance(what, Said):
        return _draw_said(plan, row, what, top)
    bars = (shape for one in what for shape in _draw_bar(row, one, top))
    head = [_write("note", "names", 0, top + 14, plan.gutter - 10)] if plan.gutter else []
    return Band(_BAR, (*head, *bars))


def _draw_bar(row: Row, one: Named, top: float) -> Iterator[Shape]:
    """Draw a name; the bar is open to the side where it goes on in another row."""
    if not _meets(row, (one.start, one.end)):
        return
    left, right = _cut(row, (one.start, one.end), air=2)
    hangs = "" if one.by_tables else " proposed"
    corner = {"person": 10.0, "place": 5.0}.get(one.kind, 1.5)
    yield Box(
        kind=f"name {one.kind}{hangs}", x=left, y=top, width=right - left, height=_BAR, round=corner
    )
    says = one.says if row.holds(one.start) else f"… {one.says}"
    yield _centre("name", says, (left, right), top + 14)


def _draw_act(plan: Plan, row: Row, act: Act, top: float) -> Band:
    """Draw the predicate as a full box and its arguments as open ones, on one line."""
    head = tuple(_head_lane(plan, make_safe(act.says), act.fact, top))
    top += 0 if plan.gutter else _ABOVE
    pills = _find_pills(act, row)
    middle = top + _PILL / 2
    ends = [row.middle(word) for word, _ in pills]
    words = [act.word, *(one.word for one in act.takes)]
    left = row.left(row.start) if min(words) < row.start else min(ends)
    right = row.left(row.end) if max(words) >= row.end else max(ends)
    shapes: list[Shape] = [Line(kind="lane", path=f"M{left:.1f} {middle:.1f}H{right:.1f}")]
    for word, role in pills:
        shapes += _draw_pill(row, act, word, role, top)
    return Band(_PILL + (0 if plan.gutter else _ABOVE), (*head, *shapes))


def _draw_pill(row: Row, act: Act, word: int, role: str, top: float) -> Iterator[Shape]:
    says = role or make_safe(act.says)
    kind: LabelKind = "role" if role else "act"
    room = row.width(word) - 2
    width = min(measure_text(says, SIZES[kind], bold=not role) + 12, room)
    left = row.middle(word) - width / 2
    yield Box(
        kind="role" if role else f"act {act.fact.kind}",
        x=left,
        y=top,
        width=width,
        height=_PILL,
        round=_PILL / 2 if role else 2,
    )
    yield _centre(kind, says, (left, left + width), top + 14, word=word)


def _head_lane(plan: Plan, name: str, fact: Fact | None, top: float) -> Iterator[Shape]:
    """Write whose lane it is: in the gutter, or above the lane where there is none."""
    room = plan.gutter - 10 if plan.gutter else 90.0
    foot = top + (8 if plan.gutter else 11)
    label = _write("lane", name, 0, foot, room)
    yield label
    beside = 0 if plan.gutter else measure_text(label.text, SIZES["lane"], bold=True) + 8
    below = foot + (14 if plan.gutter else 0)
    if fact is None:
        yield _write("fact", "who says so", beside, below, room)
        return
    for kind, path in _draw_fact(fact, beside + 6, below - 4):
        yield Line(kind=f"fact {kind}", path=path)
    room = plan.gutter - 24 if plan.gutter else 130
    yield _write("fact", fact.says, beside + 15, below, room)


def _draw_fact(fact: Fact, x: float, y: float) -> list[tuple[str, str]]:
    """Return the paths of a mark: full, half and empty disc, barred disc, cross."""
    disc = f"M{x - 4.5:.1f} {y:.1f}a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1 -9 0z"
    half = f"M{x:.1f} {y - 4.5:.1f}a4.5 4.5 0 0 0 0 9z"
    bar = f"M{x - 4.5:.1f} {y:.1f}h9"
    cross = f"M{x - 4:.1f} {y - 4:.1f}l8 8M{x + 4:.1f} {y - 4:.1f}l-8 8"
    marks = {
        "happened": [("full", disc)],
        "likely": [("ring", disc), ("full", half)],
        "open": [("ring", disc)],
        "unlikely": [("ring", disc), ("ring", bar)],
        "not": [("ring", cross)],
    }
    return marks[fact.kind]


def _draw_said(plan: Plan, row: Row, said: Said, top: float) -> Band:
    """Draw source, cue and content as brackets; what would meet goes one line down."""
    head = tuple(_head_lane(plan, _name_said(plan, said), None, top))
    top += 0 if plan.gutter else _ABOVE
    lines: list[list[Stretch]] = []
    shapes: list[Shape] = []
    for label, place in sorted(_find_parts(said, row), key=lambda one: one[1]):
        free = (at for at, held in enumerate(lines) if all(_apart(place, one) for one in held))
        at = next(free, len(lines))
        if at == len(lines):
            lines.append([])
        lines[at].append(place)
        shapes += _draw_part(row, label, place, top + at * 24)
    return Band(24 * len(lines) - 2 + (0 if plan.gutter else _ABOVE), (*head, *shapes))


def _name_said(plan: Plan, said: Said) -> str:
    if said.cue is None:
        return "quote"
    return " ".join(plan.words[said.cue[0] : said.cue[1]])


def _draw_part(row: Row, label: str, place: Stretch, top: float) -> Iterator[Shape]:
    """Draw one bracket; its end is left open where it goes on in another row."""
    left, right = _cut(row, place, air=4)
    start = f"M{left:.1f} {top:.1f}v6" if row.holds(place[0]) else f"M{left:.1f} {top + 6:.1f}"
    end = "v-6" if row.holds(place[1] - 1) else ""
    yield Line(kind=f"part {label}", path=f"{start}H{right:.1f}{end}")
    choice = [label, "…"] if row.holds(place[0]) else [f"… {label}", "…"]
    fits = (one for one in choice if measure_text(one, SIZES["part"]) <= right - left - 2)
    yield _centre("part", next(fits, ""), (left, right), top + 19)


def _find_pills(act: Act, row: Row) -> list[tuple[int, str]]:
    """Return the words of an act in this row, with their roles; the predicate has none."""
    words = [(act.word, ""), *((one.word, one.role) for one in act.takes)]
    return sorted(one for one in words if row.holds(one[0]))


def _find_parts(said: Said, row: Row) -> list[tuple[str, Stretch]]:
    return [(label, place) for label, place in list_places(said) if _meets(row, place)]


def _meets(row: Row, place: Stretch) -> bool:
    return place[0] < row.end and row.start < place[1]


def _apart(one: Stretch, other: Stretch) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _cut(row: Row, place: Stretch, *, air: float) -> tuple[float, float]:
    """Return from where to where a stretch reaches in this row."""
    start, end = max(place[0], row.start), min(place[1], row.end)
    left, right = row.left(start), row.left(end)
    return left + (air if row.holds(place[0]) else 0), right - (
        air if row.holds(place[1] - 1) else 0
    )


def _centre(
    kind: LabelKind, says: str, room: tuple[float, float], foot: float, word: int | None = None
) -> Label:
    width = room[1] - room[0] - 2
    return Label(
        kind=kind,
        text=fit_text(says, SIZES[kind], width, bold=kind == "act"),
        x=sum(room) / 2,
        y=foot,
        width=width,
        word=word,
        held=not is_measured(says),
    )


def _write(kind: LabelKind, says: str, x: float, foot: float, room: float) -> Label:
    text = fit_text(says, SIZES[kind], room, bold=kind == "lane")
    return Label(
        kind=kind, text=text, x=x, y=foot, width=room, from_start=True, held=not is_measured(says)
    )
