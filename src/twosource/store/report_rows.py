"""Reports, readings and refusals, as rows and back."""

from collections.abc import Sequence
from sys import intern

from sqlalchemy import Connection, select

from twosource.errors import StoreError
from twosource.model import (
    DateProposal,
    Furniture,
    Mention,
    Reading,
    Refusal,
    Repair,
    Report,
    Sentence,
    Span,
    When,
)
from twosource.store import schema
from twosource.store.rows import (
    Batch,
    Held,
    Ids,
    Row,
    gather,
    keep_only,
    place_row,
    read_place,
    when_row,
)
from twosource.text.hashing import hash_parts

__all__ = [
    "mark_batches",
    "order_refusal",
    "read_proposal",
    "read_readings",
    "read_refusals",
    "read_reports",
    "refusal_row",
    "report_row",
]


def report_row(report: Report, digest: str) -> Row:
    """Return a report's own row; what stands in its text goes into `mark_batches`."""
    return {
        "id": report.id,
        "source": report.source,
        "name": report.name,
        "content_hash": report.content_hash,
        "url": report.url,
        "title": report.title,
        "publisher": report.publisher,
        "language": report.language,
        "digest": digest,
        "text": report.text,
    }


def mark_batches(report: Report, reading: Reading) -> list[Batch]:
    """Return the rows of all that is marked in a report's text."""
    if reading.report != report.id:
        raise StoreError(
            f"the reading of report {reading.report} was offered with report {report.id}; "
            "nothing was written"
        )
    return [
        (schema.sentences, [_sentence_row(report.id, *at) for at in enumerate(report.sentences)]),
        (schema.furniture, [_furniture_row(report.id, *at) for at in enumerate(report.furniture)]),
        (schema.repairs, [_repair_row(report.id, *at) for at in enumerate(report.repairs)]),
        (schema.date_proposals, [_date_row(report.id, *at) for at in enumerate(report.dates)]),
        (schema.mentions, [_mention_row(report.id, *at) for at in enumerate(reading.mentions)]),
    ]


def _mark_row(report: str, position: int, span: Span | None) -> Row:
    return {"report_id": report, "position": position, **place_row(span, report)}


def _sentence_row(report: str, position: int, sentence: Sentence) -> Row:
    return {**_mark_row(report, position, sentence.span), "paragraph": sentence.paragraph}


def _furniture_row(report: str, position: int, furniture: Furniture) -> Row:
    own: Row = {"kind": furniture.kind, "rule": furniture.rule}
    return {**_mark_row(report, position, furniture.span), **own}


def _repair_row(report: str, position: int, repair: Repair) -> Row:
    own: Row = {"reads_as": repair.reads_as, "why": repair.why}
    return {**_mark_row(report, position, repair.span), **own}


def _date_row(report: str, position: int, date: DateProposal) -> Row:
    own: Row = {"quote": date.quote, **when_row(date.when)}
    return {**_mark_row(report, position, date.span), **own}


def _mention_row(report: str, position: int, mention: Mention) -> Row:
    own: Row = {"kind": mention.kind, "value": mention.value}
    return {**_mark_row(report, position, mention.span), **own}


def read_reports(connection: Connection, *, only: Ids | None = None) -> tuple[Report, ...]:
    """Return the reports sorted by id, all or those of the ids `only`."""
    sentences = gather(connection, schema.sentences, _read_sentence, only=only)
    furniture = gather(connection, schema.furniture, _read_furniture, only=only)
    repairs = gather(connection, schema.repairs, _read_repair, only=only)
    dates = gather(connection, schema.date_proposals, read_proposal, only=only)
    columns = [column for column in schema.reports.c if column.name != "digest"]
    named = schema.reports.c.id
    query = select(*columns).order_by(named).where(*keep_only(named, only))
    return tuple(
        Report(
            **row,
            sentences=sentences.get((row["id"],), ()),
            furniture=furniture.get((row["id"],), ()),
            repairs=repairs.get((row["id"],), ()),
            dates=dates.get((row["id"],), ()),
        )
        for row in connection.execute(query).mappings()
    )


def _read_span(row: Held) -> Span:
    """Return a row's place; all places in one report share its id, which halves their memory."""
    return Span(intern(row.report_id), row.char_start, row.char_end)


def _read_sentence(row: Held) -> Sentence:
    return Sentence(_read_span(row), row.paragraph)


def _read_furniture(row: Held) -> Furniture:
    return Furniture(_read_span(row), row.kind, row.rule)


def _read_repair(row: Held) -> Repair:
    return Repair(_read_span(row), row.reads_as, row.why)


def read_proposal(row: Held) -> DateProposal:
    """Return a date that a report proposes for itself."""
    when = When(row.earliest, row.latest, row.grain, row.basis)
    return DateProposal(when, row.quote, read_place(row.report_id, row.char_start, row.char_end))


def _read_mention(row: Held) -> Mention:
    return Mention(_read_span(row), row.kind, row.value)


def read_readings(connection: Connection, *, only: Ids | None = None) -> tuple[Reading, ...]:
    """Return the readings, one for each report, sorted by report id; all or those of `only`."""
    mentions = gather(connection, schema.mentions, _read_mention, only=only)
    named = schema.reports.c.id
    ids: Sequence[str] = (
        connection.execute(select(named).order_by(named).where(*keep_only(named, only)))
        .scalars()
        .all()
    )
    return tuple(Reading(report, mentions.get((report,), ())) for report in ids)


def refusal_row(refusal: Refusal) -> Row:
    """Return the row of a refusal; its id is the hash of all that it says."""
    cells: Row = {
        "source": refusal.source,
        "record": refusal.record,
        "byte_offset": refusal.offset,
        "content_hash": refusal.content_hash,
        "stage": refusal.stage,
        "code": refusal.code,
        "sentence": refusal.sentence,
    }
    return {"id": hash_parts(*(repr(cell) for cell in cells.values())), **cells}


def read_refusals(connection: Connection) -> tuple[Refusal, ...]:
    """Return the refusals by source and place in it; those without a place come first."""
    table = schema.refusals.c
    columns = [column for column in table if column.name not in ("id", "byte_offset")]
    query = select(table.byte_offset.label("offset"), *columns)
    found = (Refusal(**row) for row in connection.execute(query).mappings())
    return tuple(sorted(found, key=order_refusal))


def order_refusal(refusal: Refusal) -> tuple[str, int, int, str, str, str, str]:
    """Return what refusals are sorted by: their source, their place in it, what they say."""
    record = -1 if refusal.record is None else refusal.record
    offset = -1 if refusal.offset is None else refusal.offset
    said = (refusal.content_hash, refusal.stage, refusal.code, refusal.sentence)
    return (refusal.source, record, offset, *said)
