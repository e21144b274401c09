"""From what a command was given, files or a store, to the record that it shows."""

import sys
from collections.abc import Sequence

import click
from msgspec import Struct

from twosource.ingest import parse_field_map
from twosource.model import Record
from twosource.present.strip import count
from twosource.present.terminal_lists import tell_refusals
from twosource.run.exits import DONE, REFUSED
from twosource.run.narrowing import narrow_record
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import find_screen, note
from twosource.run.pipeline import ReadOptions, ReadResult, read_sources
from twosource.run.progress import watch_run
from twosource.store.view import open_view
from twosource.store.writer import Writer, open_writer

__all__ = ["Gathered", "gather_record", "read_into"]

IN_MEMORY = ":memory:"


class Gathered(Struct, frozen=True, kw_only=True):
    """A record to show, and the exit code that its reading leaves behind."""

    record: Record
    code: int


def gather_record(places: Sequence[str], *, settings: Settings) -> Gathered:
    """Read the places and return their stories; without places, open the store.

    Raises NotFoundError when there is no store.
    """
    if not places:
        return Gathered(record=_open_record(settings), code=DONE)
    with open_writer(settings.db or IN_MEMORY) as writer:
        result = read_into(writer, places, settings=settings)
        record = writer.view().record()
    code = REFUSED if result.refused else DONE
    narrowed = narrow_record(record, reports=result.reports, refusals=result.refused)
    return Gathered(record=narrowed, code=code)


def read_into(writer: Writer, places: Sequence[str], *, settings: Settings) -> ReadResult:
    """Read places into a store, and say on stderr what was refused or passed over."""
    options = ReadOptions(workers=settings.workers, field_map=parse_field_map(settings.map))
    with watch_run(settings) as watch:
        result = read_sources(places, writer=writer, options=options, watch=watch)
    _tell_result(result, settings=settings)
    return result


def _open_record(settings: Settings) -> Record:
    with open_view(settings.db or DEFAULT_STORE) as view:
        return view.record()


def _tell_result(result: ReadResult, *, settings: Settings) -> None:
    """List refusals even when quiet: nothing is left out in silence."""
    if result.refused:
        click.echo(f"{count(len(result.refused), 'input')} refused:", err=True)
        click.echo(tell_refusals(result.refused, find_screen(sys.stderr)), err=True, nl=False)
    if result.passed_over:
        names = ", ".join(one.source for one in result.passed_over[:3])
        more = f" and {len(result.passed_over) - 3} more" if len(result.passed_over) > 3 else ""
        files = count(len(result.passed_over), "file")
        note(f"passed over {files} of another format: {names}{more}", settings=settings)
