"""What the reports claim: one row a report, or why there is nothing; and events.

Revision 0005, after 0004.
"""

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
)

from twosource.store.migrations.making import text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables, which stay empty until the next run makes the claims."""
    op.create_table(
        "report_claims",
        text("report_id"),
        text("coder_hash"),
        text("day"),
        Column("claims", LargeBinary, nullable=True),
        text("code", null=True),
        text("why", null=True),
        PrimaryKeyConstraint("report_id"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
    _make_events()


def _make_events() -> None:
    op.create_table(
        "events",
        text("id"),
        Column("position", Integer, nullable=False),
        text("story_id"),
        text("act"),
        text("mode", null=True),
        text("status"),
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["story_id"], ["stories.id"]),
    )
    op.create_table(
        "event_claims",
        text("event_id"),
        Column("position", Integer, autoincrement=False, nullable=False),
        text("claim_id"),
        PrimaryKeyConstraint("event_id", "position"),
        ForeignKeyConstraint(["event_id"], ["events.id"]),
        sqlite_with_rowid=False,
    )
