"""Events with their claims and how they were put together, as rows and back."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from sqlalchemy import Connection, select

from twosource.model import Event, Merge
from twosource.store import joined_tables as tables
from twosource.store.rows import Batch, Held, Ids, Row, gather, keep_only, write_list

__all__ = ["event_batches", "read_events"]


def event_batches(events: tuple[Event, ...]) -> Iterator[Batch]:
    """Yield the rows of events, those that others refer to first."""
    yield tables.events, [_event_row(*at) for at in enumerate(events)]
    claims = (write_list({"event_id": one.id}, "claim_id", one.claims) for one in events)
    yield tables.event_claims, list(chain.from_iterable(claims))
    yield tables.event_merges, list(chain.from_iterable(map(_merge_rows, events)))


def _event_row(position: int, event: Event) -> Row:
    return {
        "id": event.id,
        "position": position,
        "story_id": event.story,
        "act": event.act,
        "mode": event.mode,
        "status": event.status,
    }


def _merge_rows(event: Event) -> Iterable[Row]:
    for position, merge in enumerate(event.merges):
        yield {
            "event_id": event.id,
            "position": position,
            "first_claim_id": merge.first,
            "second_claim_id": merge.second,
            "weight": merge.weight,
            "because": merge.because,
            "rule": merge.rule,
        }


def read_events(connection: Connection, *, only: Ids | None = None) -> tuple[Event, ...]:
    """Return the events in the order in which they were put, all or those of the ids `only`."""
    claims = gather(connection, tables.event_claims, attrgetter("claim_id"), only=only)
    merges = gather(connection, tables.event_merges, _read_merge, only=only)
    table = tables.events
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.id, only))
    return tuple(
        Event(
            id=row.id,
            story=row.story_id,
            claims=claims.get((row.id,), ()),
            act=row.act,
            mode=row.mode,
            status=row.status,
            merges=merges.get((row.id,), ()),
        )
        for row in connection.execute(query)
    )


def _read_merge(row: Held) -> Merge:
    return Merge(
        first=row.first_claim_id,
        second=row.second_claim_id,
        weight=row.weight,
        because=row.because,
        rule=row.rule,
    )
