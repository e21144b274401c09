"""The dossier: one HTML file for a story, or for all of them."""

import re
import unicodedata
from pathlib import Path

import click

from twosource.errors import NotFoundError
from twosource.model import Record
from twosource.present.dossier import render_dossiers
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_story, keep_stories
from twosource.run.output import note, write_file

__all__ = ["dossier"]

_LONGEST_NAME = 60


@click.command(epilog="Example:  twosource dossier one.txt two.html -o visit.html")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", metavar="OUT", help="Where to write; - is standard output.")
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@shared_flags
def dossier(places: tuple[str, ...], output: str | None, story: str | None) -> int:
    """Write one HTML file to open and share: the story, its lineages, its versions side by side.

    Without -o the file is called after the story. A file that is there already is replaced.
    """
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = gathered.record
    if story:
        record = keep_stories(record, (find_story(record, story),))
    page = _render(record)
    if output == "-":
        click.echo(page.encode(), nl=False)
        return gathered.code
    path = Path(output or _name_file(record))
    write_file(path, page.encode(), settings=settings)
    note("open it in a browser; it needs no network and nothing beside it", settings=settings)
    return gathered.code


def _render(record: Record) -> str:
    if not record.grouping.stories:
        raise NotFoundError("there is no story to make a dossier of; read some reports first")
    return render_dossiers(record)


def _name_file(record: Record) -> str:
    """Name the file after the only story, in letters that every file system takes."""
    stories = record.grouping.stories
    plain = unicodedata.normalize("NFKD", stories[0].title) if len(stories) == 1 else ""
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".strip("-")
        if len(longer) > _LONGEST_NAME:
            break
        slug = longer
    return f"{slug or 'dossier'}.html"
