"""Who descends from whom inside one lineage: the cheapest tree over its reports.

The root of the tree is an ancestor that we may never have seen. A report right under it is either
that ancestor itself or, with its fellow children, proof that the ancestor is lost.
"""

from collections.abc import Collection, Iterator, Sequence

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
from twosource.text.arborescence import Step, cheapest_tree

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
    numbers = {report: number for number, report in enumerate(reports, start=1)}
    steps = [Step(0, number, _UNSEEN_PARENT) for number in numbers.values()]
    steps += [
        Step(numbers[parent], numbers[child], cost)
        for child in reports
        for parent, cost in _list_parents(child, numbers, pairs)
    ]
    tree = cheapest_tree(len(reports) + 1, steps)
    return {
        child: reports[tree[number] - 1] if tree[number] else None
        for child, number in numbers.items()
    }


def _list_parents(
    child: str, lineage: Collection[str], pairs: Pairs
) -> Iterator[tuple[str, float]]:
    """Yield what a report was compared with in its lineage, and what each costs as its parent."""
    found = [
        (parent, likeness)
        for parent in pairs.compared_with(child)
        if parent in lineage and (likeness := pairs.likeness(parent, child)) is not None
    ]
    nearest = max((likeness.closeness for _, likeness in found), default=0.0)
    for parent, likeness in found:
        cost = _cost_of(pairs.profiles[parent], pairs.profiles[child], likeness)
        yield parent, cost + _PER_FARTHER * (nearest - likeness.closeness)


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
