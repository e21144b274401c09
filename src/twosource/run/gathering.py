"""From what a command was given, files or a store, to the record that it shows."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from twosource.errors import UsageError
from twosource.model import Change, Record
from twosource.present.event_history import EventNews
from twosource.run.exits import DONE, REFUSED
from twosource.run.narrowing import narrow_record
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import note
from twosource.run.own_lexicon import load_lexicon
from twosource.store.view import View, open_view

__all__ = ["Gathered", "gather_record"]


class Gathered(Struct, frozen=True, kw_only=True):
    """A record to show, and the exit code that its reading leaves behind.

    `changes` is what that reading changed of what the store told before, `news` what of events.
    """

    record: Record
    code: int
    changes: tuple[Change, ...] = ()
    news: tuple[EventNews, ...] = ()


def gather_record(places: Sequence[str], *, settings: Settings) -> Gathered:
    """Read the places and return their stories; without places, open the store.

    With `as_of` the store is shown as it stood then. Raises NotFoundError when there is no store.
    """
    if settings.as_of is not None:
        return _gather_as_of(places, settings.as_of, settings=settings)
    if not places:
        with open_view(settings.db or DEFAULT_STORE) as view:
            _check_lexicon(view, settings)
            return Gathered(record=view.record(), code=DONE)
    # The stages and their libraries take longer to load than a store takes to show.
    from twosource.run.reading import read_aside  # noqa: PLC0415 (heavy, at its door)

    read = read_aside(places, settings=settings)
    result = read.result
    code = REFUSED if result.refused else DONE
    narrowed = narrow_record(read.record, reports=result.reports, refusals=result.refused)
    return Gathered(record=narrowed, code=code, changes=result.changes, news=read.news)


def _gather_as_of(places: Sequence[str], given: str, *, settings: Settings) -> Gathered:
    # The stages group and join anew; only those who ask for it wait for their libraries.
    from twosource.run.as_of import find_moment, open_as_of  # noqa: PLC0415 (heavy, at its door)

    if places:
        raise UsageError("--as-of shows a store as it stood; leave the files out")
    place = settings.db or DEFAULT_STORE
    with open_as_of(place, find_moment(given), workers=settings.workers) as view:
        return Gathered(record=view.record(), code=DONE)


def _check_lexicon(view: View, settings: Settings) -> None:
    """Say so where a store was not read with the lexicon that is asked for."""
    if settings.lexicon is not None and load_lexicon(Path(settings.lexicon)) != view.lexicon():
        note(
            f"the store was not read with {settings.lexicon}; to let it hold there, run twosource "
            f"read … --lexicon {settings.lexicon}",
            settings=settings,
        )
