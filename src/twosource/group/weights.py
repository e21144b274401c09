"""Weights that ship with the program as data: what was fitted, and on what."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

__all__ = ["Weights", "load_weights"]


class Weights(Struct, frozen=True):
    """One weight for each figure by name, a bias, and what they were fitted on."""

    bias: float
    weights: dict[str, float]
    fitted_on: str


@cache
def load_weights(of: Literal["copies", "descent"]) -> Weights:
    """Return the weights of the copy decision (tools/fit_copies.py makes them) or those of descent
    (tools/fit_descent.py).
    """
    table = files("twosource.group").joinpath(f"{of}.json").read_bytes()
    return msgspec.json.decode(table, type=Weights)
