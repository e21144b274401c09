"""Fits the layers that judge whether an act happened: examples, gradients, steps, the mixing.

An example is a labelled act with the row of `status_signs`. The layers are fitted by Adam's steps
on what the network has learned from, from the signs alone; how much they and the network's scores
count is fitted on the passages that were held back, for there the network is no surer than on
others' reports.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tools.adam import Adam, begin, step
from tools.layer_fitting import Matrix, list_signs, make_signs, round_weights

from twosource.read.claims.status_layers import StatusWeights, read_layers, weigh_signs
from twosource.read.claims.status_signs import STATUSES, StatusRow
from twosource.run.scoring.gold import LabelledClaim

Rows = NDArray[np.float64]
KINDS = len(STATUSES)
HIDDEN = 32
DROP = 0.25
DROP_SIGNS = 0.2
BATCH = 256
ROUNDS = 20
RATE = 2e-3
# Signs that fewer acts have are left out.
LEAST = 8
# What the scores of the network, of the second look and of the layers count where nothing tells
# more, how far the mixing is held to that, and in how many parts the held-out half is measured.
COUNTED = (0.3, 0.3, 0.4)
MIX_RIDGE = 100.0
PARTS = 5


class Judging(Struct, frozen=True):
    """A labelled act with its signs, and the number of its passage."""

    passage: int
    row: StatusRow
    status: int


def list_examples(
    passage: int, pairs: Sequence[tuple[LabelledClaim, StatusRow]]
) -> Iterator[Judging]:
    """Yield the acts of a passage whose status was labelled."""
    for claim, row in pairs:
        if claim.status is not None:
            yield Judging(passage, row, STATUSES.index(claim.status))


def fit_statuses(seen: Sequence[Judging], held: Sequence[Judging]) -> StatusWeights:
    """Return the layers fitted on the acts that were `seen`, mixed on those held back."""
    rows = [one.row.signs for one in seen]
    signs = list_signs(rows, LEAST)
    fit = _fit_layers(make_signs(rows, signs), np.array([one.status for one in seen]))
    return mix_anew(held, _write(fit, signs))


def mix_anew(held: Sequence[Judging], weights: StatusWeights) -> StatusWeights:
    """Return weights with the mixing fitted on the acts held back."""
    return msgspec.structs.replace(weights, mix=round_weights(fit_mix(*score(held, weights))))


def score(some: Sequence[Judging], weights: StatusWeights) -> tuple[Rows, NDArray[np.int64]]:
    """Return the scores of both networks and of the layers, and the statuses labelled."""
    layers = read_layers(weights)
    rows = [(*one.row.seen, *one.row.looked, *weigh_signs(one.row, layers)) for one in some]
    return np.array(rows), np.array([one.status for one in some])


def fit_mix(scores: Rows, wanted: NDArray[np.int64]) -> Rows:
    """Return what each score adds to each status, last what all acts add: softmax with a ridge."""
    full = np.hstack([scores, np.ones((len(scores), 1))])
    shape = (full.shape[1], KINDS)
    even = np.vstack([*(x * np.eye(KINDS) for x in COUNTED), np.zeros((1, KINDS))])
    held = np.full(shape, MIX_RIDGE)
    held[-1] = 0
    ones = np.eye(KINDS)[wanted]

    def lose(flat: Rows) -> tuple[float, Rows]:
        weights = flat.reshape(shape)
        shares = _share(full @ weights)
        loss = -np.log(np.maximum(1e-12, (shares * ones).sum(1))).sum()
        apart = weights - even
        slope = full.T @ (shares - ones) + held * apart
        return float(loss + (held * apart**2).sum() / 2), slope.ravel()

    found = minimize(lose, even.ravel(), jac=True, method="L-BFGS-B")
    mixed: Rows = found.x.reshape(shape)
    return mixed


def measure(held: Sequence[Judging], weights: StatusWeights) -> tuple[float, float]:
    """Return the share of right statuses by the network alone, and by all, mixed on other parts."""
    scores, wanted = score(held, weights)
    part = np.array([one.passage % PARTS for one in held])
    right = 0
    for number in range(PARTS):
        mix = fit_mix(scores[part != number], wanted[part != number])
        found = (scores[part == number] @ mix[:-1] + mix[-1]).argmax(1)
        right += int((found == wanted[part == number]).sum())
    alone = float((scores[:, :KINDS].argmax(1) == wanted).mean())
    return alone, right / len(wanted)


def _fit_layers(sheet: csr_matrix, wanted: NDArray[np.int64]) -> Adam:
    draw = np.random.default_rng(0)
    fit, order = _start(sheet.shape[1], draw), np.arange(sheet.shape[0])
    ones = np.eye(KINDS, dtype=np.float32)[wanted]
    total = ROUNDS * -(-len(order) // BATCH)
    for _ in range(ROUNDS):
        draw.shuffle(order)
        for low in range(0, len(order), BATCH):
            some = order[low : low + BATCH]
            batch = sheet[some]
            batch.data = (draw.random(len(batch.data)) > DROP_SIGNS).astype(np.float32)
            kept = draw.random((len(some), HIDDEN)) > DROP
            drop = kept.astype(np.float32) / (1 - DROP)
            _step(fit, batch, ones[some], drop, RATE * (1 - fit.steps / total))
    return fit


def _start(signs: int, draw: np.random.Generator) -> Adam:
    """Return small weights, drawn."""
    drawn = {
        "signs": draw.normal(0, 0.1, (signs, HIDDEN + KINDS)),
        "bias": np.zeros(HIDDEN + KINDS),
        "statuses": draw.normal(0, 0.1, (HIDDEN, KINDS)),
    }
    drawn["signs"][:, HIDDEN:] = 0
    weights = {name: one.astype(np.float32) for name, one in drawn.items()}
    return begin(weights)


def _step(fit: Adam, batch: csr_matrix, ones: Matrix, drop: Matrix, rate: float) -> None:
    summed = batch @ fit.weights["signs"] + fit.weights["bias"]
    features = np.maximum(summed[:, :HIDDEN], 0) * drop
    shares = _share(features @ fit.weights["statuses"] + summed[:, HIDDEN:])
    slope = ((shares - ones) / len(ones)).astype(np.float32)
    below = np.hstack([(slope @ fit.weights["statuses"].T) * drop * (features > 0), slope])
    slopes = {
        "signs": batch.T @ below,
        "bias": below.sum(axis=0),
        "statuses": features.T @ slope,
    }
    step(fit, slopes, rate)


def _share(odds: Rows) -> Rows:
    """Return the softmax of each row."""
    raised: Rows = np.exp(odds - odds.max(1, keepdims=True))
    raised /= raised.sum(1, keepdims=True)
    return raised


def _write(fit: Adam, signs: Sequence[str]) -> StatusWeights:
    rows = round_weights(fit.weights["signs"])
    return StatusWeights(
        dict(zip(signs, rows, strict=True)),
        round_weights(fit.weights["bias"])[0],
        round_weights(fit.weights["statuses"]),
        [],
    )
