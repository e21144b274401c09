"""Lineages: reports joined by whole derivation, with parents, lost ancestors and editions."""

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from twosource.group.credits import name_origin
from twosource.group.descent import find_parents
from twosource.group.direction import (
    Pull,
    edition_pull,
    is_republished,
    is_same_desk,
    weigh_direction,
    weigh_kinship,
)
from twosource.group.judged import BY_HAND
from twosource.group.pairs import Pairs, turn_likeness
from twosource.model import Edge, Edition, Lineage, LostAncestor, Origin, Reason, Relation
from twosource.text.hashing import hash_parts

__all__ = ["make_lineage"]

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
    if has_news and (is_same_desk(before, after) or balance >= _LEAST_UPDATE):
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
        reasons += _reasons_by_hand(parent, child, pairs)
        note = f"{likeness.linked_second:.0%} of its words stand for words of the other, in order"
        reasons.append(Reason("alignment", note))
    heaviest = sorted(pulls, key=lambda pull: (-pull.weight, pull.reason.rule))
    reasons = [pull.reason for pull in (*updates, *heaviest)] + reasons
    return _Node(parent, relation, tuple(reasons), edition + (relation == "edition"))


def _reasons_by_hand(parent: str, child: str, pairs: Pairs) -> list[Reason]:
    pair = pairs.pairs.get((min(parent, child), max(parent, child)))
    if pair is None or pair.copy.rule != BY_HAND:
        return []
    return [Reason(BY_HAND, pair.copy.evidence[-1].note)]


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
    """Return the outlet whose text it is, where no version names anybody for the whole of it.

    An outlet with two editions among its versions wrote it: who copies does not edit on. Otherwise
    it is the outlet that first had the text; where the ancestor is lost, whom a version credits in
    part.
    """
    publisher = _name_editor(reports, pairs)
    if ancestors and not publisher:
        return name_origin([pairs.profiles[report].report for report in reports], in_part=True)
    publisher = publisher or pairs.profiles[roots[0]].report.publisher
    if not publisher:
        return None
    return Origin(name=publisher, kind="outlet", basis="publisher", spans=())


def _name_editor(reports: Sequence[str], pairs: Pairs) -> str | None:
    """Return the only publisher that shows two editions of a text, or None."""
    by_publisher: dict[str, list[str]] = {}
    for report in reports:
        publisher = pairs.profiles[report].report.publisher
        by_publisher.setdefault(publisher or "", []).append(report)
    editors = [
        publisher
        for publisher, shown in sorted(by_publisher.items())
        if publisher and any(_are_editions(*two, pairs) for two in combinations(shown, 2))
    ]
    return editors[0] if len(editors) == 1 else None


def _are_editions(one: str, other: str, pairs: Pairs) -> bool:
    if not is_same_desk(pairs.profiles[one], pairs.profiles[other]):
        return False
    return "edition" in (
        relation_between(one, other, pairs)[0],
        relation_between(other, one, pairs)[0],
    )
