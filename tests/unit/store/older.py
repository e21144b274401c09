"""Stores of earlier formats, made from new ones by taking back what was added since."""

import sqlite3
from pathlib import Path

from twosource.store import sqlite
from twosource.store.view import View
from twosource.store.writer import Writer

__all__ = ["find_raw", "take_search_away"]


def find_raw(opened: Writer | View) -> sqlite3.Connection:
    """Return the driver's own connection of a file."""
    store = opened._store
    assert isinstance(store, sqlite.OpenStore)
    return store.raw


def take_search_away(place: Path) -> None:
    """Take back what format 0007 added."""
    raw = sqlite3.connect(place)
    for view in ("sentences", "claims", "parties", "events", "sources", "stories"):
        raw.execute(f"DROP VIEW v_{view}")
    for table in ("sentence_words", "searched_reports", "claim_parties", "claims", "first_seen"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("DROP INDEX event_claims_by_claim")
    raw.execute("DROP INDEX standings_by_voices")
    raw.execute("UPDATE alembic_version SET version_num = '0006'")
    raw.commit()
    raw.close()
