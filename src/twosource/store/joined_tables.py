"""The tables of what is worked out from the claims, what runs changed of it, what people decided.

They follow the rules of `schema`. `backed_sentences` tells, by the number of a sentence, how many
voices at least stand behind an event that it tells of: the most of its events, and two or more.
"""

from sqlalchemy import BigInteger, Column, Double, ForeignKeyConstraint, Index, LargeBinary, Table

from twosource.store.columns import key, metadata, of_voice, place, position, refers, text, whole

__all__ = ["JOINED", "TALLY"]

TALLY = ("documents", "lineages", "independent_low", "independent_high")
"""The figures of an event that stand on either side of a change."""

differences = Table(
    "differences",
    metadata,
    key("id"),
    whole("position"),
    refers("first_id", "reports.id"),
    refers("second_id", "reports.id"),
    text("slot"),
    text("kind"),
    *place("first", null=True),
    *place("second", null=True),
    text("broken"),
    text("because"),
    text("rule"),
    Index("differences_by_first", "first_id"),
    Index("differences_by_second", "second_id"),
)

difference_claims = Table(
    "difference_claims",
    metadata,
    key("difference_id", "differences.id"),
    position(),
    text("claim_id"),
    Index("difference_claims_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

checks = Table(
    "checks",
    metadata,
    position(),
    text("claim_id"),
    text("outcome"),
    text("by_claim_id", null=True),
    text("report_id", null=True),
    *place(null=True),
    text("because"),
    ForeignKeyConstraint(["report_id"], ["reports.id"]),
    Index("checks_by_claim", "claim_id"),
)

events = Table(
    "events",
    metadata,
    key("id"),
    whole("position"),
    refers("story_id", "stories.id"),
    text("act"),
    text("mode", null=True),
    text("status"),
    Index("events_by_story", "story_id"),
)

event_claims = Table(
    "event_claims",
    metadata,
    key("event_id", "events.id"),
    position(),
    text("claim_id"),
    Index("event_claims_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

event_merges = Table(
    "event_merges",
    metadata,
    key("event_id", "events.id"),
    position(),
    text("first_claim_id"),
    text("second_claim_id"),
    whole("weight"),
    text("because"),
    text("rule"),
    sqlite_with_rowid=False,
)

past_events = Table(
    "past_events",
    metadata,
    key("event_id"),
    position(),
    text("claim_id"),
    sqlite_with_rowid=False,
)

redirects = Table(
    "redirects",
    metadata,
    key("old_id"),
    whole("position"),
    text("event_id"),
    whole("run"),
)

judgements = Table(
    "judgements",
    metadata,
    key("id"),
    whole("position"),
    text("kind"),
    text("about"),
    text("first_id"),
    text("second_id", null=True),
    text("slot", null=True),
    text("value", null=True),
    text("made"),
    text("made_by"),
    text("note"),
    text("undoes_id", null=True),
    Index("judgements_by_first", "first_id"),
    Index("judgements_by_second", "second_id"),
)

standings = Table(
    "standings",
    metadata,
    key("event_id", "events.id"),
    whole("position"),
    whole("documents"),
    whole("publishers"),
    whole("lineages"),
    whole("content_low"),
    whole("content_high"),
    whole("utterance_low", null=True),
    whole("utterance_high", null=True),
    Index("standings_by_voices", "content_low"),
)

voices = Table(
    "voices",
    metadata,
    key("event_id", "standings.event_id"),
    key("counted_for"),
    position(),
    text("control_group"),
    text("root"),
    sqlite_with_rowid=False,
)

voice_claims = Table(
    "voice_claims",
    metadata,
    *of_voice(),
    position(),
    text("claim_id"),
    sqlite_with_rowid=False,
)

voice_lineages = Table(
    "voice_lineages",
    metadata,
    *of_voice(),
    position(),
    refers("lineage_id", "lineages.id"),
    sqlite_with_rowid=False,
)

backed_sentences = Table(
    "backed_sentences",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    whole("voices"),
    sqlite_with_rowid=False,
)

disputes = Table(
    "disputes",
    metadata,
    key("id"),
    whole("position"),
    refers("story_id", "stories.id"),
    text("kind"),
    text("slot"),
    text("because"),
    text("rule"),
    text("other_story_id", null=True),
    Index("disputes_by_story", "story_id"),
    Index("disputes_by_other_story", "other_story_id"),
)

dispute_claims = Table(
    "dispute_claims",
    metadata,
    key("dispute_id", "disputes.id"),
    key("side"),
    position(),
    text("claim_id"),
    sqlite_with_rowid=False,
)

dispute_words = Table(
    "dispute_words",
    metadata,
    key("dispute_id", "disputes.id"),
    key("side"),
    position(),
    refers("report_id", "reports.id"),
    *place(),
    sqlite_with_rowid=False,
)

series = Table(
    "series",
    metadata,
    key("id"),
    whole("position"),
    refers("story_id", "stories.id"),
    text("counted"),
    Index("series_by_story", "story_id"),
)

series_events = Table(
    "series_events",
    metadata,
    key("series_id", "series.id"),
    position(),
    refers("event_id", "events.id"),
    sqlite_with_rowid=False,
)

figures = Table(
    "figures",
    metadata,
    key("series_id", "series.id"),
    position(),
    text("claim_id"),
    refers("report_id", "reports.id"),
    *place(),
    Column("value", Double, nullable=False),
    Column("upto", Double, nullable=True),
    *map(text, ("comparator", "unit", "object", "told", "control_group", "turn")),
    sqlite_with_rowid=False,
)

event_changes = Table(
    "event_changes",
    metadata,
    position("run"),
    position(),
    text("event_id"),
    text("kind"),
    *(whole(f"{one}_before", null=True) for one in TALLY),
    *(whole(f"{one}_after") for one in TALLY),
    text("sentence"),
    Index("event_changes_by_event", "event_id"),
)

event_change_reports = Table(
    "event_change_reports",
    metadata,
    position("run"),
    position("change_position"),
    position(),
    refers("report_id", "reports.id"),
    Index("event_change_reports_by_report", "report_id"),
    ForeignKeyConstraint(
        ["run", "change_position"], ["event_changes.run", "event_changes.position"]
    ),
    sqlite_with_rowid=False,
)

event_states = Table(
    "event_states",
    metadata,
    key("event_id"),
    Column("state", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

JOINED = (
    differences, difference_claims, checks, events, event_claims, event_merges,
    standings, voices, voice_claims, voice_lineages, backed_sentences,
    disputes, dispute_claims, dispute_words, series, series_events, figures,
)  # fmt: skip
"""What was worked out from the claims, in the order in which it can be written."""
