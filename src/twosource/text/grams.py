"""Weighted words and character 4-grams of passages, and how close two lists of passages are."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy import sparse

from twosource.text.words import key_of

__all__ = ["Passages", "closeness_of", "weigh_passages"]

# A 4-gram of a word counts this share of the word itself: enough to see "Zelensky" in "Zelenskyi",
# too little to join two words that only rhyme.
_GRAM_SHARE = 0.3
_GRAM = 4
_LEAST_WEIGHT = 0.02


class Passages(Struct, frozen=True):
    """One sparse row a passage: `rows`, `keys` and `weights` are columns of the same length."""

    count: int
    rows: NDArray[np.int64]
    keys: NDArray[np.uint64]
    weights: NDArray[np.float64]


def weigh_passages(passages: Sequence[Sequence[str]], rarity: Callable[[str], float]) -> Passages:
    """Return the words and 4-grams of each passage (folded words), weighted by their rarity."""
    rows: list[int] = []
    keys: list[int] = []
    weights: list[float] = []
    for number, words in enumerate(passages):
        for word in words:
            weight = max(rarity(word) ** 2, _LEAST_WEIGHT)
            grams = _grams_of(word)
            rows.extend([number] * (1 + len(grams)))
            keys.append(key_of(word))
            keys.extend(key_of(gram) for gram in grams)
            weights.append(weight)
            weights.extend([_GRAM_SHARE * weight] * len(grams))
    return Passages(
        count=len(passages),
        rows=np.array(rows, dtype=np.int64),
        keys=np.array(keys, dtype=np.uint64),
        weights=np.array(weights, dtype=np.float64),
    )


def closeness_of(first: Passages, second: Passages) -> NDArray[np.float64]:
    """Return the cosine of every passage, and every pair of neighbours, with every other.

    The shape is (2n − 1, 2m − 1): rows below n are single passages, row n + i is passages i and
    i + 1 together; columns likewise. Empty passages have cosine 0.
    """
    columns, places = np.unique(np.concatenate([first.keys, second.keys]), return_inverse=True)
    split = len(first.keys)
    left = _with_pairs(_matrix(first, places[:split], len(columns)))
    right = _with_pairs(_matrix(second, places[split:], len(columns)))
    return np.asarray((left @ right.T).toarray(), dtype=np.float64)


def _grams_of(word: str) -> list[str]:
    framed = f"_{word}_"
    if len(framed) <= _GRAM:
        return []
    return ["#" + framed[at : at + _GRAM] for at in range(len(framed) - _GRAM + 1)]


def _matrix(passages: Passages, places: NDArray[np.int64], width: int) -> sparse.csr_matrix:
    shape = (passages.count, width)
    summed = sparse.csr_matrix((passages.weights, (passages.rows, places)), shape=shape)
    # A word said three times is not three times the evidence.
    summed.data = np.sqrt(summed.data)
    return summed


def _with_pairs(single: sparse.csr_matrix) -> sparse.csr_matrix:
    rows = [single] if single.shape[0] < 2 else [single, single[:-1] + single[1:]]
    stacked = sparse.csr_matrix(sparse.vstack(rows))
    lengths = np.sqrt(np.asarray(stacked.multiply(stacked).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ stacked)
