"""The whole record in one JSON file, and back."""

import msgspec

from twosource.errors import UsageError
from twosource.model import Collation, Grouping, Record, Story
from twosource.present.quotes import Json, quote_spans
from twosource.present.schema import SCHEMA_NUMBER, Export, ExportedStory, Made

__all__ = ["export_json", "load_json"]

_decoder = msgspec.json.Decoder(Export)


def export_json(record: Record) -> bytes:
    """Return the record as JSON: UTF-8, indented by one, ending in a line end.

    Equal records give equal bytes. Every span carries the words that stand there as `text`.
    Raises UsageError when a story is dated that is not in the record, because its date would be
    lost.
    """
    shaped: Json = msgspec.to_builtins(_shape(record))
    quote_spans(shaped, {report.id: report.text for report in record.reports})
    return msgspec.json.format(msgspec.json.encode(shaped), indent=1) + b"\n"


def load_json(data: bytes) -> Record:
    """Return the record that `export_json` wrote.

    `load_json(export_json(record)) == record` for every record whose story dates come in the order
    of its stories. Raises UsageError when `data` has another shape; whether what it says holds is
    for `verify_export` to find out.
    """
    export = _decode(data)
    if export.twosource.schema != SCHEMA_NUMBER:
        raise UsageError(
            f"this file has schema {export.twosource.schema} and this program reads "
            f"{SCHEMA_NUMBER}; export it again, or update twosource"
        )
    return Record(
        made_by=export.twosource.version,
        reports=export.reports,
        refusals=export.refusals,
        readings=export.readings,
        grouping=Grouping(
            copies=export.copies,
            lineages=export.lineages,
            stories=tuple(map(_read_story, export.stories)),
            alignments=export.alignments,
        ),
        collation=Collation(
            differences=export.differences,
            story_dates=tuple(story.date for story in export.stories if story.date is not None),
            events=export.events,
            checks=export.checks,
            standings=export.standings,
            disputes=export.disputes,
            series=export.series,
        ),
        changes=export.changes,
        event_changes=export.event_changes,
        claims=export.claims,
        redirects=export.redirects,
        judgements=export.judgements,
    )


def _shape(record: Record) -> Export:
    grouping, collation = record.grouping, record.collation
    return Export(
        twosource=Made(version=record.made_by, schema=SCHEMA_NUMBER),
        reports=record.reports,
        refusals=record.refusals,
        readings=record.readings,
        copies=grouping.copies,
        lineages=grouping.lineages,
        stories=_date_stories(record),
        alignments=grouping.alignments,
        differences=collation.differences,
        changes=record.changes,
        event_changes=record.event_changes,
        claims=record.claims,
        events=collation.events,
        standings=collation.standings,
        disputes=collation.disputes,
        series=collation.series,
        checks=collation.checks,
        redirects=record.redirects,
        judgements=record.judgements,
    )


def _date_stories(record: Record) -> tuple[ExportedStory, ...]:
    dates = {date.story: date for date in record.collation.story_dates}
    lost = dates.keys() - {story.id for story in record.grouping.stories}
    if lost:
        raise UsageError(f"story {min(lost)} has a date but is not in the record; group it again")
    return tuple(
        ExportedStory(
            id=story.id,
            title=story.title,
            reports=story.reports,
            lineages=story.lineages,
            date=dates.get(story.id),
        )
        for story in record.grouping.stories
    )


def _read_story(story: ExportedStory) -> Story:
    return Story(id=story.id, title=story.title, reports=story.reports, lineages=story.lineages)


def _decode(data: bytes) -> Export:
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"this is no record that twosource exported: {error}") from error
