"""The cosine of every two bags of weighted words, block by block."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from scipy import sparse

__all__ = ["Near", "find_near"]

_BLOCK = 512


class Near(Struct, frozen=True):
    """Bags number `first` and `second` (`first < second`) with their cosine."""

    first: int
    second: int
    cosine: float


def find_near(bags: Sequence[Mapping[str, float]], *, least: float) -> Iterator[Near]:
    """Yield every two bags whose cosine is at least `least`, sorted by number.

    Weights are above 0. Memory is one block of rows against all bags; time grows with the squared
    number of bags that share a word.
    """
    unit = _unit_rows(bags)
    for start in range(0, len(bags), _BLOCK):
        block = sparse.csr_matrix(unit[start : start + _BLOCK] @ unit.T)
        block.sort_indices()
        found = block.tocoo()
        kept = (found.data >= least) & (found.col > found.row + start)
        rows, columns, cosines = found.row[kept] + start, found.col[kept], found.data[kept]
        for row, column, cosine in zip(
            rows.tolist(), columns.tolist(), cosines.tolist(), strict=True
        ):
            yield Near(row, column, cosine)


def _unit_rows(bags: Sequence[Mapping[str, float]]) -> sparse.csr_matrix:
    """Return one row of length 1 for each bag; words are columns in alphabetical order, so that
    sums come out the same whatever the order of the bags.
    """
    words = {word: number for number, word in enumerate(sorted({w for bag in bags for w in bag}))}
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    columns = np.array([words[word] for bag in bags for word in sorted(bag)], dtype=np.int64)
    weights = np.array([bag[word] for bag in bags for word in sorted(bag)], dtype=np.float64)
    shape = (len(bags), max(1, len(words)))
    matrix = sparse.csr_matrix((weights, (rows, columns)), shape=shape)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)
