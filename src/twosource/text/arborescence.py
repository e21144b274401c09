"""The cheapest tree that reaches every node from one root (Chu-Liu and Edmonds)."""

from collections.abc import Sequence
from math import inf

__all__ = ["cheapest_tree"]

Costs = Sequence[Sequence[float]]


def cheapest_tree(costs: Costs) -> list[int]:
    """Return the parent of every node; node 0 is the root and its own parent.

    `costs[parent][child]` is the cost of an edge, infinity where there may be none. Ties fall to
    the parent with the lower number, so that equal input gives equal trees. O(n³).
    """
    size = len(costs)
    parents = [0] + [_cheapest_parent(costs, child) for child in range(1, size)]
    cycle = _find_cycle(parents)
    if not cycle:
        return parents
    return _expand(costs, parents, cycle)


def _cheapest_parent(costs: Costs, child: int) -> int:
    return min((p for p in range(len(costs)) if p != child), key=lambda p: (costs[p][child], p))


def _find_cycle(parents: Sequence[int]) -> list[int]:
    """Return the nodes of one cycle among the chosen parents, sorted; empty when it is a tree."""
    settled = {0}
    for start in range(1, len(parents)):
        path: list[int] = []
        node = start
        while node not in settled and node not in path:
            path.append(node)
            node = parents[node]
        if node in path:
            return sorted(path[path.index(node) :])
        settled.update(path)
    return []


def _expand(costs: Costs, parents: list[int], cycle: list[int]) -> list[int]:
    """Shrink the cycle to one node, solve the smaller tree, and open the cycle where it is entered.

    An edge into the cycle costs what it adds to the edge of the cycle that it replaces.
    """
    outside = [node for node in range(len(costs)) if node not in cycle]
    shrunk = len(outside)
    smaller = [[inf] * (shrunk + 1) for _ in range(shrunk + 1)]
    entry: dict[int, int] = {}
    leaving: dict[int, int] = {}
    for row, node in enumerate(outside):
        for column, other in enumerate(outside):
            smaller[row][column] = costs[node][other]
        gains = {c: costs[node][c] - costs[parents[c]][c] for c in cycle}
        entry[node] = min(cycle, key=lambda c: (gains[c], c))
        smaller[row][shrunk] = gains[entry[node]]
        leaving[node] = min(cycle, key=lambda c: (costs[c][node], c))
        smaller[shrunk][row] = costs[leaving[node]][node]
    solved = cheapest_tree(smaller)
    opened = list(parents)
    for row, node in enumerate(outside):
        if node:
            opened[node] = leaving[node] if solved[row] == shrunk else outside[solved[row]]
    entered_from = outside[solved[shrunk]]
    opened[entry[entered_from]] = entered_from
    return opened
