"""How a store is written."""

from typing import Literal

from msgspec import Struct

from twosource import __version__

__all__ = ["StoreOptions"]


class StoreOptions(Struct, frozen=True, kw_only=True):
    """How a store is written.

    `synchronous` is SQLite's: with "NORMAL" what was acknowledged survives a killed process, with
    "FULL" a power cut too, at about a sixtieth of the speed. `busy_seconds` is how long to wait for
    another writer. A checkpoint is due when the write-ahead log passes `wal_megabytes`. `made_by`
    names the program that writes.
    """

    synchronous: Literal["NORMAL", "FULL"] = "NORMAL"
    busy_seconds: float = 30.0
    wal_megabytes: int = 32
    made_by: str = f"twosource {__version__}"
