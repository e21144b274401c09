"""Claims put together into events: what the reports of a story tell of one happening.

Tellings are joined that are likely of one happening, the likeliest first, and never where any two
of them contradict each other. Denials come last: they are told apart by what they deny.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.denials import find_denied
from twosource.collate.explaining import explain_join
from twosource.collate.joining import Cluster, join_tellings
from twosource.collate.sources import find_passages
from twosource.collate.tellings import (
    Known,
    gather_tellings,
    part_telling,
    rank_claim,
)
from twosource.collate.ties import Scene, load_tie_weights
from twosource.model import Claim, Event, Grouping, Report, Story, StoryDate
from twosource.text.decided import NOTHING_JUDGED, JudgedPairs
from twosource.text.hashing import hash_event
from twosource.text.lineages import map_lineages

__all__ = [
    "Joined",
    "Setting",
    "join_claims",
    "list_days",
    "make_scene",
    "make_setting",
    "put_together",
]


class Joined(Struct, frozen=True, kw_only=True):
    """The events of all stories, and the ids of those that each denial denies, by its claim."""

    events: tuple[Event, ...]
    denied: Mapping[str, frozenset[str]]


class Setting(Struct, frozen=True, kw_only=True):
    """What claims are compared in: what is known of them, reports by id, lineages by report."""

    known: Known
    reports: Mapping[str, Report]
    lineages: Mapping[str, str]


def put_together(
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
    *,
    dates: Iterable[StoryDate] = (),
    judged: JudgedPairs = NOTHING_JUDGED,
) -> tuple[Event, ...]:
    """Return the events of all stories, as `join_claims` does."""
    return join_claims(claims, grouping, reports, dates=dates, judged=judged).events


def join_claims(
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
    *,
    dates: Iterable[StoryDate] = (),
    judged: JudgedPairs = NOTHING_JUDGED,
) -> Joined:
    """Return the events of all stories, in the order of the stories, then by date and id, and what
    each denial denies.

    `reports` are by id and hold every report of a claim; `dates` tell the days of reports, where
    these were worked out. Claims of a report that stands in no story are left out; every other
    claim is in exactly one event. What is `judged` of claims that are gone, or that stand in two
    stories or tell of two acts, is passed over.
    """
    held = sorted(claims, key=lambda one: one.id)
    setting = make_setting(held, grouping, reports, dates=dates)
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in held:
        by_report[one.report].append(one)
    joined = [
        _join_story(
            story,
            [claim for report in story.reports for claim in by_report[report]],
            setting,
            judged,
        )
        for story in grouping.stories
    ]
    return Joined(
        events=tuple(event for one in joined for event in one.events),
        denied={claim: events for one in joined for claim, events in one.denied.items()},
    )


def make_setting(
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
    *,
    dates: Iterable[StoryDate] = (),
) -> Setting:
    """Return what is known of some claims beside what they say."""
    held = list(claims)
    known = Known(
        passages=find_passages(held, grouping, reports),
        denied={},
        cues={one.id: reports[one.report].text[one.cue.start : one.cue.end] for one in held},
        days=list_days(dates),
    )
    lineages = map_lineages(grouping.lineages)
    return Setting(known=known, reports=reports, lineages=lineages)


def _join_story(
    story: Story, claims: Sequence[Claim], setting: Setting, judged: JudgedPairs
) -> Joined:
    acts = [one for one in claims if one.act != "DENIAL"]
    events = list(_join_claims(story, acts, setting, judged))
    denials = [one for one in claims if one.act == "DENIAL"]
    denied = find_denied(claims, events, setting.reports)
    known = replace(setting.known, denied=denied)
    events += _join_claims(story, denials, replace(setting, known=known), judged)
    ranks = {one.id: rank_claim(one) for one in claims}
    ordered = tuple(sorted(events, key=lambda one: ranks[one.claims[0]]))
    return Joined(events=ordered, denied=denied)


def _join_claims(
    story: Story, claims: Sequence[Claim], setting: Setting, judged: JudgedPairs
) -> Iterator[Event]:
    if claims:
        scene = make_scene(claims, setting, judged)
        for cluster in join_tellings(scene, judged, load_tie_weights()):
            yield _make_event(story, cluster, setting.reports)


def make_scene(
    claims: Iterable[Claim], setting: Setting, judged: JudgedPairs = NOTHING_JUDGED
) -> Scene:
    """Return the tellings of some claims of one story, beside one another.

    Claims of one telling that somebody judged to be apart make several.
    """
    by_act: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_act[one.act].append(one)
    found = (told for some in by_act.values() for told in gather_tellings(some, setting.known))
    parts = (part for one in found for part in part_telling(one, judged.apart, setting.known))
    ordered = sorted(parts, key=lambda one: rank_claim(one.claims[0]))
    return Scene(ordered, setting.reports, setting.lineages)


def list_days(dates: Iterable[StoryDate]) -> dict[str, str]:
    """Return the first day on which each report may have been written."""
    dated = (one for date in dates for one in date.reports)
    return {one.report: one.when.start for one in dated if one.when is not None and one.when.start}


def _make_event(story: Story, cluster: Cluster, reports: Mapping[str, Report]) -> Event:
    """Make an event of its claims; of values that equally many give, the earliest one stands."""
    claims = sorted((one for told in cluster.tellings for one in told.claims), key=rank_claim)
    ((act, _),) = Counter(one.act for one in claims).most_common(1)
    ((status, _),) = Counter(one.status for one in claims).most_common(1)
    modes = Counter(one.mode for one in claims if one.mode is not None).most_common(1)
    return Event(
        id=hash_event(claims[0].id),
        story=story.id,
        claims=tuple(one.id for one in claims),
        act=act,
        mode=modes[0][0] if modes else None,
        status=status,
        merges=tuple(explain_join(one, reports) for one in cluster.joins),
    )
