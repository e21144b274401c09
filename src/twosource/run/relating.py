"""Grouping and dating all that a store holds, and working out what its claims come to."""

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from twosource.collate import (
    FindParses,
    collate_claims,
    date_stories,
    find_changes,
    find_event_changes,
    find_marks,
    find_redirects,
    list_states,
)
from twosource.errors import StoreError
from twosource.group import group_reports, settle_groups
from twosource.model import Change, Collation, EventChange, Grouping
from twosource.store.event_change_rows import EventNotes
from twosource.store.writer import Writer

__all__ = ["join_claims", "note_states", "recall_grouping", "relate_reports"]

TRIES = 60
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


def note_states(writer: Writer) -> None:
    """Note what is told of the events, where a store of an earlier format has noted none.

    This comes before a run writes anything, since what it changes is told from there.
    """
    if writer.lacks_joined() or writer.has_event_states():
        return
    record = writer.view().record()
    writer.put_event_states(list_states(record, find_marks(record)))


def join_claims(
    writer: Writer, *, tell: Tell, find_parses: FindParses | None = None
) -> tuple[EventChange, ...]:
    """Work out what the claims of the store come to: events and what stands behind them,
    differences between versions, and where the ids of earlier events lead. Return what is told
    otherwise of the events since that was worked out last.

    Nothing is done when that was done and neither a claim, nor what belongs together, nor a
    judgement changed since. This comes after the claims, which are reckoned from the days that
    dating works out. The parses are those of the store itself unless another finds them.
    """
    for _ in range(TRIES):
        if not writer.lacks_joined():
            return ()
        tell("comparing")
        changes = _join(writer, find_parses or writer.view().parses)
        if changes is not None:
            return changes
    raise StoreError(
        "other runs keep changing this store, so that its events are not worked out yet; read into "
        "it again when they have ended"
    )


def _join(writer: Writer, find_parses: FindParses) -> tuple[EventChange, ...] | None:
    """Return what is told otherwise of the events; None where nothing could be put because somebody
    changed meanwhile what it is made of.
    """
    turn = writer.turn()
    record, run = writer.view().record(), writer.last_run()
    collation = collate_claims(record, find_parses=find_parses)
    redirects = find_redirects(
        writer.past_events(), collation.events, known=record.redirects, run=run
    )
    joined = replace(record, collation=collation)
    marks = find_marks(joined)
    states = list_states(joined, marks)
    changes = find_event_changes(writer.event_states(), states, joined, marks=marks, run=run)
    notes = EventNotes(states=states, changes=changes)
    is_put = writer.put_joined(collation, redirects, turn=turn, notes=notes)
    return changes if is_put else None
