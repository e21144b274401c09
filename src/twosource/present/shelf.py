"""A record laid out for one story: its documents in order, each with its letter, and the places."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct

from twosource.model import (
    CHANGE_KINDS,
    Alignment,
    Change,
    Claim,
    Copy,
    Difference,
    Event,
    Lineage,
    Mention,
    Record,
    Report,
    Span,
    Story,
    StoryDate,
)
from twosource.present.findings import Findings, find_findings
from twosource.text.grouped import group_once, group_pairs

QUOTE_LENGTH = 280
SHORT_QUOTE, CONTEXT_LENGTH = 24, 36
"""Up to how many characters a quote is shown with its surroundings, and how many of those."""

Pair = TypeVar("Pair", Copy, Alignment, Difference)


class Document(Struct, frozen=True, kw_only=True):
    """A report as the page speaks of it: "A" and its publisher, with an anchor for its text.

    `lineage` counts from 1 in the order of the page; None when the report is in no lineage.
    """

    letter: str
    anchor: str
    report: Report
    publisher: str
    lineage: int | None
    edition: int | None
    origin: str | None

    @property
    def label(self) -> str:
        """The letter and the publisher."""
        return f"{self.letter} · {self.publisher}"


class Place(Struct, frozen=True, kw_only=True):
    """A span as the page points at it: an anchor, its name in words, and the words there.

    `before` and `after` are a few words around a short quote, on the same line.
    """

    anchor: str
    says: str
    quote: str
    before: str
    after: str


class Bundle(Struct, frozen=True, kw_only=True):
    """All that a record holds of one story.

    `claims` are by id, `mentions` by report. `elsewhere` has the documents of other stories, by
    report, which a dispute may lead to; they have no letter.
    """

    story: Story
    prefix: str
    documents: tuple[Document, ...]
    lineages: tuple[Lineage, ...]
    copies: tuple[Copy, ...]
    alignments: tuple[Alignment, ...]
    differences: tuple[Difference, ...]
    date: StoryDate | None
    changes: tuple[Change, ...]
    by_report: dict[str, Document]
    elsewhere: Mapping[str, Document]
    events: tuple[Event, ...]
    claims: dict[str, Claim]
    mentions: dict[str, tuple[Mention, ...]]
    findings: Findings


class Shelf(Struct, frozen=True, kw_only=True):
    """The record's parts, found by id without walking the whole record for every story."""

    reports: dict[str, Report]
    beside: Mapping[str, tuple[str, ...]]
    lineages: dict[str, Lineage]
    copies: dict[str, tuple[Copy, ...]]
    alignments: dict[str, tuple[Alignment, ...]]
    differences: dict[str, tuple[Difference, ...]]
    dates: dict[str, StoryDate]
    changes: dict[str, tuple[Change, ...]]
    events: dict[str, tuple[Event, ...]]
    claims: dict[str, Claim]
    mentions: dict[str, tuple[Mention, ...]]
    findings: Findings


def shelve(record: Record) -> Shelf:
    """Index a record; pairs stand under the id of their first report, events under their story.

    Under the id of a report stand those of other stories that its disputes lead to.
    """
    return Shelf(
        reports={report.id: report for report in record.reports},
        beside=_list_beside(record),
        lineages={lineage.id: lineage for lineage in record.grouping.lineages},
        copies=_by_first(record.grouping.copies),
        alignments=_by_first(record.grouping.alignments),
        differences=_by_first(record.collation.differences),
        dates={date.story: date for date in record.collation.story_dates},
        changes=group_pairs((x, one) for one in record.changes for x in one.reports),
        events=group_pairs((one.story, one) for one in record.collation.events),
        claims={claim.id: claim for claim in record.claims},
        mentions={reading.report: reading.mentions for reading in record.readings},
        findings=find_findings(record),
    )


def bundle_story(shelf: Shelf, story: Story, *, prefix: str = "") -> Bundle:
    """Gather what the shelf holds of one story; `prefix` keeps its anchors apart from others'."""
    lineages = _order_lineages(shelf, story)
    documents = _name_documents(shelf, story, lineages, prefix)
    known = {document.report.id: document for document in documents}
    return Bundle(
        story=story,
        prefix=prefix,
        documents=documents,
        lineages=lineages,
        copies=_pairs_within(shelf.copies, known),
        alignments=_pairs_within(shelf.alignments, known),
        differences=_pairs_within(shelf.differences, known),
        date=shelf.dates.get(story.id),
        changes=_changes_of(shelf.changes, known),
        by_report=known,
        elsewhere=_list_elsewhere(shelf, known),
        events=shelf.events.get(story.id, ()),
        claims=shelf.claims,
        mentions=shelf.mentions,
        findings=shelf.findings,
    )


def _list_elsewhere(shelf: Shelf, known: Mapping[str, Document]) -> dict[str, Document]:
    """Make documents of the reports of other stories that disputes lead to from those known."""
    led = {x for one in known for x in shelf.beside.get(one, ()) if x not in known}
    return {one: _name_document(shelf.reports[one], "", "", None, ()) for one in sorted(led)}


def quote_span(report: Report, span: Span) -> str:
    """Cut the words of a span out of its report, shortened when they are long."""
    words = " ".join(report.text[span.start : span.end].split())
    return words if len(words) <= QUOTE_LENGTH else words[: QUOTE_LENGTH - 1].rstrip() + "…"


def place_span(bundle: Bundle, span: Span) -> Place | None:
    """Point at a span: its sentence, its furniture, or else the document; None when unknown."""
    document = bundle.by_report.get(span.report)
    if document is None:
        return None
    anchor, says = _find_anchor(document, span)
    quote = quote_span(document.report, span)
    around = _cut_around(document.report.text, span) if len(quote) <= SHORT_QUOTE else ("", "")
    return Place(anchor=anchor, says=says, quote=quote, before=around[0], after=around[1])


def place_spans(bundle: Bundle, spans: tuple[Span, ...]) -> tuple[Place, ...]:
    """Point at each span whose report is in the story."""
    places = (place_span(bundle, span) for span in spans)
    return tuple(place for place in places if place is not None)


def find_sentence(report: Report, offset: int) -> int | None:
    """Find the number, from 0, of the sentence that holds a code point."""
    at = bisect_right(report.sentences, offset, key=lambda one: one.span.start) - 1
    return at if at >= 0 and offset < report.sentences[at].span.end else None


def find_furniture(report: Report, offset: int) -> int | None:
    """Find the number, from 0, of the furniture that holds a code point."""
    at = bisect_right(report.furniture, offset, key=lambda one: one.span.start) - 1
    return at if at >= 0 and offset < report.furniture[at].span.end else None


def name_letter(number: int) -> str:
    """Name the n-th document, from 0: A … Z, AA, AB …"""
    head, tail = divmod(number, 26)
    return (name_letter(head - 1) if head else "") + chr(ord("A") + tail)


def _cut_around(text: str, span: Span) -> tuple[str, str]:
    """Cut a few whole words from the line before and after a span."""
    before = text[max(span.start - CONTEXT_LENGTH, 0) : span.start]
    after = text[span.end : span.end + CONTEXT_LENGTH]
    line, at = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(before) == CONTEXT_LENGTH and line == before:
        line = "…" + line[max(line.find(" "), 0) :]
    if len(after) == CONTEXT_LENGTH and at == after:
        at = at[: at.rfind(" ") + 1 or len(at)] + "…"
    return line, at


def _find_anchor(document: Document, span: Span) -> tuple[str, str]:
    report, letter = document.report, document.letter
    sentence = find_sentence(report, span.start)
    if sentence is not None:
        return f"{document.anchor}-{sentence + 1}", f"{letter}, sentence {sentence + 1}"
    furniture = find_furniture(report, span.start)
    if furniture is not None:
        kind = report.furniture[furniture].kind
        return f"{document.anchor}-f{furniture + 1}", f"{letter}, {kind}"
    return document.anchor, f"{letter}, in the text"


def _order_lineages(shelf: Shelf, story: Story) -> tuple[Lineage, ...]:
    known = [shelf.lineages[one] for one in story.lineages if one in shelf.lineages]
    return tuple(sorted(known, key=lambda one: (-len(one.reports), one.id)))


def _name_documents(
    shelf: Shelf, story: Story, lineages: tuple[Lineage, ...], prefix: str
) -> tuple[Document, ...]:
    """Letter the documents by lineage and edition, so that A is the earliest of the largest."""
    homes: dict[str, tuple[int, int | None]] = {}
    for number, lineage in enumerate(lineages, 1):
        homes |= dict.fromkeys(lineage.reports, (number, None))
        for edition in lineage.editions:
            homes |= dict.fromkeys(edition.reports, (number, edition.number))
    held = [shelf.reports[one] for one in story.reports if one in shelf.reports]
    nowhere = (len(lineages) + 1, None)
    held.sort(key=lambda one: (*_sort_home(homes.get(one.id, nowhere)), one.id))
    return tuple(
        _name_document(report, name_letter(at), prefix, homes.get(report.id), lineages)
        for at, report in enumerate(held)
    )


def _sort_home(home: tuple[int, int | None]) -> tuple[int, int]:
    return home[0], home[1] if home[1] is not None else 0


def _name_document(
    report: Report,
    letter: str,
    prefix: str,
    home: tuple[int, int | None] | None,
    lineages: tuple[Lineage, ...],
) -> Document:
    lineage, edition = home if home is not None else (None, None)
    origin = lineages[lineage - 1].origin if lineage is not None else None
    return Document(
        letter=letter,
        anchor=f"{prefix}{letter}",
        report=report,
        publisher=report.publisher or "publisher not named",
        lineage=lineage,
        edition=edition,
        origin=origin.name if origin is not None else None,
    )


def _list_beside(record: Record) -> dict[str, tuple[str, ...]]:
    held = {one.id for one in record.reports}
    return group_once(
        (one.report, other.report)
        for dispute in record.collation.disputes
        if dispute.other_story
        for sides in ((dispute.first_at, dispute.second_at), (dispute.second_at, dispute.first_at))
        for one in sides[0]
        for other in sides[1]
        if other.report in held
    )


def _by_first(pairs: tuple[Pair, ...]) -> dict[str, tuple[Pair, ...]]:
    return group_pairs((pair.first, pair) for pair in pairs)


def _changes_of(
    grouped: dict[str, tuple[Change, ...]], known: dict[str, Document]
) -> tuple[Change, ...]:
    """Return what changed of these documents, each once, the latest run first."""
    found = dict.fromkeys(change for report in known for change in grouped.get(report, ()))
    return tuple(
        sorted(found, key=lambda one: (-one.run, CHANGE_KINDS.index(one.kind), one.sentence))
    )


def _pairs_within(
    grouped: dict[str, tuple[Pair, ...]], known: dict[str, Document]
) -> tuple[Pair, ...]:
    return tuple(pair for first in known for pair in grouped.get(first, ()) if pair.second in known)
