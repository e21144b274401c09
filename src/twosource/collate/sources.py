"""Where the sentence of a claim comes from: the lineage whose words they are, and the version of
them that is nearest to their origin.

A copy of a sentence says nothing new, whatever it makes of the name of who said so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from twosource.model import Alignment, Claim, Edge, Grouping, Report
from twosource.text.aligned import Place, join_sentences, place_claims
from twosource.text.lineages import map_lineages

__all__ = ["Source", "find_firsts", "find_passages", "find_sources", "trace_places"]

# From this closeness of two passages on, with words in common, `group` takes them for derived.
_TAKEN = 0.42

Find = Callable[[Place], Place]


class Source(Struct, frozen=True):
    """The passage that a claim's sentence goes back to, and the lineage whose words it is.

    `taken` tells that the claim's own report took the passage from that lineage, `depth` how many
    derivations lie between its report and the origin.
    """

    passage: Place
    lineage: str
    taken: bool
    depth: int


def find_passages(
    claims: Iterable[Claim], grouping: Grouping, reports: Mapping[str, Report]
) -> dict[str, Place]:
    """Return for each claim the first of all sentences that stand for its own in its lineage."""
    find_first = find_firsts(grouping)
    return {claim: find_first(place) for claim, place in place_claims(claims, reports).items()}


def find_sources(
    claims: Iterable[Claim], grouping: Grouping, reports: Mapping[str, Report]
) -> dict[str, Source]:
    """Return the source of each claim by its id; a report in no lineage is one of its own."""
    trace = trace_places(grouping)
    return {claim: trace(place) for claim, place in place_claims(claims, reports).items()}


def trace_places(grouping: Grouping) -> Callable[[Place], Source]:
    """Return what finds the source of a sentence, whether a claim stands in it or not."""
    homes = map_lineages(grouping.lineages)
    edges = [edge for one in grouping.lineages for edge in one.edges]
    parents = {edge.child: edge.parent for edge in edges if edge.relation != "part"}
    find_first = find_firsts(grouping)
    takes = _find_takes(edges, grouping.alignments, find_first)
    depths: dict[str, int] = {}

    def trace(place: Place) -> Source:
        own, report = find_first(place), place[0]
        passage = _follow(own, takes)
        if report not in depths:
            depths[report] = _count_steps(report, parents)
        return Source(
            passage=passage,
            lineage=homes.get(passage[0], passage[0]),
            taken=passage != own,
            depth=depths[report],
        )

    return trace


def find_firsts(grouping: Grouping) -> Find:
    """Return what finds the first of all sentences that stand for one in its own lineage."""
    homes = map_lineages(grouping.lineages)
    together = join_sentences(
        one for one in grouping.alignments if homes.get(one.first) == homes.get(one.second, "")
    )
    return lambda place: together.get(place, (place,))[0]


def _find_takes(
    edges: Iterable[Edge], alignments: Iterable[Alignment], find_first: Find
) -> dict[Place, Place]:
    """Return for each passage that was taken over the one that it was taken from, of several the
    first.
    """
    parts = {(edge.child, edge.parent) for edge in edges if edge.relation == "part"}
    takes: dict[Place, Place] = {}
    for one in alignments:
        ways = [(one.first, one.second), (one.second, one.first)]
        for taker, giver in (way for way in ways if way in parts):
            for mine, theirs in _list_close(one, taker, giver):
                own, other = find_first(mine), find_first(theirs)
                takes[own] = min(other, takes.get(own, other))
    return takes


def _list_close(alignment: Alignment, taker: str, giver: str) -> Iterator[tuple[Place, Place]]:
    """Yield sentences of two reports that stand for one another too closely to be written apart."""
    is_first = alignment.first == taker
    for link in alignment.links:
        if link.closeness >= _TAKEN:
            mine, theirs = (link.first, link.second) if is_first else (link.second, link.first)
            yield from (((taker, here), (giver, there)) for here in mine for there in theirs)


def _follow(passage: Place, takes: Mapping[Place, Place]) -> Place:
    """Return where a passage was first taken from; of some that took it in a circle, the first."""
    seen = [passage]
    while seen[-1] in takes:
        other = takes[seen[-1]]
        if other in seen:
            return min(seen[seen.index(other) :])
        seen.append(other)
    return seen[-1]


def _count_steps(report: str, parents: Mapping[str, str]) -> int:
    steps = 0
    while report in parents:
        report = parents[report]
        steps += 1
    return steps
