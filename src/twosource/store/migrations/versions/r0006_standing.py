"""What stands behind an event, disputes, figures over time, checks, merges, and who decided.

Revision 0006, after 0005.
"""

from alembic import op
from sqlalchemy import (
    Column,
    Double,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)
from sqlalchemy.sql.schema import SchemaItem

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
    _make_rows("difference_claims", ("difference_id", "differences.id"), _text("claim_id"))
    op.create_table(
        "checks",
        _whole("position"),
        _text("claim_id"),
        _text("outcome"),
        _text("by_claim_id", null=True),
        _text("report_id", null=True),
        _whole("char_start", null=True),
        _whole("char_end", null=True),
        _text("because"),
        PrimaryKeyConstraint("position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
    )


def _make_events() -> None:
    _make_rows(
        "event_merges",
        ("event_id", "events.id"),
        _text("first_claim_id"),
        _text("second_claim_id"),
        _whole("weight"),
        _text("because"),
        _text("rule"),
    )
    op.create_table(
        "past_events",
        _text("event_id"),
        _whole("position"),
        _text("claim_id"),
        PrimaryKeyConstraint("event_id", "position"),
        sqlite_with_rowid=False,
    )


def _make_decisions() -> None:
    op.create_table(
        "redirects",
        _text("old_id"),
        _whole("position"),
        _text("event_id"),
        _whole("run"),
        PrimaryKeyConstraint("old_id"),
    )
    op.create_table(
        "judgements",
        _text("id"),
        _whole("position"),
        _text("kind"),
        _text("first_claim_id"),
        _text("second_claim_id"),
        _text("made"),
        _text("made_by"),
        _text("note"),
        _text("undoes_id", null=True),
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["undoes_id"], ["judgements.id"]),
    )


def _make_standings() -> None:
    op.create_table(
        "standings",
        _text("event_id"),
        *map(_whole, ("position", "documents", "publishers", "lineages")),
        _whole("content_low"),
        _whole("content_high"),
        _whole("utterance_low", null=True),
        _whole("utterance_high", null=True),
        PrimaryKeyConstraint("event_id"),
        ForeignKeyConstraint(["event_id"], ["events.id"]),
    )
    op.create_table(
        "voices",
        _text("event_id"),
        _text("counted_for"),
        _whole("position"),
        _text("control_group"),
        _text("root"),
        PrimaryKeyConstraint("event_id", "counted_for", "position"),
        ForeignKeyConstraint(["event_id"], ["standings.event_id"]),
        sqlite_with_rowid=False,
    )
    _make_of_voice("voice_claims", _text("claim_id"))
    lineage = ForeignKeyConstraint(["lineage_id"], ["lineages.id"])
    _make_of_voice("voice_lineages", _text("lineage_id"), lineage)


def _make_of_voice(name: str, *held: SchemaItem) -> None:
    op.create_table(
        name,
        _text(_VOICE[0]),
        _text(_VOICE[1]),
        _whole(_VOICE[2]),
        _whole("position"),
        *held,
        PrimaryKeyConstraint(*_VOICE, "position"),
        ForeignKeyConstraint(
            list(_VOICE), ["voices.event_id", "voices.counted_for", "voices.position"]
        ),
        sqlite_with_rowid=False,
    )


def _make_disputes() -> None:
    _make_of_story("disputes", *map(_text, ("kind", "slot", "because", "rule")))
    op.create_table(
        "dispute_claims",
        _text("dispute_id"),
        _text("side"),
        _whole("position"),
        _text("claim_id"),
        PrimaryKeyConstraint("dispute_id", "side", "position"),
        ForeignKeyConstraint(["dispute_id"], ["disputes.id"]),
        sqlite_with_rowid=False,
    )
    _make_of_story("series", _text("counted"))
    event = ForeignKeyConstraint(["event_id"], ["events.id"])
    _make_rows("series_events", ("series_id", "series.id"), _text("event_id"), event)
    _make_rows(
        "figures",
        ("series_id", "series.id"),
        _text("claim_id"),
        _text("report_id"),
        _whole("char_start"),
        _whole("char_end"),
        Column("value", Double, nullable=False),
        Column("upto", Double, nullable=True),
        *map(_text, ("comparator", "unit", "object", "told", "control_group", "turn")),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
    )


def _make_of_story(name: str, *held: Column[str]) -> None:
    op.create_table(
        name,
        _text("id"),
        _whole("position"),
        _text("story_id"),
        *held,
        PrimaryKeyConstraint("id"),
        ForeignKeyConstraint(["story_id"], ["stories.id"]),
    )


def _make_rows(name: str, owner: tuple[str, str], *held: SchemaItem) -> None:
    """Make a table of which several rows, in an order, belong to one of another."""
    op.create_table(
        name,
        _text(owner[0]),
        _whole("position"),
        *held,
        PrimaryKeyConstraint(owner[0], "position"),
        ForeignKeyConstraint([owner[0]], [owner[1]]),
        sqlite_with_rowid=False,
    )


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null, autoincrement=False)
