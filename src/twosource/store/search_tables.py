"""The tables that people and the search ask: claims in flat rows, and what is known of reports.

`first_seen` is when a report was first read, in UTC; nothing else in the record depends on it.

The words of the sentences stand in an index of the database's own, which `sentence_words` keeps;
`number` is that of a sentence there; a claim that a person rejected has none, so that no search
finds it. `judged` is what a person found: "accepted", "rejected", or else "corrected". `claims`
tells what `report_claims` packs, in the columns that people ask for and as what people decided has
it; both are written in one transaction. What an index holds beside its first column
saves the way to the row. The decision page 0012 says why. They follow the rules of `schema`.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as sql

from twosource.store.columns import key, metadata, place, position, refers, text

__all__ = ["LONGER", "claim_parties", "claims", "first_seen", "searched_reports"]

LONGER = "latest <> earliest"
"""What a claim about several days, or with an open end, fulfils; an index holds these alone."""


def _partial(name: str, *columns: str, where: str) -> Index:
    """Return an index of those rows alone that fulfil a condition."""
    return Index(name, *columns, sqlite_where=sql(where), postgresql_where=sql(where))


first_seen = Table(
    "first_seen",
    metadata,
    key("report_id", "reports.id"),
    text("moment"),
    sqlite_with_rowid=False,
)

searched_reports = Table(
    "searched_reports",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    refers("report_id", "reports.id"),
    UniqueConstraint("report_id"),
)

claims = Table(
    "claims",
    metadata,
    key("report_id", "reports.id"),
    position(),
    text("id"),
    Column("number", BigInteger, nullable=True),
    text("act"),
    text("mode", null=True),
    text("status"),
    text("actors"),
    text("recipients"),
    text("roots"),
    *(text(name, null=True) for name in ("earliest", "latest", "grain")),
    text("place", null=True),
    text("place_state", null=True),
    text("place_key", null=True),
    Column("amount", Double, nullable=True),
    text("amount_unit", null=True),
    text("object"),
    Column("surety", Double, nullable=False),
    text("judged", null=True),
    *place(),
    *place("cue"),
    Index("claims_by_id", "id"),
    Index("claims_by_number", "number", "act", "status", "earliest", "latest"),
    Index("claims_by_day", "earliest", "latest", "number"),
    _partial("claims_by_interval", "earliest", "latest", "number", where=LONGER),
    Index("claims_by_act", "act", "number"),
    Index("claims_by_status", "status", "number"),
    _partial("claims_by_place", "place_key", "number", where="place_key IS NOT NULL"),
    _partial("claims_by_place_state", "place_state", "number", where="place_state IS NOT NULL"),
    sqlite_with_rowid=False,
)

claim_parties = Table(
    "claim_parties",
    metadata,
    key("report_id"),
    position("claim_position"),
    key("slot"),
    position(),
    text("key"),
    text("state", null=True),
    text("name"),
    Column("number", BigInteger, nullable=True),
    ForeignKeyConstraint(["report_id", "claim_position"], ["claims.report_id", "claims.position"]),
    Index("claim_parties_by_key", "key", "slot", "number"),
    sqlite_with_rowid=False,
)
