"""Reports merged from two: they derive from both, and must not join the two into one lineage."""

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import combinations

from twosource.group.pairs import Pairs
from twosource.text.joined import join_groups

__all__ = ["DERIVED", "are_one_merger", "explained_share", "find_merged", "is_merged"]

DERIVED = ("wholly-derived", "partly-derived")

# What either source must explain better than the other: a copy that adds a paragraph from elsewhere
# stays a copy.
_LEAST_SHARE = 0.2
# What explains more than this leaves too little for another source.
_MOST_SHARE = 0.9
# Two texts that lie in the report to this share were cut from it; it was not made of them.
_CUT_SHARE = 0.8
# By how much a passage must be closer to the one than to the other to be the one's: reporters at
# one event have quotes and facts in common.
_CLEARLY_CLOSER = 0.15
# So many sources are looked at; a larger story has its copies to lead from one to another.
_MOST_SOURCES = 40

Source = tuple[str, str]


def find_merged(reports: Iterable[str], pairs: Pairs) -> tuple[str, ...]:
    """Return the reports that draw different passages from two reports of different descent."""
    derived = [key for key, pair in pairs.pairs.items() if pair.copy.verdict in DERIVED]
    groups = join_groups(reports, derived)
    return tuple(sorted(one for group in groups for one in _settle(group, pairs)))


def is_merged(report: str, pairs: Pairs) -> bool:
    """Tell whether a report, looked at alone, draws on two reports neither of which is the other's
    copy.
    """
    return bool(_list_sources(report, frozenset(), pairs))


def are_one_merger(one: str, other: str, pairs: Pairs) -> bool:
    """Tell whether of two merged reports one is a copy of the other: nearly all of it stands for
    passages of the other, what it has alone included.
    """
    return max(_linked_share(one, other, pairs), _linked_share(other, one, pairs)) >= _CUT_SHARE


def explained_share(
    report: str, parent: str, pairs: Pairs, *, without: Iterable[str] = ()
) -> float:
    """Return which share of its words stands for words of `parent`, and of none `without`."""
    numbers = set(pairs.derived_in(report, parent))
    for other in without:
        numbers -= set(pairs.derived_in(report, other))
    return _share_of(report, numbers, pairs)


def _settle(group: tuple[str, ...], pairs: Pairs) -> set[str]:
    """Return the merged reports of a group.

    Two reports that were merged from the same sources make these look merged in turn. So the report
    with the most sources to choose from is settled first, and is nobody's source from then on. Two
    sources are of one descent when copies lead from the one to the other, doubtful reports aside.
    """
    merged: set[str] = set()
    doubtful = _with_sources(group, merged, pairs)
    while doubtful:
        report = max(doubtful, key=lambda one: (len(doubtful[one]), one))
        sources = doubtful.pop(report)
        homes = _find_homes(group, pairs, without=merged | doubtful.keys() | {report})
        if any(homes.get(one, one) != homes.get(other, other) for one, other in sources):
            merged.add(report)
            doubtful = _with_sources(doubtful, merged, pairs)
    return merged


def _with_sources(
    reports: Iterable[str], merged: Set[str], pairs: Pairs
) -> dict[str, list[Source]]:
    found = {report: _list_sources(report, merged, pairs) for report in sorted(reports)}
    return {report: sources for report, sources in found.items() if sources}


def _find_homes(group: Iterable[str], pairs: Pairs, *, without: Set[str]) -> Mapping[str, str]:
    """Return for each report the first of those that whole copies join it to, some left out."""
    kept = [report for report in group if report not in without]
    whole = [
        (report, other)
        for report in kept
        for other in pairs.compared_with(report)
        if other not in without and pairs.verdict(report, other) == "wholly-derived"
    ]
    return {report: joined[0] for joined in join_groups(kept, whole) for report in joined}


def _list_sources(report: str, merged: Set[str], pairs: Pairs) -> list[Source]:
    """Return two and two of the reports that a report draws different passages from, `merged` ones
    aside.

    A third report that explains both passages speaks against that, unless it draws on the same two:
    a copy of a merged report is merged as well.
    """
    parents = [one for one in pairs.compared_with(report) if pairs.verdict(report, one) in DERIVED]
    return [
        (one, other)
        for one, other in combinations(_likeliest(report, parents, merged, pairs), 2)
        if _draws_on_both(report, one, other, pairs)
        and all(
            _draws_on_both(third, one, other, pairs)
            for third in _who_explain_both(report, parents, one, other, pairs)
        )
    ]


def _likeliest(report: str, parents: Iterable[str], merged: Set[str], pairs: Pairs) -> list[str]:
    """Return the parents that may be one of several sources; of many those that explain most."""
    shares = {one: explained_share(report, one, pairs) for one in parents if one not in merged}
    parts = [one for one, share in shares.items() if _LEAST_SHARE <= share <= _MOST_SHARE]
    return sorted(sorted(parts, key=lambda one: (-shares[one], one))[:_MOST_SOURCES])


def _who_explain_both(
    report: str, parents: Iterable[str], one: str, other: str, pairs: Pairs
) -> Iterator[str]:
    """Yield those that have the passages of both sources, in words about as close."""
    for third in parents:
        if third not in (one, other) and all(
            _better_explained(report, source, third, pairs) < _LEAST_SHARE / 2
            for source in (one, other)
        ):
            yield third


def _draws_on_both(report: str, one: str, other: str, pairs: Pairs) -> bool:
    if report in (one, other) or pairs.verdict(one, other) == "wholly-derived":
        return False
    return (
        all(_linked_share(source, report, pairs) < _CUT_SHARE for source in (one, other))
        and _better_explained(report, one, other, pairs) >= _LEAST_SHARE
        and _better_explained(report, other, one, pairs) >= _LEAST_SHARE
    )


def _better_explained(report: str, source: str, other: str, pairs: Pairs) -> float:
    """Return which share of its words stands for words of `source`, clearly closer than those of
    `other`.
    """
    here, there = _closeness(report, source, pairs), _closeness(report, other, pairs)
    won = [number for number, one in here.items() if one > there.get(number, 0.0) + _CLEARLY_CLOSER]
    return _share_of(report, won, pairs)


def _closeness(report: str, source: str, pairs: Pairs) -> dict[int, float]:
    """Return how close each derived sentence of a report is to its like in `source`."""
    likeness = pairs.likeness(report, source)
    if likeness is None:
        return {}
    derived = set(likeness.derived_in_first)
    links = likeness.alignment.links
    return {number: link.closeness for link in links for number in link.first if number in derived}


def _linked_share(report: str, other: str, pairs: Pairs) -> float:
    likeness = pairs.likeness(report, other)
    return likeness.linked_first if likeness else 0.0


def _share_of(report: str, numbers: Iterable[int], pairs: Pairs) -> float:
    sizes = pairs.profiles[report].sentence_sizes
    return float(sizes[sorted(numbers)].sum()) / max(1, int(sizes.sum()))
