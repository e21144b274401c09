"""Counts what is right, false and missed."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

__all__ = ["Tally", "Typed", "add_overlaps", "join_tags"]

Typed = tuple[int, int, str]
"""Words `[start, end)` and their label."""


@dataclass
class Tally:
    """How many were found, how many there are, and how many of both are the same."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: Collection[Hashable], gold: Collection[Hashable]) -> None:
        """Count two sets."""
        self.right += len(set(found) & set(gold))
        self.found += len(set(found))
        self.gold += len(set(gold))

    def precision(self) -> float:
        """Return the share of the found that is right, in per cent."""
        return 100 * self.right / max(1, self.found)

    def recall(self) -> float:
        """Return the share of the gold that was found, in per cent."""
        return 100 * self.right / max(1, self.gold)

    def f_score(self) -> float:
        """Return the harmonic mean of both, in per cent."""
        return 200 * self.right / max(1, self.found + self.gold)


def add_overlaps(tally: Tally, found: Sequence[Typed], gold: Sequence[Typed]) -> None:
    """Count gold stretches that a found one of the same label touches, and those found in vain."""
    met = {one for one in gold for x in found if _touch(one, x)}
    vain = [one for one in found if not any(_touch(one, x) for x in gold)]
    tally.right += len(met)
    tally.found += len(met) + len(vain)
    tally.gold += len(gold)


def _touch(one: Typed, other: Typed) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def join_tags(tags: Sequence[str]) -> list[Typed]:
    """Return the stretches of BIO tags as places of words, with their labels."""
    stretches: list[Typed] = []
    for word, tag in enumerate(tags):
        if tag.startswith("B-"):
            stretches.append((word, word + 1, tag[2:]))
        elif tag.startswith("I-") and stretches:
            stretches[-1] = (stretches[-1][0], word + 1, stretches[-1][2])
    return stretches
