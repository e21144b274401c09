"""What goes with a claim: what to judge apart so that it leaves its event, and its copies."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import get_args

from twosource.collate.sources import find_passages
from twosource.collate.tellings import Known, gather_tellings
from twosource.model import Claim, ClaimSlot, Event, Grouping, Report
from twosource.text.slots import write_slot

__all__ = ["list_apart", "list_copies"]


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


def list_copies(
    claim: Claim,
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
) -> tuple[Claim, ...]:
    """Return a claim, and those that copies of its sentence make in the same words, by id.

    They say the same in every slot that a person can set right. `reports` are by id and hold every
    report of a claim.
    """
    said = _read_said(claim, reports)
    alike = [one for one in claims if one.act == claim.act and _read_said(one, reports) == said]
    if claim not in alike:
        alike.append(claim)
    places = find_passages(alike, grouping, reports)
    found = (one for one in alike if places[one.id] == places[claim.id])
    return tuple(sorted(found, key=lambda one: one.id))


def _read_said(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Return the words of the sentence up to the cue, the cue, the rest, and what each slot has."""
    text = reports[claim.report].text
    edges = claim.at.start, claim.cue.start, claim.cue.end, claim.at.end
    words = (" ".join(text[one:other].split()) for one, other in pairwise(edges))
    slots: tuple[ClaimSlot, ...] = get_args(ClaimSlot)
    return (*words, *(write_slot(claim, slot) for slot in slots))
