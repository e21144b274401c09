"""What stands behind an event, disputes, figures over time, checks, merges, and who decided.

Revision 0006, after 0005.
"""

from alembic import op
from sqlalchemy import (
    Column,
    Double,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
)
from sqlalchemy.sql.schema import SchemaItem

from twosource.store.migrations.making import text, whole

revision = "0006"
down_revision = "0005"

_VOICE = ("event_id", "counted_for", "voice_position")


def upgrade() -> None:
    """Make the tables; the next run fills them, and puts the events together anew."""
    _make_differences()
    _make_events()
    _make_decisions()
    _make_standings()
    _make_disputes()
    op.execute("DELETE FROM about WHERE key = 'events'")


def _make_differences() -> None:
    _make_rows("difference_claims", ("difference_id", "differences.id"), text("claim_id"))
    op.create_table(
        "checks",
        whole("position"),
        text("claim_id"),
        text("outcome"),
        text("by_claim_id", null=True),
        text("report_id", null=True),
        whole("char_start", null=True),
        whole("char_end", null=True),
        text("because"),
        PrimaryKeyConstraint("position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
    )


def _make_events() -> None:
    _make_rows(
        "event_merges",
        ("event_id", "events.id"),
        text("first_claim_id"),
        text("second_claim_id"),
        whole("weight"),
        text("because"),
        text("rule"),
    )
    op.create_table(
        "past_events",
        text("event_id"),
        whole("position"),
        text("claim_id"),
        PrimaryKeyConstraint("event_id", "position"),
        sqlite_with_rowid=False,
    )


def _make_decisions() -> None:
    op.create_table(
        "redirects",
        text("old_id"),
        whole("position"),
        text("event_id"),
        whole("run"),
        PrimaryKeyConstraint("old_id"),
    )
    op.create_table(
        "judgements",
        text("id"),
        whole("position"),
        text("kind"),
        text("first_claim_id"),
        text("second_claim_id"),
        text("made"),
        text("made_by"),
        text("note"),
        text("undoes_id", null=True),
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["undoes_id"], ["judgements.id"]),
    )


def _make_standings() -> None:
    op.create_table(
        "standings",
        text("event_id"),
        *map(whole, ("position", "documents", "publishers", "lineages")),
        whole("content_low"),
        whole("content_high"),
        whole("utterance_low", null=True),
        whole("utterance_high", null=True),
        PrimaryKeyConstraint("event_id"),
        ForeignKeyConstraint(["event_id"], ["events.id"]),
    )
    op.create_table(
        "voices",
        text("event_id"),
        text("counted_for"),
        whole("position"),
        text("control_group"),
        text("root"),
        PrimaryKeyConstraint("event_id", "counted_for", "position"),
        ForeignKeyConstraint(["event_id"], ["standings.event_id"]),
        sqlite_with_rowid=False,
    )
    _make_of_voice("voice_claims", text("claim_id"))
    lineage = ForeignKeyConstraint(["lineage_id"], ["lineages.id"])
    _make_of_voice("voice_lineages", text("lineage_id"), lineage)


def _make_of_voice(name: str, *held: SchemaItem) -> None:
    op.create_table(
        name,
        text(_VOICE[0]),
        text(_VOICE[1]),
        whole(_VOICE[2]),
        whole("position"),
        *held,
        PrimaryKeyConstraint(*_VOICE, "position"),
        ForeignKeyConstraint(
            list(_VOICE), ["voices.event_id", "voices.counted_for", "voices.position"]
        ),
        sqlite_with_rowid=False,
    )


def _make_disputes() -> None:
    _make_of_story("disputes", *map(text, ("kind", "slot", "because", "rule")))
    op.create_table(
        "dispute_claims",
        text("dispute_id"),
        text("side"),
        whole("position"),
        text("claim_id"),
        PrimaryKeyConstraint("dispute_id", "side", "position"),
        ForeignKeyConstraint(["dispute_id"], ["disputes.id"]),
        sqlite_with_rowid=False,
    )
    _make_of_story("series", text("counted"))
    event = ForeignKeyConstraint(["event_id"], ["events.id"])
    _make_rows("series_events", ("series_id", "series.id"), text("event_id"), event)
    _make_rows(
        "figures",
        ("series_id", "series.id"),
        text("claim_id"),
        text("report_id"),
        whole("char_start"),
        whole("char_end"),
        Column("value", Double, nullable=False),
        Column("upto", Double, nullable=True),
        *map(text, ("comparator", "unit", "object", "told", "control_group", "turn")),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
    )


def _make_of_story(name: str, *held: Column[str]) -> None:
    op.create_table(
        name,
        text("id"),
        whole("position"),
        text("story_id"),
        *held,
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["story_id"], ["stories.id"]),
    )


def _make_rows(name: str, owner: tuple[str, str], *held: SchemaItem) -> None:
    """Make a table of which several rows, in an order, belong to one of another."""
    op.create_table(
        name,
        text(owner[0]),
        whole("position"),
        *held,
        PrimaryKeyConstraint(owner[0], "position"),
        ForeignKeyConstraint([owner[0]], [owner[1]]),
        sqlite_with_rowid=False,
    )
