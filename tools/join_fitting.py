"""Fits how likely a party has a role beside the first that has it.

An example is a party of a labelled act of which the layers find the first right: does the label
name this party on the same side? A ridge logistic regression weighs the signs of `role_joins`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tools.logistic import fit_one

from twosource.read.claims.role_joins import list_join_signs, may_join
from twosource.read.claims.role_signs import Candidate
from twosource.run.scoring.names import find_key

__all__ = ["fit_joins", "list_pairs"]

Keys = tuple[set[str], set[str]]


def list_pairs(
    candidates: Sequence[Candidate],
    shares: NDArray[np.float64],
    first: tuple[int, int],
    wanted: Keys,
) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the signs of each party that may join a side, and whether it is of that side.

    `wanted` are the keys of both sides as labelled; a side whose first is wrong yields nothing.
    """
    for side, row in enumerate(first):
        if row >= len(candidates) or find_key(candidates[row].key) not in wanted[side]:
            continue
        for one, party in enumerate(candidates):
            if one not in first and may_join(candidates, shares, row, one, side):
                signs = list_join_signs(candidates, shares, row, one, side)
                yield signs, find_key(party.key) in wanted[side]


def fit_joins(pairs: Sequence[tuple[tuple[float, ...], bool]]) -> list[float]:
    """Return the weights of the signs, to three places."""
    signs, right = zip(*pairs, strict=True)
    return [round(float(x), 3) for x in fit_one(np.array(signs), np.array(right))]
