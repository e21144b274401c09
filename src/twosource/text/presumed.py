"""Parties that no word of a sentence stands for and that are hardly likely: kept, but not told.

"France condemned the shelling": whose that was the sentence does not say, and who was named last is
a guess. The last step of the `rule` of such a party says so.
"""

from collections.abc import Iterable

from twosource.model import Actor

__all__ = ["PRESUMED", "is_presumed", "list_told"]

PRESUMED = "presumed"


def is_presumed(actor: Actor) -> bool:
    """Tell whether somebody is only guessed to be a party of an act."""
    return actor.rule.rpartition(" + ")[2] == PRESUMED


def list_told(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the parties of an act without those that are guessed."""
    return tuple(one for one in actors if not is_presumed(one))
