"""Reports merged from two: they derive from both, and must not join the two into one lineage."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from twosource.group.pairs import Pairs

__all__ = ["DERIVED", "are_one_merger", "explained_share", "find_merged", "is_merged"]

DERIVED = ("wholly-derived", "partly-derived")

# What a second parent must explain alone, and what a first one explains at most: a copy that adds a
# paragraph from elsewhere stays a copy.
_LEAST_SHARE = 0.2
_MOST_SHARE = 0.6
# Two texts that lie in the report to this share were cut from it; it was not made of them.
_CUT_SHARE = 0.8
_MOST_SOURCES = 40


def find_merged(reports: Iterable[str], pairs: Pairs) -> tuple[str, ...]:
    """Return the reports that draw different passages from two reports of different descent."""
    return tuple(report for report in sorted(reports) if is_merged(report, pairs))


def is_merged(report: str, pairs: Pairs) -> bool:
    """Tell whether a report draws different passages from two reports of different descent.

    A third report that explains most of it speaks against that, unless it draws on the same two: a
    copy of a merged report is merged as well.
    """
    parents = [one for one in pairs.compared_with(report) if pairs.verdict(report, one) in DERIVED]
    shares = {one: explained_share(report, one, pairs) for one in parents}
    fullest = [one for one in parents if shares[one] > _MOST_SHARE]
    return any(
        _draws_on_both(report, one, other, pairs)
        and all(_draws_on_both(third, one, other, pairs) for third in fullest)
        for one, other in _possible_sources(report, shares, pairs)
    )


def _possible_sources(
    report: str, shares: Mapping[str, float], pairs: Pairs
) -> Iterator[tuple[str, str]]:
    """Yield two and two of what may have been joined to make a report.

    What explains nearly all of it leaves too little for another; two texts cut from it made nothing
    of it. So of a wire story's copies hardly any is left. Where many are all the same, those that
    explain most are tried.
    """
    parts = [one for one, share in shares.items() if _LEAST_SHARE <= share <= 1 - _LEAST_SHARE]
    parts = sorted(sorted(parts, key=lambda one: (-shares[one], one))[:_MOST_SOURCES])
    cut = {one for one in parts if explained_share(one, report, pairs) >= _CUT_SHARE}
    return (
        (one, other) for one, other in combinations(parts, 2) if one not in cut or other not in cut
    )


def are_one_merger(one: str, other: str, pairs: Pairs) -> bool:
    """Tell whether of two merged reports one is a copy of the other."""
    shares = (explained_share(one, other, pairs), explained_share(other, one, pairs))
    return max(shares) > _MOST_SHARE


def explained_share(
    report: str, parent: str, pairs: Pairs, *, without: Iterable[str] = ()
) -> float:
    """Return which share of its words stands for words of `parent`, and of none `without`."""
    numbers = _explained(report, parent, pairs)
    for other in without:
        numbers -= _explained(report, other, pairs)
    sizes = pairs.profiles[report].sentence_sizes
    return float(sizes[sorted(numbers)].sum()) / max(1, int(sizes.sum()))


def _draws_on_both(report: str, one: str, other: str, pairs: Pairs) -> bool:
    if report in (one, other) or pairs.verdict(one, other) in DERIVED:
        return False
    return (
        explained_share(report, one, pairs, without=[other]) >= _LEAST_SHARE
        and explained_share(report, other, pairs, without=[one]) >= _LEAST_SHARE
        and min(explained_share(source, report, pairs) for source in (one, other)) < _CUT_SHARE
    )


def _explained(report: str, parent: str, pairs: Pairs) -> set[int]:
    return set(pairs.derived_in(report, parent))
