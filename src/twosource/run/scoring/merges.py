"""How well claims were put together, beside events that somebody labelled.

B³ (Bagga and Baldwin 1998): for each claim, the share of its event that belongs with it, and the
share of what belongs with it that is in its event; both averaged over the claims.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from math import comb

from msgspec import Struct

from twosource.errors import UsageError

__all__ = ["MergeScores", "score_merges"]


class MergeScores(Struct, frozen=True, kw_only=True):
    """How `claims` were put together; precision and recall are B³, from 0 to 1.

    Of pairs of claims `told` are in one event, `true` are labelled so, and `right` are both.
    """

    claims: int
    precision: float
    recall: float
    told: int
    true: int
    right: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of B³ precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def false_merges(self) -> float:
        """Return which share of the pairs that are in one event does not belong together."""
        return (self.told - self.right) / self.told if self.told else 0.0

    @property
    def missed_merges(self) -> float:
        """Return which share of the pairs that belong together is in no one event."""
        return (self.true - self.right) / self.true if self.true else 0.0


def score_merges(gold: Iterable[Collection[str]], found: Iterable[Collection[str]]) -> MergeScores:
    """Compare labelled events with those that were found; both are the claims of each event.

    Claims without a label are left out, and a labelled claim that no event holds stands alone.
    Raises UsageError when a claim stands in two events of one side.
    """
    labels = _number(gold)
    homes = _number(found)
    alone = -1
    cells: Counter[tuple[int, int]] = Counter()
    for claim, label in sorted(labels.items()):
        if claim not in homes:
            alone -= 1
        cells[label, homes.get(claim, alone)] += 1
    by_label: Counter[int] = Counter()
    by_home: Counter[int] = Counter()
    for (label, home), number in cells.items():
        by_label[label] += number
        by_home[home] += number
    claims = len(labels)
    shared = [
        (number**2, by_label[label], by_home[home]) for (label, home), number in cells.items()
    ]
    return MergeScores(
        claims=claims,
        precision=sum(square / size for square, _, size in shared) / claims if claims else 0.0,
        recall=sum(square / size for square, size, _ in shared) / claims if claims else 0.0,
        told=_count_pairs(by_home),
        true=_count_pairs(by_label),
        right=_count_pairs(cells),
    )


def _number(events: Iterable[Collection[str]]) -> dict[str, int]:
    """Return the number of the event of each claim."""
    homes: dict[str, int] = {}
    for number, claims in enumerate(events):
        for claim in claims:
            if homes.setdefault(claim, number) != number:
                raise UsageError(f"claim {claim} stands in two events; give it to one")
    return homes


def _count_pairs(sizes: Counter[int] | Counter[tuple[int, int]]) -> int:
    return sum(comb(size, 2) for size in sizes.values())
