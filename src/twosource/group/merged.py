"""Reports merged from two: they derive from both, and must not join the two into one lineage."""

from collections.abc import Iterable, Sequence

from twosource.group.pairs import Pairs

__all__ = ["explained_share", "find_merged"]

_LEAST_SHARE = 0.2


def find_merged(reports: Iterable[str], pairs: Pairs) -> tuple[str, ...]:
    """Return the reports that draw different passages from two reports of different descent."""
    derived = ("wholly-derived", "partly-derived")
    found = []
    for report in sorted(reports):
        compared = pairs.compared_with(report)
        parents = [other for other in compared if pairs.verdict(report, other) in derived]
        if _draws_on_two(report, parents, pairs):
            found.append(report)
    return tuple(found)


def explained_share(report: str, parent: str, pairs: Pairs, without: str | None = None) -> float:
    """Return the share of a report's words that stand for words of `parent` (and not `without`)."""
    numbers = _explained(report, parent, pairs)
    if without is not None:
        numbers -= _explained(report, without, pairs)
    sizes = pairs.profiles[report].sentence_sizes
    return float(sizes[sorted(numbers)].sum()) / max(1, int(sizes.sum()))


def _draws_on_two(report: str, parents: Sequence[str], pairs: Pairs) -> bool:
    return any(
        pairs.verdict(one, other) not in ("wholly-derived", "partly-derived")
        and explained_share(report, one, pairs, without=other) >= _LEAST_SHARE
        and explained_share(report, other, pairs, without=one) >= _LEAST_SHARE
        for place, one in enumerate(parents)
        for other in parents[place + 1 :]
    )


def _explained(report: str, parent: str, pairs: Pairs) -> set[int]:
    likeness = pairs.likeness(report, parent)
    return set(likeness.derived_in_first) if likeness else set()
