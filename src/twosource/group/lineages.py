"""Lineages: reports joined by whole derivation, with parents, lost ancestors and editions."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from twosource.group.credits import name_origin
from twosource.group.descent import find_parents
from twosource.group.direction import (
    Pull,
    edition_pull,
    is_own_text,
    is_republished,
    weigh_direction,
    weigh_kinship,
)
from twosource.group.pairs import Pairs, turn_likeness
from twosource.model import Edge, Edition, Lineage, LostAncestor, Origin, Reason, Relation
from twosource.text.hashing import hash_parts

__all__ = ["join_by_derivation", "make_lineage"]

_LEAST_UPDATE = 2.0
# A later edition has at least this share of words that the earlier one lacks.
_LEAST_NEWS = 0.03
_DAMAGED_SHARE = 0.08
_LEAST_DAMAGED = 3


class _Node(Struct, frozen=True):
    """A report or lost ancestor in the finished tree."""

    parent: str | None
    relation: Relation
    reasons: tuple[Reason, ...]
    edition: int


def join_by_derivation(
    reports: Iterable[str], derived: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the connected groups of reports, each sorted, in order of their first id."""
    leader = {report: report for report in reports}

    def find(report: str) -> str:
        while leader[report] != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for first, second in derived:
        low, high = sorted((find(first), find(second)))
        leader[high] = low
    groups: dict[str, list[str]] = {}
    for report in sorted(leader):
        groups.setdefault(find(report), []).append(report)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def make_lineage(reports: tuple[str, ...], pairs: Pairs) -> Lineage:
    """Return the lineage of a sorted group: its tree with reasons, its editions, its origin."""
    lineage_id = hash_parts("lineage", *reports)
    origin = name_origin([pairs.profiles[report].report for report in reports])
    parents = find_parents(reports, pairs)
    roots = [report for report in reports if parents[report] is None]
    nodes: dict[str, _Node] = {}
    ancestors: tuple[LostAncestor, ...] = ()
    if len(roots) == 1 and not _is_surely_derived(roots[0], pairs):
        nodes[roots[0]] = _Node(None, "copy", (), 1)
    else:
        ancestors = _lose_ancestors(lineage_id, roots, pairs, origin, nodes)
    _hang_children(parents, pairs, nodes)
    return Lineage(
        id=lineage_id,
        reports=reports,
        editions=_list_editions(reports, nodes),
        ancestors=ancestors,
        edges=_list_edges(nodes, ancestors),
        origin=origin or _origin_of_root(reports, roots, ancestors, pairs),
    )


def relation_between(parent: str, child: str, pairs: Pairs) -> tuple[Relation, tuple[Pull, ...]]:
    """Tell whether a child is a copy or a later edition of its parent, with what says so."""
    likeness = pairs.likeness(parent, child)
    if likeness is None:
        return "copy", ()
    before, after = pairs.profiles[parent], pairs.profiles[child]
    updates = edition_pull(before, after, likeness)
    undone = edition_pull(after, before, turn_likeness(likeness))
    balance = sum(pull.weight for pull in updates) - sum(pull.weight for pull in undone)
    has_news = 1 - likeness.linked_second >= _LEAST_NEWS
    same_desk = is_own_text(before) and is_own_text(after)
    if has_news and (same_desk or balance >= _LEAST_UPDATE):
        return "edition", updates
    return "copy", ()


def _is_surely_derived(report: str, pairs: Pairs) -> bool:
    """Tell whether a report without a seen parent still cannot be an original."""
    profile = pairs.profiles[report]
    damaged = sum(1 for places in profile.damage if places)
    is_garbled = damaged >= max(_LEAST_DAMAGED, _DAMAGED_SHARE * len(profile.damage))
    return is_republished(profile) or is_garbled


def _lose_ancestors(
    lineage_id: str,
    roots: Sequence[str],
    pairs: Pairs,
    origin: Origin | None,
    nodes: dict[str, _Node],
) -> tuple[LostAncestor, ...]:
    """Hang the roots under lost ancestors, one for each edition that they prove."""
    editions = _sort_into_editions(roots, pairs)
    of_whom = f"a report by {origin.name}" if origin else "a report that names no origin"
    ancestors = []
    for number, members in enumerate(editions, start=1):
        ancestor_id = hash_parts("lost", lineage_id, str(number))
        reasons = _reasons_for_loss(members, roots, pairs, of_whom)
        ancestors.append(LostAncestor(id=ancestor_id, edition=number, reasons=reasons))
        for report in members:
            nodes[report] = _Node(ancestor_id, "copy", _reasons_against_root(report, pairs), number)
    return tuple(ancestors)


def _sort_into_editions(roots: Sequence[str], pairs: Pairs) -> list[list[str]]:
    """Return the roots by the edition they were taken from, the earliest first."""
    editions: list[list[str]] = []
    for report in roots:
        _place_in_editions(report, editions, pairs)
    return editions


def _place_in_editions(report: str, editions: list[list[str]], pairs: Pairs) -> None:
    for place, members in enumerate(editions):
        if _is_later_edition(members[0], report, pairs):
            editions.insert(place, [report])
            return
        if not _is_later_edition(report, members[0], pairs):
            members.append(report)
            return
    editions.append([report])


def _is_later_edition(later: str, earlier: str, pairs: Pairs) -> bool:
    return relation_between(earlier, later, pairs)[0] == "edition"


def _reasons_for_loss(
    members: Sequence[str], roots: Sequence[str], pairs: Pairs, of_whom: str
) -> tuple[Reason, ...]:
    shared = Reason("lost ancestor", f"{of_whom}, never seen: its versions prove it")
    others = set(roots) - set(members)
    updates = [
        pull.reason
        for report in members
        for other in pairs.compared_with(report)
        if other in others
        for pull in relation_between(other, report, pairs)[1]
    ]
    return (shared, *updates)


def _reasons_against_root(report: str, pairs: Pairs) -> tuple[Reason, ...]:
    """Say why a report without a seen parent is not the original itself."""
    profile = pairs.profiles[report]
    damage = [span for places in profile.damage for span in places]
    reasons = []
    if damage:
        note = f"{len(damage)} damaged places: a garbled text is not the original"
        reasons.append(Reason("damage", note, tuple(damage[:12])))
    if is_republished(profile):
        reasons.append(Reason("credit", f"{profile.report.publisher} credits another for it"))
    return tuple(reasons) or (Reason("private content", "has what the other versions lack"),)


def _hang_children(
    parents: Mapping[str, str | None], pairs: Pairs, nodes: dict[str, _Node]
) -> None:
    children: dict[str, list[str]] = {}
    for report in sorted(parents):
        if report not in nodes:
            children.setdefault(str(parents[report]), []).append(report)
    waiting = list(nodes)
    for parent in waiting:
        for report in children.get(parent, ()):
            nodes[report] = _node_under(parent, report, pairs, nodes[parent].edition)
            waiting.append(report)


def _node_under(parent: str, child: str, pairs: Pairs, edition: int) -> _Node:
    relation, updates = relation_between(parent, child, pairs)
    likeness = pairs.likeness(parent, child)
    pulls: tuple[Pull, ...] = ()
    reasons: list[Reason] = []
    if likeness is not None:
        before, after = pairs.profiles[parent], pairs.profiles[child]
        pulls = (*weigh_direction(before, after, likeness), *weigh_kinship(before, after))
        note = f"{likeness.linked_second:.0%} of its words stand for words of the other, in order"
        reasons.append(Reason("alignment", note))
    heaviest = sorted(pulls, key=lambda pull: (-pull.weight, pull.reason.rule))
    reasons = [pull.reason for pull in (*updates, *heaviest)] + reasons
    return _Node(parent, relation, tuple(reasons), edition + (relation == "edition"))


def _list_editions(reports: Sequence[str], nodes: Mapping[str, _Node]) -> tuple[Edition, ...]:
    numbers = sorted({nodes[report].edition for report in reports})
    return tuple(
        Edition(
            number=place,
            reports=tuple(report for report in reports if nodes[report].edition == number),
            reasons=tuple(
                reason
                for report in reports
                if nodes[report].edition == number and nodes[report].relation == "edition"
                for reason in nodes[report].reasons
            ),
        )
        for place, number in enumerate(numbers, start=1)
    )


def _list_edges(nodes: Mapping[str, _Node], ancestors: Sequence[LostAncestor]) -> tuple[Edge, ...]:
    edges = [
        Edge(child=child, parent=node.parent, relation=node.relation, reasons=node.reasons)
        for child, node in nodes.items()
        if node.parent is not None
    ]
    edges.extend(
        Edge(child=after.id, parent=before.id, relation="edition", reasons=after.reasons)
        for before, after in pairwise(ancestors)
    )
    return tuple(sorted(edges, key=lambda edge: (edge.child, edge.parent)))


def _origin_of_root(
    reports: Sequence[str],
    roots: Sequence[str],
    ancestors: Sequence[LostAncestor],
    pairs: Pairs,
) -> Origin | None:
    """Return the outlet that first had the text, where the text is its own and names nobody; where
    the ancestor is lost, whom a version credits in part.
    """
    if ancestors:
        return name_origin([pairs.profiles[report].report for report in reports], in_part=True)
    publisher = pairs.profiles[roots[0]].report.publisher
    if not publisher:
        return None
    return Origin(name=publisher, kind="outlet", basis="publisher", spans=())
