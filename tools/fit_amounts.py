"""Fit what the signs of an amount and an act weigh; writes read/claims/amount_signs.json.

Every amount that the reader finds is paired with each labelled act near it: is it one of the
amounts that the label gives? It is a ridge logistic regression; there is no chance in it. With
--cross nothing is written: the fit is made in five parts by hand, each measured by the other four,
and F1 is printed for several bounds. Run: python -m tools.fit_amounts [--cross]
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from training.amounts import place_acts

from twosource.read.claims.amount_carrying import weigh_pairs
from twosource.read.claims.amount_signs import BindingWeights, weigh_binding
from twosource.run.scoring.gold import read_gold
from twosource.run.scoring.measures import same_amount
from twosource.run.scoring.passages import PassageReader, label_amount

CORPUS = Path("training/corpus")
TARGET = Path("src/twosource/read/claims/amount_signs.json")
RIDGE = 8.0
FEWEST = 5
SMALLEST = 0.05
# The sum from which on an amount is bound: of those near the best F1 by --cross, the one at which
# no hand of unusual wording loses.
LEAST = -0.55
BOUNDS = (-1.0, -0.7, -0.55, -0.4, -0.2, 0.0, 0.3)
PARTS = 5

Vector = NDArray[np.float64]


class Example(Struct, frozen=True):
    """An amount and an act: whether a label has its value, and whether it has all of it."""

    hand: str
    signs: frozenset[str]
    is_bound: bool
    is_right: bool


def iter_examples(paths: Sequence[Path], reader: PassageReader) -> Iterator[Example]:
    """Yield every pair of an amount and a labelled act near it."""
    for path in paths:
        for passage in read_gold(path):
            sentences, _ = reader.read(passage)
            placed, acts = place_acts(passage, sentences)
            labels = {(number, word): claim.amounts for number, word, claim in placed}
            for one in weigh_pairs(sentences, acts):
                found, wanted = label_amount(one.placed.amount), labels[one.act]
                yield Example(
                    path.stem,
                    frozenset(one.signs),
                    any(x.value == found.value for x in wanted),
                    any(same_amount(x, found) for x in wanted),
                )


def fit(examples: Sequence[Example]) -> BindingWeights:
    """Return the weights of the signs that occur often enough."""
    counts = Counter(sign for one in examples for sign in one.signs)
    names = sorted(sign for sign, count in counts.items() if count >= FEWEST)
    place = {sign: number for number, sign in enumerate(names)}
    cells = [
        (row, place[sign]) for row, one in enumerate(examples) for sign in one.signs & place.keys()
    ]
    rows, columns = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (rows, columns)), (len(examples), len(names)))
    sides = np.array([1.0 if one.is_bound else -1.0 for one in examples])

    def lose(weights: Vector) -> tuple[float, Vector]:
        margins = sides * (table @ weights)
        slopes = sides / (1 + np.exp(np.clip(margins, -30, 30)))
        loss = np.logaddexp(0, -margins).sum() + RIDGE / 2 * weights @ weights
        return float(loss), RIDGE * weights - table.T @ slopes

    best = minimize(lose, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    kept = {name: round(float(x), 3) for name, x in zip(names, best, strict=True)}
    return BindingWeights({k: x for k, x in kept.items() if abs(x) >= SMALLEST}, LEAST)


def cross(examples: Sequence[Example], gold: int) -> None:
    """Print F1 by bound, each hand measured by weights that were fitted without it."""
    hands = sorted({one.hand for one in examples})
    weighed: list[tuple[float, Example]] = []
    for part in range(PARTS):
        out = set(hands[part::PARTS])
        weights = fit([one for one in examples if one.hand not in out])
        weighed += [(weigh_binding(x.signs, weights), x) for x in examples if x.hand in out]
    for bound in BOUNDS:
        chosen = [one for weight, one in weighed if weight > bound]
        right, bound_right = sum(x.is_right for x in chosen), sum(x.is_bound for x in chosen)
        share = 2 / (len(chosen) + gold)
        print(f"{bound:5.1f}: F1 {right * share:.3f}, by value alone {bound_right * share:.3f}")


def main() -> None:
    """Fit and write the weights, or measure them by parts."""
    paths = sorted(CORPUS.glob("train-*.jsonl"))
    examples = list(iter_examples(paths, PassageReader()))
    if "--cross" in sys.argv[1:]:
        passages = (passage for path in paths for passage in read_gold(path))
        cross(examples, sum(len(claim.amounts) for one in passages for claim in one.claims))
        return
    TARGET.write_bytes(msgspec.json.encode(fit(examples)) + b"\n")
    print(f"wrote {TARGET} from {len(examples)} pairs")


if __name__ == "__main__":
    main()
