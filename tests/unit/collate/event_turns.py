"""Runs over invented claims: what was told of their events before a run and after it."""

from collections.abc import Sequence

from tests.unit.collate.claiming import group, make_report, name_report

from twosource.collate import find_event_changes, find_marks, list_states, put_together
from twosource.collate.standings import find_standings
from twosource.model import (
    Claim,
    Collation,
    Difference,
    Dispute,
    Event,
    EventChange,
    Grouping,
    Record,
)
from twosource.text.hashing import hash_event

__all__ = ["make_event", "make_record", "tell_turn"]


def make_record(
    claims: Sequence[Claim],
    lineages: str,
    *,
    events: Sequence[Event] | None = None,
    disputes: Sequence[Dispute] = (),
    differences: Sequence[Difference] = (),
    grouping: Grouping | None = None,
) -> Record:
    """A record of these claims; lineages such as "ab c" name its reports.

    Its events are those given, or else what the claims come to.
    """
    letters = lineages.replace(" ", "")
    known = grouping or group(letters, lineages=lineages)
    reports = {name_report(one): make_report(one) for one in letters}
    held = tuple(claims)
    told = tuple(put_together(held, known, reports) if events is None else events)
    return Record(
        made_by="",
        reports=tuple(reports.values()),
        claims=held,
        grouping=known,
        collation=Collation(
            events=told,
            standings=find_standings(told, held, known, reports),
            disputes=tuple(disputes),
            differences=tuple(differences),
        ),
    )


def tell_turn(before: Record, after: Record, *, run: int = 2) -> tuple[EventChange, ...]:
    """Return what a run told otherwise that made the one record into the other."""
    marks = find_marks(after)
    return find_event_changes(
        list_states(before, find_marks(before)),
        list_states(after, marks),
        after,
        marks=marks,
        run=run,
    )


def make_event(*claims: Claim, story: str = "story") -> Event:
    """An event of these claims, with the id of the first."""
    return Event(
        id=hash_event(claims[0].id),
        story=story,
        claims=tuple(one.id for one in claims),
        act=claims[0].act,
        mode=claims[0].mode,
        status=claims[0].status,
    )
