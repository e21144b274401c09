"""Who did it to whom: the pairs of an event, each with the claim that it is read from."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct

from twosource.model import Act, Actor, Claim

__all__ = ["Pair", "find_pairs"]

# Done with one another: where they name no recipient, all who took part are actors.
_MUTUAL: frozenset[Act] = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})

Key = tuple[str, str]


class Pair(Struct, frozen=True, kw_only=True):
    """An actor and a recipient, either of which may be missing, as `claim` tells them.

    `is_mutual` tells that both acted, and that the order says nothing.
    """

    claim: Claim
    actor: Actor | None
    recipient: Actor | None
    is_mutual: bool = False


def find_pairs(claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """Return the pairs of an event's claims in their order; one without parties if there are none.

    A pair that an earlier claim told is not told again: parties of one state are one, as are those
    of one name without a state. A pair that lacks a side is left out where another has both.
    """
    kept: list[Pair] = []
    for claim in claims:
        found = list(_pair(claim))
        kept += [one for one in found if not any(_covers(two, one) for two in kept)]
        kept = [one for one in kept if not any(_fills(two, one) for two in kept)]
    return tuple(kept) or (Pair(claim=claims[0], actor=None, recipient=None),)


def _pair(claim: Claim) -> Iterator[Pair]:
    if claim.act in _MUTUAL and not claim.recipients and len(claim.actors) > 1:
        for first, second in combinations(claim.actors, 2):
            yield Pair(claim=claim, actor=first, recipient=second, is_mutual=True)
    elif claim.actors or claim.recipients:
        for actor, recipient in product(claim.actors or (None,), claim.recipients or (None,)):
            yield Pair(claim=claim, actor=actor, recipient=recipient)


def _covers(told: Pair, again: Pair) -> bool:
    """Tell whether a pair says no more than one that is told already."""
    here, there = _find_keys(told), _find_keys(again)
    if here == there:
        return True
    return (told.is_mutual or again.is_mutual) and here == there[::-1]


def _fills(whole: Pair, part: Pair) -> bool:
    """Tell whether a pair has both sides, and another only one of them."""
    (actor, recipient), (one, two) = _find_keys(whole), _find_keys(part)
    if actor is None or recipient is None or (one is None) == (two is None):
        return False
    sides = {actor, recipient} if whole.is_mutual else {actor if two is None else recipient}
    return (one or two) in sides


def _find_keys(pair: Pair) -> tuple[Key | None, Key | None]:
    return _find_key(pair.actor), _find_key(pair.recipient)


def _find_key(actor: Actor | None) -> Key | None:
    if actor is None:
        return None
    return (actor.state, "") if actor.state else ("", (actor.name or actor.title).casefold())
