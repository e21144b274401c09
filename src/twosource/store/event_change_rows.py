"""What the runs changed of events, as rows and back, and what was told of each event last.

Changes are added and never taken away. The states are what the next run is held to: they outlast
what is worked out from the claims, so that a run that was cut short loses no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from twosource.model import EventChange, EventState, Independent, Tally
from twosource.store import joined_tables as tables
from twosource.store.change_rows import number_changes
from twosource.store.rows import Batch, Held, Ids, Row, write_batches, write_list

__all__ = [
    "EventNotes",
    "clear_states",
    "has_states",
    "keep_notes",
    "read_event_changes",
    "read_last_event_changes",
    "read_states",
]

_decoder = msgspec.json.Decoder(EventState)
_TOGETHER = 500


class EventNotes(Struct, frozen=True, kw_only=True):
    """What is told of each event now, by id, and what that changed."""

    states: Mapping[str, EventState]
    changes: Sequence[EventChange] = ()


def keep_notes(connection: Connection, notes: EventNotes) -> None:
    """Keep what is told of the events now, and add what that changed."""
    _keep_states(connection, notes.states)
    held = _count_changes(connection, {one.run for one in notes.changes})
    write_batches(connection, _change_batches(notes.changes, held))


def _count_changes(connection: Connection, runs: set[int]) -> dict[int, int]:
    """Return how many changes each of these runs has already."""
    run = tables.event_changes.c.run
    query = select(run, func.count()).where(run.in_(runs)).group_by(run)
    return {row[0]: row[1] for row in connection.execute(query)}


def _change_batches(changes: Iterable[EventChange], held: Mapping[int, int]) -> list[Batch]:
    placed = list(number_changes(changes, held))
    reports = (
        write_list({"run": one.run, "change_position": at}, "report_id", one.brought_by)
        for at, one in placed
    )
    return [
        (tables.event_changes, [_change_row(*one) for one in placed]),
        (tables.event_change_reports, list(chain.from_iterable(reports))),
    ]


def _change_row(position: int, change: EventChange) -> Row:
    return {
        "run": change.run,
        "position": position,
        "event_id": change.event,
        "kind": change.kind,
        **_tally_cells(change.before, "before"),
        **_tally_cells(change.after, "after"),
        "sentence": change.sentence,
    }


def _tally_cells(tally: Tally | None, when: str) -> Row:
    cells: tuple[int | None, ...] = (None,) * len(tables.TALLY)
    if tally is not None:
        voices = tally.independent
        cells = (tally.documents, tally.lineages, voices.low, voices.high)
    return {f"{name}_{when}": cell for name, cell in zip(tables.TALLY, cells, strict=True)}


def read_event_changes(
    connection: Connection, *, only: Ids | None = None
) -> tuple[EventChange, ...]:
    """Return the changes of all runs, the earliest run first; or those of the events `only`.

    Of these events also those of the ids that they had before.
    """
    table, led = tables.event_changes, tables.redirects.c
    wanted: tuple[ColumnElement[bool], ...] = ()
    if only is not None:
        before = select(led.old_id).where(led.event_id.in_(only))
        wanted = (table.c.event_id.in_(only) | table.c.event_id.in_(before),)
    query = select(table).where(*wanted).order_by(table.c.run, table.c.position)
    return _read_all(connection, connection.execute(query).all(), wanted)


def read_last_event_changes(connection: Connection, most: int) -> tuple[EventChange, ...]:
    """Return up to so many changes, the latest run first, each run in its order."""
    table = tables.event_changes
    query = select(table).order_by(table.c.run.desc(), table.c.position).limit(most)
    rows = connection.execute(query).all()
    places = [(one.run, one.position) for one in rows]
    return _read_all(connection, rows, (tuple_(table.c.run, table.c.position).in_(places),))


def _read_all(
    connection: Connection, rows: Sequence[Held], wanted: tuple[ColumnElement[bool], ...]
) -> tuple[EventChange, ...]:
    table = tables.event_change_reports
    query = select(table).join(tables.event_changes).where(*wanted)
    reports: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for row in connection.execute(query) if rows else ():
        reports[row.run, row.change_position].add(row.report_id)
    return tuple(_read_change(row, reports[row.run, row.position]) for row in rows)


def _read_change(row: Held, reports: set[str]) -> EventChange:
    return EventChange(
        run=row.run,
        event=row.event_id,
        kind=row.kind,
        before=None
        if row.documents_before is None
        else _make_tally(
            row.documents_before,
            row.lineages_before,
            row.independent_low_before,
            row.independent_high_before,
        ),
        after=_make_tally(
            row.documents_after,
            row.lineages_after,
            row.independent_low_after,
            row.independent_high_after,
        ),
        brought_by=tuple(sorted(reports)),
        sentence=row.sentence,
    )


def _make_tally(documents: int, lineages: int, low: int, high: int) -> Tally:
    voices = Independent(low=low, high=high)
    return Tally(documents=documents, lineages=lineages, independent=voices)


def read_states(connection: Connection) -> dict[str, EventState]:
    """Return what was told of each event last, by its id; none where nobody noted it yet."""
    rows = connection.execute(select(tables.event_states).order_by(tables.event_states.c.event_id))
    return {row.event_id: _decoder.decode(row.state) for row in rows}


def has_states(connection: Connection) -> bool:
    """Tell whether it was noted what is told of any event."""
    return connection.execute(select(tables.event_states.c.event_id).limit(1)).scalar() is not None


def clear_states(connection: Connection) -> None:
    """Forget what was told of the events: another version of the program tells them otherwise."""
    connection.execute(tables.event_states.delete())


def _keep_states(connection: Connection, states: Mapping[str, EventState]) -> None:
    """Replace what was told by this; a row that is the same is left alone."""
    table = tables.event_states
    held = {row.event_id: row.state for row in connection.execute(select(table))}
    made = {key: msgspec.json.encode(one) for key, one in states.items()}
    other = [key for key, state in held.items() if made.get(key) != state]
    for start in range(0, len(other), _TOGETHER):
        some = table.c.event_id.in_(other[start : start + _TOGETHER])
        connection.execute(table.delete().where(some))
    rows: list[dict[str, str | bytes]] = [
        {"event_id": key, "state": state} for key, state in made.items() if held.get(key) != state
    ]
    if rows:
        connection.execute(table.insert(), rows)
