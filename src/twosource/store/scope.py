"""What belongs to one story, as queries that find its ids."""

from msgspec import Struct
from sqlalchemy import Select, or_, select

from twosource.store import joined_tables as tables
from twosource.store import schema
from twosource.store.search_tables import claims

__all__ = ["Scope", "scope_story"]

Query = Select[tuple[str]]


class Scope(Struct, frozen=True, kw_only=True):
    """The queries that find what is of a story: each returns ids."""

    story: Query
    reports: Query
    lineages: Query
    events: Query
    claims: Query
    differences: Query
    disputes: Query
    series: Query


def scope_story(story: str) -> Scope:
    """Return the queries for one story; its differences and pairs lie wholly inside of it."""
    disputes = tables.disputes.c
    stories, reports, lineages = schema.stories, schema.story_reports, schema.story_lineages
    held = select(reports.c.report_id).where(reports.c.story_id == story)
    events = select(tables.events.c.id).where(tables.events.c.story_id == story)
    differences = tables.differences.c
    return Scope(
        story=select(stories.c.id).where(stories.c.id == story),
        reports=held,
        lineages=select(lineages.c.lineage_id).where(lineages.c.story_id == story),
        events=events,
        claims=select(claims.c.id).where(claims.c.report_id.in_(held)),
        differences=select(differences.id).where(
            differences.first_id.in_(held), differences.second_id.in_(held)
        ),
        disputes=select(disputes.id).where(
            or_(disputes.story_id == story, disputes.other_story_id == story)
        ),
        series=select(tables.series.c.id).where(tables.series.c.story_id == story),
    )
