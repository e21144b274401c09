"""The stories, and the lineages behind them."""

import click

from twosource.errors import NotFoundError
from twosource.model import Record
from twosource.present.digest import digest_stories
from twosource.present.terminal_lists import tell_stories
from twosource.present.terminal_versions import tell_sources
from twosource.run.flags import as_of_flag, find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_story, keep_stories
from twosource.run.output import show

__all__ = ["sources", "stories"]


@click.command(epilog="Example:  twosource stories --db visit.db")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@as_of_flag
@shared_flags
def stories(places: tuple[str, ...]) -> int:
    """List the stories, the largest first: documents, lineages, date, origin."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    digests = digest_stories(_demand_stories(gathered.record))
    show(digests, text=lambda screen: tell_stories(digests, screen), settings=settings)
    return gathered.code


@click.command(epilog="Example:  twosource sources one.txt two.html")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@as_of_flag
@shared_flags
def sources(places: tuple[str, ...], story: str | None) -> int:
    """Show who copied whom, and how we know: every lineage as a tree, with its evidence."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = _demand_stories(gathered.record)
    if story:
        record = keep_stories(record, (find_story(record, story),))
    lineages = record.grouping.lineages
    show(lineages, text=lambda screen: tell_sources(record, screen), settings=settings)
    return gathered.code


def _demand_stories(record: Record) -> Record:
    if not record.grouping.stories:
        raise NotFoundError("there is no story here; read some reports first")
    return record
