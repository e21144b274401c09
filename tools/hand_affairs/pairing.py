"""Which claim of the program is which claim of a hand: the words that name the act overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct
from scipy.optimize import linear_sum_assignment
from tools.hand_affairs.model import HandClaim, HandEvent
from tools.hand_affairs.reading import ReadAffair

from twosource.model import Claim, Event

__all__ = ["Paired", "pair_affair", "pair_events"]

_SAME_CUE, _SAME_ACT, _SAME_WORDS = 4, 2, 1


class Paired(Struct, frozen=True):
    """A labelled claim with its event, and the program's claim with its own."""

    event: HandEvent
    claim: HandClaim
    found: Claim
    home: Event


def pair_affair(read: ReadAffair) -> tuple[Paired, ...]:
    """Return the labelled claims that the program made too, whatever act it took them for."""
    homes = {claim: one for one in read.record.collation.events for claim in one.claims}
    labelled: defaultdict[str, list[tuple[HandEvent, HandClaim]]] = defaultdict(list)
    for event in read.affair.events:
        for claim in event.claims:
            labelled[claim.report].append((event, claim))
    return tuple(
        Paired(event, claim, found, homes[found.id])
        for report, some in labelled.items()
        for event, claim, found in _pair_report(read, report, some)
        if found.id in homes
    )


def pair_events(pairs: tuple[Paired, ...]) -> Mapping[str, Event]:
    """Return for each labelled event, by id, the program's event that holds most of its claims."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    events = {one.home.id: one.home for one in pairs}
    for one in pairs:
        votes[one.event.id][one.home.id] += 1
    return {
        event: events[min(some, key=lambda home: (-some[home], home))]
        for event, some in votes.items()
    }


def _pair_report(
    read: ReadAffair, report: str, labelled: list[tuple[HandEvent, HandClaim]]
) -> Iterator[tuple[HandEvent, HandClaim, Claim]]:
    claims = [one for one in read.record.claims if one.report == read.reports[report].id]
    if not claims:
        return
    weights = np.array([[_agree(read, *label, one) for one in claims] for label in labelled])
    rows, columns = linear_sum_assignment(-weights)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if weights[row, column] > 0:
            yield (*labelled[row], claims[column])


def _agree(read: ReadAffair, event: HandEvent, label: HandClaim, found: Claim) -> int:
    """Return how well a claim fits a label: 0 where neither its words nor its act are there."""
    at = read.find(label.report, label.at)
    if at is None:
        return 0
    start = at[0] + label.at.index(label.cue)
    is_cue = found.cue.start < start + len(label.cue) and start < found.cue.end
    is_there = at[0] <= found.cue.start < at[1]
    same_act = found.act == event.act
    if not is_cue and not (is_there and same_act):
        return 0
    return _SAME_CUE * is_cue + _SAME_ACT * same_act + _SAME_WORDS * is_there
