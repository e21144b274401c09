"""Weighted words and character 4-grams of passages, and how close two lists of passages are."""

from collections.abc import Callable, Sequence
from functools import lru_cache

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
    """Passages, and every two neighbours together, as rows of length 1 over sorted `keys`.

    Rows below `count` are single passages, row `count` + i is passages i and i + 1 together.
    `by_key` is `rows` turned round. Both are made once a report, for it is compared many times.
    """

    count: int
    keys: NDArray[np.uint64]
    rows: sparse.csr_matrix
    by_key: sparse.csr_matrix


def weigh_passages(passages: Sequence[Sequence[str]], rarity: Callable[[str], float]) -> Passages:
    """Return the words and 4-grams of each passage (folded words), weighted by their rarity."""
    numbers: list[int] = []
    keys: list[int] = []
    weights: list[float] = []
    for number, words in enumerate(passages):
        for word in words:
            weight = max(rarity(word) ** 2, _LEAST_WEIGHT)
            grams = _keys_of_grams(word)
            numbers.extend([number] * (1 + len(grams)))
            keys.append(key_of(word))
            keys.extend(grams)
            weights.append(weight)
            weights.extend([_GRAM_SHARE * weight] * len(grams))
    columns, places = np.unique(np.array(keys, dtype=np.uint64), return_inverse=True)
    shape = (len(passages), len(columns))
    summed = sparse.csr_matrix((np.array(weights), (numbers, places)), shape=shape)
    # A word said three times is not three times the evidence.
    summed.data = np.sqrt(summed.data)
    rows = _with_pairs(summed)
    return Passages(len(passages), columns, rows, sparse.csr_matrix(rows.T))


def closeness_of(first: Passages, second: Passages) -> NDArray[np.float64]:
    """Return the cosine of every passage, and every pair of neighbours, with every other.

    The shape is (2n − 1, 2m − 1), rows and columns as in `Passages`. Empty passages have cosine 0.
    """
    shared = _select_columns(second, first.keys)
    return np.asarray((shared @ first.by_key).toarray().T, dtype=np.float64)


def _select_columns(passages: Passages, keys: NDArray[np.uint64]) -> sparse.csr_matrix:
    """Return the rows with what they have of the sorted `keys`, which become the columns."""
    rows = passages.rows
    places = np.searchsorted(keys, passages.keys)
    is_known = np.append(keys, np.uint64(0))[places] == passages.keys
    is_known &= places < len(keys)
    kept = is_known[rows.indices]
    ends = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
    columns = places[rows.indices[kept]]
    return sparse.csr_matrix((rows.data[kept], columns, ends), shape=(rows.shape[0], len(keys)))


@lru_cache(maxsize=1 << 16)
def _keys_of_grams(word: str) -> tuple[int, ...]:
    return tuple(key_of(gram) for gram in _grams_of(word))


def _grams_of(word: str) -> list[str]:
    framed = f"_{word}_"
    if len(framed) <= _GRAM:
        return []
    return ["#" + framed[at : at + _GRAM] for at in range(len(framed) - _GRAM + 1)]


def _with_pairs(single: sparse.csr_matrix) -> sparse.csr_matrix:
    rows = [single] if single.shape[0] < 2 else [single, single[:-1] + single[1:]]
    stacked = sparse.csr_matrix(sparse.vstack(rows))
    lengths = np.sqrt(np.asarray(stacked.multiply(stacked).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ stacked)
