"""Steps of Adam (Kingma and Ba 2015) over named weights, as the small layers are fitted with."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

__all__ = ["Adam", "begin", "step"]

Matrix = NDArray[np.float32]
RIDGE = 1e-4
MOMENTUM, MEMORY = 0.9, 0.999


class Adam(Struct):
    """The weights while they are fitted, with the two memories of each."""

    weights: dict[str, Matrix]
    first: dict[str, Matrix]
    second: dict[str, Matrix]
    steps: int = 0


def begin(weights: dict[str, Matrix]) -> Adam:
    """Return weights that no step was made from yet."""
    first, second = ({name: np.zeros_like(x) for name, x in weights.items()} for _ in range(2))
    return Adam(weights, first, second)


def step(fit: Adam, slopes: Mapping[str, Any], rate: float) -> None:
    """Make one step down the slopes; all weights but the bias are drawn towards 0 a little."""
    fit.steps += 1
    for name, one in slopes.items():
        held = one + (RIDGE * fit.weights[name] if name != "bias" else 0)
        fit.first[name] = MOMENTUM * fit.first[name] + (1 - MOMENTUM) * held
        fit.second[name] = MEMORY * fit.second[name] + (1 - MEMORY) * held**2
        first = fit.first[name] / (1 - MOMENTUM**fit.steps)
        second = fit.second[name] / (1 - MEMORY**fit.steps)
        fit.weights[name] -= rate * first / (np.sqrt(second) + 1e-8)
