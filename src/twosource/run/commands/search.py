"""Search: sentences by their words and by what they claim."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
import msgspec

from twosource.errors import NotFoundError, UsageError
from twosource.present.terminal_search import tell_found
from twosource.run.exits import DONE
from twosource.run.flags import (
    act_flags,
    as_of_flag,
    day_flags,
    demand_days,
    find_settings,
    least_flag,
    party_flags,
    shared_flags,
)
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import show
from twosource.store.search import Found, Sought
from twosource.store.view import View, open_view

__all__ = ["search"]


@click.command(epilog="Example:  twosource search containers --db visit.db --actor PRK")
@click.argument("words", nargs=-1, metavar="[WORD…]")
@party_flags
@click.option("--pair", metavar="ONE,OTHER", help="One of the two did it to the other.")
@act_flags("How it is told.")
@click.option("--place", metavar="NAME", help="Where: a place by name, or the code of a state.")
@day_flags
@least_flag("Only what at least so many independent voices say.")
@click.option("--publisher", metavar="NAME", help="Who published the report.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, metavar="N", help="How many to show; 20."
)
@click.option(
    "--skip", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N."
)
@as_of_flag
@shared_flags
def search(
    words: tuple[str, ...], *, pair: str | None, limit: int, skip: int, **filters: object
) -> int:
    """Find the sentences that hold all the words, the best first, and count them by facet.

    Words may be "a phrase", -left-out or begin*; put them between single quotes. With options alone
    every sentence that claims such a thing is found.
    """
    settings = find_settings()
    asked = {**filters, "words": " ".join(words), "pair": _read_pair(pair)}
    sought = msgspec.convert({**asked, "limit": limit, "skip": skip}, type=Sought)
    demand_days(sought.since, sought.until)
    with _open(settings) as view:
        found = view.search(sought)
        _demand_hits(view, found, sought)
    show((found,), text=lambda screen: tell_found(found, screen, first=skip + 1), settings=settings)
    return DONE


@contextmanager
def _open(settings: Settings) -> Iterator[View]:
    place = settings.db or DEFAULT_STORE
    if settings.as_of is None:
        with open_view(place) as view:
            yield view
        return
    # The stages group and join anew; only those who ask for it wait for their libraries.
    from twosource.run.as_of import find_moment, open_as_of  # noqa: PLC0415 (heavy, at its door)

    with open_as_of(place, find_moment(settings.as_of), workers=settings.workers) as view:
        yield view


def _read_pair(given: str | None) -> tuple[str, str] | None:
    if given is None:
        return None
    one, comma, other = given.partition(",")
    if not comma or not one.strip() or not other.strip():
        raise UsageError(f"--pair takes two parties parted by a comma, as in RUS,PRK; not {given}")
    return one.strip(), other.strip()


def _demand_hits(view: View, found: Found, sought: Sought) -> None:
    """Raise NotFoundError when there is nothing to show, with what would be found more freely."""
    if found.hits:
        return
    if found.sentences:
        raise NotFoundError(f"only {found.sentences} sentences were found; skip fewer")
    alone = view.search(Sought(words=sought.words, limit=1))
    if alone.sentences:
        number = f"{'' if alone.is_all else 'more than '}{alone.sentences}"
        raise NotFoundError(
            f"no sentence has all that was asked for; {number} have the words: leave an option out"
        )
    if not sought.words.strip():
        raise NotFoundError("no sentence has all that was asked for; leave an option out")
    raise NotFoundError("no sentence has all these words; try fewer, or a beginning: grain*")
