"""Fit what the signs weigh that tie an amount to an act; writes read/claims/amounts.json.

Every amount that is found beside a labelled claim of the train half of `training/corpus` is an
example: is it one of the claim's, or not? The fit is that of `tools.fit_claims`. With --cross each
hand is measured by the others.
Run: python -m tools.fit_amounts [--cross]
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from tools.fit_claims import fit_one
from training.amounts import Beside, Tally, list_beside, sum_up, tally
from twosource.run.scoring.gold import read_gold
from twosource.run.scoring.passages import PassageReader

CORPUS = Path("training/corpus")
TARGET = Path("src/twosource/read/claims/amounts.json")
LEAST = 4

Weights = dict[str, float]


def read_hands() -> dict[str, list[Beside]]:
    """Return the amounts beside the claims of each train hand."""
    reader = PassageReader()
    return {
        path.stem: [x for one in read_gold(path) for x in list_beside(one, reader.read(one)[0])]
        for path in sorted(CORPUS.glob("train-*.jsonl"))
    }


def fit(besides: Sequence[Beside]) -> Weights:
    """Return the weights of the signs that occur often enough."""
    pairs = [(pair.signs, pair.is_right) for one in besides for pair in one.pairs]
    counts = Counter(sign for signs, _ in pairs for sign in signs)
    names = ["", *sorted(sign for sign, count in counts.items() if count >= LEAST)]
    place = {sign: number for number, sign in enumerate(names)}
    rows = np.zeros((len(pairs), len(names)))
    rows[:, 0] = 1.0
    for row, (signs, _) in zip(rows, pairs, strict=True):
        row[[place[x] for x in signs if x in place]] = 1.0
    weights = fit_one(rows, np.array([is_right for _, is_right in pairs]))
    return {name: round(float(x), 3) for name, x in zip(names, weights, strict=True)}


def _print(name: str, one: Tally) -> None:
    print(f"{name}: {one.right} of {one.found} found, {one.gold} labelled, F1 {one.f1:.3f}")


def main(*, cross: bool) -> None:
    """Fit, print how many amounts come out right, and write the weights."""
    hands = read_hands()
    if cross:
        tallies = []
        for hand, besides in hands.items():
            weights = fit([x for name, some in hands.items() if name != hand for x in some])
            tallies.append(sum_up(tally(one, weights) for one in besides))
            _print(hand, tallies[-1])
        _print("held out", sum_up(tallies))
        return
    every = [x for some in hands.values() for x in some]
    weights = fit(every)
    _print("fitted", sum_up(tally(one, weights) for one in every))
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")


if __name__ == "__main__":
    main(cross="--cross" in sys.argv)
