"""Whose words a lineage stands by: of the copies of one sentence, that of the nearest to its start.

A garbled copy says what its lineage never said. Where versions of one edition hold one sentence,
the claims of the version from which the others were taken count for all; of siblings whose parent
is lost, those of the sentence that is least damaged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from twosource.model import Claim, Grouping
from twosource.text.aligned import Place

__all__ = ["keep_originals"]

_Key = tuple[str, int, Place, bool]
_FACT = frozenset({"happened", "ongoing"})


def keep_originals(
    claims: Iterable[Claim], grouping: Grouping, passages: Mapping[str, Place]
) -> tuple[Claim, ...]:
    """Return the claims without those of copies whose sentence stands in a version before them.

    `passages` has for each claim the first of all sentences that stand for its own in its lineage.
    What a later version has as done stays beside what the one before it planned. The order is kept.
    """
    known = tuple(claims)
    depths, editions = _find_depths(grouping), _find_editions(grouping)
    best: dict[_Key, tuple[int, float, str]] = {}
    keys: dict[str, _Key] = {}
    for one in known:
        lineage, edition = editions.get(one.report, (one.report, 1))
        keys[one.id] = (lineage, edition, passages[one.id], one.status in _FACT)
        rank = (depths.get(one.report, 0), one.damage, one.report)
        best[keys[one.id]] = min(best.get(keys[one.id], rank), rank)
    return tuple(one for one in known if best[keys[one.id]][2] == one.report)


def _find_editions(grouping: Grouping) -> dict[str, tuple[str, int]]:
    return {
        report: (lineage.id, edition.number)
        for lineage in grouping.lineages
        for edition in lineage.editions
        for report in edition.reports
    }


def _find_depths(grouping: Grouping) -> dict[str, int]:
    """Return how many seen or lost versions lie between each report and the start of its tree."""
    parents: defaultdict[str, str] = defaultdict(str)
    for lineage in grouping.lineages:
        for edge in lineage.edges:
            if edge.relation != "part":
                parents[edge.child] = edge.parent
    depths = {}
    for lineage in grouping.lineages:
        for report in lineage.reports:
            depth, at = 0, report
            while parents.get(at):
                depth, at = depth + 1, parents[at]
            depths[report] = depth
    return depths
