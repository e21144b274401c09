"""Reports joined into groups by what connects them."""

from collections.abc import Iterable

__all__ = ["join_by_derivation"]


def join_by_derivation(
    reports: Iterable[str], derived: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the connected groups of reports, each sorted, in order of their first id."""
    leader = {report: report for report in reports}

    def find(report: str) -> str:
        while leader[report] != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for first, second in derived:
        low, high = sorted((find(first), find(second)))
        leader[high] = low
    groups: dict[str, list[str]] = {}
    for report in sorted(leader):
        groups.setdefault(find(report), []).append(report)
    return tuple(tuple(group) for _, group in sorted(groups.items()))
