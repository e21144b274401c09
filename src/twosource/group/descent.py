"""Who descends from whom inside one lineage: the cheapest tree over its reports.

The root of the tree is an ancestor that we may never have seen. A report right under it is either
that ancestor itself or, with its fellow children, proof that the ancestor is lost.
"""

from collections.abc import Sequence
from math import inf

from twosource.group.direction import (
    edition_pull,
    is_same_desk,
    one_sided_damage,
    weigh_direction,
    weigh_kinship,
)
from twosource.group.likeness import Likeness
from twosource.group.pairs import Pairs, turn_likeness
from twosource.group.profile import Profile
from twosource.text.arborescence import cheapest_tree

__all__ = ["find_parents"]

# Costs in the units of the pulls of direction.py.
_UNSEEN_PARENT = 3.0
_PER_NEW_WORDS = 10.0
_PER_EDIT = 2.5
# Beside the nearest version that was seen: a copy is nearer to its parent than to any other.
_PER_FARTHER = 17.0
_PER_DROPPED_WORDS = 3.0
_PER_PRIVATE_WORDS = 6.0
_PER_CROSSED_DAMAGE = 0.8
_MOST_CROSSED_DAMAGE = 4.0
_SAME_DESK = 3.5
_PER_UPDATE = 0.7


def find_parents(reports: Sequence[str], pairs: Pairs) -> dict[str, str | None]:
    """Return the parent of every report of one lineage, None where it was not seen.

    `reports` is sorted by id, so that ties fall the same way in every run.
    """
    nearest = {report: _nearest(report, reports, pairs) for report in reports}
    costs = [[inf] * (len(reports) + 1) for _ in range(len(reports) + 1)]
    costs[0] = [inf] + [_UNSEEN_PARENT] * len(reports)
    for row, parent in enumerate(reports, start=1):
        for column, child in enumerate(reports, start=1):
            likeness = pairs.likeness(parent, child)
            if parent != child and likeness is not None:
                costs[row][column] = _cost_of(
                    pairs.profiles[parent], pairs.profiles[child], likeness
                ) + _PER_FARTHER * (nearest[child] - likeness.closeness)
    tree = cheapest_tree(costs)
    return {
        child: reports[tree[number] - 1] if tree[number] else None
        for number, child in enumerate(reports, start=1)
    }


def _nearest(report: str, reports: Sequence[str], pairs: Pairs) -> float:
    """Return the closeness of a report to the version nearest to it."""
    found = [pairs.likeness(other, report) for other in reports if other != report]
    return max((likeness.closeness for likeness in found if likeness), default=0.0)


def _cost_of(parent: Profile, child: Profile, likeness: Likeness) -> float:
    """Return what it costs to say that `child` derives from `parent`.

    New words are dear, edits and cuts cheap. Content that each has alone, and damage that each has
    alone, speak for a common ancestor instead.
    """
    added = 1 - max(likeness.linked_second, likeness.held_second)
    dropped = 1 - max(likeness.linked_first, likeness.held_first)
    turned = turn_likeness(likeness)
    pulls = sum(pull.weight for pull in weigh_direction(parent, child, likeness))
    pulls += sum(pull.weight for pull in weigh_kinship(parent, child))
    against = sum(pull.weight for pull in weigh_direction(child, parent, turned))
    undone = sum(pull.weight for pull in edition_pull(child, parent, turned))
    if is_same_desk(parent, child):
        pulls += _SAME_DESK
    return (
        _PER_NEW_WORDS * added
        + _PER_PRIVATE_WORDS * min(added, dropped)
        + _PER_EDIT * (1 - likeness.closeness)
        + _PER_DROPPED_WORDS * dropped
        + _crossed_damage(parent, child, likeness)
        + against
        + _PER_UPDATE * undone
        - pulls
    )


def _crossed_damage(parent: Profile, child: Profile, likeness: Likeness) -> float:
    links = likeness.alignment.links
    in_parent = one_sided_damage(parent, child, [(link.first, link.second) for link in links])
    in_child = one_sided_damage(child, parent, [(link.second, link.first) for link in links])
    crossed = min(len(in_parent), len(in_child))
    return min(_MOST_CROSSED_DAMAGE, _PER_CROSSED_DAMAGE * crossed)
