"""The truth about a set of nodes: alignments and seeded differences by places of the texts."""

from collections.abc import Iterator, Mapping, Sequence

from tools.affairs.draft import Change, Line
from tools.affairs.model import (
    Place,
    Seeded,
    SeededKind,
    Slot,
    Strand,
    Stretch,
    TrueAlignment,
    TrueLink,
    Version,
)
from tools.affairs.node import Node

__all__ = ["find_seeded", "link_sentences", "link_versions"]

_LEAST_OVERLAP = 0.15


def link_sentences(child: Node, parent: str) -> TrueAlignment:
    """Return which sentences of a node stand for which of one parent."""
    pairs = [
        (number, place.number)
        for number, line in enumerate(child.draft.lines)
        for place in line.comes_from
        if place.version == parent
    ]
    return TrueAlignment(child=child.id, parent=parent, links=_join(pairs))


def link_versions(one: Version, other: Version) -> TrueAlignment:
    """Return which sentences of any two versions stand for one another, by their strands.

    `one` is told as the child.
    """
    holders: dict[tuple[str, int], list[tuple[int, Strand]]] = {}
    for number, strands in enumerate(other.strands):
        for strand in strands:
            holders.setdefault((strand.source, strand.number), []).append((number, strand))
    pairs = [
        (number, held)
        for number, strands in enumerate(one.strands)
        for strand in strands
        for held, theirs in holders.get((strand.source, strand.number), ())
        if _overlap(strand, theirs) >= _LEAST_OVERLAP
    ]
    return TrueAlignment(child=one.id, parent=other.id, links=_join(pairs))


def find_seeded(
    node: Node, versions: Mapping[str, Version], nodes: Mapping[str, Node]
) -> Iterator[Seeded]:
    """Yield the differences between a node and its parent; of a merged one there are none."""
    if len(node.parents) != 1:
        return
    parent = nodes[node.parents[0]]
    texts = (versions[node.id], versions[parent.id])
    for number, line in enumerate(node.draft.lines):
        yield from _in_line(line, number, node, parent, texts)
    kept = {place.number for line in node.draft.lines for place in line.comes_from}
    for number, stretch in enumerate(texts[1].sentences):
        if number not in kept:
            yield _seed(
                node.id, parent.id, texts, ("omission", "sentence", "dropped"), None, stretch
            )


def _in_line(
    line: Line, number: int, node: Node, parent: Node, texts: tuple[Version, Version]
) -> Iterator[Seeded]:
    here = texts[0].sentences[number]
    if not line.comes_from:
        what: tuple[SeededKind, Slot, str] = ("addition", "sentence", "added")
        yield _seed(node.id, parent.id, texts, what, here, None)
        return
    there = _around(line.comes_from, texts[1])
    if line.is_reworded:
        what = ("paraphrase", "wording", "reworded")
        yield _seed(node.id, parent.id, texts, what, here, there)
    for change in line.changes:
        yield _seed(node.id, parent.id, texts, *_of_change(change, here, there))


def _of_change(
    change: Change, here: Stretch, there: Stretch
) -> tuple[tuple[SeededKind, Slot, str], Stretch, Stretch]:
    at_child = Stretch(here.start + change.start, here.start + change.end)
    start = there.start + change.was_start
    at_parent = Stretch(start, start + len(change.was))
    return (change.kind, change.slot, change.made_by), at_child, at_parent


def _seed(
    report: str,
    parent: str,
    texts: tuple[Version, Version],
    what: tuple[SeededKind, Slot, str],
    at_report: Stretch | None,
    at_parent: Stretch | None,
) -> Seeded:
    kind, slot, made_by = what
    return Seeded(
        report=report,
        parent=parent,
        kind=kind,
        slot=slot,
        made_by=made_by,
        at_report=at_report,
        report_text=_read(texts[0], at_report),
        at_parent=at_parent,
        parent_text=_read(texts[1], at_parent),
        broken="report" if kind == "corruption" else "neither",
    )


def _read(version: Version, at: Stretch | None) -> str | None:
    return version.text[at.start : at.end] if at else None


def _around(places: Sequence[Place], parent: Version) -> Stretch:
    stretches = [parent.sentences[place.number] for place in places]
    return Stretch(min(one.start for one in stretches), max(one.end for one in stretches))


def _overlap(one: Strand, other: Strand) -> float:
    """Return how much of the shorter of two strands the other covers."""
    shared = min(one.high, other.high) - max(one.low, other.low)
    return shared / max(1e-9, min(one.high - one.low, other.high - other.low))


def _join(pairs: Sequence[tuple[int, int]]) -> tuple[TrueLink, ...]:
    """Return the connected groups of pairs, in the order of the child."""
    groups: list[tuple[set[int], set[int]]] = []
    for child, parent in pairs:
        touched = [group for group in groups if child in group[0] or parent in group[1]]
        merged = ({child}, {parent})
        for group in touched:
            merged = (merged[0] | group[0], merged[1] | group[1])
            groups.remove(group)
        groups.append(merged)
    links = [TrueLink(tuple(sorted(group[0])), tuple(sorted(group[1]))) for group in groups]
    return tuple(sorted(links, key=lambda link: (link.child, link.parent)))
