"""All that is particular to SQLite: how a file is opened, guarded and tended, and how it fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError

from twosource.errors import StoreError
from twosource.store.options import StoreOptions

__all__ = [
    "MEMORY",
    "OpenStore",
    "check_integrity",
    "close",
    "explained",
    "is_lasting",
    "keep_log",
    "open_for_reading",
    "open_for_writing",
    "reading",
    "tend_log",
    "writing",
]

MEMORY = ":memory:"

_CHECKPOINT_WAIT_MS = 100
_STEPS = 20_000
"""After how many steps of the database the clock is looked at; some milliseconds."""

_KEPT_KILOBYTES = 65_536
"""So much of a large store a reader keeps at hand; the two megabytes of SQLite are soon passed."""

_DISK = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}

_NO_LOG = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, *_DISK}
"""How it fails where no log can be made: on a disk that is read-only, or full."""

_NO_ROOM = {
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
}

_SENTENCES = {
    sqlite3.SQLITE_FULL: "there is no room left to write to {place}; nothing of this step was "
    "kept and all earlier ones were: free some space and run it again",
    sqlite3.SQLITE_IOERR: "writing to or reading from {place} failed ({detail}); nothing of this "
    "step was kept and all earlier ones were: check the disk and run it again",
    sqlite3.SQLITE_INTERRUPT: "what was asked of {place} took too long and was given up; ask for "
    "less of it at once",
    sqlite3.SQLITE_BUSY: "another program kept {place} locked for too long; close it, or try again",
    sqlite3.SQLITE_READONLY: "{place} cannot be written to; check its permissions and its folder's",
    sqlite3.SQLITE_CANTOPEN: "{place} cannot be opened ({detail}); check the path and its folder's "
    "permissions",
    sqlite3.SQLITE_CORRUPT: "{place} is damaged ({detail}); read the reports into a new store",
    sqlite3.SQLITE_NOTADB: "{place} is not a twosource store; give another path",
    sqlite3.SQLITE_CONSTRAINT: "what was to be written to {place} contradicts itself or names "
    "something that the store does not hold ({detail}); nothing was written",
}


_LOG_TRIES, _LOG_WAIT_SECONDS = 100, 0.05


Stood = tuple[int, int, int]
"""The size of a file, when it was changed (in nanoseconds), and the size of its log."""


class OpenStore(Struct, frozen=True, eq=False):
    """One open connection: SQLAlchemy's and the driver's own, and the place for messages.

    `log` is the write-ahead log, None in memory; `log_limit` is in bytes. Reading stops after
    `limit_seconds`, where there is a limit. `still` is how the file stood where it is read as one
    that does not change, else None.
    """

    place: str
    raw: sqlite3.Connection
    engine: Engine
    connection: Connection
    log: Path | None
    log_limit: int
    limit_seconds: float | None = None
    still: Stood | None = None


def open_for_writing(place: str, options: StoreOptions) -> OpenStore:
    """Open or make the file at `place` for a writer; ":memory:" keeps it in memory."""
    with explained(place):
        raw = sqlite3.connect(place, timeout=options.busy_seconds, isolation_level=None)
        try:
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute(f"PRAGMA synchronous = {options.synchronous}")
            raw.execute(f"PRAGMA journal_size_limit = {options.wal_megabytes << 20}")
        except sqlite3.Error:
            raw.close()
            raise
        return _wrap(place, raw, log_limit=options.wal_megabytes << 20)


def open_for_reading(
    place: str, *, busy_seconds: float, limit_seconds: float | None = None, shared: bool = False
) -> OpenStore:
    """Open the file at `place` for reading only, beside any writer.

    A `shared` one may be used by several threads, by one at a time.
    """
    with explained(place):
        stood = _look_at(place)
        raw, is_still = _connect_for_reading(place, busy_seconds, own_thread=not shared)
        raw.execute(f"PRAGMA cache_size = -{_KEPT_KILOBYTES}")
        opened = _wrap(place, raw, log_limit=0)
        return replace(opened, limit_seconds=limit_seconds, still=stood if is_still else None)


def _connect_for_reading(
    place: str, busy_seconds: float, *, own_thread: bool
) -> tuple[sqlite3.Connection, bool]:
    """Open read-only; where no log can be made beside the file, as one that does not change.

    A write-ahead log needs a folder that can be written to and has room. Where it is missing and
    cannot be made there is no writer either, so that nothing is missed without one. Tells whether
    the file is taken for one that does not change.
    """
    uri = f"file:{quote(Path(place).as_posix())}?mode=ro"

    def connect(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(
            uri,
            timeout=busy_seconds,
            isolation_level=None,
            uri=True,
            check_same_thread=own_thread,
        )

    raw = connect(uri)
    try:
        raw.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        raw.close()
        if error.sqlite_errorcode & 0xFF not in _NO_LOG or _look_at(place)[2]:
            raise
        return connect(f"{uri}&immutable=1"), True
    except sqlite3.Error:
        raw.close()
        raise
    return raw, False


def _look_at(place: str) -> Stood:
    """Return how a file and its log stand."""
    try:
        held = Path(place).stat()
    except OSError:
        return 0, 0, 0
    log = _log(place)
    return held.st_size, held.st_mtime_ns, log.stat().st_size if log.exists() else 0


def _wrap(place: str, raw: sqlite3.Connection, *, log_limit: int) -> OpenStore:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    log = None if place == MEMORY else _log(place)
    return OpenStore(place, raw, engine, engine.connect(), log, log_limit)


def _log(place: str) -> Path:
    return Path(f"{place}-wal")


@contextmanager
def writing(store: OpenStore) -> Iterator[Connection]:
    """Run one transaction that writes: all of it is kept, or nothing.

    It claims the right to write at once, so that it cannot fail half way for want of it. Database
    errors become `StoreError`.
    """
    with explained(store.place), store.connection.begin():
        store.connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield store.connection


@contextmanager
def reading(store: OpenStore) -> Iterator[Connection]:
    """Read what one moment saw, in the way of nobody; database errors become `StoreError`."""
    try:
        with explained(store.place), _limited(store), store.connection.begin():
            store.connection.exec_driver_sql("BEGIN")
            yield store.connection
    except StoreError:
        _check_still(store)
        raise
    _check_still(store)


def _check_still(store: OpenStore) -> None:
    if store.still is not None and _look_at(store.place) != store.still:
        raise StoreError(f"{store.place} was written to while it was read; ask again")


def is_lasting(store: OpenStore) -> bool:
    """Tell whether a store that is open for reading sees what is written later."""
    return store.still is None


@contextmanager
def _limited(store: OpenStore) -> Iterator[None]:
    """Let the database give up what takes too long."""
    if store.limit_seconds is None:
        yield
        return
    ends = monotonic() + store.limit_seconds
    store.raw.set_progress_handler(lambda: monotonic() > ends, _STEPS)
    try:
        yield
    finally:
        store.raw.set_progress_handler(None, 0)


def keep_log(store: OpenStore) -> None:
    """Write ahead from now on, so that readers and a writer do not wait for one another.

    This changes the file, and therefore comes after it is known to be a store. SQLite does not wait
    for others that change it at the same moment, so it is tried again.
    """
    with explained(store.place):
        for _ in range(_LOG_TRIES):
            try:
                store.raw.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                sleep(_LOG_WAIT_SECONDS)
            else:
                return
        store.raw.execute("PRAGMA journal_mode = WAL")


def tend_log(store: OpenStore) -> None:
    """Move the write-ahead log into the store when it has grown past its limit.

    A reader in the middle of something may forbid it. Then it is waited for a little, so that a
    writer slows down before the log runs away, and the next call tries again. A disk that fails or
    is full is no error here: what was written is kept by the log, and the next write tells.
    """
    if store.log is None or not store.log.exists() or store.log.stat().st_size <= store.log_limit:
        return
    with explained(store.place):
        waits = int(store.raw.execute("PRAGMA busy_timeout").fetchone()[0])
        store.raw.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_WAIT_MS}")
        try:
            store.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _DISK:
                raise
        finally:
            store.raw.execute(f"PRAGMA busy_timeout = {waits}")


def check_integrity(store: OpenStore) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file, nothing when it is sound."""
    with explained(store.place):
        faults = [str(row[0]) for row in store.raw.execute("PRAGMA integrity_check")]
        loose = [f"{row[0]} refers to nothing in {row[2]}" for row in _loose_rows(store)]
    return tuple(fault for fault in faults if fault != "ok") + tuple(loose)


def _loose_rows(store: OpenStore) -> list[tuple[str, int | None, str, int]]:
    return store.raw.execute("PRAGMA foreign_key_check").fetchall()


def close(store: OpenStore) -> None:
    """Close the connection; the last one to close tidies the log away."""
    store.connection.close()
    store.engine.dispose()
    store.raw.close()


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the database raises into a `StoreError` that says what to do next."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_explain(place, error.orig)) from error
    except sqlite3.Error as error:
        raise StoreError(_explain(place, error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            "a text holds half a surrogate pair, which no file can hold; nothing was written"
        ) from error


def _explain(place: str, error: BaseException | None) -> str:
    whole = error.sqlite_errorcode if isinstance(error, sqlite3.Error) else 0
    code = sqlite3.SQLITE_FULL if whole in _NO_ROOM else whole & 0xFF
    sentence = _SENTENCES.get(code, "{place} failed ({detail})")
    return sentence.format(place=place, detail=error)
