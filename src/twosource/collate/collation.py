"""All of `collate` in one walk: differences inside lineages, dates of stories."""

from collections.abc import Mapping

from twosource.collate.dating import date_story
from twosource.collate.differences import find_differences
from twosource.collate.versions import Version, Versions
from twosource.model import Collation, Grouping, Lineage, Reading, Report, Story

__all__ = ["collate_stories"]


def collate_stories(
    reports: Mapping[str, Report], readings: Mapping[str, Reading], grouping: Grouping
) -> Collation:
    """Return the differences between aligned versions and the dates of all stories.

    `reports` and `readings` are by report id and hold every report that `grouping` names.
    """
    made = {report: Version(reports[report], readings[report]) for report in reports}
    versions = {
        report: lineage_versions
        for lineage in grouping.lineages
        for lineage_versions in [Versions(lineage, made)]
        for report in lineage.reports
    }
    differences = [
        difference
        for alignment in grouping.alignments
        if versions[alignment.first] is versions[alignment.second]
        for difference in find_differences(alignment, versions[alignment.first])
    ]
    return Collation(
        differences=tuple(differences),
        story_dates=tuple(
            date_story(story, reports, readings, lineages=_lineages_of(story, grouping))
            for story in grouping.stories
        ),
    )


def _lineages_of(story: Story, grouping: Grouping) -> tuple[Lineage, ...]:
    return tuple(lineage for lineage in grouping.lineages if lineage.id in story.lineages)
