"""A report by the start of its id, and what to say where none or several begin so."""

from sqlalchemy import Connection, func, select

from twosource.errors import NotFoundError, UsageError
from twosource.store import schema

__all__ = ["find_id"]

_SHOWN = 3


def find_id(connection: Connection, prefix: str) -> str:
    """Return the id that begins so; raises NotFoundError and UsageError."""
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
