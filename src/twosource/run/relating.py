"""Grouping and collating all that a store holds, and telling what that changed."""

from collections.abc import Callable
from typing import Literal

from twosource.collate import collate_stories, find_changes
from twosource.group import group_reports
from twosource.model import Change, Grouping
from twosource.store.writer import Writer

__all__ = ["recall_grouping", "relate_reports"]

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
