"""What happened: the events, and one event."""

from collections.abc import Iterable, Iterator

import click
import msgspec

from twosource.model import Event, Record, Redirect
from twosource.present.events import (
    EventShelf,
    digest_events,
    shelve_events,
    tell_event_in_full,
)
from twosource.present.sureness import keep_sure
from twosource.present.terminal import Screen
from twosource.present.terminal_against import find_beside
from twosource.present.terminal_events import SHORT_ID, tell_event, tell_events
from twosource.run.clock import tell_time
from twosource.run.deciding import check_decision, say_kept
from twosource.run.decision import LAST, Decision
from twosource.run.finding import Wanted, find_event, find_redirect, pick_events
from twosource.run.flags import (
    act_flags,
    as_of_flag,
    by_flags,
    day_flags,
    demand_days,
    find_settings,
    least_flag,
    party_flags,
    shared_flags,
)
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_story, keep_stories
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import note as note_line
from twosource.run.output import show

__all__ = ["event", "events"]


@click.command(epilog="Example:  twosource events --db visit.db --actor PRK --act AID")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@party_flags
@act_flags("Only events of which a claim has this status.")
@day_flags
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@least_flag("Only events of N independent voices at least.")
@click.option("--all", "every", is_flag=True, help="Also the events that are less sure.")
@as_of_flag
@shared_flags
def events(
    places: tuple[str, ...],
    *,
    story: str | None,
    every: bool,
    **filters: object,
) -> int:
    """List the events in order of date: who did what to whom, and by whose word."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = _keep_story(gathered.record, story)
    digests = digest_events(shelve_events(record), record.collation.events)
    wanted = msgspec.convert(filters, type=Wanted)
    demand_days(wanted.since, wanted.until)
    asked = pick_events(digests, wanted)
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
@click.option("--split", metavar="CLAIM", help="Take this claim, with its copies, out of it.")
@click.option("--merge", metavar="ID", help="Tell this other event as one with it.")
@click.option(
    "--undo",
    is_flag=False,
    flag_value=LAST,
    metavar="[JUDGEMENT]",
    help="Take back what was decided about it last, or one judgement.",
)
@by_flags
@shared_flags
def event(wanted: str, places: tuple[str, ...], **decided: object) -> int:
    """Tell one event: its slots, each claim with its sentence and by whose word, the denials,
    what contradicts it, its figures over time, and how it was put together.

    The start of the id is enough, also of one that it had before; twosource events lists the ids.
    What --split, --merge and --undo decide is kept in the store and holds for later runs too.
    """
    settings = find_settings()
    asked = msgspec.convert({**decided, "made": tell_time()}, type=Decision)
    given = {"--split": asked.split, "--merge": asked.merge, "--undo": asked.undo}
    is_asked = check_decision(given, asked, places, settings)
    gathered = gather_record(places, settings=settings)
    record = gathered.record
    found = find_event(record, wanted)
    _tell_redirect(find_redirect(record, wanted), settings)
    about: tuple[Event, ...] = (found,)
    if is_asked:
        record, about = _decide(record, found, asked, settings)
    shelf = shelve_events(record)
    told = [tell_event_in_full(shelf, one) for one in about]
    show(
        told,
        text=lambda screen: "\n".join(_tell_events(record, shelf, about, screen)),
        settings=settings,
    )
    return gathered.code


def _tell_events(
    record: Record, shelf: EventShelf, events: Iterable[Event], screen: Screen
) -> Iterator[str]:
    for one in events:
        beside = find_beside(record, shelf, one)
        yield tell_event(tell_event_in_full(shelf, one), screen, beside)


def _tell_redirect(led: Redirect | None, settings: Settings) -> None:
    if led is not None:
        said = f"event {led.old[:SHORT_ID]} is told as {led.event[:SHORT_ID]} since run {led.run}"
        note_line(said, settings=settings)


def _decide(
    record: Record, found: Event, asked: Decision, settings: Settings
) -> tuple[Record, tuple[Event, ...]]:
    """Keep what is decided; return the record as it is then, and the events that it is about."""
    # The stages take longer to load than a store takes to show.
    from twosource.run.judging import decide, keep_judgements  # noqa: PLC0415 (heavy, at its door)

    judgements = decide(record, found, asked)
    place = settings.db or DEFAULT_STORE
    after = keep_judgements(place, judgements, made_by=record.made_by)
    say_kept(judgements, place, settings)
    about = {*found.claims, *(one for made in judgements for one in (made.first, made.second))}
    held = tuple(one for one in after.collation.events if not about.isdisjoint(one.claims))
    return after, held


def _keep_story(record: Record, wanted: str | None) -> Record:
    if wanted is None:
        return record
    return keep_stories(record, (find_story(record, wanted),))
