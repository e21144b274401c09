"""All of `collate` in two walks: the dates of stories, then all that the claims come to.

Claims are reckoned from the days that the first walk works out; the second needs the claims.
"""

from collections.abc import Iterator, Mapping, Sequence

from twosource.collate.dating import date_story
from twosource.collate.differences import find_differences
from twosource.collate.disputes import find_disputes
from twosource.collate.events import list_days, put_together
from twosource.collate.judged import settle_judgements
from twosource.collate.originals import Originals
from twosource.collate.series import find_series
from twosource.collate.sources import find_sources
from twosource.collate.standings import find_standings
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Check,
    Claim,
    Collation,
    Difference,
    Grouping,
    Judgement,
    Lineage,
    Reading,
    Report,
    Story,
    StoryDate,
)

__all__ = ["collate_claims", "collate_stories", "date_stories"]

Reports = Mapping[str, Report]
Readings = Mapping[str, Reading]


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
    dates = date_stories(reports, readings, grouping)
    return collate_claims(
        claims,
        grouping,
        reports=reports,
        readings=readings,
        dates=dates,
        judgements=judgements,
    )


def date_stories(reports: Reports, readings: Readings, grouping: Grouping) -> tuple[StoryDate, ...]:
    """Return the dates of all stories, in the order of the stories."""
    return tuple(
        date_story(story, reports, readings, lineages=_lineages_of(story, grouping))
        for story in grouping.stories
    )


def collate_claims(
    claims: Sequence[Claim],
    grouping: Grouping,
    *,
    reports: Reports,
    readings: Readings,
    dates: tuple[StoryDate, ...],
    judgements: Sequence[Judgement] = (),
) -> Collation:
    """Return all that the claims come to, with the dates of stories as they were found before.

    `judgements` are what people decided, the earliest first.
    """
    judged = settle_judgements(judgements)
    events = put_together(claims, grouping, reports, dates=dates, judged=judged)
    differences = tuple(_find_all_differences(grouping, reports, readings))
    known = {one.id: one for one in claims}
    originals = Originals(find_sources(claims, grouping, reports), grouping)
    checks: tuple[Check, ...] = ()
    return Collation(
        differences=differences,
        checks=checks,
        story_dates=dates,
        events=events,
        standings=find_standings(events, claims, grouping, reports),
        disputes=find_disputes(events, known, reports, originals),
        series=find_series(events, known, originals, list_days(dates)),
    )


def _find_all_differences(
    grouping: Grouping, reports: Reports, readings: Readings
) -> Iterator[Difference]:
    made = {report: Version(reports[report], readings[report]) for report in reports}
    versions = {
        report: lineage_versions
        for lineage in grouping.lineages
        for lineage_versions in [Versions(lineage, made)]
        for report in lineage.reports
    }
    for one in grouping.alignments:
        if versions[one.first] is versions[one.second]:
            yield from find_differences(one, versions[one.first])


def _lineages_of(story: Story, grouping: Grouping) -> tuple[Lineage, ...]:
    return tuple(lineage for lineage in grouping.lineages if lineage.id in story.lineages)
