"""Things joined into groups by what connects them."""

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["join_groups"]

Thing = TypeVar("Thing", str, int, tuple[str, int])


def join_groups(
    things: Iterable[Thing], joined: Iterable[tuple[Thing, Thing]]
) -> tuple[tuple[Thing, ...], ...]:
    """Return the connected groups of things, each sorted, in order of their first."""
    leader = {one: one for one in things}

    def find(one: Thing) -> Thing:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for first, second in joined:
        low, high = sorted((find(first), find(second)))
        leader[high] = low
    groups: dict[Thing, list[Thing]] = {}
    for one in sorted(leader):
        groups.setdefault(find(one), []).append(one)
    return tuple(tuple(group) for _, group in sorted(groups.items()))
