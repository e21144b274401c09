"""Fit the weights that tell which facts of two sentences are of one thing: collate/facing.json.

The examples come from affairs by hand and from the pairs of tools/opposed. The fit is a ridge
logistic regression by Newton's method; there is no chance in it. With cross-validation by affair.
Run: python -m tools.fit_disputes HAND.jsonl …
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from numpy.typing import NDArray
from tools.hand_affairs.model import load_affairs
from tools.hand_affairs.reading import read_parsed
from tools.opposed.cases import Example, iter_examples
from tools.opposed.pairs import load_pairs

from twosource.collate.facing import FacingWeights
from twosource.collate.fact import FactKind

TARGET = Path("src/twosource/collate/facing.json")
PAIRS = Path("tools/opposed/pairs.txt")
RIDGE = 8.0
STEPS = 30
FOLDS = 8
LEAST: dict[FactKind, float] = {
    "amount": -1.0,
    "polarity": -1.5,
    "date": -0.7,
    "place": -2.0,
    "actor": -1.5,
}
"""By kind, as weighed on affairs held out."""
PAIR_WEIGHT = 0.6
"""What an example of an invented pair counts, against one of an affair."""

Rows = NDArray[np.float64]


def fit(examples: Sequence[Example], names: Sequence[str]) -> Rows:
    """Return one weight for each name.

    In a pair most of what faces each other is opposed, which in an affair it is not. So pairs have
    a weight of their own beside the signs, which is forgotten afterwards.
    """
    rows = np.array(
        [[*(one.signs.get(x, 0.0) for x in names), float(one.is_invented)] for one in examples]
    )
    real = np.array([one.real for one in examples], dtype=np.float64)
    worth = np.array([PAIR_WEIGHT if one.is_invented else 1.0 for one in examples])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (worth * (chance - real)) + RIDGE * found
        bend = (rows.T * (worth * chance * (1 - chance))) @ rows + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found[:-1]


def list_names(examples: Iterable[Example]) -> list[str]:
    """Return the names of all signs, sorted."""
    return sorted({name for one in examples for name in one.signs})


def make_weights(examples: Sequence[Example]) -> FacingWeights:
    """Fit on examples."""
    names = list_names(examples)
    found = fit(examples, names)
    real = sum(one.real for one in examples)
    return FacingWeights(
        weights={name: round(float(one), 2) for name, one in zip(names, found, strict=True)},
        least=LEAST,
        fitted_on=f"{len(examples)} pairs of facts, {real} of them opposed",
    )


def cross_validate(examples: Sequence[Example]) -> None:
    """Print how the examples of each affair fall by weights fitted on the others."""
    affairs = sorted({one.affair for one in examples if not one.is_invented})
    counts = np.zeros(4, dtype=int)
    for fold in range(FOLDS):
        held = {one for at, one in enumerate(affairs) if at % FOLDS == fold}
        weights = make_weights([one for one in examples if one.affair not in held]).weights
        for one in (x for x in examples if x.affair in held):
            weight = sum(weights.get(name, 0.0) * value for name, value in one.signs.items())
            counts[2 * one.real + (weight >= LEAST[one.kind])] += 1
    print(f"by affair: {counts[3]} found, {counts[2]} missed, {counts[1]} false, {counts[0]} right")


def main(paths: Sequence[Path]) -> None:
    """Read, fit, print, write."""
    affairs = [one for path in paths for one in load_affairs(path)]
    with TemporaryDirectory() as folder:
        examples = [
            example
            for some, is_invented in ((affairs, False), (load_pairs(PAIRS), True))
            for affair in some
            for example in iter_examples(
                *read_parsed(affair, Path(folder)), is_invented=is_invented
            )
        ]
    cross_validate(examples)
    weights = make_weights(examples)
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{weights.fitted_on}; written to {TARGET}")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
