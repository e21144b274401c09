"""What the runs changed of events, and what was told of each last.

Revision 0011, after 0008.
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

revision = "0011"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables; the next run notes what is told of each event before it changes that."""
    op.create_table(
        "event_changes",
        _whole("run"),
        _whole("position"),
        _text("event_id"),
        _text("kind"),
        *(_whole(f"{one}_before", null=True) for one in _FIGURES),
        *(_whole(f"{one}_after") for one in _FIGURES),
        _text("sentence"),
        PrimaryKeyConstraint("run", "position"),
    )
    op.create_index("event_changes_by_event", "event_changes", ["event_id"])
    op.create_table(
        "event_change_reports",
        _whole("run"),
        _whole("change_position"),
        _whole("position"),
        _text("report_id"),
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
        _text("event_id"),
        Column("state", LargeBinary, nullable=False),
        PrimaryKeyConstraint("event_id"),
        sqlite_with_rowid=False,
    )


_FIGURES = ("documents", "lineages", "independent_low", "independent_high")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null, autoincrement=False)
