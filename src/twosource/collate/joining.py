"""Tellings joined into clusters of one happening, the likeliest first, and never against a bar.

Copies of one sentence come first. Two clusters are then as close as their passages are on average,
so that one doubtful pair does not chain two happenings together. Two passages, each in all its
copies, are as close as the closest of their tellings: what one copy garbles does not part what the
others tell. What somebody decided stands above all of it: tellings that are apart never meet in one
cluster. Those that are together do, with all that each is joined to, even where they contradict
each other; that comes last.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.collate.tellings import Telling, are_two, differ_in_days
from twosource.collate.ties import Scene, TieWeights, weigh_pairs
from twosource.text.decided import JudgedPairs
from twosource.text.joined import join_groups

__all__ = ["BY_HAND", "Cluster", "Join", "join_tellings"]

BY_HAND = 1000
"""What a decision weighs: it comes before all that the program finds."""

_SCALE = 10
_MOST = 200

Matrix = NDArray[np.float64]
Bars = NDArray[np.bool_]
Places = NDArray[np.int64]


class Join(Struct, frozen=True, kw_only=True):
    """Two tellings that brought their clusters together; `note` is set where somebody decided so.

    `weight` is ten times the log-odds of the pair. `order` counts the joins of one story, the first
    first.
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


def join_tellings(scene: Scene, judged: JudgedPairs, weights: TieWeights) -> list[Cluster]:
    """Return clusters of the tellings of a story, the one of the earliest telling first.

    Of joins that are equally likely the one of the earlier tellings comes first.
    """
    joining = _Joining(scene, judged, weights)
    for group in joining.list_passages():
        joining.join_group(group)
    for group in joining.find_groups():
        joining.join_group(group)
    joining.join_by_hand()
    return joining.list_clusters()


class _Joining:
    """The clusters so far: lists of tellings by number, each under its smallest."""

    def __init__(self, scene: Scene, judged: JudgedPairs, weights: TieWeights) -> None:
        self._tellings = scene.tellings
        self._judged = judged
        self._least = weights.least
        places = {claim.id: at for at, one in enumerate(scene.tellings) for claim in one.claims}
        self._places = places
        self._apart = self._find_apart()
        self._passages = scene.passages
        self._odds = weigh_pairs(scene, weights)
        self._two, garbled = self._find_bars()
        self._odds[self._two | garbled] = -np.inf
        np.fill_diagonal(self._odds, -np.inf)
        self._held = {at: [at] for at in range(len(scene))}
        self._joins: dict[int, list[Join]] = {at: [] for at in range(len(scene))}
        self._order = 0

    def _find_apart(self) -> Bars:
        apart = np.zeros((len(self._tellings), len(self._tellings)), bool)
        for one, other in self._judged.apart:
            first, second = self._places.get(one), self._places.get(other)
            if first is not None and second is not None and first != second:
                apart[first, second] = apart[second, first] = True
        return apart

    def _find_bars(self) -> tuple[Bars, Bars]:
        """Return which pairs are two in any case, and which are unless one is garbled."""
        two, garbled = self._apart.copy(), np.zeros_like(self._apart)
        for first, one in enumerate(self._tellings):
            for second, other in enumerate(self._tellings[:first]):
                two[first, second] |= are_two(one, other)
                garbled[first, second] = differ_in_days(one, other)
        return two | two.T, garbled | garbled.T

    def join_by_hand(self) -> None:
        """Join what somebody decided to be one, unless somebody else keeps it apart."""
        for (one, other), note in self._judged.together:
            first, second = self._places.get(one), self._places.get(other)
            if first is None or second is None or not self._is_one_act(first, second):
                continue
            low, high = sorted((self._find_home(first), self._find_home(second)))
            apart = self._apart[np.ix_(self._held[low], self._held[high])]
            if low != high and not apart.any():
                self._join(low, high, (first, second), weight=BY_HAND, note=note)

    def _is_one_act(self, first: int, second: int) -> bool:
        one, other = self._tellings[first], self._tellings[second]
        return one.claims[0].act == other.claims[0].act

    def _find_home(self, telling: int) -> int:
        return next(home for home, held in self._held.items() if telling in held)

    def list_passages(self) -> list[list[int]]:
        """Return the tellings of each passage, of those that have several."""
        held: defaultdict[int, list[int]] = defaultdict(list)
        for at, passage in enumerate(self._passages.tolist()):
            held[passage].append(at)
        return [some for some in held.values() if len(some) > 1]

    def find_groups(self) -> list[list[int]]:
        """Return the clusters that may meet: a chain of likely pairs leads from one to the other.

        Clusters that are close enough on average hold at least one pair that is.
        """
        likely = np.argwhere(self._odds >= self._least)
        home = {at: low for low, held in self._held.items() for at in held}
        pairs = [(home[first], home[second]) for first, second in likely.tolist()]
        groups = join_groups(set(self._held), sorted(pairs))
        return [sorted(group) for group in groups if len(group) > 1]

    def join_group(self, group: Sequence[int]) -> None:
        """Join the two closest clusters of a group until none are close enough."""
        homes = list(group)
        close = np.array([[self._measure(one, other) for other in homes] for one in homes])
        np.fill_diagonal(close, -np.inf)
        while len(homes) > 1:
            low, high = sorted(divmod(int(close.argmax()), len(homes)))
            if close[low, high] < self._least:
                return
            self._join_closest(homes[low], homes[high])
            del homes[high]
            close = np.delete(np.delete(close, high, 0), high, 1)
            row = [self._measure(homes[low], other) for other in homes]
            close[low, :] = close[:, low] = row
            close[low, low] = -np.inf

    def _measure(self, one: int, other: int) -> float:
        ours, theirs = self._list_by_passage(one), self._list_by_passage(other)
        pairs = np.ix_(np.concatenate(ours), np.concatenate(theirs))
        if self._two[pairs].any():
            return -np.inf
        close = [[self._measure_passages(x, y) for y in theirs] for x in ours]
        return float(np.mean(close))

    def _measure_passages(self, one: Places, other: Places) -> float:
        odds = self._odds[np.ix_(one, other)]
        is_one = self._passages[one[0]] == self._passages[other[0]]
        return float(odds.mean() if is_one else odds.max())

    def _list_by_passage(self, home: int) -> list[Places]:
        """Return the tellings of a cluster, those of one passage together."""
        held = np.array(sorted(self._held[home]))
        passages = self._passages[held]
        return [held[passages == one] for one in np.unique(passages)]

    def _join_closest(self, low: int, high: int) -> None:
        """Join two clusters, and tell it by their likeliest pair."""
        ours, theirs = sorted(self._held[low]), sorted(self._held[high])
        odds = self._odds[np.ix_(ours, theirs)]
        first, second = divmod(int(odds.argmax()), len(theirs))
        weight = min(round(_SCALE * float(odds.max())), _MOST)
        self._join(low, high, (ours[first], theirs[second]), weight=weight)

    def _join(
        self, low: int, high: int, ends: tuple[int, int], *, weight: int, note: str | None = None
    ) -> None:
        low, high = sorted((low, high))
        made = Join(
            first=self._tellings[min(ends)],
            second=self._tellings[max(ends)],
            weight=weight,
            order=self._order,
            note=note,
        )
        self._held[low] += self._held.pop(high)
        self._joins[low] += [*self._joins.pop(high), made]
        self._order += 1

    def list_clusters(self) -> list[Cluster]:
        """Return the clusters as they are."""
        return [
            Cluster(
                tellings=tuple(self._tellings[at] for at in held),
                joins=tuple(sorted(self._joins[low], key=lambda one: (-one.weight, one.order))),
            )
            for low, held in self._held.items()
        ]
