"""Claims put together into events: what the reports of a story tell of one happening.

Tellings are joined two by two, those first that agree most, and never where any two of them
contradict each other. Denials come last: they are told apart by what they deny.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from twosource.collate.denials import find_denied
from twosource.collate.explaining import explain_join
from twosource.collate.joining import Cluster, join_tellings
from twosource.collate.judged import NOTHING_JUDGED, Judged
from twosource.collate.tellings import (
    Known,
    Telling,
    gather_tellings,
    part_telling,
    rank_claim,
)
from twosource.model import Claim, Event, Grouping, Report, Story, StoryDate
from twosource.text.aligned import Place, join_sentences, place_claims
from twosource.text.hashing import hash_event

__all__ = ["find_passages", "list_days", "put_together"]


def put_together(
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
    *,
    dates: Iterable[StoryDate] = (),
    judged: Judged = NOTHING_JUDGED,
) -> tuple[Event, ...]:
    """Return the events of all stories, in the order of the stories, then by date and id.

    `reports` are by id and hold every report of a claim; `dates` tell the days of reports, where
    these were worked out. Claims of a report that stands in no story are left out; every other
    claim is in exactly one event. What is `judged` of claims that are gone, or that stand in two
    stories or tell of two acts, is passed over.
    """
    held = sorted(claims, key=lambda one: one.id)
    known = Known(
        passages=find_passages(held, grouping, reports),
        denied={},
        cues={one.id: reports[one.report].text[one.cue.start : one.cue.end] for one in held},
        days=list_days(dates),
    )
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in held:
        by_report[one.report].append(one)
    return tuple(
        event
        for story in grouping.stories
        for event in _put_story_together(
            story,
            [claim for report in story.reports for claim in by_report[report]],
            known,
            judged,
            reports,
        )
    )


def _put_story_together(
    story: Story,
    claims: Sequence[Claim],
    known: Known,
    judged: Judged,
    reports: Mapping[str, Report],
) -> tuple[Event, ...]:
    acts = [one for one in claims if one.act != "DENIAL"]
    events = list(_join_acts(story, acts, known, judged))
    denials = [one for one in claims if one.act == "DENIAL"]
    denied = find_denied(claims, events, reports)
    events += _join_acts(story, denials, replace(known, denied=denied), judged)
    ranks = {one.id: rank_claim(one) for one in claims}
    return tuple(sorted(events, key=lambda one: ranks[one.claims[0]]))


def _join_acts(
    story: Story, claims: Iterable[Claim], known: Known, judged: Judged
) -> Iterator[Event]:
    by_act: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_act[one.act].append(one)
    for _, some in sorted(by_act.items()):
        for cluster in join_tellings(_find_tellings(some, known, judged), judged):
            yield _make_event(story, cluster)


def _find_tellings(claims: Iterable[Claim], known: Known, judged: Judged) -> tuple[Telling, ...]:
    found = gather_tellings(claims, known)
    parts = (part for one in found for part in part_telling(one, judged.apart, known))
    return tuple(sorted(parts, key=lambda one: rank_claim(one.claims[0])))


def list_days(dates: Iterable[StoryDate]) -> dict[str, str]:
    """Return the first day on which each report may have been written."""
    dated = (one for date in dates for one in date.reports)
    return {one.report: one.when.start for one in dated if one.when is not None and one.when.start}


def _make_event(story: Story, cluster: Cluster) -> Event:
    """Make an event of its claims; of values that equally many give, the earliest one stands."""
    claims = sorted((one for told in cluster.tellings for one in told.claims), key=rank_claim)
    ((status, _),) = Counter(one.status for one in claims).most_common(1)
    modes = Counter(one.mode for one in claims if one.mode is not None).most_common(1)
    return Event(
        id=hash_event(claims[0].id),
        story=story.id,
        claims=tuple(one.id for one in claims),
        act=claims[0].act,
        mode=modes[0][0] if modes else None,
        status=status,
        merges=tuple(map(explain_join, cluster.joins)),
    )


def find_passages(
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
