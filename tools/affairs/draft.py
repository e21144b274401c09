"""A draft: paragraphs of sentences that know where each came from. Operations work on drafts."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace
from tools.affairs.model import Base, Place, SeededKind, Slot, Strand

__all__ = [
    "Change",
    "Draft",
    "Line",
    "Operation",
    "count_words",
    "draft_base",
    "map_lines",
    "new_lines",
    "take_over",
]


class Change(Struct, frozen=True, kw_only=True):
    """One place that an operation changed: code points of the sentence now, and what stood there.

    `was_start` is where `was` stood in the sentence before.
    """

    start: int
    end: int
    was: str
    was_start: int
    kind: SeededKind
    slot: Slot
    made_by: str


class Line(Struct, frozen=True, kw_only=True):
    """One sentence; `comes_from` are the parents' sentences it stands for, none when it is new."""

    text: str
    strands: tuple[Strand, ...]
    comes_from: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    is_reworded: bool = False


class Draft(Struct, frozen=True, kw_only=True):
    """A report before it is published on a site."""

    headline: str
    paragraphs: tuple[tuple[Line, ...], ...]
    byline: str = ""
    dateline: str | None = None
    credit: str | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The sentences in order."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph)


Operation = Callable[[Draft, Random], Draft]


def count_words(lines: Iterable[Line]) -> int:
    """Return how many words the lines hold, parted by spaces."""
    return sum(len(line.text.split()) for line in lines)


def draft_base(base: Base) -> Draft:
    """Return the draft of a hand-written report."""
    return Draft(
        headline=base.headline,
        paragraphs=new_lines(base.paragraphs, source=base.id),
        byline=base.byline or "",
        dateline=base.dateline,
        credit=base.credit,
    )


def new_lines(paragraphs: Sequence[Sequence[str]], *, source: str) -> tuple[tuple[Line, ...], ...]:
    """Return paragraphs of lines with strands of their own."""
    made, number = [], 0
    for paragraph in paragraphs:
        lines = []
        for text in paragraph:
            lines.append(Line(text=text, strands=(Strand(source, number),)))
            number += 1
        made.append(tuple(lines))
    return tuple(made)


def take_over(draft: Draft, version: str) -> Draft:
    """Return a copy of the draft of `version`, every line coming from the line that it is."""
    made, number = [], 0
    for paragraph in draft.paragraphs:
        lines = []
        for line in paragraph:
            places = (Place(version, number),)
            lines.append(Line(text=line.text, strands=line.strands, comes_from=places))
            number += 1
        made.append(tuple(lines))
    return replace(draft, paragraphs=tuple(made))


def map_lines(draft: Draft, change: Callable[[Line], Line]) -> Draft:
    """Return the draft with every line changed."""
    paragraphs = tuple(tuple(change(line) for line in lines) for lines in draft.paragraphs)
    return replace(draft, paragraphs=paragraphs)
