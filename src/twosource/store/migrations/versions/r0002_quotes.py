"""Views in which each place stands with its words, for people who open the file.

Revision 0002, after 0001.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_QUOTED_MARKS = """
CREATE VIEW quoted_{table} AS
SELECT marks.*, reports.name AS report_name, {quote} AS quote
FROM {table} AS marks JOIN reports ON reports.id = marks.report_id
"""

_QUOTED_DIFFERENCES = """
CREATE VIEW quoted_differences AS
SELECT differences.*, first.name AS first_name, second.name AS second_name,
       {first} AS first_quote, {second} AS second_quote
FROM differences
JOIN reports AS first ON first.id = differences.first_id
JOIN reports AS second ON second.id = differences.second_id
"""


def upgrade() -> None:
    """Make the views."""
    for table in ("sentences", "furniture", "repairs", "mentions"):
        op.execute(_QUOTED_MARKS.format(table=table, quote=_quote("reports.text", "marks.char")))
    first = _quote("first.text", "differences.first")
    second = _quote("second.text", "differences.second")
    op.execute(_QUOTED_DIFFERENCES.format(first=first, second=second))


def _quote(text: str, place: str) -> str:
    return f"substr({text}, {place}_start + 1, {place}_end - {place}_start)"
