"""Two reports as a story of their own, to lay them side by side."""

from twosource.collate import collate_stories
from twosource.errors import UsageError
from twosource.group import group_reports
from twosource.model import Collation, Grouping, Reading, Record, Report, Story
from twosource.present.shelf import Bundle, bundle_story, shelve

__all__ = ["bundle_pair"]


def bundle_pair(record: Record, first: Report, second: Report) -> Bundle:
    """Lay two reports out as a story of their own.

    What the record holds of the pair is taken as it stands; for a pair that it never aligned, the
    two are grouped and collated by themselves.
    """
    if first.id == second.id:
        raise UsageError("A and B are the same report; give two")
    ids = {first.id, second.id}
    reports = {one.id: one for one in sorted((first, second), key=lambda one: one.id)}
    readings = {one.report: one for one in record.readings if one.report in ids}
    if any({one.first, one.second} == ids for one in record.grouping.alignments):
        return _bundle(record, reports, readings, record.grouping, record.collation)
    grouping = group_reports(list(reports.values()))
    collation = collate_stories(reports, readings, grouping)
    return _bundle(record, reports, readings, grouping, collation)


def _bundle(
    record: Record,
    reports: dict[str, Report],
    readings: dict[str, Reading],
    grouping: Grouping,
    collation: Collation,
) -> Bundle:
    lineages = [one.id for one in grouping.lineages if not reports.keys().isdisjoint(one.reports)]
    title = next((one.title for one in reports.values() if one.title), "")
    story = Story(id="pair", title=title, reports=tuple(reports), lineages=tuple(sorted(lineages)))
    pair = Record(
        made_by=record.made_by,
        reports=tuple(reports.values()),
        readings=tuple(readings.values()),
        grouping=grouping,
        collation=collation,
    )
    return bundle_story(shelve(pair), story)
