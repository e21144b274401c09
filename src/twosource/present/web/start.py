"""The first page: what changed, and the stories by date."""

from msgspec import Struct

from twosource.model import Change
from twosource.present.dates import say_when
from twosource.present.event_history import EventNews, list_news, say_others, say_tallies
from twosource.present.strip import Figure
from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked, name_address
from twosource.present.what_changed import say_counted
from twosource.store.story_lines import StoryLine, Totals
from twosource.store.view import View
from twosource.text.phrasing import count

__all__ = ["show_start"]

MOST_STORIES = 30
MOST_CHANGES = 8
MOST_LOOKED_AT = 500
"""Changes of events among which those alike are told once."""


class StoryRow(Struct, frozen=True, kw_only=True):
    """A story in the list, with its address and its date in words."""

    line: StoryLine
    address: str
    when: str


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A change in words, with the story that it is about now."""

    run: int
    says: str
    counted: str
    address: str | None


class NewsRow(Struct, frozen=True, kw_only=True):
    """A change of an event in words, with the page of the event as it is now."""

    run: int
    about: str
    says: str
    counted: str
    others: str
    address: str | None


class Start(Struct, frozen=True, kw_only=True):
    """What the page tells: how much there is, what changed, the stories."""

    totals: Totals
    changes: tuple[Change, ...]
    event_changes: tuple[EventNews, ...]
    stories: tuple[StoryLine, ...]


def show_start(view: View, asked: Asked) -> Answer:
    """Show the stories, the latest first, between two days where these are asked for."""
    since, until = asked.get_day("since"), asked.get_day("until")
    number = asked.get_number("page")
    skip = (number - 1) * MOST_STORIES
    found = view.story_lines(since=since, until=until, skip=skip, most=MOST_STORIES + 1)
    lines, more = found[:MOST_STORIES], len(found) > MOST_STORIES
    changes = view.last_changes(MOST_CHANGES) if number == 1 else ()
    news = _list_news(view) if number == 1 else ()
    totals = view.totals()
    return Answer(
        template="start",
        title="Stories",
        value=lambda: Start(totals=totals, changes=changes, event_changes=news, stories=lines),
        parts={
            "totals": totals,
            "figures": _list_figures(totals),
            "news": tuple(map(_tell_news, news)),
            "changes": tuple(_tell_change(view, one) for one in changes),
            "rows": tuple(_show_line(one) for one in lines),
            "since": since,
            "until": until,
            "number": number,
            "earlier": asked.turn(page=number + 1) if more else None,
            "later": asked.turn(page=number - 1 if number > 2 else None) if number > 1 else None,
        },
    )


def _list_figures(totals: Totals) -> tuple[Figure, ...]:
    named = (
        (totals.documents, "document"),
        (totals.lineages, "lineage"),
        (totals.stories, "story"),
        (totals.events, "event"),
    )
    return tuple(
        Figure(value=number, label=count(number, noun, _many(noun)).partition(" ")[2])
        for number, noun in named
    )


def _many(noun: str) -> str:
    return "stories" if noun == "story" else f"{noun}s"


def _show_line(line: StoryLine) -> StoryRow:
    return StoryRow(
        line=line,
        address=name_address("story", line.id),
        when=say_when(line.when) if line.when is not None else "date not known",
    )


def _tell_change(view: View, change: Change) -> ChangeRow:
    homes = view.homes("report", change.reports[0]) if change.reports else ()
    return ChangeRow(
        run=change.run,
        says=change.sentence,
        counted=say_counted(change),
        address=name_address("story", homes[0].story) if homes else None,
    )


def _list_news(view: View) -> tuple[EventNews, ...]:
    """List what changed of events last, the latest run first, what is alike once."""
    changes = view.last_event_changes(MOST_LOOKED_AT)
    return list_news(changes, view.told_of([one.event for one in changes]))[:MOST_CHANGES]


def _tell_news(news: EventNews) -> NewsRow:
    return NewsRow(
        run=news.run,
        about=news.about,
        says=news.sentence,
        counted=say_tallies(news),
        others=say_others(news),
        address=name_address("event", news.event) if news.event is not None else None,
    )
