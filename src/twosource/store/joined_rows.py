"""All that is worked out from the claims: written as a whole, and cleared as a whole.

It goes when a claim changes, when reports are grouped otherwise, or when somebody judges. The ids
of the events that go are kept, with their claims, until what leads on from them is known.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from sqlalchemy import Connection, exists, func, select

from twosource.model import Collation, Redirect
from twosource.store import joined_tables as tables
from twosource.store import search_tables
from twosource.store.about_rows import read_about, write_about
from twosource.store.difference_rows import difference_batches
from twosource.store.dispute_rows import dispute_batches, series_batches
from twosource.store.event_change_rows import EventNotes, keep_notes
from twosource.store.event_rows import event_batches
from twosource.store.judgement_rows import keep_redirects
from twosource.store.rows import Batch, gather, write_batches
from twosource.store.standing_rows import standing_batches

__all__ = [
    "SEVERAL",
    "clear_joined",
    "count_turns",
    "has_joined",
    "joined_batches",
    "keep_joined",
    "read_past_events",
]

SEVERAL = 2
"""So many voices a sentence must have to be written down among those that are backed."""

_JOINED = "joined"
"""The line of `about` that stands while all this is worked out from the claims as they stand."""


_TURNS = "turns"
"""The line of `about` that counts how often it was cleared."""


def joined_batches(collation: Collation) -> list[Batch]:
    """Return the rows of a collation but for the dates, those that others refer to first."""
    return [
        *difference_batches(collation.differences, collation.checks),
        *event_batches(collation.events),
        *standing_batches(collation.standings),
        *dispute_batches(collation.disputes),
        *series_batches(collation.series),
    ]


def keep_joined(
    connection: Connection,
    collation: Collation,
    redirects: Sequence[Redirect],
    notes: EventNotes | None,
) -> None:
    """Replace what was worked out by this, which holds what all claims of the store come to.

    Without notes it stays as it was what the next run is held to.
    """
    clear_joined(connection)
    write_batches(connection, joined_batches(collation))
    keep_backed(connection)
    keep_redirects(connection, redirects)
    _settle_past(connection)
    if notes is not None:
        keep_notes(connection, notes)
    write_about(connection, _JOINED, "all")


def clear_joined(connection: Connection) -> None:
    """Forget what was worked out; note which events there were."""
    _note_past(connection)
    for table in reversed(tables.JOINED):
        connection.execute(table.delete())
    write_about(connection, _JOINED, None)
    write_about(connection, _TURNS, str(count_turns(connection) + 1))


def count_turns(connection: Connection) -> int:
    """Return a number that grows whenever what was worked out goes, whoever wrote."""
    return int(read_about(connection, _TURNS) or 0)


def has_joined(connection: Connection) -> bool:
    """Tell whether what was worked out is from all claims as they stand now."""
    return read_about(connection, _JOINED) is not None


def read_past_events(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Return the claims, in order, of each event that there is or that nothing leads on from yet,
    by its id.
    """
    read = attrgetter("claim_id")
    past = gather(connection, tables.past_events, read)
    held = gather(connection, tables.event_claims, read)
    return {str(owner[0]): claims for owner, claims in (past | held).items()}


def keep_backed(connection: Connection) -> None:
    """Write down which sentences tell of an event that two voices or more stand behind.

    None may be written down yet.
    """
    claims, held, standings = search_tables.claims, tables.event_claims, tables.standings
    joined = standings.join(held, held.c.event_id == standings.c.event_id).join(
        claims, claims.c.id == held.c.claim_id
    )
    most = func.max(standings.c.content_low)
    several = standings.c.content_low >= SEVERAL, claims.c.number.is_not(None)
    query = select(claims.c.number, most).select_from(joined).where(*several)
    rows = query.group_by(claims.c.number)
    connection.execute(tables.backed_sentences.insert().from_select(["number", "voices"], rows))


def _note_past(connection: Connection) -> None:
    past, held = tables.past_events, tables.event_claims
    gone = select(held.c.event_id).distinct()
    connection.execute(past.delete().where(past.c.event_id.in_(gone)))
    columns = ["event_id", "position", "claim_id"]
    connection.execute(
        past.insert().from_select(columns, select(*(held.c[one] for one in columns)))
    )


def _settle_past(connection: Connection) -> None:
    """Forget those of the past events that are there again or that a redirect leads on from."""
    past = tables.past_events
    lives = exists().where(tables.events.c.id == past.c.event_id)
    leads_on = exists().where(tables.redirects.c.old_id == past.c.event_id)
    connection.execute(past.delete().where(lives | leads_on))
