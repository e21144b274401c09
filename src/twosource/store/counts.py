"""How much a store holds, counted row by row."""

from msgspec import Struct
from sqlalchemy import Connection, Table, distinct, func, select

from twosource.model import DifferenceKind
from twosource.store import joined_tables, schema

__all__ = ["Counts", "count_all"]


class Counts(Struct, frozen=True, kw_only=True):
    """How much a store holds.

    `publishers` counts the names that reports give; a report that gives none counts for none.
    `differences` are counted by kind, sorted by it; a kind that does not occur is left out.
    """

    documents: int
    publishers: int
    lineages: int
    stories: int
    differences: tuple[tuple[DifferenceKind, int], ...]
    refusals: int


def count_all(connection: Connection) -> Counts:
    """Count what a store holds."""
    publishers = select(func.count(distinct(schema.reports.c.publisher)))
    kind = joined_tables.differences.c.kind
    kinds = select(kind, func.count()).group_by(kind).order_by(kind)
    return Counts(
        documents=_count_rows(connection, schema.reports),
        publishers=connection.execute(publishers).scalar_one(),
        lineages=_count_rows(connection, schema.lineages),
        stories=_count_rows(connection, schema.stories),
        differences=tuple((row[0], row[1]) for row in connection.execute(kinds)),
        refusals=_count_rows(connection, schema.refusals),
    )


def _count_rows(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
