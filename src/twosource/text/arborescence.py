"""The cheapest tree that reaches every node from one root (Chu-Liu and Edmonds)."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from msgspec import Struct

__all__ = ["Step", "cheapest_tree"]

# Costs are counted in whole billionths, so that equal sums are equal.
_FINE = 10**9

_Waiting = tuple[int, int, int]


class Step(Struct, frozen=True):
    """A possible edge of the tree and what it costs."""

    parent: int
    child: int
    cost: float


def cheapest_tree(size: int, steps: Iterable[Step]) -> list[int]:
    """Return the parent of every node; node 0 is the root and its own parent.

    Of equal costs the parent with the lower number is taken, so that equal input gives equal trees.
    Raises ValueError where the steps do not reach a node. O(e log² e) for e steps (Tarjan, 1977,
    with Camerini's opening of the cycles).
    """
    search = _Search(size, steps)
    for node in range(1, size):
        search.climb_from(node)
    return search.open_cycles()


class _Search:
    """The state of one search: each node, and each cycle shrunk to a node, with its cheapest step.

    Nodes from `size` up are cycles; `within` gives the cycle that a node was shrunk into.
    """

    def __init__(self, size: int, steps: Iterable[Step]) -> None:
        self._size = size
        self._waiting: list[list[_Waiting]] = [[] for _ in range(size)]
        for step in steps:
            if step.parent != step.child:
                cost = round(step.cost * _FINE)
                self._waiting[step.child].append((cost, step.parent, step.child))
        for heap in self._waiting:
            heapify(heap)
        # What to add to the costs in a heap: the steps chosen before are taken off all of them.
        self._offset = [0] * size
        self._leader = list(range(size))
        self._within = [-1] * size
        self._members: dict[int, list[int]] = {}
        self._chosen: dict[int, tuple[int, int]] = {}
        self._settled = {0}

    def climb_from(self, node: int) -> None:
        """Choose the cheapest step into a node, into its parent and so on, up to what is settled;
        a cycle on the way is shrunk to one node.
        """
        node = self._find(node)
        path: list[int] = []
        while node not in self._settled:
            above = self._choose(node)
            path.append(node)
            if above in path:
                node = self._shrink(path[path.index(above) :])
                del path[path.index(above) :]
            else:
                node = above
        self._settled.update(path)

    def _choose(self, node: int) -> int:
        """Take the cheapest step into a node from outside it; return the node it comes from."""
        heap = self._waiting[node]
        while heap:
            cost, parent, child = heappop(heap)
            above = self._find(parent)
            if above != node:
                self._chosen[node] = (parent, child)
                self._offset[node] -= cost + self._offset[node]
                return above
        raise ValueError(f"nothing leads to node {min(self._list_under(node))}")

    def _shrink(self, cycle: list[int]) -> int:
        """Make one node of a cycle; a step into it costs what it adds to the one it replaces."""
        number = len(self._leader)
        fullest = max(cycle, key=lambda node: len(self._waiting[node]))
        heap, base = self._waiting[fullest], self._offset[fullest]
        for node in cycle:
            self._leader[node] = self._within[node] = number
            if node != fullest:
                shift = self._offset[node] - base
                for cost, parent, child in self._waiting[node]:
                    heappush(heap, (cost + shift, parent, child))
                self._waiting[node] = []
        self._members[number] = cycle
        self._waiting.append(heap)
        self._offset.append(base)
        self._leader.append(number)
        self._within.append(-1)
        return number

    def open_cycles(self) -> list[int]:
        """Return the parent of every node: a cycle is opened where the tree enters it."""
        parents = [0] * self._size
        waiting = [node for node in self._chosen if self._within[node] < 0]
        while waiting:
            node = waiting.pop()
            parent, entered = self._chosen[node]
            parents[entered] = parent
            while entered != node:
                around = self._within[entered]
                waiting.extend(one for one in self._members[around] if one != entered)
                entered = around
        return parents

    def _find(self, node: int) -> int:
        while self._leader[node] != node:
            self._leader[node] = self._leader[self._leader[node]]
            node = self._leader[node]
        return node

    def _list_under(self, node: int) -> list[int]:
        found = [node]
        for one in found:
            found.extend(self._members.get(one, ()))
        return [one for one in found if one < self._size]
