"""Two layers of weights that tell how likely each party has a role in an act.

`tools.fit_claims` fitted them on our own labelled passages (`training/corpus`) and wrote
`roles.json`. The first layer makes features of the signs and numbers of a row, the second weighs
these; a softmax over all rows of an act shares out each role.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.read.claims.role_rows import Row
from twosource.read.claims.sign_sums import sum_signs

__all__ = ["SCALE", "Layers", "RoleWeights", "load_layers", "read_layers", "share_out"]

Matrix = NDArray[np.float32]
# The weights are written as whole thousandths.
SCALE = 1000.0


class RoleWeights(Struct, frozen=True):
    """The weights as they are written, in thousandths.

    `signs` gives for each sign what it adds to the features and, last, to each role itself;
    `numbers` the same for each number of a row, `bias` to all rows; `roles` is what each feature
    adds to each role. A number is first taken less its `mean` and divided by its `spread`.
    """

    signs: dict[str, list[int]]
    numbers: list[list[int]]
    bias: list[int]
    roles: list[list[int]]
    mean: list[float]
    spread: list[float]


class Layers(Struct, frozen=True):
    """The weights as they are used; `places` are the rows of `signs`, whose first is nothing."""

    places: Mapping[str, int]
    signs: Matrix
    numbers: Matrix
    bias: Matrix
    roles: Matrix
    mean: Matrix
    spread: Matrix


def share_out(rows: Sequence[Row], layers: Layers) -> NDArray[np.float64]:
    """Return the chance of each row to have each role; the columns sum to 1."""
    signs = sum_signs([row.signs for row in rows], layers.places, layers.signs)
    numbers = (np.array([row.numbers for row in rows], np.float32) - layers.mean) / layers.spread
    summed = signs + numbers @ layers.numbers + layers.bias
    features, direct = np.split(summed, [layers.roles.shape[0]], axis=1)
    odds = (np.maximum(features, 0) @ layers.roles + direct).astype(np.float64)
    raised: NDArray[np.float64] = np.exp(odds - odds.max(axis=0))
    raised /= raised.sum(axis=0)
    return raised


@cache
def load_layers() -> Layers:
    """Return the layers that ship."""
    path = files("twosource.read.claims").joinpath("roles.json")
    return read_layers(msgspec.json.decode(path.read_bytes(), type=RoleWeights))


def read_layers(written: RoleWeights) -> Layers:
    """Return the layers of weights as they are written."""
    signs = np.array([[0] * len(written.bias), *written.signs.values()], np.float32) / SCALE
    return Layers(
        {sign: place for place, sign in enumerate(written.signs, 1)},
        signs,
        np.array(written.numbers, np.float32) / SCALE,
        np.array(written.bias, np.float32) / SCALE,
        np.array(written.roles, np.float32) / SCALE,
        np.array(written.mean, np.float32),
        np.array(written.spread, np.float32),
    )
