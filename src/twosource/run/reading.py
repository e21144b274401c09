"""Reading as a command does it: with progress, and with every refusal told."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec import Struct

from twosource.ingest import parse_field_map
from twosource.model import Record, Unclaimed, Unread
from twosource.present.event_history import EventNews, list_news
from twosource.present.terminal import make_safe
from twosource.present.terminal_lists import tell_refusals, tell_unclaimed, tell_unread
from twosource.run.online import IN_MEMORY, opening_fetch
from twosource.run.options import Settings
from twosource.run.output import find_screen, note
from twosource.run.own_lexicon import load_lexicon
from twosource.run.pipeline import ReadOptions, ReadResult, read_sources
from twosource.run.progress import watch_run
from twosource.store.keeping import Earlier
from twosource.store.view import View
from twosource.store.writer import Writer, open_writer
from twosource.text.phrasing import count

__all__ = ["ReadAside", "find_news", "open_for_reading_into", "read_aside", "read_into"]

MOST_PASSED_OVER = 3


@contextmanager
def open_for_reading_into(place: str, *, settings: Settings) -> Iterator[Writer]:
    """Open a store to be read into, with the lexicon that was asked for, else with its own."""
    lexicon = None if settings.lexicon is None else load_lexicon(Path(settings.lexicon))
    with open_writer(place) as writer:
        if lexicon is not None:
            writer.put_lexicon(lexicon)
        yield writer


def read_into(
    writer: Writer, places: Sequence[str], *, settings: Settings, store: str = IN_MEMORY
) -> ReadResult:
    """Read places into a store, and say on stderr what was refused or passed over.

    `store` is where it is when the settings name none; fetched pages are kept beside it.
    """
    _tell_earlier(writer.earlier, settings=settings)
    with opening_fetch(settings.db or store, asked=settings.online) as fetch:
        options = ReadOptions(
            workers=settings.workers, field_map=parse_field_map(settings.map), fetch=fetch
        )
        with watch_run(settings) as watch:
            result = read_sources(places, writer=writer, options=options, watch=watch)
    _tell_result(result, settings=settings)
    _tell_unread(result.unread, writer)
    _tell_unclaimed(result.unclaimed, writer)
    return result


class ReadAside(Struct, frozen=True, kw_only=True):
    """The record that a store holds after a run, what came of the run, and what it changed."""

    record: Record
    result: ReadResult
    news: tuple[EventNews, ...]


def read_aside(places: Sequence[str], *, settings: Settings) -> ReadAside:
    """Read places into memory, or into the store that was asked for."""
    with open_for_reading_into(settings.db or IN_MEMORY, settings=settings) as writer:
        result = read_into(writer, places, settings=settings)
        view = writer.view()
        return ReadAside(record=view.record(), result=result, news=find_news(view, result))


def find_news(view: View, result: ReadResult) -> tuple[EventNews, ...]:
    """Return what a run changed of events, with what these tell; what is alike is told once."""
    told = view.told_of([one.event for one in result.event_changes])
    return list_news(result.event_changes, told)


def _tell_earlier(earlier: Earlier | None, *, settings: Settings) -> None:
    if earlier is None or not earlier.reports:
        return
    its, are = ("report", "is") if earlier.reports == 1 else ("reports", "are")
    note(
        f"the store was made by {make_safe(earlier.made_by)}; its {earlier.reports} {its} "
        f"{are} read again when offered, and regrouped",
        settings=settings,
    )


def _tell_result(result: ReadResult, *, settings: Settings) -> None:
    """List refusals even when quiet: nothing is left out in silence."""
    if result.refused:
        click.echo(f"{count(len(result.refused), 'input')} refused:", err=True)
        click.echo(tell_refusals(result.refused, find_screen(sys.stderr)), err=True, nl=False)
    if result.passed_over:
        shown = result.passed_over[:MOST_PASSED_OVER]
        more = len(result.passed_over) - len(shown)
        names = make_safe(", ".join(one.source for one in shown))
        rest = f" and {more} more" if more else ""
        files = count(len(result.passed_over), "file")
        note(f"passed over {files} of another format: {names}{rest}", settings=settings)


def _tell_unread(unread: Sequence[Unread], writer: Writer) -> None:
    """List, even when quiet, the sentences on which the network failed: their reports are kept."""
    if not unread:
        return
    view = writer.view()
    reports = {one: view.report(one) for one in {at.span.report for at in unread}}
    screen = find_screen(sys.stderr)
    click.echo(f"{count(len(unread), 'sentence')} kept without a parse:", err=True)
    click.echo(tell_unread(unread, reports, screen), err=True, nl=False)


def _tell_unclaimed(unclaimed: Sequence[Unclaimed], writer: Writer) -> None:
    """List, even when quiet, the reports that are kept and that no claims could be made of."""
    if not unclaimed:
        return
    view = writer.view()
    reports = {one.report: view.report(one.report) for one in unclaimed}
    click.echo(f"{count(len(unclaimed), 'report')} kept without claims:", err=True)
    click.echo(tell_unclaimed(unclaimed, reports, find_screen(sys.stderr)), err=True, nl=False)
