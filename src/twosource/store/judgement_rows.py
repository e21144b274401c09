"""What people decided, and the ids that events had before, as rows and back.

Judgements are added and never taken away, also not by another version of the program.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, or_, select

from twosource.model import Judged, Judgement, Redirect
from twosource.store import joined_tables as tables
from twosource.store.rows import Held, Ids, Row, keep_only, write_batches

__all__ = ["add_judgements", "keep_redirects", "read_judgements", "read_redirects"]


def add_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write judgements behind those that are there."""
    count = select(func.count()).select_from(tables.judgements)
    held = connection.execute(count).scalar_one()
    rows = [_judgement_row(*at) for at in enumerate(judgements, start=held)]
    write_batches(connection, [(tables.judgements, rows)])


def _judgement_row(position: int, judgement: Judgement) -> Row:
    return {
        "id": judgement.id,
        "position": position,
        "kind": judgement.kind,
        "about": judgement.about,
        "first_id": judgement.first,
        "second_id": judgement.second,
        "slot": judgement.slot,
        "value": judgement.value,
        "made": judgement.made,
        "made_by": judgement.by,
        "note": judgement.note,
        "undoes_id": judgement.undoes,
    }


def read_judgements(
    connection: Connection, *, about: Judged | None = None, only: Sequence[Ids] = ()
) -> tuple[Judgement, ...]:
    """Return the judgements, the earliest first; of those made at one moment, the one put first.

    `about` keeps those about such a thing, `only` those on these claims and reports alone.
    """
    table = tables.judgements
    query = select(table).order_by(table.c.position)
    if about is not None:
        query = query.where(table.c.about == about)
    if only:
        first, second = table.c.first_id, table.c.second_id
        query = query.where(or_(*(first.in_(some) for some in only)))
        query = query.where(or_(second.is_(None), *(second.in_(some) for some in only)))
    made = (_read_judgement(row) for row in connection.execute(query))
    return tuple(sorted(made, key=lambda one: one.made))


def _read_judgement(row: Held) -> Judgement:
    return Judgement(
        id=row.id,
        kind=row.kind,
        about=row.about,
        first=row.first_id,
        second=row.second_id,
        slot=row.slot,
        value=row.value,
        made=row.made,
        by=row.made_by,
        note=row.note,
        undoes=row.undoes_id,
    )


def keep_redirects(connection: Connection, redirects: Iterable[Redirect]) -> None:
    """Replace the redirects by these."""
    connection.execute(tables.redirects.delete())
    rows: list[Row] = [
        {"old_id": one.old, "position": at, "event_id": one.event, "run": one.run}
        for at, one in enumerate(redirects)
    ]
    write_batches(connection, [(tables.redirects, rows)])


def read_redirects(connection: Connection, *, only: Ids | None = None) -> tuple[Redirect, ...]:
    """Return the redirects in the order in which they were put; or those to the events `only`."""
    kept = keep_only(tables.redirects.c.event_id, only)
    query = select(tables.redirects).order_by(tables.redirects.c.position).where(*kept)
    return tuple(
        Redirect(old=row.old_id, event=row.event_id, run=row.run)
        for row in connection.execute(query)
    )
