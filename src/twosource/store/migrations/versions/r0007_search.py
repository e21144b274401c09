"""Claims in flat rows, the words of the sentences, when reports were first read, and views.

Revision 0007, after 0006. The writer fills the tables from what the store holds.
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from twosource.store.migrations.making import text, whole

revision = "0007"
down_revision = "0006"

_WORDS = {
    "sqlite": [
        "CREATE VIRTUAL TABLE sentence_words USING fts5(published, repaired, content='', "
        "tokenize='unicode61 remove_diacritics 2')"
    ],
    "postgresql": [
        "CREATE TABLE sentence_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX sentence_words_by_word ON sentence_words USING gin (words)",
    ],
}
_LIST = {"sqlite": "group_concat(DISTINCT {})", "postgresql": "string_agg(DISTINCT {}, ',')"}

_SENTENCES = """
CREATE VIEW v_sentences AS
SELECT sentences.report_id, sentences.position, sentences.paragraph,
       sentences.char_start, sentences.char_end,
       substr(reports.text, char_start + 1, char_end - char_start) AS sentence,
       reports.publisher, reports.name AS report_name, report_claims.day
FROM sentences
JOIN reports ON reports.id = sentences.report_id
LEFT JOIN report_claims ON report_claims.report_id = sentences.report_id
"""
_CLAIMS = """
CREATE VIEW v_claims AS
SELECT claims.id, event_claims.event_id, events.story_id, claims.report_id,
       claims.actors, claims.act, claims.mode, claims.recipients, claims.status, claims.roots,
       claims.earliest, claims.latest, claims.grain, claims.place, claims.place_state,
       claims.amount, claims.amount_unit, claims.object, claims.surety,
       claims.char_start, claims.char_end,
       substr(reports.text, claims.char_start + 1, claims.char_end - claims.char_start) AS sentence,
       reports.publisher, reports.name AS report_name, report_claims.day
FROM claims
JOIN reports ON reports.id = claims.report_id
LEFT JOIN report_claims ON report_claims.report_id = claims.report_id
LEFT JOIN event_claims ON event_claims.claim_id = claims.id
LEFT JOIN events ON events.id = event_claims.event_id
"""
_PARTIES = """
CREATE VIEW v_parties AS
SELECT claims.id AS claim_id, event_claims.event_id, claim_parties.slot, claim_parties.key,
       claim_parties.state, claim_parties.name
FROM claim_parties
JOIN claims ON claims.report_id = claim_parties.report_id
           AND claims.position = claim_parties.claim_position
LEFT JOIN event_claims ON event_claims.claim_id = claims.id
"""
_EVENTS = """
CREATE VIEW v_events AS
SELECT events.id, events.story_id, stories.title AS story,
       {actors} AS actors, events.act, events.mode, {recipients} AS recipients, events.status,
       {earliest} AS earliest, {latest} AS latest, {grain} AS grain, {place} AS place,
       (SELECT count(*) FROM event_claims WHERE event_claims.event_id = events.id) AS claims,
       standings.documents, standings.publishers, standings.lineages,
       standings.content_low AS independent_low, standings.content_high AS independent_high,
       (SELECT max(claims.surety) FROM event_claims
        JOIN claims ON claims.id = event_claims.claim_id
        WHERE event_claims.event_id = events.id) AS surety
FROM events
JOIN stories ON stories.id = events.story_id
LEFT JOIN standings ON standings.event_id = events.id
"""
_PARTIES_OF = """
(SELECT {list} FROM event_claims
 JOIN claims ON claims.id = event_claims.claim_id
 JOIN claim_parties ON claim_parties.report_id = claims.report_id
                   AND claim_parties.claim_position = claims.position
 WHERE event_claims.event_id = events.id AND claim_parties.slot = '{slot}'
   AND claim_parties.key <> '')
"""
_MOST_EXACT = """
(SELECT claims.{column} FROM event_claims JOIN claims ON claims.id = event_claims.claim_id
 WHERE event_claims.event_id = events.id AND claims.{column} IS NOT NULL
 ORDER BY CASE claims.grain WHEN 'day' THEN 1 WHEN 'week' THEN 2 WHEN 'month' THEN 3
          WHEN 'year' THEN 4 ELSE 5 END, event_claims.position LIMIT 1)
"""
_SOURCES = """
CREATE VIEW v_sources AS
SELECT reports.id AS report_id, reports.publisher, reports.name AS report_name, reports.title,
       reports.url, reports.source, report_claims.day, first_seen.moment AS first_seen,
       lineage_reports.lineage_id, origins.name AS origin,
       story_reports.story_id, stories.title AS story
FROM reports
LEFT JOIN report_claims ON report_claims.report_id = reports.id
LEFT JOIN first_seen ON first_seen.report_id = reports.id
LEFT JOIN lineage_reports ON lineage_reports.report_id = reports.id
LEFT JOIN origins ON origins.lineage_id = lineage_reports.lineage_id
LEFT JOIN story_reports ON story_reports.report_id = reports.id
LEFT JOIN stories ON stories.id = story_reports.story_id
"""
_STORIES = """
CREATE VIEW v_stories AS
SELECT stories.id, stories.title, story_dates.earliest, story_dates.latest, story_dates.grain,
       (SELECT count(*) FROM story_reports WHERE story_reports.story_id = stories.id) AS documents,
       (SELECT count(DISTINCT reports.publisher) FROM story_reports
        JOIN reports ON reports.id = story_reports.report_id
        WHERE story_reports.story_id = stories.id) AS publishers,
       (SELECT count(*) FROM story_lineages
        WHERE story_lineages.story_id = stories.id) AS lineages,
       (SELECT count(*) FROM events WHERE events.story_id = stories.id) AS events
FROM stories
LEFT JOIN story_dates ON story_dates.story_id = stories.id
"""


def upgrade() -> None:
    """Make the tables, the index and the views."""
    op.create_table(
        "first_seen",
        text("report_id"),
        text("moment"),
        PrimaryKeyConstraint("report_id"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "searched_reports",
        Column("number", Integer, nullable=False),
        text("report_id"),
        PrimaryKeyConstraint("number"),
        UniqueConstraint("report_id"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
    )
    _make_claims()
    _make_parties()
    op.create_index("event_claims_by_claim", "event_claims", ["claim_id"])
    op.create_index("standings_by_voices", "standings", ["content_low"])
    dialect = op.get_bind().dialect.name
    for statement in _WORDS[dialect]:
        op.execute(statement)
    _make_views(_LIST[dialect])


def _make_claims() -> None:
    op.create_table(
        "claims",
        text("report_id"),
        whole("position"),
        text("id"),
        Column("number", BigInteger, nullable=True),
        text("act"),
        text("mode", null=True),
        *(text(name) for name in ("status", "actors", "recipients", "roots")),
        *(text(name, null=True) for name in ("earliest", "latest", "grain")),
        *(text(name, null=True) for name in ("place", "place_state", "place_key")),
        Column("amount", Double, nullable=True),
        text("amount_unit", null=True),
        text("object"),
        Column("surety", Double, nullable=False),
        *(whole(name) for name in ("char_start", "char_end", "cue_start", "cue_end")),
        PrimaryKeyConstraint("report_id", "position"),
        ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sqlite_with_rowid=False,
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_number", "claims", ["number"])


def _make_parties() -> None:
    op.create_table(
        "claim_parties",
        text("report_id"),
        whole("claim_position"),
        text("slot"),
        whole("position"),
        text("key"),
        text("state", null=True),
        text("name"),
        Column("number", BigInteger, nullable=True),
        PrimaryKeyConstraint("report_id", "claim_position", "slot", "position"),
        ForeignKeyConstraint(
            ["report_id", "claim_position"], ["claims.report_id", "claims.position"]
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_parties_by_key", "claim_parties", ["key", "slot", "number"])


def _make_views(joined: str) -> None:
    parties = joined.format("claim_parties.key")
    slots = {"actors": "actor", "recipients": "recipient"}
    columns = {one: _MOST_EXACT.format(column=one) for one in ("earliest", "latest", "grain")}
    lists = {name: _PARTIES_OF.format(list=parties, slot=slot) for name, slot in slots.items()}
    place = _MOST_EXACT.format(column="place")
    for view in (_SENTENCES, _CLAIMS, _PARTIES, _SOURCES, _STORIES):
        op.execute(view)
    op.execute(_EVENTS.format(**columns, **lists, place=place))
