"""Furniture: the stretches of a text that belong to the page and not to the body."""

from twosource.clean.captions import is_caption_beside_credit, is_caption_under_video, name_caption
from twosource.clean.datelines import (
    find_dateline,
    find_split_dateline,
    is_dateline_line,
    is_transcript,
)
from twosource.clean.head import find_body_start, mark_head, mark_repetitions
from twosource.clean.marks import Mark
from twosource.clean.page_lines import name_page_line
from twosource.clean.work_lines import name_work_line
from twosource.model import Furniture, Span
from twosource.text.characters import Line

__all__ = ["mark_furniture"]

Marks = dict[int, Mark]

# A dateline stands at the first paragraph, or behind a summary or an unmarked caption.
_DATELINE_PARAGRAPHS = 3


def mark_furniture(
    report: str, lines: tuple[Line, ...], *, claims: Marks | None = None, title: str | None = None
) -> tuple[Furniture, ...]:
    """Return the furniture of a text, sorted and without overlaps.

    `report` is the id that spans carry, `lines` are its lines, `claims` what the markup of a page
    says of some of them by line number, `title` the headline where the page or record names it.
    Each rule is worded for its own kind of line; a line that no rule names is body.
    """
    marks: Marks = dict(claims or {})
    marks.update(_mark_split_datelines(lines, marks))
    marks.update(_mark_lines(lines, marks))
    body_start = find_body_start(lines, marks)
    if body_start is not None:
        marks.update(mark_head(lines, marks, body_start=body_start, title=title))
        marks.update(mark_repetitions(lines, marks, title=title))
    marks.update(_mark_captions(lines, marks))
    found = [_whole(report, lines[number], mark) for number, mark in marks.items()]
    found += _find_datelines(report, lines, marks)
    return tuple(sorted(found, key=lambda one: one.span))


def _mark_split_datelines(lines: tuple[Line, ...], marks: Marks) -> Marks:
    dateline = Mark("dateline", "agency-and-dash-lines")
    for number in range(min(len(lines), _DATELINE_PARAGRAPHS * 4)):
        if number not in marks and find_split_dateline(lines, number):
            return {number: dateline, number + 1: dateline}
    return {}


def _mark_lines(lines: tuple[Line, ...], marks: Marks) -> Marks:
    named = {n: _name_line(line.text) for n, line in enumerate(lines) if n not in marks}
    return {number: mark for number, mark in named.items() if mark is not None}


def _name_line(line: str) -> Mark | None:
    if not any(map(str.isalnum, line)):
        return Mark("menu", "no-words")
    found = name_page_line(line) or name_work_line(line) or name_caption(line)
    if found is None and is_dateline_line(line):
        return Mark("dateline", "dateline-line")
    return found


def _mark_captions(lines: tuple[Line, ...], marks: Marks) -> Marks:
    """Mark the line under a video credit, and the one under or above a photo credit."""
    captions: Marks = {}
    for number, mark in sorted(marks.items()):
        below, above = number + 1, number - 1
        if mark.rule == "video-credit" and _is_open(lines, marks, below):
            if is_caption_under_video(lines[below].text):
                captions[below] = Mark("caption", "under-video-credit")
        elif mark.rule in ("photo-credit", "html-figure-credit"):
            for near in (below, above):
                if _is_open(lines, marks, near) and is_caption_beside_credit(lines[near].text):
                    captions[near] = Mark("caption", "beside-photo-credit")
                    break
    return captions


def _is_open(lines: tuple[Line, ...], marks: Marks, number: int) -> bool:
    return 0 <= number < len(lines) and number not in marks


def _whole(report: str, line: Line, mark: Mark) -> Furniture:
    return Furniture(Span(report, line.start, line.end), mark.kind, mark.rule)


def _find_datelines(report: str, lines: tuple[Line, ...], marks: Marks) -> list[Furniture]:
    """Return the first dateline that opens one of the first paragraphs of the body."""
    body = [line for number, line in enumerate(lines) if number not in marks]
    if is_transcript([line.text for line in body]):
        return []
    for line in body[:_DATELINE_PARAGRAPHS]:
        length = find_dateline(line.text)
        if 0 < length < len(line.text):
            span = Span(report, line.start, line.start + length)
            return [Furniture(span, "dateline", "dateline-prefix")]
    return []
