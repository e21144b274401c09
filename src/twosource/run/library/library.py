"""A library: a store that is open, and what it holds."""

from collections.abc import Iterable
from contextlib import ExitStack
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from twosource.errors import TwosourceError, UsageError
from twosource.lexicon.own import Lexicon
from twosource.model import Act, EventChange, Refusal, Status
from twosource.present.export_events import export_events
from twosource.present.export_json import export_json
from twosource.present.export_ledger import export_ledger
from twosource.present.ftm import export_ftm
from twosource.present.sureness import keep_sure
from twosource.present.table import TableForm
from twosource.run.as_of import find_moment, open_as_of
from twosource.run.clock import Clock, tell_time
from twosource.run.finding import Wanted, fits_wanted
from twosource.run.library.found import LibraryFound, make_found
from twosource.run.library.listing import Listing
from twosource.run.library.shelf import Shelf
from twosource.run.library.sources import Given, open_places
from twosource.run.library.things import (
    LibraryEvent,
    LibraryReport,
    LibraryStory,
    list_events,
)
from twosource.run.moments import compare_records
from twosource.run.narrowing import find_report
from twosource.run.online import IN_MEMORY, opening_fetch
from twosource.run.own_lexicon import load_lexicon
from twosource.run.pipeline import ReadOptions, ReadResult, read_sources
from twosource.store.search import Sought
from twosource.store.view import View, open_view
from twosource.store.writer import Writer, open_writer

__all__ = ["Form", "Library", "open_library"]

_FORMS = ("json", "events", "ledger", "ftm")

Form = Literal["json", "events", "ledger", "ftm"]


class Library:
    """A store that is open; `twosource.open` makes one, a `with` statement closes it.

    What it holds is looked at once and kept until something is read into it, or until `reload` is
    called: listings that were taken before stay as they were.
    """

    def __init__(
        self, place: str, *, as_of: str | None = None, lexicon: Lexicon | None = None
    ) -> None:
        self._place = place
        self._as_of = None if as_of is None else find_moment(as_of)
        self._lexicon = lexicon
        self._open = ExitStack()
        self._kept: Writer | None = None
        self._view: View | None = None
        self._shelf: Shelf | None = None
        if place == IN_MEMORY:
            self._kept = self._open.enter_context(open_writer(IN_MEMORY))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; what was taken from it before can still be looked at."""
        self._open.close()

    def reload(self) -> None:
        """Look anew when something is asked for next: another program may have read more."""
        self._shelf = None

    def read(
        self,
        given: Given,
        *,
        workers: int | None = None,
        clock: Clock = tell_time,
        online: bool = False,
    ) -> ReadResult:
        """Read reports into the store and put everything together; return what came of it.

        `given` is a path or a pattern, several of them, or any iterable of records with `text` or
        `html` and what else is known (`url`, `title`, `published`, `publisher`, `id`). What cannot
        be read is in `refused` of the result and stops nothing. With `online`, what is an address
        is fetched; otherwise nothing goes to the network. Raises UsageError, StoreError.
        """
        if self._as_of is not None:
            raise UsageError("a library as it stood cannot be read into; open it without as_of")
        with open_places(given) as places, ExitStack() as closing:
            fetch = closing.enter_context(opening_fetch(self._place, asked=online))
            options = ReadOptions(workers=workers, clock=clock, fetch=fetch)
            writer = self._kept or closing.enter_context(open_writer(self._place))
            if self._lexicon is not None:
                writer.put_lexicon(self._lexicon)
            result = read_sources(places, writer=writer, options=options)
        self.reload()
        return result

    def stories(self) -> Listing[LibraryStory]:
        """Return the stories, those with most reports first."""
        shelf = self._look()
        stories = sorted(shelf.record.grouping.stories, key=lambda one: -len(one.reports))
        return Listing(lambda: [LibraryStory(one.id, shelf, one) for one in stories], noun="story")

    def reports(self) -> Listing[LibraryReport]:
        """Return the reports, by id."""
        shelf = self._look()
        return Listing(
            lambda: [LibraryReport(one.id, shelf, one) for one in shelf.record.reports],
            noun="report",
        )

    def report(self, wanted: str) -> LibraryReport:
        """Return a report by its name or the start of its id; raises NotFoundError, UsageError."""
        shelf = self._look()
        found = find_report(shelf.record, wanted)
        return LibraryReport(found.id, shelf, found)

    def events(  # noqa: PLR0913 (a question has as many parts as a person has in mind)
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        act: Act | None = None,
        status: Status | None = None,
        since: str | None = None,
        until: str | None = None,
        min_independent: int | None = None,
        every: bool = False,
    ) -> Listing[LibraryEvent]:
        """Return the events that fit, in order of date.

        Parties are codes or names, dates are ISO days, both included. Only events that are sure
        enough are told unless `every` asks for all.
        """
        wanted = Wanted(
            actor=actor,
            recipient=recipient,
            act=act,
            status=status,
            since=since,
            until=until,
            independent=min_independent,
        )
        shelf = self._look()

        def choose() -> Iterable[str]:
            for one, digest in shelf.digests.items():
                if (every or one in shelf.sure) and fits_wanted(digest, wanted):
                    yield one

        return list_events(shelf, choose)

    def search(  # noqa: PLR0913 (a question has as many parts as a person has in mind)
        self,
        words: str = "",
        *,
        actor: str | None = None,
        recipient: str | None = None,
        pair: tuple[str, str] | None = None,
        act: Act | None = None,
        status: Status | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_independent: int | None = None,
        publisher: str | None = None,
        limit: int = 100,
    ) -> LibraryFound:
        """Return the sentences that hold the words and a claim with all that is asked for.

        The words may be "a phrase", -left-out or begin*; no text is an error. `pair` is two
        parties, one acting on the other, either way.
        """
        sought = Sought(
            words=words,
            actor=actor,
            recipient=recipient,
            pair=pair,
            act=act,
            status=status,
            place=place,
            since=since,
            until=until,
            independent=min_independent,
            publisher=publisher,
            limit=limit,
        )
        shelf = self._look()
        return make_found(self._find_view().search(sought), shelf)

    def changes(self, *, since: str | None = None) -> tuple[EventChange, ...]:
        """Return what the runs changed of events, the latest run first.

        With `since`, a day or a moment, what is told otherwise now than it was then, worked out
        anew; the library may be one as it stood later. Raises NotFoundError when nothing had been
        read by then, UsageError where nothing is kept of when.
        """
        record = self._look().record
        if since is None:
            return tuple(sorted(record.event_changes, key=lambda one: -one.run))
        if self._kept is not None:
            raise UsageError("a library in memory keeps no moments; open a file to compare two")
        with open_as_of(self._place, find_moment(since)) as view:
            return compare_records(view.record(), record)[1]

    def refused(self) -> tuple[Refusal, ...]:
        """Return what was not read, and why."""
        return self._look().record.refusals

    def export(
        self, form: Form, path: str | PathLike[str], *, every: bool = False, strict: bool = False
    ) -> Path:
        """Write the whole record ("json"), its "events" or "ledger", or entities ("ftm").

        A table is tab-separated where the path ends in .tsv, and the ledger is a workbook where it
        ends in .xlsx. `every` adds what is less sure, `strict` folds events into PLOVER.
        Raises UsageError, TwosourceError.
        """
        content = self._render(form, Path(path), every=every, strict=strict)
        try:
            Path(path).write_bytes(content)
        except OSError as error:
            raise TwosourceError(f"{path} cannot be written: {error.strerror}") from error
        return Path(path)

    def _render(self, form: Form, path: Path, *, every: bool, strict: bool) -> bytes:
        record = self._look().record
        if form == "json":
            return export_json(record)
        told = record if every else keep_sure(record)
        table: TableForm = "tsv" if path.suffix == ".tsv" else "csv"
        if form == "events":
            return export_events(told, strict=strict, form=table)
        if form == "ledger":
            return export_ledger(told, form="xlsx" if path.suffix == ".xlsx" else table)
        if form == "ftm":
            return export_ftm(told)
        raise UsageError(f"there is no export called {form}; there are {', '.join(_FORMS)}")

    def _look(self) -> Shelf:
        if self._shelf is None:
            self._shelf = Shelf(self._find_view().record())
        return self._shelf

    def _find_view(self) -> View:
        if self._kept is not None:
            return self._kept.view()
        if self._view is None:
            opening = (
                open_view(self._place)
                if self._as_of is None
                else open_as_of(self._place, self._as_of)
            )
            self._view = self._open.enter_context(opening)
        return self._view

    def __repr__(self) -> str:
        return f"<library {self._place}>"


def open_library(
    place: str | PathLike[str] = IN_MEMORY,
    *,
    as_of: str | None = None,
    lexicon: str | PathLike[str] | None = None,
) -> Library:
    """Open a store, to be looked at and read into; ":memory:" keeps nothing.

    A store that is not there yet is made by the first `read`. With `as_of`, a day or a moment, it
    is shown as it stood then, worked out anew in memory, and cannot be read into.
    `lexicon` is a file with actors and places of your own; the store remembers what it was read
    with. Raises UsageError where it does not fit.
    """
    own = None if lexicon is None else load_lexicon(Path(lexicon))
    return Library(str(place), as_of=as_of, lexicon=own)
