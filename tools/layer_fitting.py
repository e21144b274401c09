"""What the fits of small layers over signs have in common: sheets of signs, shares, weights."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

__all__ = ["Matrix", "format_weights", "list_signs", "make_signs", "round_weights", "share"]

Matrix = NDArray[np.float32]
# The weights are written as whole thousandths.
SCALE = 1000


def list_signs(rows: Iterable[Iterable[str]], least: int) -> list[str]:
    """Return the signs that so many rows have, in order."""
    counts = Counter(sign for row in rows for sign in set(row))
    return sorted(sign for sign, count in counts.items() if count >= least)


def make_signs(rows: Sequence[Iterable[str]], signs: Sequence[str]) -> csr_matrix:
    """Return a line of ones a row, with a column a sign; signs that are not listed are left out."""
    places = {sign: place for place, sign in enumerate(signs)}
    found = [sorted({places[x] for x in row if x in places}) for row in rows]
    ends = np.cumsum([0, *(len(one) for one in found)])
    flat = np.array([x for one in found for x in one], np.int64)
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(signs)))


def share(odds: Matrix, owner: NDArray[np.int64], count: int) -> Matrix:
    """Return the softmax over the rows of each owner, column by column."""
    highest = np.full((count, odds.shape[1]), -np.inf, np.float32)
    np.maximum.at(highest, owner, odds)
    raised = np.exp(odds - highest[owner])
    total = np.zeros((count, odds.shape[1]), np.float32)
    np.add.at(total, owner, raised)
    shares: Matrix = raised / total[owner]
    return shares


def round_weights(weights: NDArray[np.floating]) -> list[list[int]]:
    """Return weights in whole thousandths, a list a row."""
    rows = np.atleast_2d(np.rint(weights * SCALE).astype(int))
    return [[int(x) for x in row] for row in rows]


def format_weights(weights: Struct) -> bytes:
    """Return JSON with one sign a line."""
    return msgspec.json.encode(weights).replace(b"],", b"],\n") + b"\n"
