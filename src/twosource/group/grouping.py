"""From reports to copies, lineages, stories and alignments: the whole of `group` in one walk."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, groupby

from msgspec import Struct
from msgspec.structs import replace

from twosource.group.boilerplate import find_boilerplate
from twosource.group.candidates import CandidateOptions, find_candidates
from twosource.group.decide import DecideOptions, decide
from twosource.group.direction import headship, is_own_text, weigh_direction
from twosource.group.judged import (
    UNJUDGED,
    JudgedGroups,
    join_as_judged,
    keep_known,
    list_together,
    mark_judged,
)
from twosource.group.likeness import measure_likeness
from twosource.group.lineages import make_lineage
from twosource.group.merged import DERIVED, are_one_merger, explained_share, find_merged, is_merged
from twosource.group.pairs import Pair, Pairs, turn_likeness
from twosource.group.profile import Profile
from twosource.group.stories import StoryOptions, make_stories
from twosource.model import Alignment, Edge, Grouping, Lineage, Reason, Report
from twosource.text.decided import NOTHING_JUDGED, JudgedPairs
from twosource.text.joined import join_groups
from twosource.text.lineages import map_lineages

__all__ = ["GroupOptions", "compare_reports", "group_reports", "join_lineages"]

# A connected group of up to this many reports is compared pair by pair; a larger one only where the
# index proposes it.
_MOST_COMPARED = 40
_LEAST_PART = 0.15


class GroupOptions(Struct, frozen=True, kw_only=True):
    """The settings of each step."""

    candidates: CandidateOptions = CandidateOptions()
    decide: DecideOptions = DecideOptions()
    stories: StoryOptions = StoryOptions()


def group_reports(
    reports: Sequence[Report],
    *,
    judged: JudgedGroups = UNJUDGED,
    options: GroupOptions = GroupOptions(),
) -> Grouping:
    """Return what derives from what among `reports`; their order does not matter.

    What is `judged` of reports that are not there is passed over. Reports of one lineage are of one
    story, whatever was decided about stories.
    """
    known = keep_known(judged.lineages, {one.id: one.id for one in reports})
    pairs = compare_reports(reports, judged=known, options=options)
    lineages = _make_lineages(pairs, known)
    homes = map_lineages(lineages)
    stories = keep_known(judged.stories, homes)
    return Grouping(
        copies=tuple(pair.copy for pair in pairs.pairs.values()),
        lineages=lineages,
        stories=make_stories(lineages, pairs.profiles, options.stories, judged=stories),
        alignments=tuple(_choose_alignments(lineages, pairs)),
    )


def compare_reports(
    reports: Sequence[Report],
    *,
    judged: JudgedPairs = NOTHING_JUDGED,
    options: GroupOptions = GroupOptions(),
) -> Pairs:
    """Return what is worth comparing among `reports`, compared and judged; `judged` is what people
    decided about lineages.
    """
    profiles = _make_profiles(reports)
    proposed = _propose(profiles, options, list_together(judged))
    return Pairs(profiles, mark_judged(_compare_all(proposed, profiles, options), judged))


def _make_profiles(reports: Sequence[Report]) -> dict[str, Profile]:
    """Return the profile of every report, the boilerplate of its outlet left out."""
    whole = {report.id: Profile(report) for report in reports}
    boilerplate = find_boilerplate(whole)
    return {
        report: Profile(profile.report, left_out=boilerplate[report])
        if boilerplate[report]
        else profile
        for report, profile in whole.items()
    }


def _propose(
    profiles: Mapping[str, Profile], options: GroupOptions, together: Set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return the pairs to compare: what the index finds, near copies, what somebody decided to be
    `together`, and small groups whole.
    """
    ranked = sorted(profiles, key=lambda report: headship(profiles[report]))
    found = find_candidates([profiles[one].body for one in ranked], options.candidates)
    near = [(head, copy) for copy, head in enumerate(found.head_of.tolist()) if head != copy]
    pairs = {
        (min(ranked[one], ranked[other]), max(ranked[one], ranked[other]))
        for one, other in [*found.pairs.tolist(), *near]
    }
    pairs |= together
    for group in join_groups(profiles, pairs):
        if len(group) <= _MOST_COMPARED:
            pairs.update(combinations(group, 2))
    return pairs


def _compare_all(
    keys: Set[tuple[str, str]], profiles: Mapping[str, Profile], options: GroupOptions
) -> dict[tuple[str, str], Pair]:
    """Return every pair compared, sorted.

    Pairs that hang together are compared in a row, and then the words of their reports are let go:
    those of all reports at once would fill the memory.
    """
    groups = join_groups(profiles, keys)
    homes = {report: number for number, group in enumerate(groups) for report in group}
    found: dict[tuple[str, str], Pair] = {}
    together = groupby(
        sorted(keys, key=lambda key: (homes[key[0]], key)), lambda key: homes[key[0]]
    )
    for home, inside in together:
        found.update((key, _compare(*key, profiles, options)) for key in inside)
        for report in groups[home]:
            profiles[report].forget_words()
    return dict(sorted(found.items()))


def _compare(
    first: str, second: str, profiles: Mapping[str, Profile], options: GroupOptions
) -> Pair:
    likeness = measure_likeness(profiles[first], profiles[second])
    copy = decide(profiles[first], profiles[second], likeness, options=options.decide)
    return Pair(likeness, copy)


def join_lineages(
    pairs: Pairs, judged: JudgedPairs = NOTHING_JUDGED
) -> tuple[tuple[str, ...], ...]:
    """Return the reports joined by whole derivation, each group sorted; a report merged from two
    stands apart from them, and only its own copies with it. What people decided stands above that.
    """
    merged = set(find_merged(pairs.profiles, pairs))
    whole = {
        key: pair.copy.score
        for key, pair in pairs.pairs.items()
        if pair.copy.verdict == "wholly-derived"
        and (not merged & set(key) or (merged >= set(key) and are_one_merger(*key, pairs)))
    }
    return join_as_judged(pairs.profiles.keys(), whole, judged)


def _make_lineages(pairs: Pairs, judged: JudgedPairs) -> tuple[Lineage, ...]:
    """Return the lineages, merged reports with an edge to each that they drew on."""
    groups = join_lineages(pairs, judged)
    homes = {report: group[0] for group in groups for report in group}
    lineages = [_with_parts(make_lineage(group, pairs), homes, pairs) for group in groups]
    return tuple(sorted(lineages, key=lambda lineage: lineage.id))


def _with_parts(lineage: Lineage, homes: Mapping[str, str], pairs: Pairs) -> Lineage:
    """Add the edges to reports of other lineages that passages were taken from."""
    parents = {edge.child: edge.parent for edge in lineage.edges}
    parts = [
        edge
        for report in lineage.reports
        for edge in _part_edges(report, list(_list_forebears(report, parents)), homes, pairs)
    ]
    edges = tuple(sorted((*lineage.edges, *parts), key=lambda edge: (edge.child, edge.parent)))
    return replace(lineage, edges=edges)


def _part_edges(
    report: str, forebears: Sequence[str], homes: Mapping[str, str], pairs: Pairs
) -> Iterator[Edge]:
    """Yield one edge for each other lineage that a report took over a passage from.

    What the forebears explain came through them: the edge is theirs. Where the other took the
    passage from this report, the edge is the other's.
    """
    holders: dict[str, list[str]] = {}
    for other in pairs.compared_with(report):
        if homes[other] != homes[report] and pairs.verdict(report, other) in DERIVED:
            holders.setdefault(homes[other], []).append(other)
    for home in sorted(holders):
        best = max(holders[home], key=lambda other: _taken_over(report, other, pairs))
        share = explained_share(report, best, pairs, without=forebears)
        if share >= _LEAST_PART and _is_taker(report, best, pairs):
            note = f"{share:.0%} of its words stand for words of the other"
            reason = Reason("passage", note)
            yield Edge(child=report, parent=best, relation="part", reasons=(reason,))


def _list_forebears(report: str, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield the parent of a report, its parent, and so on."""
    while report in parents:
        report = parents[report]
        yield report


def _taken_over(report: str, other: str, pairs: Pairs) -> tuple[float, bool, str]:
    """Return how much of a report comes from another: the nearest wording counts most, and of equal
    wordings the original's.
    """
    likeness = pairs.likeness(report, other)
    taken = likeness.derived_first * likeness.derived_closeness if likeness else 0.0
    return (round(taken, 2), is_own_text(pairs.profiles[other]), other)


def _is_taker(report: str, other: str, pairs: Pairs) -> bool:
    """Tell which of two took the passage: the one that draws on several, then the later, then by
    the larger share.
    """
    likeness = pairs.likeness(other, report)
    if likeness is None:
        return False
    pulls = weigh_direction(pairs.profiles[other], pairs.profiles[report], likeness)
    against = weigh_direction(
        pairs.profiles[report], pairs.profiles[other], turn_likeness(likeness)
    )
    balance = sum(pull.weight for pull in pulls) - sum(pull.weight for pull in against)
    if is_merged(report, pairs) != is_merged(other, pairs):
        return is_merged(report, pairs)
    return (balance, likeness.derived_second, report) > (0.0, likeness.derived_first, other)


def _choose_alignments(lineages: Sequence[Lineage], pairs: Pairs) -> Iterator[Alignment]:
    """Yield one alignment a report: with its parent, or with the fullest version beside it."""
    for key in sorted({key for lineage in lineages for key in _compared_in(lineage, pairs)}):
        yield pairs.pairs[key].likeness.alignment


def _compared_in(lineage: Lineage, pairs: Pairs) -> Iterator[tuple[str, str]]:
    seen = pairs.profiles
    for edge in lineage.edges:
        if edge.parent in seen and edge.child in seen:
            yield min(edge.child, edge.parent), max(edge.child, edge.parent)
    yield from _join_trees(lineage, pairs)


def _join_trees(lineage: Lineage, pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Yield pairs that join the trees under lost ancestors, as few as will do: every version beside
    the fullest without a seen parent; of a story too large to compare every two, the nearest.
    """
    parents = {edge.child: edge.parent for edge in lineage.edges if edge.relation != "part"}
    orphans = [one for one in lineage.reports if parents.get(one) not in pairs.profiles]
    fullest = max(orphans, key=lambda one: (pairs.profiles[one].word_count, one))
    kept = [(one, parents[one]) for one in lineage.reports if parents.get(one) in pairs.profiles]
    trees = {one: group[0] for group in join_groups(lineage.reports, kept) for one in group}
    members = set(lineage.reports)
    between = [
        (one, other)
        for one in lineage.reports
        for other in pairs.compared_with(one)
        if one < other and other in members and trees[one] != trees[other]
    ]
    beside = {(min(one, fullest), max(one, fullest)) for one in orphans}
    between.sort(key=lambda pair: (pair not in beside, -_closeness(pair[0], pair[1], pairs), pair))
    leader = {tree: tree for tree in trees.values()}
    for one, other in between:
        first, second = _lead(trees[one], leader), _lead(trees[other], leader)
        if first != second:
            leader[second] = first
            yield one, other


def _lead(tree: str, leader: dict[str, str]) -> str:
    while leader[tree] != tree:
        leader[tree] = tree = leader[leader[tree]]
    return tree


def _closeness(one: str, other: str, pairs: Pairs) -> float:
    likeness = pairs.likeness(one, other)
    return likeness.closeness if likeness else 0.0
