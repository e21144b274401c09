"""Between nouns and rows: what every table's two directions have in common."""

from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

import msgspec
import sqlalchemy
from sqlalchemy import ColumnElement, Connection, Select, Table, select

from twosource.errors import StoreError
from twosource.model import Span, When

__all__ = [
    "Batch",
    "Failed",
    "Held",
    "Ids",
    "Owner",
    "Row",
    "gather",
    "keep_only",
    "place_row",
    "read_place",
    "read_spans",
    "read_when",
    "spans_cell",
    "when_row",
    "write_batches",
    "write_list",
]

Row = dict[str, str | int | float | None]
Batch = tuple[Table, list[Row]]
Held = sqlalchemy.Row[tuple[object, ...]]
Owner = tuple[str | int, ...]
Noun = TypeVar("Noun")

Ids = Collection[str] | Select[tuple[str]]
"""Ids, or the query that finds them."""

Failed = tuple[str, str]
"""Why there is nothing: one of the codes of a refusal, and a sentence."""

_spans = msgspec.json.Decoder(tuple[Span, ...])


def write_batches(connection: Connection, batches: Iterable[Batch]) -> None:
    """Insert the rows of each table, in the order given."""
    for table, rows in batches:
        if rows:
            connection.execute(table.insert(), rows)


def write_list(owner: Row, column: str, ids: Iterable[str]) -> list[Row]:
    """Return a row for each id in the order given, with the cells of what it belongs to."""
    return [{**owner, "position": at, column: one} for at, one in enumerate(ids)]


def gather(
    connection: Connection,
    table: Table,
    read: Callable[[Held], Noun],
    *,
    keys: int = 1,
    only: Ids | None = None,
) -> dict[Owner, tuple[Noun, ...]]:
    """Return the nouns of a table by owner: its first `keys` columns, in the order of `position`.

    `only` keeps the rows whose first column is among those ids.
    """
    owner = tuple(table.c)[:keys]
    query = select(table).order_by(*owner, table.c.position).where(*keep_only(owner[0], only))
    groups = groupby(connection.execute(query), key=itemgetter(slice(keys)))
    return {key: tuple(map(read, group)) for key, group in groups}


def keep_only(column: ColumnElement[str], only: Ids | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a column is among some ids; none where all are asked for."""
    return () if only is None else (column.in_(only),)


def place_row(span: Span | None, owner: str, *, prefix: str = "char") -> Row:
    """Return the two columns of a place in the report `owner`, empty where there is none."""
    if span is None:
        return {f"{prefix}_start": None, f"{prefix}_end": None}
    if span.report != owner:
        raise StoreError(
            f"a span of report {span.report} stands where one of report {owner} belongs; "
            "nothing was written"
        )
    return {f"{prefix}_start": span.start, f"{prefix}_end": span.end}


def when_row(when: When | None, *, prefix: str = "") -> Row:
    """Return the four columns of a date, empty where there is none."""
    cells = (when.start, when.end, when.grain, when.basis) if when else (None,) * 4
    names = ("earliest", "latest", "grain", "basis")
    return {prefix + name: cell for name, cell in zip(names, cells, strict=True)}


def read_place(owner: str, start: int | None, end: int | None) -> Span | None:
    """Return the place in the report `owner` that two columns hold."""
    return None if start is None or end is None else Span(owner, start, end)


def read_when(row: Held) -> When | None:
    """Return the date that a row's four columns hold."""
    if row.earliest is None:
        return None
    return When(row.earliest, row.latest, row.grain, row.basis)


def spans_cell(spans: tuple[Span, ...]) -> str:
    """Return spans as the JSON that their column holds."""
    return msgspec.json.encode(spans).decode()


def read_spans(cell: str) -> tuple[Span, ...]:
    """Return the spans that a JSON column holds."""
    return _spans.decode(cell)
