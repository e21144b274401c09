"""In which state the sentences of a report are set: whose those are who name none."""

from collections.abc import Iterable, Sequence

from twosource.model.reading import Party
from twosource.read.places import PlaceMention

__all__ = ["find_home", "find_homes"]


def find_homes(
    parties: Sequence[Sequence[Party]], places: Sequence[Sequence[PlaceMention]]
) -> list[str | None]:
    """Return for each sentence the state of those who name none, where it names no place itself.

    That is where the first sentence with a place is set, else the one state that the sentence
    names, else the one of the whole report, else the first that the sentence names.
    """
    only = _find_only_state(parties) or _find_town_state(parties, places)
    first: str | None = None
    homes = []
    for some, named in zip(parties, places, strict=True):
        homes.append(first or _find_only_state([some]) or only or _find_first_state(some))
        first = first or find_home(some, named)
    return homes


def find_home(parties: Sequence[Party], places: Sequence[PlaceMention]) -> str | None:
    """Return the state where a sentence is set: that of its places, where they have but one.

    A town counts where the sentence names its state too: many towns have the name of another.
    """
    named = {one.mention.state for one in parties if one.mention.state}
    states = {one.state for one in places if one.state in named and not one.claimed_by}
    states |= {one.mention.state for one in parties if one.mention.is_place and one.mention.state}
    return states.pop() if len(states) == 1 else None


def _find_first_state(parties: Sequence[Party]) -> str | None:
    ordered = sorted(parties, key=lambda one: one.mention.start)
    return next((one.mention.state for one in ordered if one.mention.state), None)


def _find_only_state(parties: Iterable[Sequence[Party]]) -> str | None:
    """Return the one state that sentences name, None where there are several.

    No town tells it by itself: that many have the name of another is no reason to give a president
    of Tarvonia a state.
    """
    named = {one.mention.state for some in parties for one in some if one.mention.state}
    return named.pop() if len(named) == 1 else None


def _find_town_state(
    parties: Sequence[Sequence[Party]], places: Sequence[Sequence[PlaceMention]]
) -> str | None:
    """Return the state that all places of a report lie in, where it names no state at all.

    A place that no table knows may be of any state, also of one that the tables do not have.
    """
    if any(one.mention.state or one.mention.body for some in parties for one in some):
        return None
    named = [one for some in places for one in some if not one.claimed_by]
    states = {one.state for one in named}
    return states.pop() if len(states) == 1 else None
