"""All of `collate` in one walk: differences inside lineages, dates of stories."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.collate.checks import find_checks
from twosource.collate.dating import date_story
from twosource.collate.differences import find_differences
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Alignment,
    Check,
    Claim,
    Collation,
    Difference,
    Grouping,
    Lineage,
    Parse,
    Reading,
    Report,
    Story,
)

__all__ = ["collate_stories", "compare_versions"]


def collate_stories(
    reports: Mapping[str, Report], readings: Mapping[str, Reading], grouping: Grouping
) -> Collation:
    """Return the differences between aligned versions and the dates of all stories.

    `reports` and `readings` are by report id and hold every report that `grouping` names.
    """
    differences, _ = compare_versions(reports, readings, grouping)
    return Collation(
        differences=differences,
        story_dates=tuple(
            date_story(story, reports, readings, lineages=_lineages_of(story, grouping))
            for story in grouping.stories
        ),
    )


def compare_versions(
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    grouping: Grouping,
    *,
    parses: Mapping[str, Sequence[Parse | None]] | None = None,
    claims: Mapping[str, Sequence[Claim]] | None = None,
) -> tuple[tuple[Difference, ...], tuple[Check, ...]]:
    """Return the differences between aligned versions, and the checks of claims that are damaged.

    All is by report id; `parses` run parallel to the sentences. Without them only the surface is
    compared.
    """
    made = {
        name: Version(report, readings[name], (parses or {}).get(name, ()))
        for name, report in reports.items()
    }
    homes = {report: one.id for one in grouping.lineages for report in one.reports}
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
