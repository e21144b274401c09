"""Fits the layers that choose the parties of an act: labels, gradients, steps.

An example is an act with the rows of `role_rows` and which of them are its actors and recipients.
The loss is the cross entropy of each side's softmax; steps are Adam's, their order is drawn with a
fixed seed.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from tools.adam import Adam, begin, step
from tools.layer_fitting import Matrix, make_signs, round_weights, share

from twosource.lexicon.sectors import is_society
from twosource.read.claims.role_layers import RoleWeights
from twosource.read.claims.role_rows import NUMBERS, SURETIES, Row
from twosource.read.claims.role_signs import ROLES, UNSEEN, Candidate
from twosource.run.scoring.gold import LabelledClaim
from twosource.run.scoring.names import find_key

HIDDEN = 40
DROP = 0.25
# So many signs are left out, and the network's sureties are moved so far, in each step: on what it
# has learned from, the network is surer than elsewhere.
DROP_SIGNS = 0.15
BLUR = 0.5
BATCH = 256
ROUNDS = 15
# Fits from so many seeds speak together.
TOGETHER = 3
RATE = 2e-3


# Layers that see nothing, to begin with.
NOTHING = RoleWeights({}, [[0] * 3] * NUMBERS, [0] * 3, [[0] * 2], [0.0] * NUMBERS, [1.0] * NUMBERS)


def label_rows(candidates: Sequence[Candidate], claim: LabelledClaim) -> Matrix:
    """Return a 1 for each row that has a role: candidates, nobody, one's own; columns are ROLES.

    A side of which no row can be made has no 1 at all.
    """
    found = np.zeros((len(candidates) + 2, len(ROLES)), np.float32)
    sides = [getattr(claim, role) or () for role in ROLES]
    keys = [{find_key(code) for code in side} for side in sides]
    for side, codes in enumerate(sides):
        if not codes:
            found[-2, side] = 1
        for code in codes:
            met = [x for x, one in enumerate(candidates) if find_key(one.key) == find_key(code)]
            alike = [x for x in met if _is_society(candidates[x]) == _is_of_society(code)]
            if find_key(code) not in keys[1 - side]:
                found[alike or met, side] = 1
            elif met:
                other = next(x for x in sides[1 - side] if find_key(x) == find_key(code))
                is_twin = _is_of_society(code) != _is_of_society(other)
                row = _find_twin(candidates, (alike or met)[0], side, is_twin=is_twin, met=alike)
                found[row, side] = 1
    return found


def _find_twin(
    candidates: Sequence[Candidate], one: int, side: int, *, is_twin: bool, met: Sequence[int]
) -> int:
    """Return the row of a side whose state is that of the other side too."""
    if is_twin:
        return one if met else len(candidates) + 1
    mine, theirs = (candidates[one].seen.get(ROLES[x], UNSEEN) for x in (side, 1 - side))
    is_mine = mine > theirs or (mine == theirs and side == 0)
    return one if is_mine else len(candidates) + 1


def _is_of_society(code: str) -> bool:
    return is_society(code.split("/")[1:])


def _is_society(candidate: Candidate) -> bool:
    return is_society(candidate.voice[1].sectors)


class Sheet(Struct, frozen=True):
    """The rows of examples in columns; rows `starts[k]` to `starts[k + 1]` are those of k."""

    signs: csr_matrix
    numbers: Matrix
    wanted: Matrix
    starts: NDArray[np.int64]

    def take(self, examples: NDArray[np.int64]) -> tuple["Sheet", NDArray[np.int64]]:
        """Return the sheet of some examples, and which of them each row is of."""
        sizes = self.starts[examples + 1] - self.starts[examples]
        rows = np.concatenate([np.arange(self.starts[x], self.starts[x + 1]) for x in examples])
        starts = np.concatenate([[0], np.cumsum(sizes)])
        sheet = Sheet(self.signs[rows], self.numbers[rows], self.wanted[rows], starts)
        return sheet, np.repeat(np.arange(len(examples)), sizes)


def make_sheet(
    examples: Sequence[Sequence[Row]], wanted: Sequence[Matrix], signs: Sequence[str]
) -> Sheet:
    """Return the rows of examples in columns; signs that are not listed are left out."""
    rows = [row for some in examples for row in some]
    full = make_signs([row.signs for row in rows], signs)
    starts = np.cumsum([0, *(len(some) for some in examples)])
    numbers = np.array([row.numbers for row in rows], np.float32)
    return Sheet(full, numbers, np.concatenate(wanted).astype(np.float32), starts)


class Fit(Struct):
    """The weights while they are fitted, and what numbers are taken less and divided by."""

    adam: Adam
    mean: Matrix
    spread: Matrix

    @property
    def weights(self) -> dict[str, Matrix]:
        """The weights by name."""
        return self.adam.weights


def _blur(batch: Sheet, draw: np.random.Generator) -> Sheet:
    """Return rows of which some signs are left out and what the network sees is moved a little."""
    signs, numbers = batch.signs.copy(), batch.numbers.copy()
    signs.data = (draw.random(len(signs.data)) > DROP_SIGNS).astype(np.float32)
    numbers[:, :SURETIES] += draw.normal(0, BLUR, (len(numbers), SURETIES)).astype(np.float32)
    return Sheet(signs, numbers, batch.wanted, batch.starts)


def _start(sheet: Sheet, *, seed: int) -> Fit:
    """Return small weights, drawn."""
    draw = np.random.default_rng(seed)
    drawn = {
        "signs": draw.normal(0, 0.1, (sheet.signs.shape[1], HIDDEN + 2)),
        "numbers": draw.normal(0, 0.1, (NUMBERS, HIDDEN + 2)),
        "bias": np.zeros(HIDDEN + 2),
        "roles": draw.normal(0, 0.1, (HIDDEN, 2)),
    }
    drawn["signs"][:, HIDDEN:] = drawn["numbers"][:, HIDDEN:] = 0
    weights = {name: one.astype(np.float32) for name, one in drawn.items()}
    mean, spread = sheet.numbers.mean(axis=0), sheet.numbers.std(axis=0) + 1e-3
    return Fit(begin(weights), mean, spread)


def _weigh(fit: Fit, sheet: Sheet, drop: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Return the odds of all rows, their features, and their numbers in units of their spread."""
    numbers = (sheet.numbers - fit.mean) / fit.spread
    summed = sheet.signs @ fit.weights["signs"] + numbers @ fit.weights["numbers"]
    summed += fit.weights["bias"]
    hidden = summed.shape[1] - 2
    features = np.maximum(summed[:, :hidden], 0)
    features = features * drop
    return features @ fit.weights["roles"] + summed[:, hidden:], features, numbers


def fit_layers(sheet: Sheet, *, seed: int) -> Fit:
    """Return weights that were fitted on all examples, gone through in an order that is drawn."""
    fit, draw = _start(sheet, seed=seed), np.random.default_rng(seed)
    order = np.arange(len(sheet.starts) - 1)
    total = ROUNDS * -(-len(order) // BATCH)
    for _ in range(ROUNDS):
        draw.shuffle(order)
        for low in range(0, len(order), BATCH):
            batch, owner = sheet.take(order[low : low + BATCH])
            batch = _blur(batch, draw)
            kept = draw.random((batch.numbers.shape[0], HIDDEN)) > DROP
            drop = kept.astype(np.float32) / (1 - DROP)
            _step(fit, batch, owner, drop, RATE * (1 - fit.adam.steps / total))
    return fit


def fit_together(sheet: Sheet, *, seed: int) -> Fit:
    """Return the mean of what several fits from other seeds say, as one fit of all their features.

    Where labels leave it open who has a role one fit says this and one that: their mean depends
    less on what was drawn (Breiman 1996).
    """
    fits = [fit_layers(sheet, seed=seed * TOGETHER + one) for one in range(TOGETHER)]
    weights = {
        name: _lay_beside([one.weights[name].reshape(-1, HIDDEN + len(ROLES)) for one in fits])
        for name in ("signs", "numbers", "bias")
    }
    roles = np.concatenate([one.weights["roles"] for one in fits])
    weights["roles"] = (roles / TOGETHER).astype(np.float32)
    return Fit(begin(weights), fits[0].mean, fits[0].spread)


def _lay_beside(weights: Sequence[Matrix]) -> Matrix:
    """Return what all fits add to their features side by side, and the mean of what to roles."""
    roles = np.mean([one[:, HIDDEN:] for one in weights], axis=0, dtype=np.float32)
    return np.hstack([*(one[:, :HIDDEN] for one in weights), roles])


def _step(fit: Fit, batch: Sheet, owner: NDArray[np.int64], drop: Matrix, rate: float) -> None:
    count = len(batch.starts) - 1
    odds, features, numbers = _weigh(fit, batch, drop)
    total = np.zeros((count, len(ROLES)), np.float32)
    np.add.at(total, owner, batch.wanted)
    wanted = batch.wanted / np.maximum(total, 1)[owner]
    slope = (share(odds, owner, count) - wanted) * (total > 0)[owner] / count
    below = np.hstack([(slope @ fit.weights["roles"].T) * drop * (features > 0), slope])
    slopes = {
        "signs": batch.signs.T @ below,
        "numbers": numbers.T @ below,
        "bias": below.sum(axis=0),
        "roles": features.T @ slope,
    }
    step(fit.adam, slopes, rate)


def write_weights(fit: Fit, signs: Sequence[str]) -> RoleWeights:
    """Return the weights as they are written."""
    rows = round_weights(fit.weights["signs"])
    return RoleWeights(
        dict(zip(signs, rows, strict=True)),
        round_weights(fit.weights["numbers"]),
        round_weights(fit.weights["bias"])[0],
        round_weights(fit.weights["roles"]),
        [round(float(x), 3) for x in fit.mean],
        [round(float(x), 3) for x in fit.spread],
    )
