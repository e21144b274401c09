"""Makes one tree a sentence of the scores of its arcs."""

import numpy as np
from numpy.typing import NDArray

from twosource.text.arborescence import Step, cheapest_tree

__all__ = ["find_trees"]

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

# More than any two trees can differ by: with it on every arc from the root, one is taken.
_ROOT_PENALTY = 1e6
_FORBIDDEN = 1e9


def find_trees(arcs: Floats, sizes: Places) -> Places:
    """Return the head of every word, `[sentence, word]`; word 0 is the root, its own head.

    `arcs[sentence, child, parent]` are scores, padded behind `sizes` words. The best head of every
    word makes a tree for some 95 sentences of 100; for the others Chu-Liu-Edmonds finds the best
    tree in which one word hangs from the root. Padding hangs from the root.
    """
    width = arcs.shape[1]
    there = np.arange(width)[None, :] <= sizes[:, None]
    scores = np.where(there[:, None, :], arcs, -_FORBIDDEN)
    diagonal = np.arange(width)
    scores[:, diagonal, diagonal] = -_FORBIDDEN
    heads = np.where(there, scores.argmax(2), 0)
    heads[:, 0] = 0
    for row in np.flatnonzero(~_are_trees(heads, there)):
        size = int(sizes[row]) + 1
        heads[row, :size] = _find_tree(scores[row, :size, :size])
    return heads


def _are_trees(heads: Places, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell of each row whether one word hangs from the root and all others from it at last."""
    roots = ((heads == 0) & there)[:, 1:].sum(1)
    above = heads
    for _ in range(max(1, int(heads.shape[1]).bit_length())):
        above = np.take_along_axis(above, above, axis=1)
    return np.asarray((roots == 1) & (above == 0).all(1))


def _find_tree(scores: Floats) -> list[int]:
    """Return the best tree of one sentence.

    No tree is better than the best head of every word but one, and the root for that one. Where
    this is a tree, it is the best; where it has a circle, Chu-Liu-Edmonds finds the best.
    """
    inner = scores[:, 1:]
    heads = inner.argmax(1) + 1
    loss = scores[1:, 0] - inner[1:].max(1)
    heads[0] = 0
    heads[1 + int(loss.argmax())] = 0
    if _are_trees(heads[None], np.ones((1, len(heads)), bool))[0]:
        return [int(head) for head in heads]
    costs = -scores.T.astype(np.float64)
    costs[0] += _ROOT_PENALTY
    size = len(costs)
    steps = [
        Step(parent, child, float(costs[parent, child]))
        for parent in range(size)
        for child in range(1, size)
        if parent != child
    ]
    return cheapest_tree(size, steps)
