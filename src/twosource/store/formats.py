"""Which format a store has, and whether this program can read it."""

from sqlalchemy import Connection, inspect, text

from twosource.errors import StoreError
from twosource.store.schema import FORMATS

__all__ = ["read_format"]


def read_format(connection: Connection, *, place: str) -> str | None:
    """Return the format of a store, None when there is nothing in it yet.

    Raises StoreError when it is something else than a store, or of a format still to come.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "about"} <= tables:
        raise StoreError(
            f"{place} is a database of something else than twosource; give another path"
        )
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found not in FORMATS:
        raise StoreError(
            f"{place} was written by a newer twosource (format {found}; this program knows "
            f"{FORMATS[0]} to {FORMATS[-1]}); update twosource to open it"
        )
    return str(found)
