"""What was not read, and why."""

import click

from twosource.present.terminal_lists import tell_refusals
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.output import note, show

__all__ = ["refused"]


@click.command(epilog="Example:  twosource refused --db visit.db --json")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@shared_flags
def refused(places: tuple[str, ...]) -> int:
    """List the inputs that were not read, each with its reason and what to do."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    refusals = gathered.record.refusals
    if not refusals:
        note("nothing was refused", settings=settings)
    if refusals or settings.form != "text":
        show(refusals, text=lambda screen: tell_refusals(refusals, screen), settings=settings)
    return gathered.code
