"""Draws one reading over its sentence, as SVG: tree, names, acts with what they take, quotes."""

from collections.abc import Iterator

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.present.drawing_arcs import draw_arcs, measure_arcs
from twosource.present.drawing_bands import find_bands
from twosource.present.drawing_rows import Plan, Row, is_mark, plan_drawing
from twosource.present.drawing_shapes import SIZES, Box, Label, LabelKind, Line, Shape
from twosource.present.policy import make_printable
from twosource.present.reading_words import Act, Said, join_words
from twosource.present.templates import open_templates, read_asset
from twosource.present.terminal import make_safe
from twosource.present.text_width import is_measured

__all__ = ["MIDDLE", "NARROW", "WIDE", "Drawing", "Format", "draw_reading", "lay_out"]

_BETWEEN = 26.0
_WORDS = 58.0


class Format(Struct, frozen=True):
    """How wide a drawing is, and how much of that is kept for the names of its lanes."""

    width: float
    gutter: float


WIDE = Format(1060, 120)
MIDDLE = Format(680, 116)
NARROW = Format(340, 0)


class Drawing(Struct, frozen=True, kw_only=True):
    """A drawing laid out; `rules` are the lines between its rows."""

    width: float
    height: float
    title: str
    says: str
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    rules: tuple[float, ...]


def draw_reading(
    read: ReadSentence, *, form: Format = WIDE, name: str = "reading", alone: bool = False
) -> str:
    """Return the drawing of a sentence as an SVG element.

    `name` keeps its ids apart from those of other drawings on a page. With `alone` it is a file
    of its own, and carries its style.
    """
    template = open_templates().get_template("drawing.svg.html")
    style = read_asset("drawing.css") if alone else ""
    drawn = template.render(drawing=lay_out(read, form=form), name=name, style=style, sizes=SIZES)
    return make_printable(drawn)


def lay_out(read: ReadSentence, *, form: Format = WIDE) -> Drawing:
    """Lay a sentence out; the same sentence is always laid out the same."""
    plan = plan_drawing(read, width=form.width, gutter=form.gutter)
    shapes: list[Shape] = []
    rules: list[float] = []
    top = 4.0
    for row in plan.rows:
        if row.start > 0:
            rules.append(top + _BETWEEN / 2)
            top += _BETWEEN
        drawn, top = _draw_row(plan, row, top)
        shapes += drawn
    return Drawing(
        width=form.width,
        height=round(top + 6),
        title=f"How this is read: {make_safe(read.text)}",
        says=_say_drawing(plan),
        labels=tuple(one for one in shapes if isinstance(one, Label)),
        lines=tuple(one for one in shapes if isinstance(one, Line)),
        boxes=tuple(one for one in shapes if isinstance(one, Box)),
        rules=tuple(rules),
    )


def _draw_row(plan: Plan, row: Row, top: float) -> tuple[list[Shape], float]:
    foot = top + measure_arcs(plan, row)
    shapes: list[Shape] = [*draw_arcs(plan, row, foot), *_write_words(plan, row, foot)]
    below = foot + _WORDS
    for band in find_bands(plan, row, below):
        below += band.height
        shapes += band.shapes
    return shapes, below


def _write_words(plan: Plan, row: Row, foot: float) -> Iterator[Label]:
    parse = plan.read.parse
    if plan.gutter:
        for text, at in (("hangs as", 12), ("word", 35), ("part of speech", 53)):
            yield Label(
                kind="note", text=text, x=0, y=foot + at, width=plan.gutter - 10, from_start=True
            )
    for word in range(row.start, row.end):
        yield _label_word(row, word, "word", plan.words[word], foot + 35)
        if not is_mark(plan.read, word):
            relation: LabelKind = "root" if parse.heads[word] == -1 else "relation"
            yield _label_word(row, word, relation, parse.relations[word], foot + 12)
            yield _label_word(row, word, "tag", parse.upos[word], foot + 53)


def _label_word(row: Row, word: int, kind: LabelKind, text: str, foot: float) -> Label:
    return Label(
        kind=kind,
        text=text,
        x=row.middle(word),
        y=foot,
        width=row.width(word) - 2,
        word=word,
        held=not is_measured(text),
    )


def _say_drawing(plan: Plan) -> str:
    """Say in words what the drawing shows of acts and quotes."""
    acts = [_say_act(one) for one in plan.acts]
    said = [_say_said(plan.read, one) for one in plan.said]
    return make_safe(" ".join([*acts, *said])) or "No act and no quote is read in this sentence."


def _say_act(act: Act) -> str:
    takes = "; ".join(f"{one.role} {one.says}" for one in act.takes) or "no argument"
    return f"{act.says} ({act.fact.says}): {takes}."


def _say_said(read: ReadSentence, said: Said) -> str:
    source = join_words(read, said.source) if said.source else "nobody named"
    cue = join_words(read, said.cue) if said.cue else "no cue"
    content = " … ".join(join_words(read, one) for one in said.content) or "nothing"
    return f"Source: {source}; cue: {cue}; content: {content}."
