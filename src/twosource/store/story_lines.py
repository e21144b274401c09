"""Stories as lines of a list: a page of them by date, each with its counts, found by indexes."""

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Executable, func, select

from twosource.model import When
from twosource.store import joined_tables as tables
from twosource.store import schema
from twosource.store.rows import Held, read_when

__all__ = ["StoryLine", "Totals", "count_totals", "read_story_lines"]


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story as a list shows it; counts that are side by side, never one called "sources"."""

    id: str
    title: str
    when: When | None
    documents: int
    lineages: int
    events: int
    warnings: int
    corruptions: int
    origins: tuple[str, ...]


class Totals(Struct, frozen=True, kw_only=True):
    """How much a store holds."""

    documents: int
    lineages: int
    stories: int
    events: int
    refusals: int


def count_totals(connection: Connection) -> Totals:
    """Count what there is."""
    held = {
        "documents": schema.reports,
        "lineages": schema.lineages,
        "stories": schema.stories,
        "events": tables.events,
        "refusals": schema.refusals,
    }
    counts = [select(func.count()).select_from(one).scalar_subquery() for one in held.values()]
    return Totals(**dict(zip(held, connection.execute(select(*counts)).one(), strict=True)))


def read_story_lines(
    connection: Connection, *, since: str, until: str, skip: int, most: int
) -> tuple[StoryLine, ...]:
    """Return a page of stories, the latest first, those without a date last.

    `since` and `until` are ISO days, "" for no bound; a story fits when it touches the interval.
    """
    rows = _ask_dated(connection, since=since, until=until, skip=skip, most=most)
    if len(rows) < most and not since and not until:
        rows += _ask_undated(connection, skip=skip, most=most - len(rows))
    ids = [row.story_id or row.story for row in rows]
    counts = _Counted(connection, ids)
    return tuple(
        StoryLine(
            id=story,
            title=row.title,
            when=read_when(row),
            documents=counts.documents.get(story, 0),
            lineages=counts.lineages.get(story, 0),
            events=counts.events.get(story, 0),
            warnings=counts.warnings.get(story, 0),
            corruptions=counts.corruptions.get(story, 0),
            origins=tuple(counts.origins.get(story, ())),
        )
        for story, row in zip(ids, rows, strict=True)
    )


def _ask_dated(
    connection: Connection, *, since: str, until: str, skip: int, most: int
) -> list[Held]:
    dates, stories = schema.story_dates, schema.stories
    query = (
        select(dates, stories.c.title)
        .join(stories, stories.c.id == dates.c.story_id)
        .order_by(dates.c.latest.desc().nulls_last(), dates.c.story_id.desc())
        .where(*_bound(since, until))
        .limit(most)
        .offset(skip)
    )
    return list(connection.execute(query))


def _ask_undated(connection: Connection, *, skip: int, most: int) -> list[Held]:
    """Return the stories of which nobody worked a date out, behind all those with one."""
    dates, stories = schema.story_dates, schema.stories
    passed = connection.execute(select(func.count()).select_from(dates)).scalar_one()
    query = (
        select(dates, stories.c.title, stories.c.id.label("story"))
        .select_from(stories.outerjoin(dates))
        .where(dates.c.story_id.is_(None))
        .order_by(stories.c.id.desc())
        .limit(most)
        .offset(max(skip - passed, 0))
    )
    return list(connection.execute(query))


def _bound(since: str, until: str) -> list[ColumnElement[bool]]:
    dates, bounds = schema.story_dates.c, []
    if since:
        bounds.append(dates.latest >= since)
    if until:
        bounds += [dates.latest.is_not(None), dates.earliest <= until]
    return bounds


class _Counted:
    """What is counted of some stories, by their id."""

    def __init__(self, connection: Connection, stories: list[str]) -> None:
        self._connection, self._stories = connection, stories
        self.documents = self._count(schema.story_reports.c.story_id)
        self.lineages = self._count(schema.story_lineages.c.story_id)
        self.events = self._count(tables.events.c.story_id)
        self.warnings = self._count(schema.date_warnings.c.story_id)
        self.corruptions = self._tally(self._corrupt())
        self.origins = self._name_origins()

    def _count(self, story: ColumnElement[str]) -> dict[str, int]:
        counted = select(story, func.count()).where(story.in_(self._stories)).group_by(story)
        return self._tally(counted)

    def _tally(self, query: Executable) -> dict[str, int]:
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _corrupt(self) -> Executable:
        held, found = schema.story_reports, tables.differences
        return (
            select(held.c.story_id, func.count())
            .join(found, found.c.first_id == held.c.report_id)
            .where(held.c.story_id.in_(self._stories), found.c.kind == "corruption")
            .group_by(held.c.story_id)
        )

    def _name_origins(self) -> dict[str, list[str]]:
        held, origins = schema.story_lineages, schema.origins
        query = (
            select(held.c.story_id, origins.c.name)
            .join(origins, origins.c.lineage_id == held.c.lineage_id)
            .where(held.c.story_id.in_(self._stories))
            .distinct()
            .order_by(held.c.story_id, origins.c.name)
        )
        named: dict[str, list[str]] = {}
        for row in self._connection.execute(query):
            named.setdefault(row[0], []).append(row[1])
        return named
