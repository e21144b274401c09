"""What happened: the events, one event, one claim."""

from typing import get_args

import click

from twosource.errors import NotFoundError
from twosource.model import Record
from twosource.model.claim import Act, Status
from twosource.present.claim_told import tell_claim_in_full
from twosource.present.events import (
    EventDigest,
    digest_events,
    shelve_events,
    tell_event_in_full,
)
from twosource.present.sureness import keep_sure
from twosource.present.terminal_events import tell_claim, tell_event, tell_events
from twosource.run.finding import Wanted, find_claim, find_event, pick_events
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_story, keep_independent, keep_stories
from twosource.run.output import show

__all__ = ["claim", "event", "events"]


@click.command(epilog="Example:  twosource events --db visit.db --actor PRK --act AID")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("--actor", metavar="CODE", help="Who did it: a code such as PRK, or a name.")
@click.option("--recipient", metavar="CODE", help="To whom it was done: a code, or a name.")
@click.option(
    "--act", type=click.Choice(get_args(Act), case_sensitive=False), help="What was done."
)
@click.option(
    "--status",
    type=click.Choice(get_args(Status), case_sensitive=False),
    help="Only events of which a claim has this status.",
)
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@click.option(
    "--min-independent",
    "least",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only events of N independent voices at least.",
)
@click.option("--all", "every", is_flag=True, help="Also the events that are less sure.")
@shared_flags
def events(
    places: tuple[str, ...],
    *,
    story: str | None,
    least: int | None,
    every: bool,
    **filters: str | None,
) -> int:
    """List the events in order of date: who did what to whom, and by whose word."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = _keep_story(gathered.record, story)
    digests = digest_events(shelve_events(record), record.collation.events)
    asked = _keep_independent(record, pick_events(digests, Wanted(**filters)), least)
    sure = {one.id for one in (record if every else keep_sure(record)).collation.events}
    found = [one for one in asked if one.id in sure]
    left_out = len(asked) - len(found)
    show(
        found,
        text=lambda screen: tell_events(found, screen, left_out=left_out),
        settings=settings,
    )
    return gathered.code


@click.command(epilog="Example:  twosource event 5e0c1f --db visit.db")
@click.argument("wanted", metavar="ID")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@shared_flags
def event(wanted: str, places: tuple[str, ...]) -> int:
    """Tell one event: its slots, each claim with its sentence and by whose word, the denials.

    The start of the id is enough; twosource events lists the ids.
    """
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = gathered.record
    told = tell_event_in_full(shelve_events(record), find_event(record, wanted))
    show((told,), text=lambda screen: tell_event(told, screen), settings=settings)
    return gathered.code


@click.command(epilog="Example:  twosource claim 9a41b7 --db visit.db")
@click.argument("wanted", metavar="ID")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@shared_flags
def claim(wanted: str, places: tuple[str, ...]) -> int:
    """Show one claim: its sentence, how each value was derived, and the same place elsewhere.

    The start of the id is enough; twosource event ID lists the claims of an event.
    """
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = gathered.record
    told = tell_claim_in_full(record, shelve_events(record), find_claim(record, wanted))
    show((told,), text=lambda screen: tell_claim(told, screen), settings=settings)
    return gathered.code


def _keep_independent(
    record: Record, digests: tuple[EventDigest, ...], least: int | None
) -> tuple[EventDigest, ...]:
    """Return those of enough independent voices; raises NotFoundError where there is none."""
    enough = {one.id for one in keep_independent(record, least).collation.events}
    kept = tuple(one for one in digests if one.id in enough)
    if not kept:
        raise NotFoundError(f"no event asked for has {least} independent voices at least")
    return kept


def _keep_story(record: Record, wanted: str | None) -> Record:
    if wanted is None:
        return record
    return keep_stories(record, (find_story(record, wanted),))
