"""The cosine of bags of weighted words, for those that are to be compared at all."""

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Meeting", "Near", "find_near"]

_BLOCK = 512

Numbers = NDArray[np.int64]


class Meeting(Struct, frozen=True):
    """Bags to compare, by number: each of `some` with each of `others`; two whose cosine is `least`
    are near.
    """

    some: Numbers
    others: Numbers
    least: float


class Near(Struct, frozen=True, order=True):
    """Bags number `first` and `second` (`first < second`) with their cosine."""

    first: int
    second: int
    cosine: float


def find_near(bags: Iterable[Mapping[str, float]], meetings: Iterable[Meeting]) -> Iterator[Near]:
    """Yield every two bags that meet and whose cosine is at least what the meeting asks.

    A pair that meets twice comes twice. Weights are above 0. Memory is a block of `some` against
    all `others` of a meeting; time grows with the pairs that meet and share a word.
    """
    unit = _unit_rows(bags)
    for meeting in meetings:
        by_word = sparse.csr_matrix(unit[meeting.others].T)
        for start in range(0, len(meeting.some), _BLOCK):
            some = meeting.some[start : start + _BLOCK]
            product = sparse.csr_matrix(unit[some] @ by_word)
            hits = np.flatnonzero(product.data >= meeting.least)
            rows = some[np.searchsorted(product.indptr, hits, side="right") - 1]
            yield from _list_near(rows, meeting.others[product.indices[hits]], product.data[hits])


def _list_near(rows: Numbers, columns: Numbers, cosines: NDArray[np.float64]) -> Iterator[Near]:
    apart = rows != columns
    first, second = np.minimum(rows, columns)[apart], np.maximum(rows, columns)[apart]
    yield from map(Near, first.tolist(), second.tolist(), cosines[apart].tolist())


def _unit_rows(bags: Iterable[Mapping[str, float]]) -> sparse.csr_matrix:
    """Return one row of length 1 for each bag; words are columns in alphabetical order, so that
    sums come out the same whatever the order of the bags.
    """
    numbers: dict[str, int] = {}
    columns, weights, ends = array("q"), array("d"), array("q", [0])
    for bag in bags:
        columns.extend(numbers.setdefault(word, len(numbers)) for word in bag)
        weights.extend(bag.values())
        ends.append(len(columns))
    places = np.empty(len(numbers), dtype=np.int32)
    places[[numbers[word] for word in sorted(numbers)]] = np.arange(len(numbers))
    matrix = sparse.csr_matrix(
        (np.frombuffer(weights), places[np.frombuffer(columns, dtype=np.int64)], list(ends)),
        shape=(len(ends) - 1, max(1, len(numbers))),
    )
    matrix.sort_indices()
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)
