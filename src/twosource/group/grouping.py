"""From reports to copies, lineages, stories and alignments: the whole of `group` in one walk."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from twosource.group.candidates import CandidateOptions, collapse_near_copies, find_candidates
from twosource.group.decide import DecideOptions, decide
from twosource.group.likeness import measure_likeness
from twosource.group.lineages import join_by_derivation, make_lineage
from twosource.group.merged import explained_share, find_merged
from twosource.group.pairs import Pair, Pairs
from twosource.group.profile import Profile
from twosource.group.stories import StoryOptions, make_stories
from twosource.model import Alignment, Edge, Grouping, Lineage, Reason, Report

__all__ = ["GroupOptions", "group_reports"]

# A connected group of up to this many heads is compared pair by pair; a larger one only where the
# index proposes it.
_MOST_COMPARED = 40
_LEAST_PART = 0.15


class GroupOptions(Struct, frozen=True, kw_only=True):
    """The settings of each step."""

    candidates: CandidateOptions = CandidateOptions()
    decide: DecideOptions = DecideOptions()
    stories: StoryOptions = StoryOptions()


def group_reports(reports: Sequence[Report], *, options: GroupOptions = GroupOptions()) -> Grouping:
    """Return what derives from what among `reports`; their order does not matter."""
    profiles = {report.id: Profile(report) for report in reports}
    heads = collapse_near_copies(profiles, options.candidates)
    keys = sorted(_propose(heads, profiles, options))
    pairs = Pairs(profiles, {key: _compare(*key, profiles, options) for key in keys})
    lineages = _make_lineages(pairs)
    return Grouping(
        copies=tuple(pairs.pairs[key].copy for key in keys),
        lineages=lineages,
        stories=make_stories(lineages, profiles, options.stories),
        alignments=tuple(_choose_alignments(lineages, pairs)),
    )


def _propose(
    heads: Mapping[str, Sequence[str]], profiles: Mapping[str, Profile], options: GroupOptions
) -> set[tuple[str, str]]:
    """Return the pairs to compare: what the index finds, its small groups whole, near copies."""
    found = set(find_candidates(list(heads), profiles, options.candidates))
    for group in join_by_derivation(heads, found):
        if len(group) <= _MOST_COMPARED:
            found.update(combinations(group, 2))
    found.update((min(head, one), max(head, one)) for head in heads for one in heads[head])
    return found


def _compare(
    first: str, second: str, profiles: Mapping[str, Profile], options: GroupOptions
) -> Pair:
    likeness = measure_likeness(profiles[first], profiles[second])
    copy = decide(profiles[first], profiles[second], likeness, options=options.decide)
    return Pair(likeness, copy)


def _make_lineages(pairs: Pairs) -> tuple[Lineage, ...]:
    merged = find_merged(pairs.profiles, pairs)
    joined = [key for key, pair in pairs.pairs.items() if pair.copy.verdict == "wholly-derived"]
    apart = [key for key in joined if not set(key) & set(merged)]
    groups = join_by_derivation(pairs.profiles, apart)
    homes = {report: group[0] for group in groups for report in group}
    kept = [_strongest_tie(report, homes, pairs) for report in merged]
    whole = join_by_derivation(pairs.profiles, [*apart, *(tie for tie in kept if tie)])
    lineages = [make_lineage(group, pairs) for group in whole]
    return tuple(sorted((_with_parts(one, pairs) for one in lineages), key=lambda one: one.id))


def _strongest_tie(report: str, homes: Mapping[str, str], pairs: Pairs) -> tuple[str, str] | None:
    """Return the tie of a merged report to the report that explains most of it."""
    others = [one for one in pairs.compared_with(report) if homes[one] != homes[report]]
    best = max(others, key=lambda one: (explained_share(report, one, pairs), one), default=None)
    return (report, best) if best else None


def _with_parts(lineage: Lineage, pairs: Pairs) -> Lineage:
    """Add the edges to reports of other lineages that passages were taken from."""
    parts = [
        edge for report in lineage.reports for edge in _part_edges(report, lineage.reports, pairs)
    ]
    edges = tuple(sorted((*lineage.edges, *parts), key=lambda edge: (edge.child, edge.parent)))
    return replace(lineage, edges=edges)


def _part_edges(report: str, own: Sequence[str], pairs: Pairs) -> Iterator[Edge]:
    """Yield the one best edge out of a lineage for a report that took over a passage."""
    derived = ("wholly-derived", "partly-derived")
    shares = {
        other: explained_share(report, other, pairs)
        for other in pairs.compared_with(report)
        if other not in own and pairs.verdict(report, other) in derived
    }
    best = max(shares, key=lambda other: (shares[other], other), default=None)
    if best is None or shares[best] < max(_LEAST_PART, explained_share(best, report, pairs)):
        return
    note = f"{shares[best]:.0%} of its words stand for words of the other"
    yield Edge(child=report, parent=best, relation="part", reasons=(Reason("passage", note),))


def _choose_alignments(lineages: Sequence[Lineage], pairs: Pairs) -> Iterator[Alignment]:
    """Yield one alignment a report: with its parent, or with the fullest version beside it."""
    for key in sorted({key for lineage in lineages for key in _compared_in(lineage, pairs)}):
        yield pairs.pairs[key].likeness.alignment


def _compared_in(lineage: Lineage, pairs: Pairs) -> Iterator[tuple[str, str]]:
    seen = set(pairs.profiles)
    for edge in lineage.edges:
        if edge.parent in seen and edge.child in seen:
            yield min(edge.child, edge.parent), max(edge.child, edge.parent)
    orphans = [
        edge.child for edge in lineage.edges if edge.child in seen and edge.parent not in seen
    ]
    fullest = max(orphans, key=lambda one: (len(pairs.profiles[one].words), one), default=None)
    for orphan in orphans:
        if fullest and orphan != fullest:
            yield min(orphan, fullest), max(orphan, fullest)
