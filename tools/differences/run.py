"""The differences that the program finds in a case."""

from collections.abc import Iterator

from tools.differences.cases import Case, Pair

from twosource.collate.checks import find_checks
from twosource.collate.differences import find_differences
from twosource.collate.versions import Versions
from twosource.model import Check, Difference

__all__ = ["find_checks_in", "find_in"]


def find_in(case: Case) -> Iterator[tuple[Pair, tuple[Difference, ...]]]:
    """Yield each pair of a case with what the program finds between its two versions."""
    claims = {name: one.claims for name, one in case.reports.items()}
    lineages = _open(case)
    for pair in case.pairs:
        home = next(one for one in lineages if {pair.first, pair.second} <= one.by_id.keys())
        yield pair, find_differences(pair.alignment, home, claims)


def find_checks_in(case: Case) -> Iterator[Check]:
    """Yield what sister versions say of the claims of damaged sentences."""
    claims = {name: one.claims for name, one in case.reports.items()}
    for home in _open(case):
        inside = [one for one in case.pairs if {one.first, one.second} <= home.by_id.keys()]
        found = [one for pair in inside for one in find_differences(pair.alignment, home, claims)]
        yield from find_checks(home, claims, found)


def _open(case: Case) -> list[Versions]:
    made = {name: one.make_version() for name, one in case.reports.items()}
    alignments = [one.alignment for one in case.pairs]
    return [
        Versions(
            one,
            made,
            [link for link in alignments if {link.first, link.second} <= set(one.reports)],
        )
        for one in case.lineages
    ]
