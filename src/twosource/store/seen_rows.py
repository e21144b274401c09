"""When each report was first read: beside the record, which never depends on it."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from twosource.store.search_tables import first_seen

__all__ = ["clear_seen", "keep_seen", "read_seen"]


def keep_seen(
    connection: Connection, report: str, moment: str | None, *, before: Sequence[str]
) -> None:
    """Note when a report was first read; `before` are the ids that the same content had before."""
    earlier = _find_earliest(connection, before)
    known = [one for one in (moment, earlier) if one is not None]
    if known and (earlier is not None or not before):
        connection.execute(first_seen.insert(), {"report_id": report, "moment": min(known)})


def clear_seen(connection: Connection, report: str) -> None:
    """Forget when a report was first read."""
    connection.execute(first_seen.delete().where(first_seen.c.report_id == report))


def read_seen(connection: Connection) -> dict[str, str]:
    """Return the moment (ISO 8601, UTC) at which each report was first read, where it is known."""
    rows = connection.execute(select(first_seen.c.report_id, first_seen.c.moment))
    return {row.report_id: row.moment for row in rows}


def _find_earliest(connection: Connection, reports: Sequence[str]) -> str | None:
    query = select(func.min(first_seen.c.moment)).where(first_seen.c.report_id.in_(reports))
    return connection.execute(query).scalar() if reports else None
