"""The heaviest chain of blocks that never crosses itself: the one search behind every alignment."""

from msgspec import Struct

__all__ = ["Block", "heaviest_chain", "longest_rise"]


class Block(Struct, frozen=True):
    """A rectangle `[first, first_end) × [second, second_end)` with a weight above zero."""

    first: int
    first_end: int
    second: int
    second_end: int
    weight: float


def heaviest_chain(blocks: list[Block]) -> list[Block]:
    """Return the blocks of the heaviest chain that rises in both directions, in order.

    Sparse dynamic programming with a prefix-maximum tree: O(n log n) for n blocks. Of chains of
    equal weight the one whose blocks come first in (first, second, …) order is kept.
    """
    ordered = sorted(blocks, key=_place)
    best = _PrefixMaximum(max((block.second_end for block in ordered), default=0) + 1)
    ending_at = sorted(range(len(ordered)), key=lambda n: (ordered[n].first_end, n))
    totals = [0.0] * len(ordered)
    before: list[int | None] = [None] * len(ordered)
    done = 0
    for number, block in enumerate(ordered):
        while done < len(ordered) and ordered[ending_at[done]].first_end <= block.first:
            finished = ending_at[done]
            best.offer(ordered[finished].second_end, totals[finished], finished)
            done += 1
        total, before[number] = best.up_to(block.second)
        totals[number] = total + block.weight
    return _walk_back(ordered, totals, before)


def longest_rise(values: list[int]) -> int:
    """Return the length of the longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    for value in values:
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if tails[middle] < value:
                low = middle + 1
            else:
                high = middle
        tails[low : low + 1] = [value]
    return len(tails)


def _place(block: Block) -> tuple[int, int, int, int, float]:
    return (block.first, block.second, block.first_end, block.second_end, -block.weight)


def _walk_back(ordered: list[Block], totals: list[float], before: list[int | None]) -> list[Block]:
    chain: list[Block] = []
    at = max(range(len(ordered)), key=lambda n: (totals[n], -n), default=None)
    while at is not None:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


class _PrefixMaximum:
    """A Fenwick tree of maxima: offer a total at a place, ask for the best up to a place."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int | None]] = [(0.0, None)] * (size + 1)

    def offer(self, place: int, total: float, number: int) -> None:
        at = place + 1
        while at < len(self._best):
            if total > self._best[at][0]:
                self._best[at] = (total, number)
            at += at & -at

    def up_to(self, place: int) -> tuple[float, int | None]:
        best: tuple[float, int | None] = (0.0, None)
        at = place + 1
        while at > 0:
            if self._best[at][0] > best[0]:
                best = self._best[at]
            at -= at & -at
        return best
