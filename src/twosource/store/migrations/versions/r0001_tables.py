"""The tables.

Revision 0001, the first.
"""

from alembic import op
from sqlalchemy import (
    Column,
    Double,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
)

from twosource.store.migrations.making import text, whole

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


def _real(name: str) -> Column[float]:
    return Column(name, Double, nullable=False)


def _refers(name: str, target: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([name], [target])


def _create_inputs() -> None:
    op.create_table("about", text("key"), text("value"), PrimaryKeyConstraint("key"))
    op.create_table(
        "reports",
        text("id"),
        text("source"),
        text("name"),
        text("content_hash"),
        text("url", null=True),
        text("title", null=True),
        text("publisher", null=True),
        text("language", null=True),
        text("digest"),
        text("text"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "refusals",
        text("id"),
        text("source"),
        whole("record", null=True),
        whole("byte_offset", null=True),
        text("content_hash"),
        text("stage"),
        text("code"),
        text("sentence"),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("refusals_by_source", "refusals", ["source"])


def _create_marks() -> None:
    op.create_table(
        "sentences",
        text("report_id"),
        whole("position"),
        whole("char_start"),
        whole("char_end"),
        whole("paragraph"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "furniture",
        text("report_id"),
        whole("position"),
        whole("char_start"),
        whole("char_end"),
        text("kind"),
        text("rule"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "repairs",
        text("report_id"),
        whole("position"),
        whole("char_start"),
        whole("char_end"),
        text("reads_as"),
        text("why"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "date_proposals",
        text("report_id"),
        whole("position"),
        text("earliest"),
        text("latest"),
        text("grain"),
        text("basis"),
        text("quote"),
        whole("char_start", null=True),
        whole("char_end", null=True),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentions",
        text("report_id"),
        whole("position"),
        whole("char_start"),
        whole("char_end"),
        text("kind"),
        text("value"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_copies() -> None:
    op.create_table(
        "copies",
        text("first_id"),
        text("second_id"),
        whole("position"),
        text("verdict"),
        _real("score"),
        text("rule"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("first_id", "second_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        text("first_id"),
        text("second_id"),
        whole("position"),
        text("measure"),
        _real("value"),
        text("note"),
        text("spans"),
        ForeignKeyConstraint(["first_id", "second_id"], ["copies.first_id", "copies.second_id"]),
        PrimaryKeyConstraint("first_id", "second_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alignments",
        text("first_id"),
        text("second_id"),
        whole("position"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("first_id", "second_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        text("first_id"),
        text("second_id"),
        whole("position"),
        text("first_sentences"),
        text("second_sentences"),
        _real("closeness"),
        ForeignKeyConstraint(
            ["first_id", "second_id"], ["alignments.first_id", "alignments.second_id"]
        ),
        PrimaryKeyConstraint("first_id", "second_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_lineages() -> None:
    op.create_table("lineages", text("id"), whole("position"), PrimaryKeyConstraint("id"))
    op.create_table(
        "lineage_reports",
        text("lineage_id"),
        whole("position"),
        text("report_id"),
        _refers("lineage_id", "lineages.id"),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("lineage_reports_by_report", "lineage_reports", ["report_id"])
    op.create_table(
        "origins",
        text("lineage_id"),
        text("name"),
        text("kind"),
        text("basis"),
        text("spans"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id"),
    )
    op.create_table(
        "reasons",
        text("lineage_id"),
        text("subject"),
        whole("subject_position"),
        whole("position"),
        text("rule"),
        text("note"),
        text("spans"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "subject", "subject_position", "position"),
        sqlite_with_rowid=False,
    )


def _create_descent() -> None:
    op.create_table(
        "editions",
        text("lineage_id"),
        whole("position"),
        whole("number"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edition_reports",
        text("lineage_id"),
        whole("edition_position"),
        whole("position"),
        text("report_id"),
        ForeignKeyConstraint(
            ["lineage_id", "edition_position"], ["editions.lineage_id", "editions.position"]
        ),
        _refers("report_id", "reports.id"),
        PrimaryKeyConstraint("lineage_id", "edition_position", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lost_ancestors",
        text("lineage_id"),
        whole("position"),
        text("id"),
        whole("edition"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edges",
        text("lineage_id"),
        whole("position"),
        text("child_id"),
        text("parent_id"),
        text("relation"),
        _refers("lineage_id", "lineages.id"),
        PrimaryKeyConstraint("lineage_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_stories() -> None:
    op.create_table(
        "stories", text("id"), whole("position"), text("title"), PrimaryKeyConstraint("id")
    )
    op.create_table(
        "story_reports",
        text("story_id"),
        whole("position"),
        text("report_id"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_lineages",
        text("story_id"),
        whole("position"),
        text("lineage_id"),
        _refers("lineage_id", "lineages.id"),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )


def _create_findings() -> None:
    op.create_table(
        "differences",
        text("id"),
        whole("position"),
        text("first_id"),
        text("second_id"),
        text("slot"),
        text("kind"),
        whole("first_start", null=True),
        whole("first_end", null=True),
        whole("second_start", null=True),
        whole("second_end", null=True),
        text("broken"),
        text("because"),
        text("rule"),
        _refers("first_id", "reports.id"),
        _refers("second_id", "reports.id"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "story_dates",
        text("story_id"),
        whole("position"),
        text("earliest", null=True),
        text("latest", null=True),
        text("grain", null=True),
        text("basis", null=True),
        _refers("story_id", "stories.id"),
        PrimaryKeyConstraint("story_id"),
    )
    op.create_table(
        "report_dates",
        text("story_id"),
        whole("position"),
        text("report_id"),
        text("earliest", null=True),
        text("latest", null=True),
        text("grain", null=True),
        text("basis", null=True),
        text("because"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "story_dates.story_id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "date_warnings",
        text("story_id"),
        whole("position"),
        text("report_id"),
        text("shown_earliest"),
        text("shown_latest"),
        text("shown_grain"),
        text("shown_basis"),
        text("shown_quote"),
        text("shown_span", null=True),
        text("fits_earliest"),
        text("fits_latest"),
        text("fits_grain"),
        text("fits_basis"),
        text("sentence"),
        _refers("report_id", "reports.id"),
        _refers("story_id", "story_dates.story_id"),
        PrimaryKeyConstraint("story_id", "position"),
        sqlite_with_rowid=False,
    )
