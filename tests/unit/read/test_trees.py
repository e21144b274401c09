"""Every sentence gets one tree, the best of them."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from twosource.read.trees import find_trees


def reach_root(heads: list[int]) -> bool:
    for word in range(1, len(heads)):
        for _ in heads:
            word = heads[word]
        if word != 0:
            return False
    return True


def is_tree(heads: list[int]) -> bool:
    return heads[1:].count(0) == 1 and reach_root(heads)


def best_by_trying(arcs: NDArray[np.float32]) -> float:
    size = len(arcs)
    trees = ([0, *rest] for rest in product(range(size), repeat=size - 1))
    return max(weigh(arcs, heads) for heads in trees if is_tree(heads))


def weigh(arcs: NDArray[np.float32], heads: list[int]) -> float:
    return float(sum(arcs[child, parent] for child, parent in enumerate(heads) if child))


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_the_tree_is_the_best_of_all_trees(words: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(1, words + 1, words + 1)).astype(np.float32)
    heads = find_trees(arcs, np.array([words]))[0].tolist()
    assert is_tree(heads)
    assert abs(weigh(arcs[0], heads) - best_by_trying(arcs[0])) < 1e-4


def test_sentences_of_different_length_go_together() -> None:
    arcs = np.random.default_rng(7).normal(size=(9, 13, 13)).astype(np.float32)
    sizes = np.array([1, 2, 3, 5, 8, 12, 12, 4, 7])
    heads = find_trees(arcs, sizes)
    assert all(is_tree(row[: size + 1].tolist()) for row, size in zip(heads, sizes, strict=True))


def test_two_words_that_want_the_root_do_not_both_get_it() -> None:
    arcs = np.array([[[0, 0, 0], [9, 0, 1], [8, 2, 0]]], np.float32)
    assert find_trees(arcs, np.array([2]))[0].tolist() == [0, 0, 1]
