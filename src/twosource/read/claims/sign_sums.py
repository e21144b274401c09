"""Adds up what the signs of rows weigh: the first of the two layers that every choice stands on."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["sum_signs"]

Matrix = NDArray[np.float32]


def sum_signs(rows: Sequence[Collection[str]], places: Mapping[str, int], signs: Matrix) -> Matrix:
    """Return for each row the sum of the weights of its signs, `[rows, weights]`.

    `places` are the rows of `signs` by their sign; the first row of `signs` is nothing, and stands
    for every sign that has no weight.
    """
    found: list[int] = []
    starts = []
    for row in rows:
        starts.append(len(found))
        # One at least, lest an empty row be given the first sign of the next.
        found.append(0)
        found += [place for sign in row if (place := places.get(sign))]
    summed: Matrix = np.add.reduceat(signs[found], starts, axis=0)
    return summed
