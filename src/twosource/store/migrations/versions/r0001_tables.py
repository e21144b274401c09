"""The tables.

Revision 0001, the first.
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

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _create_inputs()
    _create_marks()
    _create_copies()
    _create_lineages()
    _create_descent()
    _create_stories()
    _create_findings()


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, autoincrement=False, nullable=null)


def _real(name: str) -> Column[float]:
    return Column(name, Double, nullable=False)


def _refers(name: str, target: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([name], [target])


def _create_inputs() -> None:
    op.create_table("about", _text("key"), _text("value"), PrimaryKeyConstraint("key"))
    op.create_table(
        "reports",
        _text("id"),
        _text("source"),
        _text("name"),
        _text("content_hash"),
        _text("url", null=True),
        _text("title", null=True),
        _text("publisher", null=True),
        _text("language", null=True),
        _text("digest"),
        _text("text"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "refusals",
        _text("id"),
        _text("source"),
        _whole("record", null=True),
        _whole("byte_offset", null=True),
        _text("content_hash"),
        _text("stage"),
        _text("code"),
        _text("sentence"),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("refusals_by_source", "refusals", ["source"])


def _create_marks() -> None:
    op.create_table(
        "sentences",
        _text("report_id"),
        _whole("position"),
        _whole("char_start"),
        _whole("char_end"),
        _whole("paragraph"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "furniture",
        _text("report_id"),
        _whole("position"),
        _whole("char_start"),
        _whole("char_end"),
        _text("kind"),
        _text("rule"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "repairs",
        _text("report_id"),
        _whole("position"),
        _whole("char_start"),
        _whole("char_end"),
        _text("reads_as"),
        _text("why"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "date_proposals",
        _text("report_id"),
        _whole("position"),
        _text("earliest"),
        _text("latest"),
        _text("grain"),
        _text("basis"),
        _text("quote"),
        _whole("char_start", null=True),
        _whole("char_end", null=True),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentions",
        _text("report_id"),
        _whole("position"),
        _whole("char_start"),
        _whole("char_end"),
        _text("kind"),
        _text("value"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_copies() -> None:
    op.create_table(
        "copies",
        _text("first_id"),
        _text("second_id"),
        _whole("position"),
        _text("verdict"),
        _real("score"),
        _text("rule"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("first_id", "second_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        _text("first_id"),
        _text("second_id"),
        _whole("position"),
        _text("measure"),
        _real("value"),
        _text("note"),
        _text("spans"),
        ForeignKeyConstraint(["first_id", "second_id"], ["copies.first_id", "copies.second_id"]),
        PrimaryKeyConstraint("first_id", "second_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alignments",
        _text("first_id"),
        _text("second_id"),
        _whole("position"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("first_id", "second_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        _text("first_id"),
        _text("second_id"),
        _whole("position"),
        _text("first_sentences"),
        _text("second_sentences"),
        _real("closeness"),
        ForeignKeyConstraint(
            ["first_id", "second_id"], ["alignments.first_id", "alignments.second_id"]
        ),
        PrimaryKeyConstraint("first_id", "second_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_lineages() -> None:
    op.create_table("lineages", _text("id"), _whole("position"), PrimaryKeyConstraint("id"))
    op.create_table(
        "lineage_reports",
        _text("lineage_id"),
        _whole("position"),
        _text("report_id"),
        _refers("lineage_id", "lineages.id"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("lineage_reports_by_report", "lineage_reports", ["report_id"])
    op.create_table(
        "origins",
        _text("lineage_id"),
        _text("name"),
        _text("kind"),
        _text("basis"),
        _text("spans"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id"),
    )
    op.create_table(
        "reasons",
        _text("lineage_id"),
        _text("subject"),
        _whole("subject_position"),
        _whole("position"),
        _text("rule"),
        _text("note"),
        _text("spans"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "subject", "subject_position", "position"),
        sqlite_with_rowid=False,
    )


def _create_descent() -> None:
    op.create_table(
        "editions",
        _text("lineage_id"),
        _whole("position"),
        _whole("number"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edition_reports",
        _text("lineage_id"),
        _whole("edition_position"),
        _whole("position"),
        _text("report_id"),
        ForeignKeyConstraint(
            ["lineage_id", "edition_position"], ["editions.lineage_id", "editions.position"]
        ),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("lineage_id", "edition_position", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lost_ancestors",
        _text("lineage_id"),
        _whole("position"),
        _text("id"),
        _whole("edition"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edges",
        _text("lineage_id"),
        _whole("position"),
        _text("child_id"),
        _text("parent_id"),
        _text("relation"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_stories() -> None:
    op.create_table(
        "stories", _text("id"), _whole("position"), _text("title"), PrimaryKeyConstraint("id")
    )
    op.create_table(
        "story_reports",
        _text("story_id"),
        _whole("position"),
        _text("report_id"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_lineages",
        _text("story_id"),
        _whole("position"),
        _text("lineage_id"),
        _refers("lineage_id", "lineages.id"),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_findings() -> None:
    op.create_table(
        "differences",
        _text("id"),
        _whole("position"),
        _text("first_id"),
        _text("second_id"),
        _text("slot"),
        _text("kind"),
        _whole("first_start", null=True),
        _whole("first_end", null=True),
        _whole("second_start", null=True),
        _whole("second_end", null=True),
        _text("broken"),
        _text("because"),
        _text("rule"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "story_dates",
        _text("story_id"),
        _whole("position"),
        _text("earliest", null=True),
        _text("latest", null=True),
        _text("grain", null=True),
        _text("basis", null=True),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id"),
    )
    op.create_table(
        "report_dates",
        _text("story_id"),
        _whole("position"),
        _text("report_id"),
        _text("earliest", null=True),
        _text("latest", null=True),
        _text("grain", null=True),
        _text("basis", null=True),
        _text("because"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "story_dates.story_id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "date_warnings",
        _text("story_id"),
        _whole("position"),
        _text("report_id"),
        _text("shown_earliest"),
        _text("shown_latest"),
        _text("shown_grain"),
        _text("shown_basis"),
        _text("shown_quote"),
        _text("shown_span", null=True),
        _text("fits_earliest"),
        _text("fits_latest"),
        _text("fits_grain"),
        _text("fits_basis"),
        _text("sentence"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "story_dates.story_id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
