"""The cheapest tree is a tree, and as cheap as any that trying finds."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.text.arborescence import Step, cheapest_tree

_ROOTED = st.integers(2, 6).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.integers(5, 14), min_size=size - 1, max_size=size - 1),
        st.dictionaries(
            st.tuples(st.integers(0, size - 1), st.integers(1, size - 1)), st.integers(-3, 9)
        ),
    )
)


def _make_steps(from_root: list[int], others: dict[tuple[int, int], int]) -> list[Step]:
    steps = [Step(0, child, float(cost)) for child, cost in enumerate(from_root, start=1)]
    return steps + [Step(*edge, float(cost)) for edge, cost in others.items()]


def _reaches_root(parents: list[int], node: int) -> bool:
    for _ in parents:
        if node == 0:
            return True
        node = parents[node]
    return False


def _cost(costs: dict[tuple[int, int], float], parents: list[int]) -> float:
    return sum(costs[parents[node], node] for node in range(1, len(parents)))


def _cheapest_by_trying(size: int, costs: dict[tuple[int, int], float]) -> float:
    trees = ([0, *choice] for choice in product(range(size), repeat=size - 1))
    return min(
        _cost(costs, tree)
        for tree in trees
        if all((tree[node], node) in costs and _reaches_root(tree, node) for node in range(1, size))
    )


@given(_ROOTED)
def test_the_tree_is_as_cheap_as_any_that_trying_finds(
    made: tuple[int, list[int], dict[tuple[int, int], int]],
) -> None:
    size, from_root, others = made
    steps = _make_steps(from_root, others)
    costs: dict[tuple[int, int], float] = {}
    for step in steps:
        if step.parent != step.child:
            key = step.parent, step.child
            costs[key] = min(step.cost, costs.get(key, step.cost))
    parents = cheapest_tree(size, steps)
    assert all(_reaches_root(parents, node) for node in range(1, size))
    assert _cost(costs, parents) == _cheapest_by_trying(size, costs)


@given(_ROOTED, st.randoms(use_true_random=False))
def test_the_order_of_the_steps_never_shows(
    made: tuple[int, list[int], dict[tuple[int, int], int]], random: Random
) -> None:
    size, from_root, others = made
    steps = _make_steps(from_root, others)
    shuffled = random.sample(steps, len(steps))
    assert cheapest_tree(size, shuffled) == cheapest_tree(size, steps)


def test_a_cycle_of_cheap_edges_is_opened_where_it_is_cheapest_to_enter() -> None:
    steps = [Step(0, 1, 10.0), Step(0, 2, 4.0), Step(1, 2, 1.0), Step(2, 1, 1.0)]
    assert cheapest_tree(3, steps) == [0, 2, 0]


def test_of_equal_parents_the_lower_number_is_taken() -> None:
    steps = [Step(0, 1, 1.0), Step(0, 2, 1.0), Step(0, 3, 9.0), Step(2, 3, 1.0), Step(1, 3, 1.0)]
    assert cheapest_tree(4, steps) == [0, 0, 0, 1]


def test_a_hub_that_thousands_hang_under_is_soon_done() -> None:
    """Every child is a cheaper parent of the hub than the root is: thousands of cycles in a row."""
    count = 5_000
    steps = [Step(0, child, 3.0) for child in range(1, count)]
    steps += [Step(1, child, 1.0) for child in range(2, count)]
    steps += [Step(child, 1, 2.0) for child in range(2, count)]
    assert cheapest_tree(count, steps) == [0, 0] + [1] * (count - 2)


def test_what_nothing_leads_to_is_told() -> None:
    with pytest.raises(ValueError, match="node 2"):
        cheapest_tree(3, [Step(0, 1, 1.0), Step(2, 1, 1.0)])
