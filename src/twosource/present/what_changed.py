"""What the runs changed of a story, in words: which run, the counts, and what brought it about."""

from itertools import groupby

from msgspec import Struct

from twosource.model import Change, ChangeKind
from twosource.present.shelf import Bundle, Document

__all__ = ["ChangeText", "RunText", "say_counted", "tell_changes"]

_COUNTED: dict[ChangeKind, str] = {
    "lineages-joined": "lineages of these documents",
    "lineage-split": "lineages of these documents",
    "stories-joined": "stories of these documents",
    "story-split": "stories of these documents",
    "ancestor-seen": "lost ancestors",
    "ancestor-inferred": "lost ancestors",
    "origin-changed": "origins named",
    "edition-found": "editions",
    "parent-changed": "documents with a parent seen",
    "passage-found": "documents with that passage",
    "documents-added": "documents of the lineage",
    "lineages-added": "lineages of the story",
}


class ChangeText(Struct, frozen=True, kw_only=True):
    """One change in words; both lists are in the order of the page."""

    says: str
    counted: str
    documents: tuple[Document, ...]
    brought_by: tuple[Document, ...]


class RunText(Struct, frozen=True, kw_only=True):
    """What one run changed."""

    number: int
    changes: tuple[ChangeText, ...]


def tell_changes(bundle: Bundle) -> tuple[RunText, ...]:
    """Tell what the runs changed of a story, the latest run first."""
    runs = groupby(bundle.changes, key=lambda one: one.run)
    return tuple(
        RunText(number=number, changes=tuple(_tell_change(bundle, one) for one in held))
        for number, held in runs
    )


def say_counted(change: Change) -> str:
    """Say what was counted before and after: "lineages of these documents: 2 → 1"."""
    return f"{_COUNTED[change.kind]}: {change.before} → {change.after}"


def _tell_change(bundle: Bundle, change: Change) -> ChangeText:
    return ChangeText(
        says=change.sentence,
        counted=say_counted(change),
        documents=tuple(one for one in bundle.documents if one.report.id in change.reports),
        brought_by=tuple(one for one in bundle.documents if one.report.id in change.brought_by),
    )
