"""What the runs changed of what was told before, or what is told otherwise than at a moment."""

import click

from twosource.errors import NotFoundError, UsageError
from twosource.present.event_history import list_news
from twosource.present.terminal_changes import RunNews, gather_runs, tell_runs
from twosource.run.exits import DONE
from twosource.run.flags import as_of_flag, find_settings, shared_flags
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import show
from twosource.store.view import open_view

__all__ = ["changes"]


@click.command(epilog="Example:  twosource changes --since 2024-06-18 --db visit.db")
@click.option(
    "--since",
    metavar="DATE",
    help="What is told otherwise than at the end of that day (UTC), worked out anew.",
)
@click.option("--run", "number", type=click.IntRange(min=1), metavar="N", help="Only this run.")
@as_of_flag
@shared_flags
def changes(since: str | None, number: int | None) -> int:
    """Tell what changed: where copies were added and no voices, who denies what now, what
    contradicts it, which lineages became one.

    The latest run comes first. With --since two moments are compared: the end of that day, and now
    or --as-of another. What all events of a story have alike is told once.
    """
    settings = find_settings()
    if since is None and settings.as_of is not None:
        raise UsageError("--as-of says until when; say with --since from when")
    if since is not None and number is not None:
        raise UsageError("--since compares two moments, whatever the runs; leave --run out")
    runs = _list_runs(settings) if since is None else _compare(since, settings)
    found = tuple(one for one in runs if number in (None, one.run))
    if not found:
        raise NotFoundError("nothing that was told before is told otherwise")
    head = "" if since is None else f"Since {since}"
    show(found, text=lambda screen: tell_runs(found, screen, head=head), settings=settings)
    return DONE


def _list_runs(settings: Settings) -> tuple[RunNews, ...]:
    with open_view(settings.db or DEFAULT_STORE) as view:
        found = view.event_changes()
        told = view.told_of([one.event for one in found])
        return gather_runs(view.changes(), list_news(found, told))


def _compare(since: str, settings: Settings) -> tuple[RunNews, ...]:
    # The stages put a store together anew; only those who ask for it wait for their libraries.
    from twosource.run.moments import compare_moments  # noqa: PLC0415 (heavy, at its door)

    place = settings.db or DEFAULT_STORE
    found, news = compare_moments(place, since, until=settings.as_of, workers=settings.workers)
    return gather_runs(found, news)
