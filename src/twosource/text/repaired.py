"""The text as its repairs read, with the way back to the text as it was published."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct

from twosource.model import Repair, Report, Span

__all__ = ["Locate", "Repaired", "list_sentences", "locate_sentences", "repair_text"]

_SPACE = re.compile(r"\s")

Locate = Callable[[int, int, int], Span]
"""Gives the span in the report of code points `[start, end)` of a sentence as it was read."""


class _Pieces(Struct, frozen=True):
    """Where the repaired stretches start and end on one side, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Repaired(Struct, frozen=True):
    """A repaired text and where its repaired stretches stand, before and after."""

    text: str
    before: _Pieces
    after: _Pieces

    def there(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the published text stands in the repaired one."""
        return _move(start, end, self.before, self.after)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the published stretch of a repaired one; a cut through a repair takes it whole."""
        return _move(start, end, self.after, self.before)


def repair_text(text: str, repairs: Sequence[Repair]) -> Repaired:
    """Return `text` with its repairs (sorted, no overlap) made; one that overlaps is left out."""
    parts: list[str] = []
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    place = length = 0
    for repair in sorted(repairs, key=lambda repair: repair.span):
        if repair.span.start < place:
            continue
        parts += text[place : repair.span.start], repair.reads_as
        length += repair.span.start - place
        before.append((repair.span.start, repair.span.end))
        after.append((length, length + len(repair.reads_as)))
        place, length = repair.span.end, after[-1][1]
    return Repaired("".join([*parts, text[place:]]), _pieces(before), _pieces(after))


def list_sentences(report: Report) -> tuple[str, ...]:
    """Return the sentences of a report as they read once repaired.

    Every white space is a plain one, so that a copy with other line ends reads the same; offsets
    are those of the repaired text.
    """
    repaired = repair_text(report.text, report.repairs)
    bounds = (repaired.there(one.span.start, one.span.end) for one in report.sentences)
    return tuple(_SPACE.sub(" ", repaired.text[start:end]) for start, end in bounds)


def locate_sentences(report: Report) -> Locate:
    """Return a function that leads from the sentences of `list_sentences` back into the report.

    A repair that is cut is taken whole, but no span leaves its sentence.
    """
    repaired = repair_text(report.text, report.repairs)
    bounds = [one.span for one in report.sentences]
    firsts = [repaired.there(one.start, one.end)[0] for one in bounds]

    def locate(place: int, start: int, end: int) -> Span:
        first, within = firsts[place], bounds[place]
        found = repaired.back(first + start, first + end)
        inside = (min(max(one, within.start), within.end) for one in found)
        return Span(report.id, *inside)

    return locate


def _pieces(stretches: Sequence[tuple[int, int]]) -> _Pieces:
    return _Pieces(tuple(start for start, _ in stretches), tuple(end for _, end in stretches))


def _move(start: int, end: int, here: _Pieces, there: _Pieces) -> tuple[int, int]:
    first = bisect_right(here.starts, start) - 1
    if first >= 0 and start < here.ends[first]:
        moved = there.starts[first]
    else:
        passed = bisect_right(here.ends, start) - 1
        moved = start + (there.ends[passed] - here.ends[passed] if passed >= 0 else 0)
    last = bisect_left(here.starts, end) - 1
    if last >= 0 and end <= here.ends[last]:
        return moved, max(moved, there.ends[last])
    passed = bisect_right(here.ends, end) - 1
    shift = there.ends[passed] - here.ends[passed] if passed >= 0 else 0
    return moved, max(moved, end + shift)
