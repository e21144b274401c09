"""What is told otherwise at one moment than at another, whatever the runs between them were."""

from twosource.collate import find_changes, find_event_changes, find_marks, list_states
from twosource.model import Change, EventChange, Record
from twosource.present.event_history import EventNews, list_news
from twosource.run.as_of import find_moment, open_as_of
from twosource.store.view import View, open_view

__all__ = ["BETWEEN_RUNS", "compare_moments", "compare_records"]

BETWEEN_RUNS = 0
"""Stands for the number of a run in changes between two moments."""


def compare_moments(
    place: str, since: str, *, until: str | None = None, workers: int | None = None
) -> tuple[tuple[Change, ...], tuple[EventNews, ...]]:
    """Return what is told otherwise `until` a moment, or now, than it was at the moment `since`.

    Both are days or moments as a person gives them. What the store held then is put together anew,
    and held to what it held later; what runs told in between does not count. Raises UsageError, and
    NotFoundError when nothing had been read by then.
    """
    with open_as_of(place, find_moment(since), workers=workers) as view:
        before = view.record()
    if until is None:
        with open_view(place) as view:
            return _compare(before, view)
    with open_as_of(place, find_moment(until), workers=workers) as view:
        return _compare(before, view)


def compare_records(
    before: Record, after: Record
) -> tuple[tuple[Change, ...], tuple[EventChange, ...]]:
    """Return what the later of two records tells otherwise: of documents, and of events."""
    reports = {one.id: one for one in after.reports}
    changes = find_changes(before.grouping, after.grouping, reports=reports, run=BETWEEN_RUNS)
    marks = find_marks(after)
    event_changes = find_event_changes(
        list_states(before, find_marks(before)),
        list_states(after, marks),
        after,
        marks=marks,
        run=BETWEEN_RUNS,
    )
    return changes, event_changes


def _compare(before: Record, view: View) -> tuple[tuple[Change, ...], tuple[EventNews, ...]]:
    changes, event_changes = compare_records(before, view.record())
    told = view.told_of([one.event for one in event_changes])
    return changes, list_news(event_changes, told)
