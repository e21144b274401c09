"""Tellings joined two by two, the strongest agreement first, and never against a contradiction.

What somebody decided comes before all of it: tellings that are apart never meet in one cluster,
and those that are together do even where they contradict each other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from twosource.collate.judged import Judged
from twosource.collate.tellings import (
    BY_HAND,
    Said,
    Telling,
    compare_said,
    weigh_agreement,
)

__all__ = ["Cluster", "Join", "join_tellings"]


class Join(Struct, frozen=True, kw_only=True):
    """Two tellings that brought their clusters together; `note` is set where somebody decided so.

    `order` counts the joins of one act, the first first.
    """

    first: Telling
    second: Telling
    weight: int
    order: int
    note: str | None = None


class Cluster(Struct, frozen=True, kw_only=True):
    """Tellings of one happening, and the joins that brought them together, the strongest first."""

    tellings: tuple[Telling, ...]
    joins: tuple[Join, ...]


class _Joining:
    """The clusters so far; sets of tellings are bits of whole numbers."""

    def __init__(self, tellings: Sequence[Telling], judged: Judged) -> None:
        self.tellings = tellings
        self.home = list(range(len(tellings)))
        self.members = [1 << at for at in self.home]
        self.held = {at: [at] for at in self.home}
        self.places = {one.id: at for at, told in enumerate(tellings) for one in told.claims}
        self.apart = [0] * len(tellings)
        for one, other in judged.apart:
            self._part(self.places.get(one), self.places.get(other))
        self.against = list(self.apart)
        self.joins: defaultdict[int, list[Join]] = defaultdict(list)
        self.order = 0

    def _part(self, first: int | None, second: int | None) -> None:
        if first is not None and second is not None and first != second:
            self.apart[first] |= 1 << second
            self.apart[second] |= 1 << first

    def join(self, first: int, second: int, weight: int, note: str | None = None) -> None:
        """Join the clusters of two tellings unless they are one or something forbids it."""
        low, high = sorted((self.home[first], self.home[second]))
        forbidden = self.against if note is None else self.apart
        if low == high or forbidden[low] & self.members[high]:
            return
        for at in self.held[high]:
            self.home[at] = low
        self.held[low] += self.held.pop(high)
        for bits in (self.members, self.against, self.apart):
            bits[low] |= bits[high]
        ends = self.tellings[min(first, second)], self.tellings[max(first, second)]
        made = Join(first=ends[0], second=ends[1], weight=weight, order=self.order, note=note)
        self.joins[low] += [*self.joins.pop(high, []), made]
        self.order += 1

    def list_clusters(self) -> list[Cluster]:
        return [
            Cluster(
                tellings=tuple(self.tellings[at] for at in cluster),
                joins=tuple(sorted(self.joins[low], key=lambda one: (-one.weight, one.order))),
            )
            for low, cluster in self.held.items()
        ]


def join_tellings(tellings: Sequence[Telling], judged: Judged) -> list[Cluster]:
    """Return clusters of the tellings of one act, the one of the earliest telling first.

    Of joins that are equally strong the one of the earlier tellings comes first.
    """
    joining = _Joining(tellings, judged)
    tied = _weigh_all(joining)
    for (one, other), note in judged.together:
        first, second = joining.places.get(one), joining.places.get(other)
        if first is not None and second is not None:
            joining.join(first, second, BY_HAND, note)
    for weight in sorted(tied, reverse=True):
        for first, second in tied[weight]:
            joining.join(first, second, weight)
    return joining.list_clusters()


def _weigh_all(joining: _Joining) -> Mapping[int, list[tuple[int, int]]]:
    """Return the pairs that something ties, by weight; note on the way what contradicts."""
    tellings, against = joining.tellings, joining.against
    numbers: dict[Said, int] = {}
    said = [numbers.setdefault(one.said, len(numbers)) for one in tellings]
    compared = [[compare_said(one, other) for other in numbers] for one in numbers]
    tied: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, second in combinations(range(len(tellings)), 2):
        agreement = compared[said[first]][said[second]]
        weight = weigh_agreement(agreement, tellings[first], tellings[second])
        if weight is None:
            against[first] |= 1 << second
            against[second] |= 1 << first
        elif weight:
            tied[weight].append((first, second))
    return tied
