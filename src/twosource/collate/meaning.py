"""Whether a clue is a difference in meaning, by weights that were fitted on labelled versions.

A ridge logistic model over the signs of the clue; tools/fit_differences.py makes `meaning.json`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

import msgspec
from msgspec import Struct

from twosource.collate.clue import Clue
from twosource.collate.matching import Matching

__all__ = ["LEAST_CHANCE", "MeaningWeights", "list_signs", "weigh_clue"]

LEAST_CHANCE = 0.5
"""Below this a clue is taken for another wording."""


class MeaningWeights(Struct, frozen=True):
    """One weight for each sign by name, and what they were fitted on."""

    weights: dict[str, float]
    fitted_on: str


def weigh_clue(clue: Clue, matching: Matching, weights: MeaningWeights | None = None) -> float:
    """Return the chance, from 0 to 1, that a clue is a difference in meaning."""
    table = (weights or _load()).weights
    signs = list_signs(clue, matching)
    return 1.0 / (1.0 + exp(-sum(table.get(name, 0.0) * value for name, value in signs.items())))


def list_signs(clue: Clue, matching: Matching) -> Mapping[str, float]:
    """Return the signs of a clue by name: its kind, what its kind sees, how alike the rest is,
    and whether one of the two passages alone is torn apart.
    """
    return dict(_list_signs(clue, matching))


def _list_signs(clue: Clue, matching: Matching) -> Iterator[tuple[str, float]]:
    if matching.is_one_torn:
        yield "any torn", 1.0
    apart = 1.0 - matching.sameness
    yield "any", 1.0
    yield "any apart", apart
    yield clue.clue, 1.0
    yield f"{clue.clue} apart", apart
    for sign in clue.signs:
        if sign == "first hedged":
            continue
        yield f"{clue.clue} {sign}", 1.0


@cache
def _load() -> MeaningWeights:
    table = files("twosource.collate").joinpath("meaning.json").read_bytes()
    return msgspec.json.decode(table, type=MeaningWeights)
