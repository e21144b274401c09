"""Differences as they are marked: in the text of either side, and in words beneath it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, takewhile

from msgspec import Struct

from twosource.model import Difference, Report, Side, Span
from twosource.present.changed import Run, find_changed
from twosource.present.shelf import Document, find_sentence, quote_span
from twosource.present.slot_words import say_slot

UNCHANGED: frozenset[str] = frozenset({"equal", "paraphrase"})
"""The kinds that are no change of meaning."""


class Numbered(Struct, frozen=True, kw_only=True):
    """A difference with its number on the page."""

    number: int
    anchor: str
    at: Difference


class Pair(Struct, frozen=True, kw_only=True):
    """Two documents with the differences between them, in the order of the page."""

    anchor: str
    first: Document
    second: Document
    differences: tuple[Numbered, ...]


class Mark(Struct, frozen=True, kw_only=True):
    """A difference as it is marked in the text of one side: where, and a few words.

    `label` is None where the mark needs no word of its own: before its last run, and where a
    passage says the same in other words.
    """

    span: Span
    label: str | None
    kind: str
    broken: bool


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence: the mark over it, and the marks that end where it ends."""

    text: str
    mark: Mark | None
    ending: tuple[Mark, ...]


class MarkedSentence(Struct, frozen=True, kw_only=True):
    """One sentence of one side; `anchor` leads to it in the full text."""

    anchor: str
    number: int
    pieces: tuple[Piece, ...]


class Note(Struct, frozen=True, kw_only=True):
    """A difference in words, under its passage; the quotes are None where a side has nothing.

    `whole` says that it is about whole sentences, which need not be quoted again. `claims` are the
    ids of the claims that differ, where more than the words does.
    """

    anchor: str
    number: int
    slot: str
    kind: str
    first: str | None
    second: str | None
    whole: bool
    broken: str | None
    because: str
    rule: str
    claims: tuple[str, ...]


def mark_sentences(pair: Pair, document: Document) -> tuple[MarkedSentence, ...]:
    """Mark every sentence of one side of a pair."""
    marks = _group_marks(pair, document)
    return tuple(
        _mark_sentence(document, number, marks.get(number, []))
        for number in range(len(document.report.sentences))
    )


def say_difference(pair: Pair, one: Numbered) -> Note:
    """Put a difference in words."""
    at = one.at
    return Note(
        anchor=one.anchor,
        number=one.number,
        slot=say_slot(at.slot),
        kind=at.kind,
        first=_quote(pair.first.report, at.at_first),
        second=_quote(pair.second.report, at.at_second),
        whole=_is_whole(pair.first.report, at.at_first)
        and _is_whole(pair.second.report, at.at_second),
        broken=_say_broken(pair, at.broken),
        because=at.because,
        rule=at.rule,
        claims=at.claims,
    )


def _quote(report: Report, span: Span | None) -> str | None:
    return quote_span(report, span) if span is not None else None


def _say_broken(pair: Pair, side: Side) -> str | None:
    words: dict[str, str] = {
        "first": f"{pair.first.letter} is likely broken",
        "second": f"{pair.second.letter} is likely broken",
        "both": "both are likely broken",
        "cannot-tell": "which side is broken cannot be told",
    }
    return words.get(side)


def _group_marks(pair: Pair, document: Document) -> dict[int, list[Mark]]:
    """Give each mark to every sentence that it touches."""
    grouped: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in _find_marks(pair, document):
        for number in _touched_sentences(document.report, mark.span):
            grouped[number].append(mark)
    return grouped


def _touched_sentences(report: Report, span: Span) -> Iterator[int]:
    first = find_sentence(report, span.start)
    if first is None or span.start >= span.end:
        return iter(())
    later = range(first, len(report.sentences))
    return takewhile(lambda at: report.sentences[at].span.start < span.end, later)


def _find_marks(pair: Pair, document: Document) -> Iterator[Mark]:
    on_first = document is pair.first
    for one in pair.differences:
        here = one.at.at_first if on_first else one.at.at_second
        there = one.at.at_second if on_first else one.at.at_first
        if here is None:
            continue
        runs = _find_runs(pair, one, on_first=on_first)
        label = _label_mark(one, alone_in=document.letter if there is None else None)
        for at, (start, end) in enumerate(runs, 1):
            yield Mark(
                span=Span(here.report, here.start + start, here.start + end),
                label=label if at == len(runs) else None,
                kind=one.at.kind,
                broken=one.at.broken in {"both", "first" if on_first else "second"},
            )


def _find_runs(pair: Pair, one: Numbered, *, on_first: bool) -> tuple[Run, ...]:
    """Find what to mark of a difference: all of it, or its changed words if it is sentences."""
    first, second = one.at.at_first, one.at.at_second
    reports = pair.first.report, pair.second.report
    whole = _is_whole(reports[0], first) and _is_whole(reports[1], second)
    if first is None or second is None or not whole:
        span = first if on_first else second
        return ((0, span.end - span.start),) if span is not None else ()
    texts = reports[0].text[first.start : first.end], reports[1].text[second.start : second.end]
    return find_changed(*texts)[0 if on_first else 1]


def _is_whole(report: Report, span: Span | None) -> bool:
    """Tell whether a span is whole sentences, or nothing."""
    if span is None:
        return True
    at = find_sentence(report, span.start)
    return at is not None and (
        report.sentences[at].span.start == span.start and report.sentences[at].span.end <= span.end
    )


def _label_mark(one: Numbered, *, alone_in: str | None) -> str | None:
    if one.at.kind in UNCHANGED:
        return None
    words = f"{one.number} {say_slot(one.at.slot)}"
    return f"{words}, only in {alone_in}" if alone_in is not None else words


def _mark_sentence(document: Document, number: int, marks: list[Mark]) -> MarkedSentence:
    span = document.report.sentences[number].span
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    inner = sorted(edge for edge in edges if span.start < edge < span.end)
    cuts = [span.start, *inner, span.end]
    return MarkedSentence(
        anchor=f"{document.anchor}-{number + 1}",
        number=number + 1,
        pieces=tuple(
            _cut_piece(document.report, start, end, marks) for start, end in pairwise(cuts)
        ),
    )


def _cut_piece(report: Report, start: int, end: int, marks: list[Mark]) -> Piece:
    """Cut one piece; where marks lie over one another, the broken and then the shorter shows."""
    over = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
    over.sort(key=lambda mark: (not mark.broken, mark.span.end - mark.span.start))
    return Piece(
        text=report.text[start:end],
        mark=over[0] if over else None,
        ending=tuple(mark for mark in marks if mark.span.end == end and mark.label),
    )
