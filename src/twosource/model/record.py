"""The whole record: all that one run, or one store, holds."""

from msgspec import Struct

from twosource.model.alignment import Alignment
from twosource.model.change import Change, EventChange
from twosource.model.claim import Claim
from twosource.model.copies import Copy, Lineage
from twosource.model.difference import Check, Difference
from twosource.model.dispute import Dispute, Series
from twosource.model.event import Event, Redirect
from twosource.model.judgement import Judgement
from twosource.model.reading import Reading
from twosource.model.refusal import Refusal
from twosource.model.report import Report
from twosource.model.standing import Standing
from twosource.model.story import Story, StoryDate


class Grouping(Struct, frozen=True, kw_only=True):
    """What `group` decides about a set of reports, each tuple in a fixed order."""

    copies: tuple[Copy, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()
    alignments: tuple[Alignment, ...] = ()


class Collation(Struct, frozen=True, kw_only=True):
    """What `collate` finds across the versions of the stories, each tuple in a fixed order."""

    differences: tuple[Difference, ...] = ()
    checks: tuple[Check, ...] = ()
    story_dates: tuple[StoryDate, ...] = ()
    events: tuple[Event, ...] = ()
    standings: tuple[Standing, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    series: tuple[Series, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """Everything known, sorted so that the order of the inputs never shows.

    `made_by` is the program's name and version. `changes` and `event_changes` are all that tells
    of the runs: what was told otherwise before, the earliest run first. `claims` come by report, in
    the order of its text. `redirects` are the ids that events had in earlier runs, `judgements`
    what people decided, the earliest first.
    """

    made_by: str
    reports: tuple[Report, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    grouping: Grouping = Grouping()
    collation: Collation = Collation()
    changes: tuple[Change, ...] = ()
    event_changes: tuple[EventChange, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    judgements: tuple[Judgement, ...] = ()
