"""Stores of earlier formats, made from new ones by taking back what was added since."""

import sqlite3
from pathlib import Path

from twosource.store import sqlite
from twosource.store.view import View
from twosource.store.writer import Writer

__all__ = [
    "find_raw",
    "take_dispute_words_away",
    "take_event_changes_away",
    "take_other_stories_away",
    "take_search_away",
]


def find_raw(opened: Writer | View) -> sqlite3.Connection:
    """Return the driver's own connection of a file."""
    store = opened._store
    assert isinstance(store, sqlite.OpenStore)
    return store.raw


_JUDGEMENTS = """
CREATE TABLE judgements (
    id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, first_claim_id TEXT NOT NULL,
    second_claim_id TEXT NOT NULL, made TEXT NOT NULL, made_by TEXT NOT NULL, note TEXT NOT NULL,
    undoes_id TEXT, PRIMARY KEY (id), FOREIGN KEY(undoes_id) REFERENCES judgements (id)
)
"""
_INDEXES = """
SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
AND name NOT IN ('refusals_by_source', 'lineage_reports_by_report')
"""

_SEARCH = ("sentence_words", "searched_reports", "claim_parties", "claims", "first_seen")


def take_search_away(place: Path) -> None:
    """Take back what the formats since 0007 added; nothing had been decided."""
    take_event_changes_away(place)
    raw = sqlite3.connect(place)
    for (index,) in raw.execute(_INDEXES).fetchall():
        raw.execute(f"DROP INDEX {index}")
    for view in ("sentences", "claims", "parties", "events", "sources", "stories"):
        raw.execute(f"DROP VIEW v_{view}")
    for table in (*_SEARCH, "backed_sentences"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("DROP TABLE judgements")
    raw.execute(_JUDGEMENTS)
    raw.execute("UPDATE alembic_version SET version_num = '0006'")
    raw.commit()
    raw.close()


def take_event_changes_away(place: Path) -> None:
    """Take back what the formats since 0011 added."""
    take_dispute_words_away(place)
    raw = sqlite3.connect(place)
    for table in ("event_change_reports", "event_changes", "event_states"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("UPDATE alembic_version SET version_num = '0010'")
    raw.commit()
    raw.close()


def take_other_stories_away(place: Path) -> None:
    """Take back what format 0013 added."""
    raw = sqlite3.connect(place)
    raw.execute("DROP INDEX disputes_by_other_story")
    raw.execute("ALTER TABLE disputes DROP COLUMN other_story_id")
    raw.execute("UPDATE alembic_version SET version_num = '0012'")
    raw.commit()
    raw.close()


def take_dispute_words_away(place: Path) -> None:
    """Take back what the formats since 0012 added."""
    take_other_stories_away(place)
    raw = sqlite3.connect(place)
    raw.execute("DROP TABLE dispute_words")
    raw.execute("UPDATE alembic_version SET version_num = '0011'")
    raw.commit()
    raw.close()
