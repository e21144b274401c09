"""What the runs changed of events, and what was told of each last.

Revision 0011, after 0010.
"""

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
)

from twosource.store.migrations.making import text, whole

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables; the next run notes what is told of each event before it changes that."""
    op.create_table(
        "event_changes",
        whole("run"),
        whole("position"),
        text("event_id"),
        text("kind"),
        *(whole(f"{one}_before", null=True) for one in _FIGURES),
        *(whole(f"{one}_after") for one in _FIGURES),
        text("sentence"),
        PrimaryKeyConstraint("run", "position"),
    )
    op.create_index("event_changes_by_event", "event_changes", ["event_id"])
    op.create_table(
        "event_change_reports",
        whole("run"),
        whole("change_position"),
        whole("position"),
        text("report_id"),
        PrimaryKeyConstraint("run", "change_position", "position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        ForeignKeyConstraint(
            ["run", "change_position"], ["event_changes.run", "event_changes.position"]
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("event_change_reports_by_report", "event_change_reports", ["report_id"])
    op.create_table(
        "event_states",
        text("event_id"),
        Column("state", LargeBinary, nullable=False),
        PrimaryKeyConstraint("event_id"),
        sqlite_with_rowid=False,
    )


_FIGURES = ("documents", "lineages", "independent_low", "independent_high")
