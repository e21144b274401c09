"""What is sure enough to stand in a table, and the record cut down to it."""

from msgspec.structs import replace

from twosource.model import Claim, Record

__all__ = ["SURE", "is_vouched_for", "keep_sure"]

SURE = 0.3
"""From here on half of the claims of our held-out passages were right in every slot."""


def keep_sure(record: Record) -> Record:
    """Return the record with those events alone of which one claim at least is sure enough.

    So is a claim that a person accepted or set right. An event keeps all its claims; claims that
    stand in no event go by themselves.
    """
    known = {one.id: one for one in record.claims}
    events = tuple(
        event
        for event in record.collation.events
        if any(_is_sure(known[one]) for one in event.claims if one in known)
    )
    kept = {claim for event in events for claim in event.claims}
    placed = {claim for event in record.collation.events for claim in event.claims}
    claims = tuple(
        one for one in record.claims if one.id in kept or (one.id not in placed and _is_sure(one))
    )
    told = {one.id for one in events}
    standings = tuple(one for one in record.collation.standings if one.event in told)
    collation = replace(record.collation, events=events, standings=standings)
    return replace(record, claims=claims, collation=collation)


def is_vouched_for(claim: Claim) -> bool:
    """Tell whether a person accepted a claim or set it right."""
    return claim.judged == "accepted" or bool(claim.corrections)


def _is_sure(claim: Claim) -> bool:
    return claim.surety >= SURE or is_vouched_for(claim)
