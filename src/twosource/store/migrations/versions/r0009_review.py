"""What people decide about one claim, about lineages and stories; claims that are judged.

Revision 0009, after 0008.
"""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0009"
down_revision = "0008"

_MOVE = """
INSERT INTO judgements (id, position, kind, about, first_id, second_id, made, made_by, note,
                        undoes_id)
SELECT id, position, kind, 'events', first_claim_id, second_claim_id, made, made_by, note, undoes_id
FROM earlier_judgements
"""
_CLAIMS = """
CREATE VIEW v_claims AS
SELECT claims.id, event_claims.event_id, events.story_id, claims.report_id,
       claims.actors, claims.act, claims.mode, claims.recipients, claims.status, claims.roots,
       claims.earliest, claims.latest, claims.grain, claims.place, claims.place_state,
       claims.amount, claims.amount_unit, claims.object, claims.surety, claims.judged,
       claims.char_start, claims.char_end,
       substr(reports.text, claims.char_start + 1, claims.char_end - claims.char_start) AS sentence,
       reports.publisher, reports.name AS report_name, report_claims.day
FROM claims
JOIN reports ON reports.id = claims.report_id
LEFT JOIN report_claims ON report_claims.report_id = claims.report_id
LEFT JOIN event_claims ON event_claims.claim_id = claims.id
LEFT JOIN events ON events.id = event_claims.event_id
"""


def upgrade() -> None:
    """Move the judgements into a wider table; those that there are, are about events."""
    op.execute("CREATE TABLE earlier_judgements AS SELECT * FROM judgements")
    op.drop_table("judgements")
    op.create_table(
        "judgements",
        _text("id"),
        Column("position", Integer, nullable=False, autoincrement=False),
        *map(_text, ("kind", "about", "first_id")),
        *(_text(name, null=True) for name in ("second_id", "slot", "value")),
        *map(_text, ("made", "made_by", "note")),
        _text("undoes_id", null=True),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("judgements_by_first", "judgements", ["first_id"])
    op.create_index("judgements_by_second", "judgements", ["second_id"])
    op.execute(_MOVE)
    op.drop_table("earlier_judgements")
    op.create_index("difference_claims_by_claim", "difference_claims", ["claim_id"])
    op.execute("DROP VIEW v_claims")
    op.add_column("claims", _text("judged", null=True))
    op.execute(_CLAIMS)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)
