"""Indexes by which a page finds what it shows without reading the whole record.

Revision 0008, after 0007.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

_INDEXES = (
    ("reports_by_publisher", "reports", ["publisher"]),
    ("edges_by_child", "edges", ["child_id"]),
    ("story_reports_by_report", "story_reports", ["report_id"]),
    ("story_lineages_by_lineage", "story_lineages", ["lineage_id"]),
    ("story_dates_by_day", "story_dates", ["latest", "story_id"]),
    ("change_reports_by_report", "change_reports", ["report_id"]),
    ("differences_by_first", "differences", ["first_id"]),
    ("differences_by_second", "differences", ["second_id"]),
    ("checks_by_claim", "checks", ["claim_id"]),
    ("events_by_story", "events", ["story_id"]),
    ("claims_by_day", "claims", ["earliest"]),
    ("judgements_by_first", "judgements", ["first_claim_id"]),
    ("disputes_by_story", "disputes", ["story_id"]),
    ("series_by_story", "series", ["story_id"]),
)


def upgrade() -> None:
    """Make the indexes; nothing that is held changes."""
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)
