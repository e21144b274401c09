"""Two layers of weights that tell how likely an act has each status, and what the network adds.

`tools.fit_claims` fitted them on our own labelled passages (`training/corpus`) and wrote
`statuses.json`. The layers see the signs of `status_signs` alone, for the network is surer of the
passages that it has learned from than of others. On passages held back from both was fitted how
much the scores of each count.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.read.claims.sign_sums import sum_signs
from twosource.read.claims.status_signs import StatusRow

__all__ = [
    "SCALE",
    "StatusLayers",
    "StatusWeights",
    "load_layers",
    "read_layers",
    "share_out",
    "weigh_signs",
]

Matrix = NDArray[np.float32]
# The weights are written as whole thousandths.
SCALE = 1000.0


class StatusWeights(Struct, frozen=True):
    """The weights as they are written, in thousandths; statuses are in the order of STATUSES.

    `signs` gives for each sign what it adds to the features and, last, to each status itself;
    `bias` the same for all acts; `statuses` is what each feature adds to each status. `mix` has a
    row for each score of the network, for each of the second look and for each of the layers, and
    one for all acts: what they add to each status in the end.
    """

    signs: dict[str, list[int]]
    bias: list[int]
    statuses: list[list[int]]
    mix: list[list[int]]


class StatusLayers(Struct, frozen=True):
    """The weights as they are used; `places` are the rows of `signs`, whose first is nothing."""

    places: Mapping[str, int]
    signs: Matrix
    bias: Matrix
    statuses: Matrix
    mix: Matrix


def share_out(row: StatusRow, layers: StatusLayers) -> NDArray[np.float64]:
    """Return the chance of each status; they sum to 1."""
    scores = np.concatenate([row.seen, row.looked, weigh_signs(row, layers), [1.0]])
    odds = scores @ layers.mix.astype(np.float64)
    raised: NDArray[np.float64] = np.exp(odds - odds.max())
    raised /= raised.sum()
    return raised


def weigh_signs(row: StatusRow, layers: StatusLayers) -> NDArray[np.float64]:
    """Return what the layers alone give each status; the scores sum to 0."""
    summed = sum_signs([row.signs], layers.places, layers.signs)[0] + layers.bias
    features, direct = np.split(summed, [layers.statuses.shape[0]])
    scores: NDArray[np.float64] = np.maximum(features, 0) @ layers.statuses + direct
    scores = scores.astype(np.float64)
    scores -= scores.mean()
    return scores


@cache
def load_layers() -> StatusLayers:
    """Return the layers that ship."""
    path = files("twosource.read.claims").joinpath("statuses.json")
    return read_layers(msgspec.json.decode(path.read_bytes(), type=StatusWeights))


def read_layers(written: StatusWeights) -> StatusLayers:
    """Return the layers of weights as they are written."""
    return StatusLayers(
        {sign: place for place, sign in enumerate(written.signs, 1)},
        np.array([[0] * len(written.bias), *written.signs.values()], np.float32) / SCALE,
        np.array(written.bias, np.float32) / SCALE,
        np.array(written.statuses, np.float32) / SCALE,
        np.array(written.mix, np.float32).reshape(-1, len(written.statuses[0])) / SCALE,
    )
