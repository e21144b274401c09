"""What changed, on the command line: of events first, then of the lineages behind them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.model import Change
from twosource.present.event_history import EventNews, say_news, say_others, say_tallies
from twosource.present.terminal import Screen, draw, make_safe
from twosource.present.what_changed import say_counted

__all__ = ["RunNews", "gather_runs", "tell_changed", "tell_runs"]

MOST_CHANGES = 12


class RunNews(Struct, frozen=True, kw_only=True):
    """What one run changed: of events, the most telling first, and of documents and lineages."""

    run: int
    events: tuple[EventNews, ...]
    changes: tuple[Change, ...]


def gather_runs(changes: Sequence[Change], news: Sequence[EventNews]) -> tuple[RunNews, ...]:
    """Return what changed by run, the latest first."""
    runs = sorted({*(one.run for one in changes), *(one.run for one in news)}, reverse=True)
    return tuple(
        RunNews(
            run=run,
            events=tuple(one for one in news if one.run == run),
            changes=tuple(one for one in changes if one.run == run),
        )
        for run in runs
    )


def tell_changed(
    changes: Sequence[Change], screen: Screen, *, news: Sequence[EventNews] = ()
) -> str:
    """Tell what a run changed of what was told before, nothing when it changed nothing."""
    if not changes and not news:
        return ""
    parts: list[RenderableType] = [Text("What changed", style="bold")]
    parts += _tell_news(news, most=MOST_CHANGES)
    parts += _tell_changes(changes, most=MOST_CHANGES)
    return draw(parts, screen)


def tell_runs(runs: Sequence[RunNews], screen: Screen, *, head: str = "") -> str:
    """Tell what changed run by run; or under one head, where it was between two moments."""
    parts: list[RenderableType] = []
    for one in runs:
        parts.append(Text(head or f"Run {one.run}", style="bold"))
        parts += _tell_news(one.events)
        parts += _tell_changes(one.changes)
    return draw(parts, screen)


def _tell_news(news: Sequence[EventNews], *, most: int | None = None) -> Iterator[RenderableType]:
    for one in news[:most]:
        others = say_others(one)
        counted = say_tallies(one)
        yield _make_line(say_news(one), f"{counted}; {others}" if others else counted)
    if most is not None and len(news) > most:
        left = len(news) - most
        yield Text(f"  … and {left} more of events, which twosource changes tells")


def _tell_changes(
    changes: Sequence[Change], *, most: int | None = None
) -> Iterator[RenderableType]:
    for one in changes[:most]:
        yield _make_line(one.sentence, say_counted(one))
    if most is not None and len(changes) > most:
        left = len(changes) - most
        yield Text(f"  … and {left} more, which the dossiers of the stories tell")


def _make_line(says: str, counted: str) -> Padding:
    line = Text(make_safe(says))
    line.append(f" ({make_safe(counted)})", style="dim")
    return Padding(line, (0, 0, 0, 2))
