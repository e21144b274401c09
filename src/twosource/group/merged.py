"""Reports merged from two: they derive from both, and must not join the two into one lineage."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from twosource.group.joined import join_by_derivation
from twosource.group.pairs import Pairs

__all__ = ["DERIVED", "are_one_merger", "explained_share", "find_merged", "is_merged"]

DERIVED = ("wholly-derived", "partly-derived")

# So many sources are looked at; a larger story has its copies to lead from one to another.
_MOST_SOURCES = 40
# What either parent must explain better than the other: a copy that adds a paragraph from elsewhere
# stays a copy.
_LEAST_SHARE = 0.2
# By how much a passage must be closer to the one than to the other to be the one's: reporters at
# one event have quotes and facts in common.
_CLEARLY_CLOSER = 0.15
# Two texts that lie in the report to this share were cut from it; it was not made of them.
_CUT_SHARE = 0.8


def find_merged(reports: Iterable[str], pairs: Pairs) -> tuple[str, ...]:
    """Return the reports that draw different passages from two reports of different descent.

    Two reports that were merged from the same sources make these look merged in turn. So the report
    with the most sources to choose from is settled first, and is nobody's source from then on. Two
    sources are of one descent when copies lead from the one to the other, doubtful reports aside.
    """
    merged: set[str] = set()
    open_cases = {report: _list_sources(report, merged, pairs) for report in sorted(reports)}
    while open_cases := {report: found for report, found in open_cases.items() if found}:
        report = max(open_cases, key=lambda one: (len(open_cases[one]), one))
        found = open_cases.pop(report)
        homes = _find_homes(pairs, without=merged | open_cases.keys() | {report})
        if any(_home_of(one, homes) != _home_of(other, homes) for one, other in found):
            merged.add(report)
            open_cases = {one: _list_sources(one, merged, pairs) for one in open_cases}
    return tuple(sorted(merged))


def is_merged(report: str, pairs: Pairs) -> bool:
    """Tell whether a report, looked at alone, draws on two reports neither of which is the other's
    copy.
    """
    return bool(_list_sources(report, set(), pairs))


def _list_sources(report: str, merged: set[str], pairs: Pairs) -> list[tuple[str, str]]:
    """Return the pairs of reports that a report draws different passages from, `merged` ones aside.

    A third report that explains both passages speaks against that, unless it draws on the same two:
    a copy of a merged report is merged as well.
    """
    parents = [one for one in pairs.compared_with(report) if pairs.verdict(report, one) in DERIVED]
    sources = [one for one in parents if one not in merged][:_MOST_SOURCES]
    return [
        (one, other)
        for one, other in combinations(sources, 2)
        if _draws_on_both(report, one, other, pairs)
        and all(
            _draws_on_both(third, one, other, pairs)
            for third in parents
            if _explains_both(report, third, one, other, pairs)
        )
    ]


def _find_homes(pairs: Pairs, *, without: set[str]) -> dict[str, int]:
    """Return the number of the group of whole copies that each report is in, some left out."""
    whole = [
        key
        for key, pair in pairs.pairs.items()
        if pair.copy.verdict == "wholly-derived" and not without & set(key)
    ]
    groups = join_by_derivation([one for one in pairs.profiles if one not in without], whole)
    return {report: number for number, group in enumerate(groups) for report in group}


def _home_of(report: str, homes: Mapping[str, int]) -> int | str:
    return homes.get(report, report)


def _explains_both(report: str, third: str, one: str, other: str, pairs: Pairs) -> bool:
    """Tell whether a third report has the passages of both parents, in words about as close."""
    return third not in (one, other) and all(
        _better_explained(report, parent, third, pairs) < _LEAST_SHARE / 2
        for parent in (one, other)
    )


def are_one_merger(one: str, other: str, pairs: Pairs) -> bool:
    """Tell whether of two merged reports one is a copy of the other: nearly all of it stands for
    passages of the other, what it has alone included.
    """
    return max(_linked_share(one, other, pairs), _linked_share(other, one, pairs)) >= _CUT_SHARE


def explained_share(
    report: str, parent: str, pairs: Pairs, *, without: Iterable[str] = ()
) -> float:
    """Return which share of its words stands for words of `parent`, and of none `without`."""
    numbers = _explained(report, parent, pairs)
    for other in without:
        numbers -= _explained(report, other, pairs)
    return _share_of(report, numbers, pairs)


def _draws_on_both(report: str, one: str, other: str, pairs: Pairs) -> bool:
    if report in (one, other) or pairs.verdict(one, other) == "wholly-derived":
        return False
    return (
        _better_explained(report, one, other, pairs) >= _LEAST_SHARE
        and _better_explained(report, other, one, pairs) >= _LEAST_SHARE
        and all(_linked_share(source, report, pairs) < _CUT_SHARE for source in (one, other))
    )


def _better_explained(report: str, parent: str, other: str, pairs: Pairs) -> float:
    """Return which share of its words stands for words of `parent` clearly closer than of `other`."""
    here, there = _closeness(report, parent, pairs), _closeness(report, other, pairs)
    won = [n for n, close in here.items() if close > there.get(n, 0.0) + _CLEARLY_CLOSER]
    return _share_of(report, won, pairs)


def _closeness(report: str, parent: str, pairs: Pairs) -> dict[int, float]:
    """Return how close each derived sentence of a report is to its like in `parent`."""
    likeness = pairs.likeness(report, parent)
    if likeness is None:
        return {}
    derived = set(likeness.derived_in_first)
    links = likeness.alignment.links
    return {n: link.closeness for link in links for n in link.first if n in derived}


def _linked_share(report: str, other: str, pairs: Pairs) -> float:
    likeness = pairs.likeness(report, other)
    return likeness.linked_first if likeness else 0.0


def _share_of(report: str, numbers: Iterable[int], pairs: Pairs) -> float:
    sizes = pairs.profiles[report].sentence_sizes
    return float(sizes[sorted(numbers)].sum()) / max(1, int(sizes.sum()))


def _explained(report: str, parent: str, pairs: Pairs) -> set[int]:
    likeness = pairs.likeness(report, parent)
    return set(likeness.derived_in_first) if likeness else set()
