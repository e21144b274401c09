"""The door to a store, wherever it is: a file of SQLite, or a database of PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from twosource.store import postgresql, sqlite
from twosource.store.options import StoreOptions

__all__ = [
    "MEMORY",
    "OpenStore",
    "check_integrity",
    "close",
    "explained",
    "find_beside",
    "is_lasting",
    "is_there",
    "keep_log",
    "open_for_reading",
    "open_for_writing",
    "reading",
    "show_place",
    "tend_log",
    "writing",
]

MEMORY = sqlite.MEMORY

OpenStore = sqlite.OpenStore | postgresql.OpenStore


def open_for_writing(place: str, options: StoreOptions) -> OpenStore:
    """Open a store for a writer; a file is made when there is none."""
    if postgresql.is_address(place):
        return postgresql.open_for_writing(place, options)
    return sqlite.open_for_writing(place, options)


def open_for_reading(
    place: str, *, busy_seconds: float, limit_seconds: float | None = None, shared: bool = False
) -> OpenStore:
    """Open a store for reading only, beside any writer; see the two for what bounds it."""
    if postgresql.is_address(place):
        return postgresql.open_for_reading(
            place, busy_seconds=busy_seconds, limit_seconds=limit_seconds
        )
    return sqlite.open_for_reading(
        place, busy_seconds=busy_seconds, limit_seconds=limit_seconds, shared=shared
    )


@contextmanager
def writing(store: OpenStore) -> Iterator[Connection]:
    """Run one transaction that writes: all of it is kept, or nothing.

    Errors of the database become `StoreError`.
    """
    if isinstance(store, postgresql.OpenStore):
        with postgresql.writing(store) as connection:
            yield connection
    else:
        with sqlite.writing(store) as connection:
            yield connection


@contextmanager
def reading(store: OpenStore) -> Iterator[Connection]:
    """Read what one moment saw; errors of the database become `StoreError`."""
    if isinstance(store, postgresql.OpenStore):
        with postgresql.reading(store) as connection:
            yield connection
    else:
        with sqlite.reading(store) as connection:
            yield connection


@contextmanager
def explained(store: OpenStore) -> Iterator[None]:
    """Turn what the database raises into a `StoreError` that says what to do next."""
    explain = postgresql.explained if isinstance(store, postgresql.OpenStore) else sqlite.explained
    with explain(store.place):
        yield


def show_place(place: str) -> str:
    """Return a place as it may be shown: an address without its password."""
    return postgresql.hide_password(place) if postgresql.is_address(place) else place


def is_there(place: str) -> bool:
    """Tell whether there can be a store: a file is there, or it is an address to be asked."""
    return postgresql.is_address(place) or Path(place).is_file()


def find_beside(place: str, suffix: str) -> Path:
    """Return where files that belong to a store go: beside its file, with `suffix` behind its name.

    Those of a database go into the working folder, and are called after it.
    """
    if postgresql.is_address(place):
        return Path(f"{postgresql.name_database(place)}{suffix}")
    return Path(f"{place}{suffix}")


def keep_log(store: OpenStore) -> None:
    """Have a file written ahead from now on; a server sees to that by itself."""
    if isinstance(store, sqlite.OpenStore):
        sqlite.keep_log(store)


def tend_log(store: OpenStore) -> None:
    """Keep the log beside a file small; a server sees to that by itself."""
    if isinstance(store, sqlite.OpenStore):
        sqlite.tend_log(store)


def check_integrity(store: OpenStore) -> tuple[str, ...]:
    """Return what is wrong with the file; of a server's files the server knows."""
    return sqlite.check_integrity(store) if isinstance(store, sqlite.OpenStore) else ()


def is_lasting(store: OpenStore) -> bool:
    """Tell whether a store that is open for reading sees what is written later."""
    return not isinstance(store, sqlite.OpenStore) or sqlite.is_lasting(store)


def close(store: OpenStore) -> None:
    """Close the connection."""
    if isinstance(store, postgresql.OpenStore):
        postgresql.close(store)
    else:
        sqlite.close(store)
