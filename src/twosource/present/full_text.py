"""A report's full text, cut into lines and pieces, with furniture and repairs marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from twosource.model import Furniture, Repair, Report, Sentence
from twosource.present.shelf import Document, find_furniture, find_sentence


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of one line; `repair` marks it, and is told where the damaged stretch ends."""

    text: str
    repair: Repair | None
    repair_ends: bool


class Stretch(Struct, frozen=True, kw_only=True):
    """The pieces of one sentence or one furniture on one line, or what belongs to neither.

    `anchor` is set once for each sentence and furniture, where it begins.
    """

    anchor: str | None
    sentence: int | None
    furniture: Furniture | None
    pieces: tuple[Piece, ...]


class FullText(Struct, frozen=True, kw_only=True):
    """The whole text of one document, line by line."""

    document: Document
    lines: tuple[tuple[Stretch, ...], ...]


def mark_text(document: Document) -> FullText:
    """Cut a document's text into lines, and each line where a mark begins or ends."""
    cuts = _find_cuts(document.report)
    lines = tuple(
        tuple(_mark_line(document, start, end, cuts))
        for start, end in _find_lines(document.report.text)
    )
    return FullText(document=document, lines=lines)


def _find_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _find_cuts(report: Report) -> list[int]:
    marks: Iterable[Sentence | Furniture | Repair] = (
        *report.sentences,
        *report.furniture,
        *report.repairs,
    )
    return sorted({edge for mark in marks for edge in (mark.span.start, mark.span.end)})


def _mark_line(document: Document, start: int, end: int, cuts: list[int]) -> Iterator[Stretch]:
    report = document.report
    edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    held: list[Piece] = []
    home: tuple[int | None, int | None] = (None, None)
    begins = start
    for left, right in pairwise(edges):
        here = find_sentence(report, left), find_furniture(report, left)
        if held and here != home:
            yield _close_stretch(document, home, begins, held)
            held, begins = [], left
        home = here
        held.append(_cut_piece(report, left, right))
    yield _close_stretch(document, home, begins, held)


def _cut_piece(report: Report, start: int, end: int) -> Piece:
    repair = next((one for one in report.repairs if one.span.start <= start < one.span.end), None)
    ends = repair is not None and repair.span.end == end
    return Piece(text=report.text[start:end], repair=repair, repair_ends=ends)


def _close_stretch(
    document: Document, home: tuple[int | None, int | None], begins: int, pieces: list[Piece]
) -> Stretch:
    sentence, furniture = home
    return Stretch(
        anchor=_anchor_start(document, sentence, furniture, begins),
        sentence=sentence + 1 if sentence is not None else None,
        furniture=document.report.furniture[furniture] if furniture is not None else None,
        pieces=tuple(pieces),
    )


def _anchor_start(
    document: Document, sentence: int | None, furniture: int | None, begins: int
) -> str | None:
    report = document.report
    if sentence is not None and report.sentences[sentence].span.start == begins:
        return f"{document.anchor}-{sentence + 1}"
    if furniture is not None and report.furniture[furniture].span.start == begins:
        return f"{document.anchor}-f{furniture + 1}"
    return None
