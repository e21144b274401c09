"""Where something lives: the story of a report, an event or a claim, by the start of an id."""

from typing import Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, select

from twosource.store import joined_tables as tables
from twosource.store import schema
from twosource.store.search_tables import claims

__all__ = ["Home", "Kind", "find_homes", "find_redirect"]

Kind = Literal["story", "event", "claim", "report"]

_MOST = 10
_LAST = "g"
"""Sorts behind every digit of an id."""


class Home(Struct, frozen=True, kw_only=True):
    """The whole id that was meant, and the story that it is of."""

    id: str
    story: str


def find_homes(connection: Connection, kind: Kind, start: str) -> tuple[Home, ...]:
    """Return what has an id that begins so, sorted, ten at most; that very id alone if there is.

    A report that is in no story is not found, nor are its claims.
    """
    named, story, joined = _choose(kind)
    query = select(named, story).select_from(joined).order_by(named)
    exact = connection.execute(query.where(named == start)).first()
    if exact is not None:
        return (Home(id=exact[0], story=exact[1]),)
    near = query.where(named >= start, named < start + _LAST).limit(_MOST)
    return tuple(Home(id=row[0], story=row[1]) for row in connection.execute(near))


def _choose(kind: Kind) -> tuple[ColumnElement[str], ColumnElement[str], FromClause]:
    events, held = tables.events, schema.story_reports
    match kind:
        case "story":
            return schema.stories.c.id, schema.stories.c.id, schema.stories
        case "report":
            return held.c.report_id, held.c.story_id, held
        case "event":
            return events.c.id, events.c.story_id, events
        case "claim":
            joined = claims.join(held, held.c.report_id == claims.c.report_id)
            return claims.c.id, held.c.story_id, joined


def find_redirect(connection: Connection, event: str) -> str | None:
    """Return the event that the id of an earlier one leads to."""
    table = tables.redirects.c
    return connection.execute(select(table.event_id).where(table.old_id == event)).scalar()
