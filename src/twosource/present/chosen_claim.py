"""The claim of an event by which its parties are told where claims differ."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from twosource.model import Actor, Claim
from twosource.present.sureness import is_vouched_for
from twosource.text.folding import fold
from twosource.text.presumed import list_told

__all__ = ["choose_claim", "find_party_key"]

# Sums of surety that differ by less are equal.
_DIGITS = 6

Key = tuple[str, str]
Side = frozenset[Key]


def choose_claim(claims: Sequence[Claim], lineages: Mapping[str, str]) -> Claim:
    """Return the claim whose actors and whose recipients have most surety behind them.

    Who is only presumed to be a party counts for nothing and is left out of it, but where a person
    has vouched for the claim.

    Each lineage has one vote a side, which its claims share, each by its surety: a hundred copies
    outvote nobody. What a person accepted or set right is sure, what somebody rejected is worth
    nothing. Of claims that are told equally well that stands which names both sides, then the
    surest, then the first. `lineages` are by report; a report that is in none is one by itself.

    What else was tried: docs/decisions/0013-parties-of-events.md.
    """
    told = [_leave_out_presumed(one) for one in claims]
    homes = [lineages.get(one.report, one.report) for one in claims]
    sizes = Counter(homes)
    shares = [_weigh(one) / sizes[home] for one, home in zip(claims, homes, strict=True)]
    sides = [(_list_keys(one.actors), _list_keys(one.recipients)) for one in told]
    votes: tuple[defaultdict[Side, float], ...] = (defaultdict(float), defaultdict(float))
    for claim, both, share in zip(claims, sides, shares, strict=True):
        for counted, side, read in zip(votes, both, (claim.actors, claim.recipients), strict=True):
            # Where all that was read is left out, nothing is said of nobody either.
            if side or not read:
                counted[side] += share
    ranks = [
        (
            round(votes[0][actors] + votes[1][recipients], _DIGITS),
            bool(actors) + bool(recipients),
            _weigh(claim),
        )
        for claim, (actors, recipients) in zip(claims, sides, strict=True)
    ]
    return told[ranks.index(max(ranks))]


def _leave_out_presumed(claim: Claim) -> Claim:
    if is_vouched_for(claim):
        return claim
    return replace(claim, actors=list_told(claim.actors), recipients=list_told(claim.recipients))


def find_party_key(actor: Actor) -> Key:
    """Return what tells one party of an event from another: all who act for a state are one."""
    return (actor.state, "") if actor.state else ("", fold(actor.name or actor.title))


def _list_keys(actors: Sequence[Actor]) -> Side:
    return frozenset(find_party_key(one) for one in actors)


def _weigh(claim: Claim) -> float:
    if claim.judged == "rejected":
        return 0.0
    return 1.0 if is_vouched_for(claim) else claim.surety
