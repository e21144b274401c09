"""Indexes by which a search reads no more than it shows, and the sentences with several voices.

Revision 0010, after 0009.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, text

revision = "0010"
down_revision = "0009"

_NEW = (
    ("reports_by_publisher", "reports", ["publisher", "id"], None),
    ("report_claims_by_day", "report_claims", ["day"], None),
    ("claims_by_number", "claims", ["number", "act", "status", "earliest", "latest"], None),
    ("claims_by_day", "claims", ["earliest", "latest", "number"], None),
    ("claims_by_interval", "claims", ["earliest", "latest", "number"], "latest <> earliest"),
    ("claims_by_act", "claims", ["act", "number"], None),
    ("claims_by_status", "claims", ["status", "number"], None),
    ("claims_by_place", "claims", ["place_key", "number"], "place_key IS NOT NULL"),
    ("claims_by_place_state", "claims", ["place_state", "number"], "place_state IS NOT NULL"),
)
_OLD = (
    ("reports_by_publisher", "reports"),
    ("claims_by_number", "claims"),
    ("claims_by_day", "claims"),
)
_BACKED = """
INSERT INTO backed_sentences (number, voices)
SELECT claims.number, max(standings.content_low)
FROM standings
JOIN event_claims ON event_claims.event_id = standings.event_id
JOIN claims ON claims.id = event_claims.claim_id
WHERE standings.content_low >= 2 AND claims.number IS NOT NULL
GROUP BY claims.number
"""


def upgrade() -> None:
    """Make the indexes and the table; nothing that is held changes."""
    for name, table in _OLD:
        op.drop_index(name, table)
    for name, table, columns, where in _NEW:
        only = None if where is None else text(where)
        op.create_index(name, table, columns, sqlite_where=only, postgresql_where=only)
    op.create_table(
        "backed_sentences",
        Column("number", BigInteger, nullable=False, autoincrement=False),
        Column("voices", Integer, nullable=False),
        PrimaryKeyConstraint("number"),
        sqlite_with_rowid=False,
    )
    op.execute(_BACKED)
