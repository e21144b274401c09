"""The shapes that a drawing of a reading is made of; all lengths are in pixels."""

from typing import Literal

from msgspec import Struct

__all__ = ["SIZES", "Box", "Label", "LabelKind", "Line", "Shape"]

LabelKind = Literal[
    "word", "relation", "root", "tag", "flag", "name", "act", "role", "part", "lane", "note", "fact"
]

SIZES: dict[LabelKind, float] = {
    "word": 16,
    "relation": 11,
    "root": 11,
    "tag": 10.5,
    "flag": 11.5,
    "name": 11.5,
    "act": 11.5,
    "role": 11,
    "part": 11.5,
    "lane": 12.5,
    "note": 11.5,
    "fact": 11.5,
}
"""The size of the letters of each kind of label."""


class Label(Struct, frozen=True, kw_only=True):
    """Words whose foot is at `y`; `x` is their middle, or their start when `from_start`.

    `width` is what they may take. `word` is the word of the sentence they belong to.
    """

    kind: LabelKind
    text: str
    x: float
    y: float
    width: float
    word: int | None = None
    from_start: bool = False
    held: bool = False


class Line(Struct, frozen=True, kw_only=True):
    """A path; `joins` are a word and its head, or an argument and its predicate."""

    kind: str
    path: str
    joins: tuple[int, int] | None = None


class Box(Struct, frozen=True, kw_only=True):
    """A rectangle; `round` is the radius of its corners."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    round: float = 0


Shape = Label | Line | Box
