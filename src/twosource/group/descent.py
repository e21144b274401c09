"""Who descends from whom inside one lineage: the cheapest tree over its reports.

The root of the tree is an ancestor that we may never have seen. A report right under it is either
that ancestor itself or, with its fellow children, proof that the ancestor is lost.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from twosource.group.pairs import Pairs
from twosource.group.steps import (
    STEP_FIGURES,
    UNSEEN_FIGURES,
    Version,
    measure_steps,
    measure_unseen,
    weigh,
)
from twosource.group.weights import load_weights
from twosource.text.arborescence import Step, cheapest_tree

__all__ = ["MOST_PROOF", "find_parents", "measure_lineage"]

MOST_PROOF = 6.0
"""By how much several children of an unseen ancestor must at most be cheaper than a single one,
before the ancestor is taken for lost. In the units of the weights: odds of e to this power. Of two
versions less is asked: the more were seen, the likelier the original is among them.
"""
# Dearer than any tree, so that as few reports as can be stay without a seen parent.
_FORBIDDING = 1e5


def find_parents(reports: Sequence[str], pairs: Pairs) -> dict[str, str | None]:
    """Return the parent of every report of one lineage, None where it was not seen.

    `reports` is sorted by id, so that ties fall the same way in every run.
    """
    if len(reports) == 1:
        return {reports[0]: None}
    numbers = {report: number for number, report in enumerate(reports, start=1)}
    steps = _list_steps(numbers, pairs)
    tree = cheapest_tree(len(reports) + 1, steps)
    if tree[1:].count(0) > 1:
        tree = _with_a_seen_root(tree, steps)
    return {
        child: reports[tree[number] - 1] if tree[number] else None
        for child, number in numbers.items()
    }


def measure_lineage(
    reports: Sequence[str], pairs: Pairs
) -> Iterator[tuple[str, str | None, tuple[float, ...]]]:
    """Yield each report of a lineage with each parent that it may have, None for one that was not
    seen, and the figures of that step.
    """
    versions = {report: _look_at(report, pairs) for report in reports}
    longest = max(version.profile.word_count for version in versions.values())
    for child, version in versions.items():
        yield child, None, measure_unseen(version, longest=longest)
        for parent, figures in measure_steps(child, versions, pairs):
            yield child, parent, figures


def _look_at(report: str, pairs: Pairs) -> Version:
    profile = pairs.profiles[report]
    version = Version.of(profile)
    profile.forget_words()
    return version


def _list_steps(numbers: Mapping[str, int], pairs: Pairs) -> list[Step]:
    weights = load_weights("descent").weights
    steps = []
    for child, parent, figures in measure_lineage(list(numbers), pairs):
        names = STEP_FIGURES if parent else UNSEEN_FIGURES
        start = numbers[parent] if parent else 0
        steps.append(Step(start, numbers[child], weigh(figures, names, weights)))
    return steps


def _with_a_seen_root(tree: list[int], steps: Sequence[Step]) -> list[int]:
    """Return the tree, or the one with a single report at its root when that costs little more."""
    single = cheapest_tree(
        len(tree),
        [one if one.parent else replace(one, cost=one.cost + _FORBIDDING) for one in steps],
    )
    costs = {(one.parent, one.child): one.cost for one in steps}
    dearer = _cost_of(single, costs) - _cost_of(tree, costs)
    return single if dearer <= min(MOST_PROOF, len(tree) - 2) else tree


def _cost_of(tree: Sequence[int], costs: Mapping[tuple[int, int], float]) -> float:
    return sum(costs[parent, child] for child, parent in enumerate(tree) if child)
