"""Two layers of weights that choose one of several rows by their signs.

`tools.fit_claims` fitted them on our own labelled passages (`training/corpus`): who says that an
act was done (`speakers.json`), and when it was (`dates.json`). The first layer makes features of
the signs of a row, the second weighs these; the row with most weight is chosen.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.read.claims.sign_sums import sum_signs

__all__ = [
    "SCALE", "ChoiceLayers", "ChoiceWeights", "choose", "load_choice", "read_choice", "weigh_rows",
]  # fmt: skip

Matrix = NDArray[np.float32]
# The weights are written as whole thousandths.
SCALE = 1000.0


class ChoiceWeights(Struct, frozen=True):
    """The weights as they are written, in thousandths.

    `signs` gives for each sign what it adds to the features and, last, to the row itself; `bias`
    the same for all rows; `features` is what each feature adds to the row.
    """

    signs: dict[str, list[int]]
    bias: list[int]
    features: list[int]


class ChoiceLayers(Struct, frozen=True):
    """The weights as they are used; `places` are the rows of `signs`, whose first is nothing."""

    places: Mapping[str, int]
    signs: Matrix
    bias: Matrix
    features: Matrix


def weigh_rows(rows: Sequence[Sequence[str]], layers: ChoiceLayers) -> NDArray[np.float64]:
    """Return the weight of each row."""
    summed = sum_signs(rows, layers.places, layers.signs) + layers.bias
    weighed: NDArray[np.float64] = (
        np.maximum(summed[:, :-1], 0) @ layers.features + summed[:, -1]
    ).astype(np.float64)
    return weighed


def choose(rows: Sequence[Sequence[str]], layers: ChoiceLayers) -> int:
    """Return the place of the row with most weight, the first of equals."""
    return int(np.argmax(weigh_rows(rows, layers)))


@cache
def load_choice(of: Literal["speakers", "dates"]) -> ChoiceLayers:
    """Return the layers that ship."""
    path = files("twosource.read.claims").joinpath(f"{of}.json")
    return read_choice(msgspec.json.decode(path.read_bytes(), type=ChoiceWeights))


def read_choice(written: ChoiceWeights) -> ChoiceLayers:
    """Return the layers of weights as they are written."""
    return ChoiceLayers(
        {sign: place for place, sign in enumerate(written.signs, 1)},
        np.array([[0] * len(written.bias), *written.signs.values()], np.float32) / SCALE,
        np.array(written.bias, np.float32) / SCALE,
        np.array(written.features, np.float32) / SCALE,
    )
