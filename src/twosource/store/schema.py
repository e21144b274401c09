"""The tables: what people ask for stands in columns, each fact once.

Places are code points, half-open. A column `position` keeps the order that a noun had. Columns
named `spans`, `shown_span` and `…_sentences`, and `because` in `report_dates`, are JSON: only the
program reads them back.
`parse` and `claims` are packed, as `parse_packing` and `claim_packing` say. The decision page 0003
says why. What is worked out from the claims stands in `joined_tables`. A change in either needs a
migration beside it. What people and the search ask stands in `search_tables`.
"""

from sqlalchemy import (
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
)

from twosource.store.columns import (
    key,
    metadata,
    of_pair,
    pair,
    place,
    position,
    refers,
    text,
    when,
    whole,
)
from twosource.store.joined_tables import JOINED
from twosource.store.search_tables import claim_parties, claims

__all__ = ["DERIVED", "FORMATS", "MARKS", "metadata"]

FORMATS = (
    *("0001", "0002", "0003", "0004", "0005", "0006"),
    *("0007", "0008", "0009", "0010", "0011", "0012"),
    "0013",
)
"""Every format there has been, the oldest first; the last is the one that this program writes."""

about = Table("about", metadata, key("key"), text("value"))

reports = Table(
    "reports",
    metadata,
    key("id"),
    text("source"),
    text("name"),
    text("content_hash"),
    text("url", null=True),
    text("title", null=True),
    text("publisher", null=True),
    text("language", null=True),
    text("digest"),
    text("text"),
    Index("reports_by_publisher", "publisher", "id"),
)

sentences = Table(
    "sentences",
    metadata,
    key("report_id", "reports.id"),
    position(),
    *place(),
    whole("paragraph"),
    sqlite_with_rowid=False,
)

furniture = Table(
    "furniture",
    metadata,
    key("report_id", "reports.id"),
    position(),
    *place(),
    text("kind"),
    text("rule"),
    sqlite_with_rowid=False,
)

repairs = Table(
    "repairs",
    metadata,
    key("report_id", "reports.id"),
    position(),
    *place(),
    text("reads_as"),
    text("why"),
    sqlite_with_rowid=False,
)

date_proposals = Table(
    "date_proposals",
    metadata,
    key("report_id", "reports.id"),
    position(),
    *when(),
    text("quote"),
    *place(null=True),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    key("report_id", "reports.id"),
    position(),
    *place(),
    text("kind"),
    text("value"),
    sqlite_with_rowid=False,
)

parses = Table(
    "parses",
    metadata,
    key("reader_hash"),
    key("sentence_hash"),
    Column("parse", LargeBinary, nullable=True),
    text("code", null=True),
    text("why", null=True),
    sqlite_with_rowid=False,
)

parsed_reports = Table(
    "parsed_reports",
    metadata,
    key("report_id", "reports.id"),
    text("reader_hash"),
    sqlite_with_rowid=False,
)

report_claims = Table(
    "report_claims",
    metadata,
    key("report_id", "reports.id"),
    text("coder_hash"),
    text("day"),
    Column("claims", LargeBinary, nullable=True),
    text("code", null=True),
    text("why", null=True),
    Index("report_claims_by_day", "day"),
    sqlite_with_rowid=False,
)

refusals = Table(
    "refusals",
    metadata,
    key("id"),
    text("source"),
    whole("record", null=True),
    whole("byte_offset", null=True),
    *map(text, ("content_hash", "stage", "code", "sentence")),
    Index("refusals_by_source", "source"),
)

copies = Table(
    "copies",
    metadata,
    *pair(),
    whole("position"),
    text("verdict"),
    Column("score", Double, nullable=False),
    text("rule"),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    *of_pair("copies"),
    position(),
    text("measure"),
    Column("value", Double, nullable=False),
    text("note"),
    text("spans"),
    sqlite_with_rowid=False,
)

lineages = Table("lineages", metadata, key("id"), whole("position"))

lineage_reports = Table(
    "lineage_reports",
    metadata,
    key("lineage_id", "lineages.id"),
    position(),
    refers("report_id", "reports.id"),
    Index("lineage_reports_by_report", "report_id"),
    sqlite_with_rowid=False,
)

editions = Table(
    "editions",
    metadata,
    key("lineage_id", "lineages.id"),
    position(),
    whole("number"),
    sqlite_with_rowid=False,
)

edition_reports = Table(
    "edition_reports",
    metadata,
    key("lineage_id"),
    position("edition_position"),
    position(),
    refers("report_id", "reports.id"),
    ForeignKeyConstraint(
        ["lineage_id", "edition_position"], ["editions.lineage_id", "editions.position"]
    ),
    sqlite_with_rowid=False,
)

lost_ancestors = Table(
    "lost_ancestors",
    metadata,
    key("lineage_id", "lineages.id"),
    position(),
    text("id"),
    whole("edition"),
    sqlite_with_rowid=False,
)

edges = Table(
    "edges",
    metadata,
    key("lineage_id", "lineages.id"),
    position(),
    text("child_id"),
    text("parent_id"),
    text("relation"),
    Index("edges_by_child", "child_id"),
    sqlite_with_rowid=False,
)

reasons = Table(
    "reasons",
    metadata,
    key("lineage_id", "lineages.id"),
    key("subject"),
    position("subject_position"),
    position(),
    text("rule"),
    text("note"),
    text("spans"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    key("lineage_id", "lineages.id"),
    text("name"),
    text("kind"),
    text("basis"),
    text("spans"),
)

stories = Table("stories", metadata, key("id"), whole("position"), text("title"))

story_reports = Table(
    "story_reports",
    metadata,
    key("story_id", "stories.id"),
    position(),
    refers("report_id", "reports.id"),
    Index("story_reports_by_report", "report_id"),
    sqlite_with_rowid=False,
)

story_lineages = Table(
    "story_lineages",
    metadata,
    key("story_id", "stories.id"),
    position(),
    refers("lineage_id", "lineages.id"),
    Index("story_lineages_by_lineage", "lineage_id"),
    sqlite_with_rowid=False,
)

alignments = Table("alignments", metadata, *pair(), whole("position"), sqlite_with_rowid=False)

links = Table(
    "links",
    metadata,
    *of_pair("alignments"),
    position(),
    text("first_sentences"),
    text("second_sentences"),
    Column("closeness", Double, nullable=False),
    sqlite_with_rowid=False,
)

story_dates = Table(
    "story_dates",
    metadata,
    key("story_id", "stories.id"),
    whole("position"),
    *when(null=True),
    Index("story_dates_by_day", "latest", "story_id"),
)

report_dates = Table(
    "report_dates",
    metadata,
    key("story_id", "story_dates.story_id"),
    position(),
    refers("report_id", "reports.id"),
    *when(null=True),
    text("because"),
    sqlite_with_rowid=False,
)

date_warnings = Table(
    "date_warnings",
    metadata,
    key("story_id", "story_dates.story_id"),
    position(),
    refers("report_id", "reports.id"),
    *when("shown_"),
    text("shown_quote"),
    text("shown_span", null=True),
    *when("fits_"),
    text("sentence"),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    position("run"),
    position(),
    text("kind"),
    whole("count_before"),
    whole("count_after"),
    text("sentence"),
)

change_reports = Table(
    "change_reports",
    metadata,
    position("run"),
    position("change_position"),
    position(),
    text("role"),
    refers("report_id", "reports.id"),
    Index("change_reports_by_report", "report_id"),
    ForeignKeyConstraint(["run", "change_position"], ["changes.run", "changes.position"]),
    sqlite_with_rowid=False,
)

MARKS = (
    sentences, furniture, repairs, date_proposals, mentions, parsed_reports, claim_parties, claims,
    report_claims,
)  # fmt: skip
"""What one report holds besides its own row, who has read it, and what was made of that."""

DERIVED = (
    copies, evidence, lineages, lineage_reports, editions, edition_reports, lost_ancestors,
    edges, reasons, origins, stories, story_reports, story_lineages, alignments, links,
    story_dates, report_dates, date_warnings, *JOINED,
)  # fmt: skip
"""What grouping and collating found, in the order in which it can be written."""
