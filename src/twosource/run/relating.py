"""Grouping and collating all that a store holds, telling what that changed, and its events."""

from collections.abc import Callable
from typing import Literal

from twosource.collate import collate_stories, find_changes, put_together
from twosource.group import group_reports
from twosource.model import Change, Grouping
from twosource.store.writer import Writer

__all__ = ["join_claims", "recall_grouping", "relate_reports"]

Tell = Callable[[Literal["grouping", "comparing"]], None]


def recall_grouping(writer: Writer) -> Grouping:
    """Return the lineages and stories that the store tells now, to be kept until after the run.

    They are read before the run writes anything, because a report whose marks change takes all
    results with it. What an earlier version of the program grouped is gone already.
    """
    view = writer.view()
    return Grouping(lineages=view.lineages(), stories=view.stories())


def relate_reports(writer: Writer, *, before: Grouping, tell: Tell) -> tuple[Change, ...]:
    """Group and collate every report of the store; return what is told otherwise since `before`.

    Nothing is done, and nothing changes, when every report stands in a lineage already.
    """
    if not writer.has_ungrouped():
        return ()
    reports = {one.id: one for one in writer.reports()}
    tell("grouping")
    grouping = group_reports(list(reports.values()))
    tell("comparing")
    readings = {one.report: one for one in writer.readings()}
    collation = collate_stories(reports, readings, grouping)
    changes = find_changes(before, grouping, reports=reports, run=writer.next_run())
    writer.put_results(grouping, collation, changes)
    return changes


def join_claims(writer: Writer) -> None:
    """Put the claims of the store together into events, unless that was done and nothing changed.

    This comes after the claims, which are reckoned from the days that collating works out.
    """
    if not writer.lacks_events():
        return
    record = writer.view().record()
    reports = {one.id: one for one in record.reports}
    writer.put_events(put_together(record.claims, record.grouping, reports))
