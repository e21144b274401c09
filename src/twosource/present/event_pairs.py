"""Who did it to whom: the pairs of an event, as one claim of it tells them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct

from twosource.model import Act, Actor, Claim
from twosource.present.chosen_claim import choose_claim, find_party_key

__all__ = ["Pair", "find_pairs"]

# Done with one another: where they name no recipient, all who took part are actors.
_MUTUAL: frozenset[Act] = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})


class Pair(Struct, frozen=True, kw_only=True):
    """An actor and a recipient, either of which may be missing, as `claim` tells them.

    `is_mutual` tells that both acted, and that the order says nothing.
    """

    claim: Claim
    actor: Actor | None
    recipient: Actor | None
    is_mutual: bool = False


def find_pairs(claims: Sequence[Claim], lineages: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs of an event; one without parties if its claims name nobody.

    They are those of the claim that is chosen for the event: a pair that only a garbled copy tells
    is none. Parties of one state are one, as are those of one name without a state. `lineages` are
    by report.
    """
    claim = choose_claim(claims, lineages)
    found = {_find_keys(one): one for one in reversed(list(_pair(claim)))}
    return tuple(reversed(found.values())) or (Pair(claim=claim, actor=None, recipient=None),)


def _pair(claim: Claim) -> Iterator[Pair]:
    if claim.act in _MUTUAL and not claim.recipients and len(claim.actors) > 1:
        for first, second in combinations(claim.actors, 2):
            yield Pair(claim=claim, actor=first, recipient=second, is_mutual=True)
    elif claim.actors or claim.recipients:
        for actor, recipient in product(claim.actors or (None,), claim.recipients or (None,)):
            yield Pair(claim=claim, actor=actor, recipient=recipient)


def _find_keys(pair: Pair) -> tuple[object, ...]:
    keys = [one and find_party_key(one) for one in (pair.actor, pair.recipient)]
    return tuple(sorted(keys, key=str)) if pair.is_mutual else tuple(keys)
