"""All that is particular to PostgreSQL: how a database is opened, and how it fails.

That of its search stands in `sentence_words`.

The driver is psycopg, which comes with `pip install "twosource[postgresql]"`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError

from twosource.errors import StoreError, UsageError
from twosource.store.options import StoreOptions

__all__ = [
    "OpenStore",
    "close",
    "explained",
    "hide_password",
    "is_address",
    "name_database",
    "open_for_reading",
    "open_for_writing",
    "reading",
    "writing",
]

_WRITERS = 0x7477_6F73
"""The lock that one writer of a database holds at a time, as a writer of a file does."""

_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

_SENTENCES = {
    "08": "the connection to {place} broke ({detail}); nothing of this step was kept: try again",
    "22": "a text holds what PostgreSQL cannot keep ({detail}); nothing was written",
    "23": "what was to be written to {place} contradicts itself or names something that the store "
    "does not hold ({detail}); nothing was written",
    "28": "{place} does not let this user in ({detail}); check the name and the password",
    "3D": "there is no database at {place}; make one with: createdb NAME",
    "42501": "{place} cannot be written to ({detail}); ask for the rights to it",
    "53": "there is no room left to write to {place} ({detail}); nothing of this step was kept and "
    "all earlier ones were",
    "57014": "what was asked of {place} took too long and was given up; ask for less of it at once",
    "55P03": "another program kept {place} locked for too long; close it, or try again",
}


class OpenStore(Struct, frozen=True, eq=False):
    """One open connection, and the place for messages: the address without its password."""

    place: str
    engine: Engine
    connection: Connection


def is_address(place: str) -> bool:
    """Tell whether a place is the address of a PostgreSQL database."""
    return place.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def hide_password(place: str) -> str:
    """Return an address with *** for its password."""
    return _read_address(place).set(drivername="postgresql").render_as_string(hide_password=True)


def name_database(place: str) -> str:
    """Return the name of the database at an address, in letters that every file system takes."""
    return re.sub(r"[^\w.\-]+", "-", _read_address(place).database or "postgres").strip(".-")


def open_for_writing(place: str, options: StoreOptions) -> OpenStore:
    """Open a database for a writer."""
    return _open(place, busy_seconds=options.busy_seconds)


def open_for_reading(
    place: str, *, busy_seconds: float, limit_seconds: float | None = None
) -> OpenStore:
    """Open a database for reading only, beside any writer; no question may take longer."""
    return _open(place, busy_seconds=busy_seconds, limit_seconds=limit_seconds)


def _open(place: str, *, busy_seconds: float, limit_seconds: float | None = None) -> OpenStore:
    url = _read_address(place)
    shown = url.render_as_string(hide_password=True)
    options = f"-c lock_timeout={round(busy_seconds * 1000)}"
    if limit_seconds is not None:
        options += f" -c statement_timeout={round(limit_seconds * 1000)}"
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args={"options": options})
    except ImportError as error:
        raise UsageError(
            'psycopg is not installed; pip install "twosource[postgresql]" brings it'
        ) from error
    with explained(shown):
        return OpenStore(shown, engine, engine.connect())


def _read_address(place: str) -> URL:
    try:
        return make_url(place).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise UsageError(
            "that is no address of a database; write it as postgresql://USER@HOST/NAME"
        ) from error


@contextmanager
def writing(store: OpenStore) -> Iterator[Connection]:
    """Run one transaction that writes: all of it is kept, or nothing; writers take turns."""
    with explained(store.place), store.connection.begin():
        store.connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        yield store.connection


@contextmanager
def reading(store: OpenStore) -> Iterator[Connection]:
    """Read what one moment saw, in the way of nobody."""
    with explained(store.place), store.connection.begin():
        store.connection.exec_driver_sql(_ONE_MOMENT)
        yield store.connection


def close(store: OpenStore) -> None:
    """Close the connection."""
    store.connection.close()
    store.engine.dispose()


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the database raises into a `StoreError` that says what to do next."""
    try:
        yield
    except DBAPIError as error:
        known = "22" if isinstance(error, DataError) else None
        raise StoreError(_explain(place, error.orig, code=known)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            "a text holds half a surrogate pair, which no database can hold; nothing was written"
        ) from error


def _explain(place: str, error: BaseException | None, *, code: str | None = None) -> str:
    code = str(getattr(error, "sqlstate", None) or code or "")
    sentence = _SENTENCES.get(code) or _SENTENCES.get(code[:2])
    detail = " ".join(str(error).split())[:300]
    if sentence is None and not code:
        sentence = "{place} cannot be reached ({detail}); check the address and that it runs"
    return (sentence or "{place} failed ({detail})").format(place=place, detail=detail)
