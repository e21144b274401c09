"""What every command that decides has in common: what may be asked, and what is said of it."""

from collections.abc import Mapping, Sequence

from twosource.errors import UsageError
from twosource.model import Judgement
from twosource.run.appending import Asked
from twosource.run.options import Settings
from twosource.run.output import note
from twosource.text.phrasing import count

__all__ = ["check_decision", "say_kept"]


def check_decision(
    given: Mapping[str, object], asked: Asked, places: Sequence[str], settings: Settings
) -> bool:
    """Tell whether something is to be decided; raises UsageError where it cannot be kept.

    `given` are the flags of which one may be set, by name.
    """
    named = list(given)
    flags = f"{', '.join(named[:-1])} {{}} {named[-1]}"
    is_asked = [one for one in given.values() if one]
    if len(is_asked) > 1:
        raise UsageError(f"give one of {flags.format('and')}")
    if not is_asked and (asked.note or asked.by):
        raise UsageError(f"{'--note' if asked.note else '--by'} goes with {flags.format('or')}")
    if is_asked and places and not settings.db:
        raise UsageError("what is decided is kept in a store; name it with --db")
    return bool(is_asked)


def say_kept(judgements: Sequence[Judgement], place: str, settings: Settings) -> None:
    """Say how many judgements are kept now."""
    note(f"{count(len(judgements), 'judgement')} kept in {place}", settings=settings)
