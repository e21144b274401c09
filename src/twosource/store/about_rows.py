"""What a store says of itself: values by key."""

from sqlalchemy import Connection, select

from twosource.lexicon.own import NOTHING_OWN, Lexicon, read_written
from twosource.store import schema

__all__ = ["keep_lexicon", "read_about", "read_lexicon", "write_about"]

_LEXICON = "lexicon"


def read_about(connection: Connection, key: str) -> str | None:
    """Return the value of a key, None where there is none."""
    query = select(schema.about.c.value).where(schema.about.c.key == key)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def write_about(connection: Connection, key: str, value: str | None) -> None:
    """Write the value of a key in place of what it was; None takes the key away."""
    table = schema.about
    connection.execute(table.delete().where(table.c.key == key))
    if value is not None:
        connection.execute(table.insert(), {"key": key, "value": value})


def read_lexicon(connection: Connection) -> Lexicon:
    """Return the user's lexicon that the store was read with, empty where there is none."""
    held = read_about(connection, _LEXICON)
    return NOTHING_OWN if held is None else read_written(held)


def keep_lexicon(connection: Connection, lexicon: Lexicon) -> None:
    """Let the store be read with this lexicon from now on."""
    written = None if lexicon.is_empty() else lexicon.written()
    if written != read_about(connection, _LEXICON):
        write_about(connection, _LEXICON, written)
