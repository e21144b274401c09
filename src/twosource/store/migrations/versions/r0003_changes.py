"""What each run changed, kept for good, and the number of runs that read something new.

Revision 0003, after 0002.
"""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; a store that holds lineages has seen one run at least."""
    op.create_table(
        "changes",
        _whole("run"),
        _whole("position"),
        _text("kind"),
        _whole("count_before"),
        _whole("count_after"),
        _text("sentence"),
        PrimaryKeyConstraint("run", "position"),
    )
    op.create_table(
        "change_reports",
        _whole("run"),
        _whole("change_position"),
        _whole("position"),
        _text("role"),
        _text("report_id"),
        PrimaryKeyConstraint("run", "change_position", "position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        ForeignKeyConstraint(["run", "change_position"], ["changes.run", "changes.position"]),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO about (key, value) SELECT 'runs', '1' FROM lineages LIMIT 1")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, autoincrement=False, nullable=False)
