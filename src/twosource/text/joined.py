"""Things joined into groups by what connects them."""

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["join_apart", "join_groups"]

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


def join_apart(
    things: Iterable[str],
    joined: Iterable[tuple[str, str]],
    apart: Iterable[tuple[str, str]],
) -> tuple[tuple[str, ...], ...]:
    """Return groups as `join_groups` does, but never two things of one that are `apart`.

    What is `joined` is joined in the order given, the surest first; what would bring together two
    that are apart, also over others, is left out. What is apart of things that are not there is
    passed over.
    """
    leader = {one: one for one in things}
    foes: dict[str, set[str]] = {}
    for one, other in apart:
        if one in leader and other in leader:
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)

    def find(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    kept = []
    for first, second in joined:
        low, high = sorted((find(first), find(second)))
        if low == high or any(find(one) == high for one in foes.get(low, ())):
            continue
        leader[high] = low
        if high in foes:
            foes.setdefault(low, set()).update(foes.pop(high))
        kept.append((first, second))
    return join_groups(leader, kept)
