"""All of `collate` in two walks: the dates of stories, then all that the claims come to.

Claims are reckoned from the days that the first walk works out; the second needs the claims.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from twosource.collate.checks import find_checks
from twosource.collate.dating import date_story
from twosource.collate.differences import find_differences
from twosource.collate.disputes import Evidence, find_disputes
from twosource.collate.events import join_claims, list_days
from twosource.collate.originals import Originals
from twosource.collate.series import find_series
from twosource.collate.sources import find_sources
from twosource.collate.standings import find_standings
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Alignment,
    Check,
    Claim,
    Collation,
    Difference,
    Grouping,
    Judgement,
    Lineage,
    Parse,
    Reading,
    Record,
    Report,
    Story,
    StoryDate,
)
from twosource.text.decided import settle_pairs
from twosource.text.judged_claims import list_counted
from twosource.text.lineages import map_lineages

__all__ = ["FindParses", "collate_claims", "collate_stories", "compare_versions", "date_stories"]

Reports = Mapping[str, Report]
Readings = Mapping[str, Reading]
FindParses = Callable[[Report], Sequence[Parse | None]]
"""Finds what the network read in each sentence of a report."""


def collate_stories(
    reports: Reports,
    readings: Readings,
    grouping: Grouping,
    *,
    claims: Sequence[Claim] = (),
    judgements: Sequence[Judgement] = (),
) -> Collation:
    """Return the whole collation, with the dates of all stories.

    `reports` and `readings` are by report id and hold every report that `grouping` names.
    """
    record = Record(
        made_by="",
        reports=tuple(reports.values()),
        readings=tuple(readings.values()),
        claims=tuple(claims),
        grouping=grouping,
        collation=Collation(story_dates=date_stories(reports, readings, grouping)),
        judgements=tuple(judgements),
    )
    return collate_claims(record)


def date_stories(reports: Reports, readings: Readings, grouping: Grouping) -> tuple[StoryDate, ...]:
    """Return the dates of all stories, in the order of the stories."""
    return tuple(
        date_story(story, reports, readings, lineages=_lineages_of(story, grouping))
        for story in grouping.stories
    )


def collate_claims(record: Record, *, find_parses: FindParses | None = None) -> Collation:
    """Return all that the claims of a record come to, with the dates of its stories as they stand.

    What people decided holds; claims that they rejected count for nothing. Without parses versions
    are compared by their surface alone.
    """
    grouping, dates = record.grouping, record.collation.story_dates
    reports = {one.id: one for one in record.reports}
    counted = list_counted(record.claims)
    claims = {one.id: one for one in counted}
    differences, checks = compare_versions(
        reports,
        {one.report: one for one in record.readings},
        grouping,
        find_parses=find_parses,
        claims=_sort_claims(counted),
    )
    judged = settle_pairs(record.judgements, about="events")
    joined = join_claims(counted, grouping, reports, dates=dates, judged=judged)
    events = joined.events
    sources = find_sources(counted, grouping, reports)
    originals = Originals(sources, grouping)
    readings = {one.report: one for one in record.readings}
    evidence = Evidence(
        claims=claims,
        reports=reports,
        originals=originals,
        denied=joined.denied,
        days=list_days(dates),
        make_version=(
            (lambda report: Version(reports[report], readings[report], find_parses))
            if find_parses is not None
            else None
        ),
    )
    return Collation(
        differences=differences,
        checks=checks,
        story_dates=dates,
        events=events,
        standings=find_standings(events, counted, grouping, reports, sources=sources),
        disputes=find_disputes(events, evidence),
        series=find_series(events, claims, originals, list_days(dates)),
    )


def _sort_claims(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        held[one.report].append(one)
    return held


def compare_versions(
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    grouping: Grouping,
    *,
    find_parses: FindParses | None = None,
    claims: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[tuple[Difference, ...], tuple[Check, ...]]:
    """Return the differences between aligned versions, and the checks of claims that are damaged.

    All is by report id. Without parses only the surface is compared.
    """
    made = {name: Version(report, readings[name], find_parses) for name, report in reports.items()}
    homes = map_lineages(grouping.lineages)
    inside: defaultdict[str, list[Alignment]] = defaultdict(list)
    for alignment in grouping.alignments:
        if homes[alignment.first] == homes[alignment.second]:
            inside[homes[alignment.first]].append(alignment)
    versions = {one.id: Versions(one, made, inside[one.id]) for one in grouping.lineages}
    found = {
        name: [
            difference
            for alignment in inside[name]
            for difference in find_differences(alignment, some, claims)
        ]
        for name, some in versions.items()
    }
    order = {(one.first, one.second): at for at, one in enumerate(grouping.alignments)}
    differences = sorted(
        (one for some in found.values() for one in some),
        key=lambda one: order[one.first, one.second],
    )
    checks = [
        check
        for name, some in versions.items()
        for check in find_checks(some, claims or {}, found[name])
    ]
    return tuple(differences), tuple(checks)


def _lineages_of(story: Story, grouping: Grouping) -> tuple[Lineage, ...]:
    return tuple(lineage for lineage in grouping.lineages if lineage.id in story.lineages)
