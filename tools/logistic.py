"""A ridge logistic regression by Newton's method, for what a handful of signs tell."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["fit_one"]

RIDGE = 1.0
STEPS = 30

Rows = NDArray[np.float64]


def fit_one(full: Rows, wanted: NDArray[np.bool_], *, ridge: float = RIDGE) -> Rows:
    """Return the weights of the columns of `full`; the first is the bias, which is not held down.

    `wanted` tells of each row whether it is right. The others are held down by `ridge`.
    """
    penalty = np.full(full.shape[1], ridge)
    penalty[0] = 1e-6
    found = np.zeros(full.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(full @ found, -30, 30)))
        slope = full.T @ (chance - wanted) + penalty * found
        bend = (full.T * (chance * (1 - chance))) @ full + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    return found
