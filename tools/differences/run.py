"""The differences that the program finds in a case."""

from collections.abc import Iterator

from tools.differences.cases import Case, Pair

from twosource.collate.differences import find_differences
from twosource.collate.versions import Version, Versions
from twosource.model import Difference

__all__ = ["find_in"]


def find_in(case: Case) -> Iterator[tuple[Pair, tuple[Difference, ...]]]:
    """Yield each pair of a case with what the program finds between its two versions."""
    made = {
        name: Version(one.report, one.reading, one.parses) for name, one in case.reports.items()
    }
    claims = {name: one.claims for name, one in case.reports.items()}
    alignments = [one.alignment for one in case.pairs]
    lineages = [
        Versions(
            one,
            made,
            [link for link in alignments if {link.first, link.second} <= set(one.reports)],
        )
        for one in case.lineages
    ]
    for pair in case.pairs:
        home = next(one for one in lineages if {pair.first, pair.second} <= one.by_id.keys())
        yield pair, find_differences(pair.alignment, home, claims)
