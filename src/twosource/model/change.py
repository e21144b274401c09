"""What a later run changed about reports that were there before it."""

from typing import Literal, get_args

from msgspec import Struct

from twosource.model.claim import Status
from twosource.model.standing import Independent

ChangeKind = Literal[
    "lineages-joined",  # counts lineages
    "lineage-split",  # counts lineages
    "stories-joined",  # counts stories
    "story-split",  # counts stories
    "ancestor-seen",  # a lost ancestor is at hand now; counts lost ancestors
    "ancestor-inferred",  # there must have been a text that was never seen; counts lost ancestors
    "origin-changed",  # named, named otherwise, or no longer named; counts the origins named
    "edition-found",  # counts editions
    "parent-changed",  # counts those of the reports whose parent was seen
    "passage-found",  # a passage came from a report read since; counts such reports
    "documents-added",  # nothing but growth; counts the documents of the lineage
    "lineages-added",  # nothing but growth; counts the lineages of the story
]

CHANGE_KINDS: tuple[str, ...] = get_args(ChangeKind)
"""The kinds, those that change most of what was said before first, mere growth last."""


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is told otherwise of older reports since a run added others.

    `run` counts, from 1, the runs of one store that read something new. `before` and `after` count
    what the kind says. `reports` are the older reports it is about, `brought_by` those read in that
    run that brought it about, both sorted by id; `brought_by` is empty where none of them stands in
    the same story. `sentence` says it in words, with the names that the reports had.
    """

    run: int
    kind: ChangeKind
    before: int
    after: int
    reports: tuple[str, ...]
    brought_by: tuple[str, ...]
    sentence: str


EventChangeKind = Literal[
    "copies-added",  # more documents tell it, and no more independent voices
    "voices-changed",  # more or fewer independent voices, at least or at most
    "denial-found",
    "contradiction-found",
    "corruption-found",
    "status-changed",  # told as another status, or as one more
    "denial-gone",
    "contradiction-gone",
    "corruption-gone",
    "events-joined",  # several events are told as one
    "event-parted",  # some of its claims are told with another event
    "figures-changed",  # documents or lineages alone, otherwise than by copies
    "event-found",  # nothing but growth: new in a story that was there
]

EVENT_CHANGE_KINDS: tuple[str, ...] = get_args(EventChangeKind)
"""The kinds, the most telling first: that copies add no voice is what readers overlook."""

MarkKind = Literal["denial", "contradiction", "corruption"]


class Tally(Struct, frozen=True, kw_only=True):
    """How many documents and lineages tell an event, and how many voices independently."""

    documents: int
    lineages: int
    independent: Independent


class Mark(Struct, frozen=True, kw_only=True, order=True):
    """What stands against an event, as one knows it again in a later run.

    `slot` is what it is about. `says` is who denies, "" where nobody is named; which two values
    contradict each other; or the id of the report that is damaged, "" where that cannot be told.
    """

    kind: MarkKind
    slot: str
    says: str


class EventState(Struct, frozen=True, kw_only=True):
    """What a run told of an event, kept so that a later one can tell what it changed.

    `claims` are ids in the order of the event. `statuses`, `voices` (control group and root) and
    `marks` are sorted, each once.
    """

    claims: tuple[str, ...]
    status: Status
    statuses: tuple[Status, ...]
    tally: Tally
    voices: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()


class EventChange(Struct, frozen=True, kw_only=True):
    """One thing that is told otherwise of an event since a run.

    `run` counts as in `Change`. `event` is the id that the event had after that run; a redirect
    leads on where it has another now. `before` and `after` are its figures on either side of the
    run, whatever the kind; `before` is None for an event that was not there. `brought_by` are the
    reports read in that run that brought it about, sorted by id, empty where none did: reports were
    grouped otherwise, or somebody decided. `sentence` says it in words, with the names that the
    reports had.
    """

    run: int
    event: str
    kind: EventChangeKind
    before: Tally | None
    after: Tally
    brought_by: tuple[str, ...]
    sentence: str
