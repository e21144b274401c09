"""What the reports claim: one row a report, or why there is nothing.

Revision 0005, after 0004.
"""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, PrimaryKeyConstraint, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, which stays empty until the next run makes the claims."""
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


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)
