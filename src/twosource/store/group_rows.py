"""Copies, stories and alignments, as rows and back; a grouping as a whole."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, select

from twosource.model import (
    Alignment,
    Copy,
    Evidence,
    Grouping,
    Link,
    Story,
)
from twosource.store import schema
from twosource.store.lineage_rows import lineage_batches, read_lineages
from twosource.store.rows import (
    Batch,
    Held,
    Ids,
    Row,
    gather,
    keep_only,
    read_spans,
    spans_cell,
)
from twosource.store.scope import Scope

__all__ = ["grouping_batches", "read_grouping", "read_stories"]

_numbers = msgspec.json.Decoder(tuple[int, ...])


def grouping_batches(grouping: Grouping) -> list[Batch]:
    """Return the rows of a grouping, those that others refer to first."""
    return [
        (schema.copies, [_copy_row(*at) for at in enumerate(grouping.copies)]),
        (schema.evidence, list(chain.from_iterable(map(_evidence_rows, grouping.copies)))),
        *lineage_batches(grouping.lineages),
        (schema.stories, [_story_row(*at) for at in enumerate(grouping.stories)]),
        (schema.story_reports, list(chain.from_iterable(map(_report_rows, grouping.stories)))),
        (schema.story_lineages, list(chain.from_iterable(map(_lineage_rows, grouping.stories)))),
        (schema.alignments, [_alignment_row(*at) for at in enumerate(grouping.alignments)]),
        (schema.links, list(chain.from_iterable(map(_link_rows, grouping.alignments)))),
    ]


def _copy_row(position: int, copy: Copy) -> Row:
    return {
        "first_id": copy.first,
        "second_id": copy.second,
        "position": position,
        "verdict": copy.verdict,
        "score": copy.score,
        "rule": copy.rule,
    }


def _evidence_rows(copy: Copy) -> Iterator[Row]:
    for position, evidence in enumerate(copy.evidence):
        yield {
            "first_id": copy.first,
            "second_id": copy.second,
            "position": position,
            "measure": evidence.measure,
            "value": evidence.value,
            "note": evidence.note,
            "spans": spans_cell(evidence.spans),
        }


def _story_row(position: int, story: Story) -> Row:
    return {"id": story.id, "position": position, "title": story.title}


def _report_rows(story: Story) -> Iterator[Row]:
    for position, report in enumerate(story.reports):
        yield {"story_id": story.id, "position": position, "report_id": report}


def _lineage_rows(story: Story) -> Iterator[Row]:
    for position, lineage in enumerate(story.lineages):
        yield {"story_id": story.id, "position": position, "lineage_id": lineage}


def _alignment_row(position: int, alignment: Alignment) -> Row:
    return {"first_id": alignment.first, "second_id": alignment.second, "position": position}


def _link_rows(alignment: Alignment) -> Iterator[Row]:
    for position, link in enumerate(alignment.links):
        yield {
            "first_id": alignment.first,
            "second_id": alignment.second,
            "position": position,
            "first_sentences": msgspec.json.encode(link.first).decode(),
            "second_sentences": msgspec.json.encode(link.second).decode(),
            "closeness": link.closeness,
        }


def read_grouping(connection: Connection, *, only: Scope | None = None) -> Grouping:
    """Return the grouping as it was written, all or what is of one story.

    Pairs of a story are those whose reports both are of it.
    """
    reports = None if only is None else only.reports
    return Grouping(
        copies=_read_copies(connection, reports),
        lineages=read_lineages(connection, only=None if only is None else only.lineages),
        stories=read_stories(connection, only=None if only is None else only.story),
        alignments=_read_alignments(connection, reports),
    )


def _keep_pairs(table: Table, only: Ids | None) -> tuple[ColumnElement[bool], ...]:
    return *keep_only(table.c.first_id, only), *keep_only(table.c.second_id, only)


def _read_copies(connection: Connection, only: Ids | None) -> tuple[Copy, ...]:
    evidence = gather(connection, schema.evidence, _read_evidence, keys=2, only=only)
    table = schema.copies
    query = select(table).order_by(table.c.position).where(*_keep_pairs(table, only))
    return tuple(
        Copy(
            first=row.first_id,
            second=row.second_id,
            verdict=row.verdict,
            score=row.score,
            evidence=evidence.get((row.first_id, row.second_id), ()),
            rule=row.rule,
        )
        for row in connection.execute(query)
    )


def _read_evidence(row: Held) -> Evidence:
    return Evidence(row.measure, row.value, row.note, read_spans(row.spans))


def read_stories(connection: Connection, *, only: Ids | None = None) -> tuple[Story, ...]:
    """Return the stories as they were written, all or those of the ids `only`."""
    reports = gather(connection, schema.story_reports, attrgetter("report_id"), only=only)
    lineages = gather(connection, schema.story_lineages, attrgetter("lineage_id"), only=only)
    table = schema.stories.c
    kept = keep_only(table.id, only)
    query = select(table.id, table.title).order_by(table.position).where(*kept)
    return tuple(
        Story(
            id=story,
            title=title,
            reports=reports.get((story,), ()),
            lineages=lineages.get((story,), ()),
        )
        for story, title in connection.execute(query)
    )


def _read_alignments(connection: Connection, only: Ids | None) -> tuple[Alignment, ...]:
    links = gather(connection, schema.links, _read_link, keys=2, only=only)
    table, kept = schema.alignments.c, _keep_pairs(schema.alignments, only)
    query = select(table.first_id, table.second_id).order_by(table.position).where(*kept)
    return tuple(
        Alignment(first=first, second=second, links=links.get((first, second), ()))
        for first, second in connection.execute(query)
    )


def _read_link(row: Held) -> Link:
    first = _numbers.decode(row.first_sentences)
    return Link(first, _numbers.decode(row.second_sentences), row.closeness)
