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
    Text,
)

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables, which stay empty until the next run makes the claims."""
    op.create_table(
        "report_claims",
        _text("report_id"),
        _text("coder_hash"),
        _text("day"),
        Column("claims", LargeBinary, nullable=True),
        _text("code", null=True),
        _text("why", null=True),
        PrimaryKeyConstraint("report_id"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
    _make_events()


def _make_events() -> None:
    op.create_table(
        "events",
        _text("id"),
        Column("position", Integer, nullable=False),
        _text("story_id"),
        _text("act"),
        _text("mode", null=True),
        _text("status"),
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["story_id"], ["stories.id"]),
    )
    op.create_table(
        "event_claims",
        _text("event_id"),
        Column("position", Integer, autoincrement=False, nullable=False),
        _text("claim_id"),
        PrimaryKeyConstraint("event_id", "position"),
        ForeignKeyConstraint(["event_id"], ["events.id"]),
        sqlite_with_rowid=False,
    )


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)
