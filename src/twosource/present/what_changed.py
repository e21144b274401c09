"""What the runs changed of a story, in words: which run, the counts, and what brought it about."""

from collections import defaultdict

from msgspec import Struct

from twosource.model import Change, ChangeKind
from twosource.present.event_rows import EventPage, EventText
from twosource.present.shelf import Bundle, Document

__all__ = ["ChangeText", "MovedText", "RunText", "say_counted", "tell_changes"]

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


class MovedText(Struct, frozen=True, kw_only=True):
    """An event that had another id before a run."""

    old: str
    event: EventText


class RunText(Struct, frozen=True, kw_only=True):
    """What one run changed; `moved` are the events that it put together otherwise."""

    number: int
    changes: tuple[ChangeText, ...]
    moved: tuple[MovedText, ...] = ()


def tell_changes(bundle: Bundle, told: EventPage | None = None) -> tuple[RunText, ...]:
    """Tell what the runs changed of a story, the latest run first."""
    changes: defaultdict[int, list[ChangeText]] = defaultdict(list)
    moved: defaultdict[int, list[MovedText]] = defaultdict(list)
    for one in bundle.changes:
        changes[one.run].append(_tell_change(bundle, one))
    for event in told.events if told is not None else ():
        for redirect in bundle.findings.redirects.get(event.id, ()):
            moved[redirect.run].append(MovedText(old=redirect.old, event=event))
    return tuple(
        RunText(number=number, changes=tuple(changes[number]), moved=tuple(moved[number]))
        for number in sorted({*changes, *moved}, reverse=True)
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
