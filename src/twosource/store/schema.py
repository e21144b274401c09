"""The tables: what people ask for stands in columns, each fact once.

Places are code points, half-open. A column `position` keeps the order that a noun had. Columns
named `spans`, `because`, `shown_span` and `…_sentences` are JSON: only the program reads them back.
`parse` and `claims` are packed, as `parse_packing` and `claim_packing` say. The decision page 0003
says why. A change here needs a migration beside it.
"""

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

__all__ = ["DERIVED", "FORMATS", "MARKS", "metadata"]

FORMATS = ("0001", "0002", "0003", "0004", "0005")
"""Every format there has been, the oldest first; the last is the one that this program writes."""

metadata = MetaData()


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _key(name: str, target: str | None = None) -> Column[str]:
    if target is None:
        return Column(name, Text, primary_key=True)
    return Column(name, Text, ForeignKey(target), primary_key=True)


def _position(name: str = "position") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _refers(name: str, target: str) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=False)


def _place(prefix: str = "char", *, null: bool = False) -> tuple[Column[int], Column[int]]:
    return _whole(f"{prefix}_start", null=null), _whole(f"{prefix}_end", null=null)


def _when(prefix: str = "", *, null: bool = False) -> tuple[Column[str], ...]:
    names = ("earliest", "latest", "grain", "basis")
    return tuple(_text(prefix + name, null=null) for name in names)


def _pair() -> tuple[Column[str], Column[str]]:
    return _key("first_id", "reports.id"), _key("second_id", "reports.id")


def _of_pair(table: str) -> tuple[Column[str], Column[str], ForeignKeyConstraint]:
    names = ["first_id", "second_id"]
    targets = [f"{table}.{name}" for name in names]
    return _key(names[0]), _key(names[1]), ForeignKeyConstraint(names, targets)


about = Table("about", metadata, _key("key"), _text("value"))

reports = Table(
    "reports",
    metadata,
    _key("id"),
    _text("source"),
    _text("name"),
    _text("content_hash"),
    _text("url", null=True),
    _text("title", null=True),
    _text("publisher", null=True),
    _text("language", null=True),
    _text("digest"),
    _text("text"),
)

sentences = Table(
    "sentences",
    metadata,
    _key("report_id", "reports.id"),
    _position(),
    *_place(),
    _whole("paragraph"),
    sqlite_with_rowid=False,
)

furniture = Table(
    "furniture",
    metadata,
    _key("report_id", "reports.id"),
    _position(),
    *_place(),
    _text("kind"),
    _text("rule"),
    sqlite_with_rowid=False,
)

repairs = Table(
    "repairs",
    metadata,
    _key("report_id", "reports.id"),
    _position(),
    *_place(),
    _text("reads_as"),
    _text("why"),
    sqlite_with_rowid=False,
)

date_proposals = Table(
    "date_proposals",
    metadata,
    _key("report_id", "reports.id"),
    _position(),
    *_when(),
    _text("quote"),
    *_place(null=True),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    _key("report_id", "reports.id"),
    _position(),
    *_place(),
    _text("kind"),
    _text("value"),
    sqlite_with_rowid=False,
)

parses = Table(
    "parses",
    metadata,
    _key("reader_hash"),
    _key("sentence_hash"),
    Column("parse", LargeBinary, nullable=True),
    _text("code", null=True),
    _text("why", null=True),
    sqlite_with_rowid=False,
)

parsed_reports = Table(
    "parsed_reports",
    metadata,
    _key("report_id", "reports.id"),
    _text("reader_hash"),
    sqlite_with_rowid=False,
)

report_claims = Table(
    "report_claims",
    metadata,
    _key("report_id", "reports.id"),
    _text("coder_hash"),
    _text("day"),
    Column("claims", LargeBinary, nullable=True),
    _text("code", null=True),
    _text("why", null=True),
    sqlite_with_rowid=False,
)

refusals = Table(
    "refusals",
    metadata,
    _key("id"),
    _text("source"),
    _whole("record", null=True),
    _whole("byte_offset", null=True),
    *map(_text, ("content_hash", "stage", "code", "sentence")),
    Index("refusals_by_source", "source"),
)

copies = Table(
    "copies",
    metadata,
    *_pair(),
    _whole("position"),
    _text("verdict"),
    Column("score", Double, nullable=False),
    _text("rule"),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    *_of_pair("copies"),
    _position(),
    _text("measure"),
    Column("value", Double, nullable=False),
    _text("note"),
    _text("spans"),
    sqlite_with_rowid=False,
)

lineages = Table("lineages", metadata, _key("id"), _whole("position"))

lineage_reports = Table(
    "lineage_reports",
    metadata,
    _key("lineage_id", "lineages.id"),
    _position(),
    _refers("report_id", "reports.id"),
    Index("lineage_reports_by_report", "report_id"),
    sqlite_with_rowid=False,
)

editions = Table(
    "editions",
    metadata,
    _key("lineage_id", "lineages.id"),
    _position(),
    _whole("number"),
    sqlite_with_rowid=False,
)

edition_reports = Table(
    "edition_reports",
    metadata,
    _key("lineage_id"),
    _position("edition_position"),
    _position(),
    _refers("report_id", "reports.id"),
    ForeignKeyConstraint(
        ["lineage_id", "edition_position"], ["editions.lineage_id", "editions.position"]
    ),
    sqlite_with_rowid=False,
)

lost_ancestors = Table(
    "lost_ancestors",
    metadata,
    _key("lineage_id", "lineages.id"),
    _position(),
    _text("id"),
    _whole("edition"),
    sqlite_with_rowid=False,
)

edges = Table(
    "edges",
    metadata,
    _key("lineage_id", "lineages.id"),
    _position(),
    _text("child_id"),
    _text("parent_id"),
    _text("relation"),
    sqlite_with_rowid=False,
)

reasons = Table(
    "reasons",
    metadata,
    _key("lineage_id", "lineages.id"),
    _key("subject"),
    _position("subject_position"),
    _position(),
    _text("rule"),
    _text("note"),
    _text("spans"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    _key("lineage_id", "lineages.id"),
    _text("name"),
    _text("kind"),
    _text("basis"),
    _text("spans"),
)

stories = Table("stories", metadata, _key("id"), _whole("position"), _text("title"))

story_reports = Table(
    "story_reports",
    metadata,
    _key("story_id", "stories.id"),
    _position(),
    _refers("report_id", "reports.id"),
    sqlite_with_rowid=False,
)

story_lineages = Table(
    "story_lineages",
    metadata,
    _key("story_id", "stories.id"),
    _position(),
    _refers("lineage_id", "lineages.id"),
    sqlite_with_rowid=False,
)

alignments = Table("alignments", metadata, *_pair(), _whole("position"), sqlite_with_rowid=False)

links = Table(
    "links",
    metadata,
    *_of_pair("alignments"),
    _position(),
    _text("first_sentences"),
    _text("second_sentences"),
    Column("closeness", Double, nullable=False),
    sqlite_with_rowid=False,
)

differences = Table(
    "differences",
    metadata,
    _key("id"),
    _whole("position"),
    _refers("first_id", "reports.id"),
    _refers("second_id", "reports.id"),
    _text("slot"),
    _text("kind"),
    *_place("first", null=True),
    *_place("second", null=True),
    _text("broken"),
    _text("because"),
    _text("rule"),
)

story_dates = Table(
    "story_dates",
    metadata,
    _key("story_id", "stories.id"),
    _whole("position"),
    *_when(null=True),
)

report_dates = Table(
    "report_dates",
    metadata,
    _key("story_id", "story_dates.story_id"),
    _position(),
    _refers("report_id", "reports.id"),
    *_when(null=True),
    _text("because"),
    sqlite_with_rowid=False,
)

date_warnings = Table(
    "date_warnings",
    metadata,
    _key("story_id", "story_dates.story_id"),
    _position(),
    _refers("report_id", "reports.id"),
    *_when("shown_"),
    _text("shown_quote"),
    _text("shown_span", null=True),
    *_when("fits_"),
    _text("sentence"),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    _position("run"),
    _position(),
    _text("kind"),
    _whole("count_before"),
    _whole("count_after"),
    _text("sentence"),
)

change_reports = Table(
    "change_reports",
    metadata,
    _position("run"),
    _position("change_position"),
    _position(),
    _text("role"),
    _refers("report_id", "reports.id"),
    ForeignKeyConstraint(["run", "change_position"], ["changes.run", "changes.position"]),
    sqlite_with_rowid=False,
)

MARKS = (sentences, furniture, repairs, date_proposals, mentions, parsed_reports, report_claims)
"""What one report holds besides its own row, who has read it, and what was made of that."""

DERIVED = (
    copies, evidence, lineages, lineage_reports, editions, edition_reports, lost_ancestors,
    edges, reasons, origins, stories, story_reports, story_lineages, alignments, links,
    differences, story_dates, report_dates, date_warnings,
)  # fmt: skip
"""What grouping and collating found, in the order in which it can be written."""
