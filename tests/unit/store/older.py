"""Stores of earlier formats, made from new ones by taking back what was added since."""

import sqlite3
from pathlib import Path

__all__ = ["take_search_away"]


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
