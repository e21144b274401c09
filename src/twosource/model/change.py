"""What a later run changed about reports that were there before it."""

from typing import Literal, get_args

from msgspec import Struct

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
