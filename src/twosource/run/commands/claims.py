"""One claim, set right by hand, and the claims to check."""

import click
import msgspec
from msgspec import Struct

from twosource.errors import NotFoundError, UsageError
from twosource.model import Claim, Record
from twosource.present.claim_told import tell_claim_in_full
from twosource.present.events import shelve_events
from twosource.present.terminal_events import tell_claim
from twosource.present.terminal_review import tell_doubtful
from twosource.run.clock import tell_time
from twosource.run.deciding import check_decision, say_kept
from twosource.run.decision import LAST, ClaimDecision
from twosource.run.exits import DONE
from twosource.run.finding import find_claim
from twosource.run.flags import as_of_flag, by_flags, find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import show
from twosource.store.view import View, open_view

__all__ = ["claim", "review"]


@click.command(epilog="Example:  twosource claim 9a41b7 --db visit.db")
@click.argument("wanted", metavar="ID")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("--accept", is_flag=True, help="Mark it as right: a person read its sentence.")
@click.option("--reject", is_flag=True, help="Let it count for nothing; it is shown as rejected.")
@click.option(
    "--correct",
    multiple=True,
    metavar="SLOT=VALUE",
    help="Set act, status, actor, recipient or when right, as in status=planned.",
)
@click.option(
    "--undo",
    is_flag=False,
    flag_value=LAST,
    metavar="[JUDGEMENT]",
    help="Take back what was decided about it last, or one judgement.",
)
@by_flags
@as_of_flag
@shared_flags
def claim(wanted: str, places: tuple[str, ...], **decided: object) -> int:
    """Show one claim: its sentence, how each value was derived, and the same place elsewhere.

    The start of the id is enough; twosource event ID lists the claims of an event. What --accept,
    --reject, --correct and --undo decide is kept in the store and holds for later runs too; copies
    that say the same in the same words go with it. Parties are written as in actor=PRK or
    actor="Orla Venn (FRA GOV); NATO", dates as in when=2024-06-18 or when=2023-08/2024-02; nothing
    after the sign empties the slot.
    """
    settings = find_settings()
    asked = msgspec.convert({**decided, "made": tell_time()}, type=ClaimDecision)
    flags = {
        "--accept": asked.accept,
        "--reject": asked.reject,
        "--correct": asked.correct,
        "--undo": asked.undo,
    }
    is_asked = check_decision(flags, asked, places, settings)
    if is_asked and settings.as_of is not None:
        raise UsageError("what was is not decided anew; leave --as-of out")
    gathered = gather_record(places, settings=settings)
    record = gathered.record
    found = find_claim(record, wanted)
    if is_asked:
        record, found = _decide(record, found, asked, settings)
    told = tell_claim_in_full(record, shelve_events(record), found)
    show((told,), text=lambda screen: tell_claim(told, screen), settings=settings)
    return gathered.code


def _decide(
    record: Record, found: Claim, asked: ClaimDecision, settings: Settings
) -> tuple[Record, Claim]:
    """Keep what is decided; return the record and the claim as they are then."""
    # The stages take longer to load than a store takes to show.
    from twosource.run.judging import keep_judgements  # noqa: PLC0415 (heavy, at its door)
    from twosource.run.judging_claims import decide_claim  # noqa: PLC0415 (heavy, at its door)

    place = settings.db or DEFAULT_STORE
    judgements = decide_claim(record, found, asked)
    after = keep_judgements(place, judgements, made_by=record.made_by)
    say_kept(judgements, place, settings)
    return after, find_claim(after, found.id)


class _Asked(Struct, frozen=True, kw_only=True):
    """What a review is to do beside listing."""

    every: bool
    ask: bool
    by: str
    note: str


@click.command(epilog="Example:  twosource review --db visit.db --limit 5")
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@click.option("--all", "every", is_flag=True, help="Also the claims that were judged already.")
@click.option("--ask", is_flag=True, help="Show one after the other, and ask what to do with it.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, metavar="N", help="How many to show; 20."
)
@click.option(
    "--skip", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N."
)
@by_flags
@shared_flags
def review(*, story: str | None, limit: int, skip: int, **chosen: object) -> int:
    """List the claims to check, those most in doubt first: the least sure, those of damaged
    sentences, those that other versions have otherwise.

    Then twosource claim ID --accept, --reject or --correct SLOT=VALUE decides, and the claim leaves
    the list. With --ask all this is asked for claim by claim, and kept at the end.
    """
    settings = find_settings()
    asked = msgspec.convert(chosen, type=_Asked)
    if (asked.note or asked.by) and not asked.ask:
        raise UsageError(f"{'--note' if asked.note else '--by'} goes with --ask")
    with open_view(settings.db or DEFAULT_STORE) as view:
        home = _find_story(view, story) if story else None
        found = view.doubtful(story=home, every=asked.every, skip=skip, most=limit)
    if not found.claims:
        raise NotFoundError("there is no claim left to check" if not skip else "skip fewer claims")
    if asked.ask:
        # The stages take longer to load than a store takes to show.
        from twosource.run.reviewing import ask_each  # noqa: PLC0415 (heavy, at its door)

        ask_each(found.claims, by=asked.by, note=asked.note, settings=settings)
        return DONE
    show(
        found.claims,
        text=lambda screen: tell_doubtful(found, screen, first=skip + 1, every=asked.every),
        settings=settings,
    )
    return DONE


def _find_story(view: View, wanted: str) -> str:
    found = view.homes("story", wanted.strip().lower())
    if not found:
        raise NotFoundError(f"no story has the id {wanted}; twosource stories lists them")
    if len(found) > 1:
        raise UsageError(f"{len(found)} stories have ids that start with {wanted}; give more of it")
    return found[0].id
