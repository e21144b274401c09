"""What the network read in each sentence, and of which reports it has read every sentence.

Revision 0004, after 0003.
"""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, PrimaryKeyConstraint

from twosource.store.migrations.making import text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, which stay empty until the next run reads what the store holds."""
    op.create_table(
        "parses",
        text("reader_hash"),
        text("sentence_hash"),
        Column("parse", LargeBinary, nullable=True),
        text("code", null=True),
        text("why", null=True),
        PrimaryKeyConstraint("reader_hash", "sentence_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parsed_reports",
        text("report_id"),
        text("reader_hash"),
        PrimaryKeyConstraint("report_id"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
