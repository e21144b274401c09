"""The words that cannot both be so, where whole sentences were compared.

Revision 0012, after 0011.
"""

from alembic import op
from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint

from twosource.store.migrations.making import text, whole

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table; what was worked out before has no words, and the next run finds them."""
    op.create_table(
        "dispute_words",
        text("dispute_id"),
        text("side"),
        whole("position"),
        text("report_id"),
        whole("char_start"),
        whole("char_end"),
        PrimaryKeyConstraint("dispute_id", "side", "position"),
        ForeignKeyConstraint(["dispute_id"], ["disputes.id"]),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
