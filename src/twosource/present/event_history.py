"""What the runs changed of events, in words: its figures beside each sentence, and lists of them.

A run that adds copies of one story changes each of its events alike. In a list such changes are
told once for the story, by the event that most documents tell, with how many others there are.
"""

from collections.abc import Hashable, Iterable, Mapping

from msgspec import Struct

from twosource.model import EVENT_CHANGE_KINDS, EventChange, EventChangeKind, Tally
from twosource.present.figures import say_interval
from twosource.present.sureness import SURE
from twosource.present.told_words import say_told
from twosource.store.told_events import ToldEvent
from twosource.text.grouped import group_pairs
from twosource.text.phrasing import count

__all__ = [
    "EventNews",
    "find_alike",
    "group_by_event",
    "list_news",
    "rank_change",
    "say_news",
    "say_others",
    "say_tallies",
]

_EACH_ITS_OWN = frozenset(
    {
        "voices-changed",
        "denial-found",
        "denial-gone",
        "contradiction-found",
        "contradiction-gone",
        "corruption-found",
        "corruption-gone",
    }
)
"""Kinds of which only what is said in the same words is told once."""


class EventNews(Struct, frozen=True, kw_only=True):
    """A change in a list, and of how many `others` in its story the same is told.

    `event` and `story` are where it stands now, both None where nothing leads there any more;
    `about` says the event in a few words.
    """

    run: int
    event: str | None
    story: str | None
    about: str
    kind: EventChangeKind
    before: Tally | None
    after: Tally
    brought_by: tuple[str, ...]
    sentence: str
    others: int = 0


def list_news(
    changes: Iterable[EventChange], told: Mapping[str, ToldEvent]
) -> tuple[EventNews, ...]:
    """Return changes, the latest run and the most telling kinds first, those alike told once.

    Of those alike the one leads whose event is sure enough, and which most documents tell. `told`
    are the events by the ids that the changes name.
    """
    led: dict[Hashable, EventChange] = {}
    others: dict[Hashable, set[str]] = {}
    for one in sorted(changes, key=lambda one: _rank(one, told.get(one.event))):
        event = told.get(one.event)
        key = find_alike(one), event.lead.story if event is not None else one.event
        led.setdefault(key, one)
        others.setdefault(key, set()).add(one.event)
    return tuple(
        _tell(one, told.get(one.event), others=len(others[key]) - 1) for key, one in led.items()
    )


def say_news(news: EventNews) -> str:
    """Say what changed, the event first."""
    return f"{news.about}: {news.sentence}" if news.about else news.sentence


def say_others(news: EventNews) -> str:
    """Say of how many others the same is told, "" where it is of none."""
    if not news.others:
        return ""
    alike = "the same" if news.kind in _EACH_ITS_OWN else "the like"
    return f"{alike} of {count(news.others, 'other event')} of the story"


def say_tallies(change: EventChange | EventNews) -> str:
    """Say the figures: "documents 4 → 9, lineages 1, independent 1–1", what is the same once."""
    was, now = change.before or change.after, change.after
    pairs = (
        ("documents", str(was.documents), str(now.documents)),
        ("lineages", str(was.lineages), str(now.lineages)),
        ("independent", say_interval(was.independent), say_interval(now.independent)),
    )
    return ", ".join(f"{name} {_turn(old, new)}" for name, old, new in pairs)


def _turn(old: str, new: str) -> str:
    return new if old == new else f"{old} → {new}"


def find_alike(change: EventChange) -> Hashable:
    """Return what the changes of one story that a list tells once have in common."""
    says = change.sentence if change.kind in _EACH_ITS_OWN else ""
    return change.run, change.kind, says


def group_by_event(
    changes: Iterable[EventChange], led: Mapping[str, str]
) -> dict[str, tuple[EventChange, ...]]:
    """Return the changes of each event that there is, the latest run first.

    `led` are the events to which the ids of earlier ones lead.
    """
    latest = sorted(changes, key=lambda one: -one.run)
    return group_pairs((led.get(one.event, one.event), one) for one in latest)


def rank_change(change: EventChange, *, unsure: bool = False) -> tuple[int, bool, int, str, str]:
    """Return what sorts changes of one run: the most telling kinds, then what most tell, first."""
    kind, documents = EVENT_CHANGE_KINDS.index(change.kind), change.after.documents
    return kind, unsure, -documents, change.event, change.sentence


def _rank(change: EventChange, told: ToldEvent | None) -> tuple[int, int, bool, int, str, str]:
    unsure = told is None or told.lead.surety < SURE
    return -change.run, *rank_change(change, unsure=unsure)


def _tell(change: EventChange, told: ToldEvent | None, *, others: int) -> EventNews:
    return EventNews(
        run=change.run,
        event=told.lead.event if told is not None else None,
        story=told.lead.story if told is not None else None,
        about=say_told(told) if told is not None else "",
        kind=change.kind,
        before=change.before,
        after=change.after,
        brought_by=change.brought_by,
        sentence=change.sentence,
        others=others,
    )
