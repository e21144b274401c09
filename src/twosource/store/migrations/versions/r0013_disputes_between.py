"""Disputes between two stories: in which story their second side is told.

Revision 0013, after 0012.
"""

from alembic import op

from twosource.store.migrations.making import text

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column; what was worked out before is of one story, and the next run finds more."""
    op.add_column("disputes", text("other_story_id", null=True))
    op.create_index("disputes_by_other_story", "disputes", ["other_story_id"])
