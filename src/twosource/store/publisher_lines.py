"""Publishers and lineages as lines of a list: whose own text it is, how late, how sound."""

from collections import defaultdict
from contextlib import suppress
from datetime import date
from statistics import median

from msgspec import Struct
from sqlalchemy import Connection, Executable, case, func, select

from twosource.store import joined_tables as joined
from twosource.store import schema

__all__ = ["LineageLine", "PublisherLine", "read_lineage_lines", "read_publisher_lines"]

_WHOLE = ("copy", "edition")


class PublisherLine(Struct, frozen=True, kw_only=True):
    """A publisher; "" stands for documents that name none.

    `own` counts documents that derive from no other that was read. `delay_days` is by how many days
    its documents lie behind the first dated one of their lineage, at the median; None where no
    lineage of several documents tells. `corruptions` counts the differences in which its version is
    likely broken.
    """

    publisher: str
    documents: int
    own: int
    delay_days: float | None
    corruptions: int


class LineageLine(Struct, frozen=True, kw_only=True):
    """A lineage of several documents."""

    id: str
    story: str
    title: str
    origin: str | None
    documents: int


def read_publisher_lines(
    connection: Connection, *, skip: int, most: int
) -> tuple[PublisherLine, ...]:
    """Return a page of publishers, those with most documents first."""
    reports, edges = schema.reports.c, schema.edges.c
    named = func.coalesce(reports.publisher, "").label("publisher")
    query = (
        select(named, func.count().label("documents"))
        .group_by(named)
        .order_by(func.count().desc(), named)
        .limit(most)
        .offset(skip)
    )
    rows = connection.execute(query).all()
    names = [row.publisher for row in rows]
    child = select(edges.child_id).where(edges.relation.in_(_WHOLE)).distinct().subquery()
    derived = _tally(
        connection,
        select(named, func.count())
        .join(child, child.c.child_id == reports.id)
        .where(named.in_(names))
        .group_by(named),
    )
    corruptions = _count_corruptions(connection)
    delays = _find_delays(connection)
    return tuple(
        PublisherLine(
            publisher=row.publisher,
            documents=row.documents,
            own=row.documents - derived.get(row.publisher, 0),
            delay_days=delays.get(row.publisher),
            corruptions=corruptions.get(row.publisher, 0),
        )
        for row in rows
    )


def read_lineage_lines(connection: Connection, *, most: int) -> tuple[LineageLine, ...]:
    """Return the lineages with most documents, none of them of one document alone."""
    held, homes = schema.lineage_reports.c, schema.story_lineages.c
    counted = (
        select(held.lineage_id, func.count().label("documents"))
        .group_by(held.lineage_id)
        .having(func.count() > 1)
        .order_by(func.count().desc(), held.lineage_id)
        .limit(most)
        .subquery()
    )
    origins, stories = schema.origins.c, schema.stories.c
    query = (
        select(counted, homes.story_id, stories.title, origins.name)
        .join(schema.story_lineages, homes.lineage_id == counted.c.lineage_id)
        .join(schema.stories, stories.id == homes.story_id)
        .outerjoin(schema.origins, origins.lineage_id == counted.c.lineage_id)
        .order_by(counted.c.documents.desc(), counted.c.lineage_id)
    )
    return tuple(
        LineageLine(
            id=row.lineage_id,
            story=row.story_id,
            title=row.title,
            origin=row.name,
            documents=row.documents,
        )
        for row in connection.execute(query)
    )


def _tally(connection: Connection, query: Executable) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _count_corruptions(connection: Connection) -> dict[str, int]:
    found, reports = joined.differences.c, schema.reports.c
    broken = case((found.broken == "first", found.first_id), else_=found.second_id)
    named = func.coalesce(reports.publisher, "")
    query = (
        select(named, func.count())
        .join(schema.reports, reports.id == broken)
        .where(found.kind == "corruption", found.broken.in_(("first", "second")))
        .group_by(named)
    )
    return _tally(connection, query)


def _find_delays(connection: Connection) -> dict[str, float]:
    """Return by how many days a publisher lies behind, where a lineage has several days."""
    held, dates, reports = schema.lineage_reports.c, schema.report_dates.c, schema.reports.c
    several = select(held.lineage_id).group_by(held.lineage_id).having(func.count() > 1)
    query = (
        select(held.lineage_id, func.coalesce(reports.publisher, ""), dates.earliest)
        .join(schema.report_dates, dates.report_id == held.report_id)
        .join(schema.reports, reports.id == held.report_id)
        .where(held.lineage_id.in_(several), dates.earliest.is_not(None), dates.earliest != "")
    )
    grouped: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for lineage, publisher, day in connection.execute(query):
        with suppress(ValueError):  # a record that something else wrote may hold any word
            found = publisher, date.fromisoformat(day).toordinal()
            grouped[lineage].append(found)
    late: defaultdict[str, list[int]] = defaultdict(list)
    for documents in grouped.values():
        first = min(day for _, day in documents)
        for publisher, day in documents:
            late[publisher].append(day - first)
    return {publisher: median(days) for publisher, days in late.items()}
