"""Claims put together into events: what the reports of a story tell of one happening.

Tellings are joined two by two, those first that agree most, and never where any two of them
contradict each other. Denials come last: they are told apart by what they deny.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from twosource.collate.tellings import (
    Said,
    Telling,
    compare_said,
    gather_tellings,
    rank_claim,
    weigh_agreement,
)
from twosource.model import Claim, Event, Grouping, Report, Story
from twosource.text.aligned import Place, join_sentences, place_claims
from twosource.text.hashing import hash_event

__all__ = ["put_together"]

Passages = Mapping[str, Place]


def put_together(
    claims: Iterable[Claim], grouping: Grouping, reports: Mapping[str, Report]
) -> tuple[Event, ...]:
    """Return the events of all stories, in the order of the stories, then by date and id.

    `reports` are by id and hold every report of a claim. Claims of a report that stands in no story
    are left out; every other claim is in exactly one event.
    """
    known = sorted(claims, key=lambda one: one.id)
    passages = _find_passages(known, grouping, reports)
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in known:
        by_report[one.report].append(one)
    return tuple(
        event
        for story in grouping.stories
        for event in _put_story_together(
            story, [claim for report in story.reports for claim in by_report[report]], passages
        )
    )


def _put_story_together(
    story: Story, claims: Sequence[Claim], passages: Passages
) -> tuple[Event, ...]:
    events = list(_join_acts(story, [one for one in claims if one.act != "DENIAL"], passages, {}))
    home = {claim: event.id for event in events for claim in event.claims}
    denials = [one for one in claims if one.act == "DENIAL"]
    denied = {
        one.id: frozenset(home[claim] for claim in one.denies if claim in home) for one in denials
    }
    events += _join_acts(story, denials, passages, denied)
    ranks = {one.id: rank_claim(one) for one in claims}
    return tuple(sorted(events, key=lambda one: ranks[one.claims[0]]))


def _join_acts(
    story: Story,
    claims: Iterable[Claim],
    passages: Passages,
    denied: Mapping[str, frozenset[str]],
) -> Iterator[Event]:
    by_act: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_act[one.act].append(one)
    for _, some in sorted(by_act.items()):
        for cluster in _join_tellings(gather_tellings(some, passages=passages, denied=denied)):
            yield _make_event(story, cluster)


def _join_tellings(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Join tellings, the strongest agreement first; equal ones in the order of the tellings.

    Sets of tellings are bits of whole numbers: what a cluster holds, and what contradicts it.
    """
    tied, against = _weigh_all(tellings)
    home = list(range(len(tellings)))
    members = [1 << at for at in home]
    held = {at: [at] for at in home}
    for weight in sorted(tied, reverse=True):
        for first, second in tied[weight]:
            low, high = sorted((home[first], home[second]))
            if low == high or against[low] & members[high]:
                continue
            for at in held[high]:
                home[at] = low
            held[low] += held.pop(high)
            members[low] |= members[high]
            against[low] |= against[high]
    return [[tellings[at] for at in cluster] for cluster in held.values()]


def _weigh_all(
    tellings: Sequence[Telling],
) -> tuple[dict[int, list[tuple[int, int]]], list[int]]:
    """Return the pairs that something ties, by weight, and for each telling what contradicts it."""
    numbers: dict[Said, int] = {}
    said = [numbers.setdefault(one.said, len(numbers)) for one in tellings]
    compared = [[compare_said(one, other) for other in numbers] for one in numbers]
    tied: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    against = [0] * len(tellings)
    for first, second in combinations(range(len(tellings)), 2):
        agreement = compared[said[first]][said[second]]
        weight = weigh_agreement(agreement, tellings[first], tellings[second])
        if weight is None:
            against[first] |= 1 << second
            against[second] |= 1 << first
        elif weight:
            tied[weight].append((first, second))
    return tied, against


def _make_event(story: Story, tellings: Iterable[Telling]) -> Event:
    """Make an event of its claims; of values that equally many give, the earliest one stands."""
    claims = sorted((one for telling in tellings for one in telling.claims), key=rank_claim)
    ((status, _),) = Counter(one.status for one in claims).most_common(1)
    modes = Counter(one.mode for one in claims if one.mode is not None).most_common(1)
    return Event(
        id=hash_event(claims[0].id),
        story=story.id,
        claims=tuple(one.id for one in claims),
        act=claims[0].act,
        mode=modes[0][0] if modes else None,
        status=status,
    )


def _find_passages(
    claims: Iterable[Claim], grouping: Grouping, reports: Mapping[str, Report]
) -> dict[str, Place]:
    """Return for each claim the first of all sentences that stand for its own in its lineage."""
    lineages = {report: lineage.id for lineage in grouping.lineages for report in lineage.reports}
    within = (
        one
        for one in grouping.alignments
        if one.first in lineages and lineages[one.first] == lineages.get(one.second)
    )
    together = join_sentences(within)
    places = place_claims(claims, reports)
    return {claim: together.get(place, (place,))[0] for claim, place in places.items()}
