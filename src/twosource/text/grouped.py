"""What belongs together, by what it belongs to."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

__all__ = ["group_once", "group_pairs"]

Key = TypeVar("Key", bound=Hashable)
Held = TypeVar("Held")
Same = TypeVar("Same", bound=Hashable)


def group_pairs(pairs: Iterable[tuple[Key, Held]]) -> dict[Key, tuple[Held, ...]]:
    """Return the second of each pair by the first, both in the order in which they come."""
    grouped: defaultdict[Key, list[Held]] = defaultdict(list)
    for key, held in pairs:
        grouped[key].append(held)
    return {key: tuple(some) for key, some in grouped.items()}


def group_once(pairs: Iterable[tuple[Key, Same]]) -> dict[Key, tuple[Same, ...]]:
    """Return the same with each second once under its first."""
    return group_pairs(dict.fromkeys(pairs))
