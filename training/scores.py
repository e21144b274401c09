"""Counts what is right, false and missed."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass

__all__ = ["Tally"]


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
