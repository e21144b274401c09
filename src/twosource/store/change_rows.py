"""What the runs changed, as rows and back; rows are added and never taken away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from sqlalchemy import Connection, select, tuple_

from twosource.model import Change, EventChange
from twosource.store import joined_tables, schema
from twosource.store.about_rows import read_about, write_about
from twosource.store.rows import Batch, Held, Ids, Row, keep_only

__all__ = [
    "change_batches",
    "count_run",
    "count_runs",
    "number_changes",
    "read_changes",
    "read_last_changes",
    "rename_report",
]

_RUNS = "runs"

AnyChange = TypeVar("AnyChange", Change, EventChange)


def count_runs(connection: Connection) -> int:
    """Return how many runs read something new into this store."""
    return int(read_about(connection, _RUNS) or 0)


def count_run(connection: Connection) -> None:
    """Count one more run."""
    write_about(connection, _RUNS, str(count_runs(connection) + 1))


def change_batches(changes: Iterable[Change]) -> list[Batch]:
    """Return the rows of changes; `position` counts within the run."""
    placed = list(number_changes(changes))
    return [
        (schema.changes, [_change_row(*one) for one in placed]),
        (schema.change_reports, list(chain.from_iterable(_report_rows(*one) for one in placed))),
    ]


def number_changes(
    changes: Iterable[AnyChange], held: Mapping[int, int] = MappingProxyType({})
) -> Iterator[tuple[int, AnyChange]]:
    """Yield changes with their place in their run, behind the `held` ones of it, by run."""
    positions = dict(held)
    for change in changes:
        position = positions.get(change.run, 0)
        positions[change.run] = position + 1
        yield position, change


def _change_row(position: int, change: Change) -> Row:
    return {
        "run": change.run,
        "position": position,
        "kind": change.kind,
        "count_before": change.before,
        "count_after": change.after,
        "sentence": change.sentence,
    }


def _report_rows(at: int, change: Change) -> Iterator[Row]:
    roles = [("older", one) for one in change.reports] + [("new", one) for one in change.brought_by]
    for position, (role, report) in enumerate(roles):
        yield {
            "run": change.run,
            "change_position": at,
            "position": position,
            "role": role,
            "report_id": report,
        }


def read_changes(connection: Connection, *, only: Ids | None = None) -> tuple[Change, ...]:
    """Return the changes of all runs, the earliest run first; or those of the reports `only`."""
    table, named = schema.changes, schema.change_reports.c
    query = select(table).order_by(table.c.run, table.c.position)
    if only is not None:
        of_them = select(named.run, named.change_position).where(*keep_only(named.report_id, only))
        query = query.where(tuple_(table.c.run, table.c.position).in_(of_them))
    return _read_all(connection, connection.execute(query).all(), every=only is None)


def read_last_changes(connection: Connection, most: int) -> tuple[Change, ...]:
    """Return up to so many changes, the latest run first, each run in its order."""
    table = schema.changes
    query = select(table).order_by(table.c.run.desc(), table.c.position).limit(most)
    return _read_all(connection, connection.execute(query).all())


def _read_all(
    connection: Connection, rows: Sequence[Held], *, every: bool = False
) -> tuple[Change, ...]:
    table = schema.change_reports
    query = select(table).order_by(table.c.run, table.c.change_position, table.c.position)
    if not every:
        wanted = [(row.run, row.position) for row in rows]
        query = query.where(tuple_(table.c.run, table.c.change_position).in_(wanted))
    named: defaultdict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(query) if rows else ():
        named[row.run, row.change_position].append(_read_role(row))
    return tuple(_read_change(row, tuple(named[row.run, row.position])) for row in rows)


def _read_role(row: Held) -> tuple[str, str]:
    return row.role, row.report_id


def _read_change(row: Held, named: tuple[tuple[str, str], ...]) -> Change:
    older = {report for role, report in named if role == "older"}
    new = {report for role, report in named if role == "new"}
    return Change(
        run=row.run,
        kind=row.kind,
        before=row.count_before,
        after=row.count_after,
        reports=tuple(sorted(older)),
        brought_by=tuple(sorted(new)),
        sentence=row.sentence,
    )


def rename_report(connection: Connection, old: str, new: str) -> None:
    """Let all changes, also those of events, name a report by the id that it has now."""
    for table in (schema.change_reports, joined_tables.event_change_reports):
        connection.execute(table.update().where(table.c.report_id == old).values(report_id=new))
