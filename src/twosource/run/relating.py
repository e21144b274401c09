"""Grouping and dating all that a store holds, and working out what its claims come to."""

from collections.abc import Callable
from typing import Literal

from twosource.collate import FindParses, collate_claims, date_stories, find_changes, find_redirects
from twosource.errors import StoreError
from twosource.group import group_reports, settle_groups
from twosource.model import Change, Collation, Grouping
from twosource.store.writer import Writer

__all__ = ["join_claims", "recall_grouping", "relate_reports"]

TRIES = 20
"""So often a run begins again with what belongs together because others change it meanwhile."""

Tell = Callable[[Literal["grouping", "comparing"]], None]


def recall_grouping(writer: Writer) -> Grouping:
    """Return the lineages and stories that the store tells now, to be kept until after the run.

    They are read before the run writes anything, because a report whose marks change takes all
    results with it. What an earlier version of the program grouped is gone already.
    """
    view = writer.view()
    return Grouping(lineages=view.lineages(), stories=view.stories())


def relate_reports(writer: Writer, *, before: Grouping, tell: Tell) -> tuple[Change, ...]:
    """Group every report of the store and date the stories; return what is told otherwise since
    `before`. What people decided about lineages and stories holds.

    Nothing is done, and nothing changes, when every report stands in a lineage already. What
    another run adds to the store meanwhile is grouped too.
    """
    changes: tuple[Change, ...] = ()
    for _ in range(TRIES):
        if not writer.has_ungrouped():
            break
        before, found = _relate(writer, before, tell)
        changes += found
    return changes


def _relate(writer: Writer, before: Grouping, tell: Tell) -> tuple[Grouping, tuple[Change, ...]]:
    reports = {one.id: one for one in writer.reports()}
    tell("grouping")
    judged = settle_groups(writer.view().judgements())
    grouping = group_reports(list(reports.values()), judged=judged)
    readings = {one.report: one for one in writer.readings()}
    dates = date_stories(reports, readings, grouping)
    changes = find_changes(before, grouping, reports=reports, run=writer.next_run())
    writer.put_results(grouping, Collation(story_dates=dates), changes)
    return grouping, changes


def join_claims(writer: Writer, *, tell: Tell, find_parses: FindParses | None = None) -> None:
    """Work out what the claims of the store come to: events and what stands behind them,
    differences between versions, and where the ids of earlier events lead.

    Nothing is done when that was done and neither a claim, nor what belongs together, nor a
    judgement changed since. This comes after the claims, which are reckoned from the days that
    dating works out. The parses are those of the store itself unless another finds them.
    """
    for _ in range(TRIES):
        if not writer.lacks_joined():
            return
        tell("comparing")
        if _join(writer, find_parses or writer.view().parses):
            return
    raise StoreError(
        "other runs keep changing this store, so that its events are not worked out yet; read into "
        "it again when they have ended"
    )


def _join(writer: Writer, find_parses: FindParses) -> bool:
    """Tell whether it could be put: not where somebody changed meanwhile what it is made of."""
    turn = writer.turn()
    record = writer.view().record()
    collation = collate_claims(record, find_parses=find_parses)
    redirects = find_redirects(
        writer.past_events(), collation.events, known=record.redirects, run=writer.last_run()
    )
    return writer.put_joined(collation, redirects, turn=turn)
