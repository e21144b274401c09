"""What to judge apart so that a claim leaves its event."""

from collections.abc import Iterable, Mapping

from twosource.collate.sources import find_passages
from twosource.collate.tellings import Known, gather_tellings
from twosource.model import Claim, Event, Grouping, Report

__all__ = ["list_apart"]


def list_apart(
    claim: str,
    event: Event,
    *,
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of claims, the smaller id first, that part a claim from its event.

    Its copies, which say the same in the same sentence, go with it; where the event is nothing but
    these, it goes alone. `claims` hold those of the event, `reports` the reports of these, by id.
    """
    held = [one for one in claims if one.id in event.claims]
    known = Known(
        passages=find_passages(held, grouping, reports),
        denied={},
        cues={one.id: reports[one.report].text[one.cue.start : one.cue.end] for one in held},
        days={},
    )
    tellings = [[one.id for one in told.claims] for told in gather_tellings(held, known)]
    others = [told[0] for told in tellings if claim not in told]
    if not others:
        others = [one for one in event.claims if one != claim]
    return tuple((min(claim, other), max(claim, other)) for other in others)
