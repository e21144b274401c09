"""Where something lives: the story of a report, an event or a claim, by the start of an id."""

from typing import Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from twosource.errors import NotFoundError, UsageError
from twosource.store import joined_tables as tables
from twosource.store import schema

__all__ = ["Home", "Kind", "find_homes", "find_redirect", "find_report_id"]

Kind = Literal["story", "event", "claim", "report"]

_MOST = 10
_SHOWN = 3
_LAST = "g"
"""Sorts behind every digit of an id."""


class Home(Struct, frozen=True, kw_only=True):
    """The whole id that was meant, and the story that it is of."""

    id: str
    story: str


def find_homes(connection: Connection, kind: Kind, start: str) -> tuple[Home, ...]:
    """Return what has an id that begins so, sorted, ten at most; that very id alone if there is.

    A claim that is in no event is not found, nor a report that is in no story.
    """
    named, story, joined = _choose(kind)
    query = select(named, story).select_from(joined).order_by(named)
    exact = connection.execute(query.where(named == start)).first()
    if exact is not None:
        return (Home(id=exact[0], story=exact[1]),)
    near = query.where(named >= start, named < start + _LAST).limit(_MOST)
    return tuple(Home(id=row[0], story=row[1]) for row in connection.execute(near))


def _choose(kind: Kind) -> tuple[ColumnElement[str], ColumnElement[str], FromClause]:
    events, claims = tables.events, tables.event_claims
    match kind:
        case "story":
            return schema.stories.c.id, schema.stories.c.id, schema.stories
        case "report":
            held = schema.story_reports
            return held.c.report_id, held.c.story_id, held
        case "event":
            return events.c.id, events.c.story_id, events
        case "claim":
            return claims.c.claim_id, events.c.story_id, claims.join(events)


def find_redirect(connection: Connection, event: str) -> str | None:
    """Return the event that the id of an earlier one leads to."""
    table = tables.redirects.c
    return connection.execute(select(table.event_id).where(table.old_id == event)).scalar()


def find_report_id(connection: Connection, prefix: str) -> str:
    """Return the id of the one report that begins so; raises NotFoundError, UsageError."""
    column, wanted = schema.reports.c.id, prefix.strip().lower()
    if not wanted:
        raise UsageError("an empty id names no report; give the first digits of one")
    if connection.execute(select(column).where(column == wanted)).scalar() is not None:
        return wanted
    found = _ids_from(connection, wanted)
    if len(found) > 1:
        raise UsageError(f"{prefix} fits {_list(found)}; give more digits")
    if not found:
        raise NotFoundError(f"no report has an id that begins {prefix}{_near(connection, wanted)}")
    return found[0]


def _ids_from(connection: Connection, prefix: str) -> list[str]:
    column = schema.reports.c.id
    query = select(column).where(func.substr(column, 1, len(prefix)) == prefix).order_by(column)
    return list(connection.execute(query).scalars())


def _near(connection: Connection, wanted: str) -> str:
    for length in range(len(wanted) - 1, 0, -1):
        if near := _ids_from(connection, wanted[:length]):
            return f"; near it: {_list(near)}"
    return ""


def _list(ids: list[str]) -> str:
    shown = ", ".join(ids[:_SHOWN])
    return shown if len(ids) <= _SHOWN else f"{shown} and {len(ids) - _SHOWN} more"
