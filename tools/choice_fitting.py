"""Fits the layers that choose one of several rows by their signs: labels, gradients, steps.

An example is a choice: the rows, each with its signs, and which of them are right. One that has no
right row is left out. The loss is the cross entropy of the softmax over the rows; steps are Adam's,
their order is drawn with a fixed seed.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from tools.adam import Adam, begin, step
from tools.layer_fitting import Matrix, list_signs, make_signs, round_weights, share

from twosource.read.claims.choice_layers import ChoiceWeights

__all__ = ["Choice", "fit_choice"]

HIDDEN = 48
DROP = 0.4
# So many signs are left out in each step: on what the network has learned from it is surer than
# elsewhere, and some of the signs are its own.
DROP_SIGNS = 0.4
BATCH = 256
ROUNDS = 20
RATE = 2e-3
# Signs that fewer choices have are left out.
LEAST = 20


class Choice(Struct, frozen=True):
    """The signs of the rows to choose from, and which rows are right."""

    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


class _Sheet(Struct, frozen=True):
    """The rows of choices; rows `starts[k]` to `starts[k + 1]` are those of k."""

    signs: csr_matrix
    right: Matrix
    starts: NDArray[np.int64]

    def take(self, some: NDArray[np.int64]) -> tuple[csr_matrix, Matrix, NDArray[np.int64]]:
        """Return the rows of some choices, which are right, and which choice each is of."""
        sizes = self.starts[some + 1] - self.starts[some]
        rows = np.concatenate([np.arange(self.starts[x], self.starts[x + 1]) for x in some])
        return self.signs[rows], self.right[rows], np.repeat(np.arange(len(some)), sizes)


def fit_choice(choices: Sequence[Choice]) -> ChoiceWeights:
    """Return the layers fitted on all choices that have a right row."""
    choices = [one for one in choices if any(one.right)]
    signs = list_signs(({x for row in one.rows for x in row} for one in choices), LEAST)
    sheet, draw = _make_sheet(choices, signs), np.random.default_rng(0)
    fit, order = _start(len(signs), draw), np.arange(len(choices))
    total = ROUNDS * -(-len(order) // BATCH)
    for _ in range(ROUNDS):
        draw.shuffle(order)
        for low in range(0, len(order), BATCH):
            rows, right, owner = sheet.take(order[low : low + BATCH])
            rows.data = (draw.random(len(rows.data)) > DROP_SIGNS).astype(np.float32)
            kept = draw.random((rows.shape[0], HIDDEN)) > DROP
            drop = kept.astype(np.float32) / (1 - DROP)
            _step(fit, (rows, right, owner), drop, RATE * (1 - fit.steps / total))
    return _write(fit, signs)


def _make_sheet(choices: Sequence[Choice], signs: Sequence[str]) -> _Sheet:
    full = make_signs([row for one in choices for row in one.rows], signs)
    starts = np.cumsum([0, *(len(one.rows) for one in choices)])
    return _Sheet(full, np.array([x for one in choices for x in one.right], np.float32), starts)


def _start(signs: int, draw: np.random.Generator) -> Adam:
    """Return small weights, drawn."""
    drawn = {
        "signs": draw.normal(0, 0.1, (signs, HIDDEN + 1)),
        "bias": np.zeros(HIDDEN + 1),
        "features": draw.normal(0, 0.1, (HIDDEN, 1)),
    }
    drawn["signs"][:, HIDDEN:] = 0
    return begin({name: one.astype(np.float32) for name, one in drawn.items()})


def _step(
    fit: Adam, batch: tuple[csr_matrix, Matrix, NDArray[np.int64]], drop: Matrix, rate: float
) -> None:
    rows, right, owner = batch
    count = int(owner[-1]) + 1
    summed = rows @ fit.weights["signs"] + fit.weights["bias"]
    features = np.maximum(summed[:, :HIDDEN], 0) * drop
    shares = share(features @ fit.weights["features"] + summed[:, HIDDEN:], owner, count)
    total = np.zeros(count, np.float32)
    np.add.at(total, owner, right)
    slope = ((shares - (right / total[owner])[:, None]) / count).astype(np.float32)
    below = np.hstack([(slope @ fit.weights["features"].T) * drop * (features > 0), slope])
    slopes = {
        "signs": rows.T @ below,
        "bias": below.sum(axis=0),
        "features": features.T @ slope,
    }
    step(fit, slopes, rate)


def _write(fit: Adam, signs: Sequence[str]) -> ChoiceWeights:
    rows = round_weights(fit.weights["signs"])
    bias, features = round_weights(fit.weights["bias"]), round_weights(fit.weights["features"].T)
    return ChoiceWeights(dict(zip(signs, rows, strict=True)), bias[0], features[0])
