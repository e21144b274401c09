"""The cheapest tree is a tree, and as cheap as any that trying finds."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from twosource.text.arborescence import cheapest_tree

_COSTS = st.integers(2, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=n, max_size=n), min_size=n, max_size=n
    )
)


def _reaches_root(parents: list[int], node: int) -> bool:
    for _ in parents:
        if node == 0:
            return True
        node = parents[node]
    return False


def _cost(costs: list[list[float]], parents: list[int]) -> float:
    return sum(costs[parents[node]][node] for node in range(1, len(parents)))


def _cheapest_by_trying(costs: list[list[float]]) -> float:
    size = len(costs)
    trees = ([0, *choice] for choice in product(range(size), repeat=size - 1))
    return min(
        _cost(costs, tree)
        for tree in trees
        if all(_reaches_root(tree, node) for node in range(1, size))
    )


@given(_COSTS)
def test_the_tree_is_as_cheap_as_any_that_trying_finds(costs: list[list[float]]) -> None:
    parents = cheapest_tree(costs)
    assert all(_reaches_root(parents, node) for node in range(1, len(costs)))
    assert _cost(costs, parents) == _cheapest_by_trying(costs)


def test_a_cycle_of_cheap_edges_is_opened_where_it_is_cheapest_to_enter() -> None:
    far = 99.0
    costs = [[far, 10.0, 4.0], [far, far, 1.0], [far, 1.0, far]]
    assert cheapest_tree(costs) == [0, 2, 0]
