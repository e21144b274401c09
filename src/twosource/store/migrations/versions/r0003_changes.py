"""What each run changed, kept for good, and the number of runs that read something new.

Revision 0003, after 0002.
"""

from alembic import op
from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint

from twosource.store.migrations.making import text, whole

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; a store that holds lineages has seen one run at least."""
    op.create_table(
        "changes",
        whole("run"),
        whole("position"),
        text("kind"),
        whole("count_before"),
        whole("count_after"),
        text("sentence"),
        PrimaryKeyConstraint("run", "position"),
    )
    op.create_table(
        "change_reports",
        whole("run"),
        whole("change_position"),
        whole("position"),
        text("role"),
        text("report_id"),
        PrimaryKeyConstraint("run", "change_position", "position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        ForeignKeyConstraint(["run", "change_position"], ["changes.run", "changes.position"]),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO about (key, value) SELECT 'runs', '1' FROM lineages LIMIT 1")
