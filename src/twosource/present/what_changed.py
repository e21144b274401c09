"""What the runs changed of a story, in words: which run, the counts, and what brought it about."""

from collections import defaultdict
from collections.abc import Hashable

from msgspec import Struct

from twosource.model import Change, ChangeKind, EventChange
from twosource.present.event_history import find_alike, rank_change, say_tallies
from twosource.present.event_rows import EventPage, EventText
from twosource.present.shelf import Bundle, Document

__all__ = [
    "ChangeText",
    "EventChangeText",
    "MovedText",
    "NewsText",
    "RunText",
    "say_counted",
    "tell_changes",
    "tell_event_change",
]

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


class EventChangeText(Struct, frozen=True, kw_only=True):
    """One change of an event in words, with its figures before and after."""

    run: int
    says: str
    counted: str
    brought_by: tuple[Document, ...]


class NewsText(Struct, frozen=True, kw_only=True):
    """A change of an event, and the other events of which the like is told."""

    event: EventText
    change: EventChangeText
    others: tuple[EventText, ...]


class MovedText(Struct, frozen=True, kw_only=True):
    """An event that had another id before a run."""

    old: str
    event: EventText


class RunText(Struct, frozen=True, kw_only=True):
    """What one run changed; `moved` are the events that it put together otherwise.

    `news` are what it changed of events, the most telling first.
    """

    number: int
    changes: tuple[ChangeText, ...]
    news: tuple[NewsText, ...] = ()
    moved: tuple[MovedText, ...] = ()


def tell_changes(bundle: Bundle, told: EventPage | None = None) -> tuple[RunText, ...]:
    """Tell what the runs changed of a story, the latest run first."""
    changes: defaultdict[int, list[ChangeText]] = defaultdict(list)
    moved: defaultdict[int, list[MovedText]] = defaultdict(list)
    events = told.events if told is not None else ()
    news = _gather_news(bundle, events)
    for one in bundle.changes:
        changes[one.run].append(_tell_change(bundle, one))
    for event in events:
        for redirect in bundle.findings.redirects.get(event.id, ()):
            moved[redirect.run].append(MovedText(old=redirect.old, event=event))
    return tuple(
        RunText(
            number=number,
            changes=tuple(changes[number]),
            news=tuple(news.get(number, ())),
            moved=tuple(moved[number]),
        )
        for number in sorted({*changes, *moved, *news}, reverse=True)
    )


def tell_event_change(bundle: Bundle, change: EventChange) -> EventChangeText:
    """Tell one change of an event."""
    return EventChangeText(
        run=change.run,
        says=change.sentence,
        counted=say_tallies(change),
        brought_by=tuple(one for one in bundle.documents if one.report.id in change.brought_by),
    )


def _gather_news(bundle: Bundle, events: tuple[EventText, ...]) -> dict[int, list[NewsText]]:
    """Return by run what changed of the events of a page, what is said of several once."""
    held = [(one, event) for event in events for one in bundle.findings.changes.get(event.id, ())]
    held.sort(key=lambda one: rank_change(one[0]))
    alike: dict[Hashable, list[tuple[EventChange, EventText]]] = {}
    for change, event in held:
        alike.setdefault(find_alike(change), []).append((change, event))
    news: dict[int, list[NewsText]] = {}
    for (change, event), *rest in alike.values():
        others = {one.number: one for _, one in rest if one.id != event.id}
        text = NewsText(
            event=event,
            change=tell_event_change(bundle, change),
            others=tuple(one for _, one in sorted(others.items())),
        )
        news.setdefault(change.run, []).append(text)
    return news


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
