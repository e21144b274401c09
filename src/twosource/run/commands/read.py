"""Reading: into a store, or for a summary alone."""

import sys
from pathlib import Path

import click

from twosource import __version__
from twosource.errors import UsageError
from twosource.present.digest import StoryDigest, digest_stories
from twosource.present.explained_page import render_explained
from twosource.present.terminal import Screen
from twosource.present.terminal_changes import tell_changed
from twosource.present.terminal_lists import tell_summary
from twosource.present.terminal_readings import tell_readings
from twosource.run.exits import DONE, REFUSED
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import Gathered, gather_record
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import find_screen, note, show, write_file
from twosource.run.pipeline import ReadResult
from twosource.run.reading import find_news, open_for_reading_into, read_into
from twosource.store.door import show_place
from twosource.text.phrasing import count

__all__ = ["read", "summary"]


@click.command(
    epilog="\b\nExample:  twosource read reports/ --db visit.db\n"
    "          twosource read --explain one.txt -o one.html"
)
@click.argument("places", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--explain",
    is_flag=True,
    help="Show what is read in every sentence, and keep nothing: the tree of its words, who did "
    "what to whom, who is named, who says so. With --json the whole reading.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="With --explain: write one HTML page of drawings; - is standard output.",
)
@shared_flags
def read(places: tuple[str, ...], output: str | None, *, explain: bool) -> int:
    """Read reports into a store.

    A FILE is a text, an HTML page, a JSON Lines file, a folder, a pattern, or - for standard input.
    With --online it may be an address too, which is fetched.
    What the store holds already is not read again; a run that was cut short goes on from there.
    """
    settings = find_settings()
    if explain:
        if settings.online:
            raise UsageError("--explain fetches nothing; save the page and name that")
        return _explain(places, output, settings)
    if output:
        raise UsageError("-o says where the page of --explain goes; add --explain, or use --db")
    place = settings.db or DEFAULT_STORE
    with open_for_reading_into(place, settings=settings) as writer:
        result = read_into(writer, places, settings=settings, store=place)
        news = find_news(writer.view(), result)
    note(_say_result(result, show_place(place)), settings=settings)
    if result.accepted > result.known and sys.stderr.isatty():
        note(_say_where(settings), settings=settings)
    changed = tell_changed(result.changes, find_screen(sys.stderr), news=news)
    if changed:
        note(f"\n{changed}".rstrip(), settings=settings)
    return REFUSED if result.refused else DONE


@click.command(epilog="Example:  twosource one.txt two.html")
@click.argument("places", nargs=-1, required=True, metavar="FILE…")
@shared_flags
def summary(places: tuple[str, ...]) -> int:
    """Read reports and sum them up; nothing is kept unless --db names a store."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    digests = digest_stories(gathered.record)
    show(digests, text=lambda screen: _tell(digests, gathered, screen), settings=settings)
    if any(len(one.documents) > 1 for one in digests):
        note(_say_more(places, settings), settings=settings)
    return gathered.code


def _explain(places: tuple[str, ...], output: str | None, settings: Settings) -> int:
    """Show readings as text, JSON or a page; nothing is written into a store."""
    # The network and its library are loaded by those alone who ask for them.
    from twosource.run.explaining import explain_places  # noqa: PLC0415 (heavy, at its door)

    if output and settings.form != "text":
        raise UsageError("-o writes a page and --json prints the reading; ask for one of them")
    if settings.db:
        note("--explain only shows: nothing is written into a store", settings=settings)
    explanation = explain_places(places, settings=settings)
    reports, code = explanation.reports, explanation.code
    if output is None:
        show(reports, text=lambda screen: tell_readings(reports, screen), settings=settings)
        return code
    made_by = f"twosource {__version__}"
    page = render_explained(reports, made_by=made_by, refusals=explanation.refused).encode()
    if output == "-":
        click.echo(page, nl=False)
    else:
        write_file(Path(output), page, settings=settings)
    return code


def _tell(digests: tuple[StoryDigest, ...], gathered: Gathered, screen: Screen) -> str:
    changed = tell_changed(gathered.changes, screen, news=gathered.news)
    parts = tell_summary(digests, screen), changed
    return "\n".join(one for one in parts if one)


def _say_result(result: ReadResult, place: str) -> str:
    known = f", {result.known} of them held already" if result.known else ""
    refused = f"; {result.refused and len(result.refused)} refused" if result.refused else ""
    return f"{count(result.accepted, 'report')} read into {place}{known}{refused}"


def _say_where(settings: Settings) -> str:
    named = f" --db {show_place(settings.db)}" if settings.db else ""
    return (
        f"see it:  twosource serve{named}     web pages, down to each sentence"
        f"\n         twosource dossier{named}   one page to open and share"
    )


def _say_more(places: tuple[str, ...], settings: Settings) -> str:
    if settings.db:
        named = f"--db {show_place(settings.db)}"
    else:
        named = " ".join(places) if len(" ".join(places)) < 60 else "FILE…"
    read = "" if settings.db else f"twosource read {named}, then "
    kept = f" {named}" if settings.db else ""
    return (
        f"\nSee more:  twosource dossier {named}    one page to open and share"
        f"\n           twosource sources {named}    who copied whom, and how we know"
        f"\n           {read}twosource serve{kept}    web pages, down to each sentence"
    )
