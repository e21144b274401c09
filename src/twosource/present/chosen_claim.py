"""The claim of an event by which its parties are told where claims differ."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twosource.model import Actor, Claim
from twosource.present.sureness import is_vouched_for
from twosource.text.folding import fold

__all__ = ["choose_claim", "find_party_key"]

# Sums of surety that differ by less are equal.
_DIGITS = 6

Key = tuple[str, str]
Side = frozenset[Key]


def choose_claim(claims: Sequence[Claim], lineages: Mapping[str, str]) -> Claim:
    """Return the claim whose actors and whose recipients have most surety behind them.

    Each lineage has one vote a side, which its claims share, each by its surety: a hundred copies
    outvote nobody. What a person accepted or set right is sure, what somebody rejected is worth
    nothing. Of claims that are told equally well that stands which names both sides, then the
    surest, then the first. `lineages` are by report; a report that is in none is one by itself.

    What else was tried: docs/decisions/0013-parties-of-events.md.
    """
    homes = [lineages.get(one.report, one.report) for one in claims]
    sizes = Counter(homes)
    shares = [_weigh(one) / sizes[home] for one, home in zip(claims, homes, strict=True)]
    sides = [(_list_keys(one.actors), _list_keys(one.recipients)) for one in claims]
    votes: tuple[defaultdict[Side, float], ...] = (defaultdict(float), defaultdict(float))
    for both, share in zip(sides, shares, strict=True):
        for counted, side in zip(votes, both, strict=True):
            counted[side] += share
    ranks = [
        (
            round(votes[0][actors] + votes[1][recipients], _DIGITS),
            bool(actors) + bool(recipients),
            _weigh(claim),
        )
        for claim, (actors, recipients) in zip(claims, sides, strict=True)
    ]
    return claims[ranks.index(max(ranks))]


def find_party_key(actor: Actor) -> Key:
    """Return what tells one party of an event from another: all who act for a state are one."""
    return (actor.state, "") if actor.state else ("", fold(actor.name or actor.title))


def _list_keys(actors: Sequence[Actor]) -> Side:
    return frozenset(find_party_key(one) for one in actors)


def _weigh(claim: Claim) -> float:
    if claim.judged == "rejected":
        return 0.0
    return 1.0 if is_vouched_for(claim) else claim.surety
