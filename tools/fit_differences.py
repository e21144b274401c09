"""Fit the weights that tell a difference in meaning from another wording: collate/meaning.json.

Clues come from generated affairs of the hands kept for fitting, from affairs by hand with real
states, and from the invented pairs of sentences in tools/differences/pairs.tsv. A clue is a
difference where it lies on one that is labelled. The fit is a ridge logistic regression by Newton's
method; there is no chance in it. With cross-validation by affair.
Run: python -m tools.fit_differences HAND.jsonl …
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tools.differences.__main__ import INVENTED
from tools.differences.cases import Case, Pair, Parses
from tools.differences.pairs import iter_pairs
from tools.differences.score import overlap
from tools.differences.sources import iter_generated, iter_written

from twosource.collate.clue import Clue
from twosource.collate.clues import find_clues
from twosource.collate.frames import make_frame
from twosource.collate.matching import Matching
from twosource.collate.meaning import MeaningWeights, list_signs
from twosource.lexicon.own import wearing
from twosource.run.own_lexicon import load_lexicon

TARGET = Path("src/twosource/collate/meaning.json")
RIDGE = 0.3
STEPS = 40
FOLDS = 5
FIRST_SEED = 200
AFFAIRS = 40

# What is too rare in the affairs to be fitted is drawn towards these, which are set by hand: an
# affair's garbled copy has whole sentences, one that was translated back and forth is torn.
PRIOR = {
    "any torn": 2.0,
    "other-part noun": 0.5,
    "other-part ousts": 1.5,
    "moved taken": 1.0,
    "misquoted": 1.0,
    "misquoted alone": 1.0,
    "requoted": 0.5,
    "requoted unbalanced": 0.5,
    "reversed pole": 1.0,
    "status possible-present": 2.5,
}

Rows = NDArray[np.float64]


class Example(Struct, frozen=True):
    """The signs of one clue, whether it is a difference, and the affair that it is from."""

    signs: Mapping[str, float]
    real: bool
    affair: str


def iter_examples(case: Case) -> Iterator[Example]:
    """Yield the clues of a case; a pair whose differences are not all listed is left out."""
    made = {name: one.make_version() for name, one in case.reports.items()}
    seen: set[tuple[object, ...]] = set()
    for pair in case.pairs:
        if not pair.full:
            continue
        for link in pair.alignment.links:
            first = make_frame(made[pair.first], link.first)
            second = make_frame(made[pair.second], link.second)
            if first is None or second is None:
                continue
            matching = Matching(first, second)
            for clue in find_clues(matching):
                signs = list_signs(clue, matching)
                real = _is_real(clue, pair)
                key = (tuple(sorted(signs.items())), real, clue.because)
                if key not in seen:
                    seen.add(key)
                    yield Example(signs, real, case.name)


def _is_real(clue: Clue, pair: Pair) -> bool:
    return any(
        (one.at_first is None or overlap(one.at_first, clue.at_first))
        and (one.at_second is None or overlap(one.at_second, clue.at_second))
        for one in pair.wanted
        if one.kinds[0] in ("corruption", "update")
    )


def fit(examples: Iterable[Example], names: list[str]) -> Rows:
    """Return one weight for each name."""
    some = list(examples)
    rows = np.array([[one.signs.get(name, 0.0) for name in names] for one in some])
    real = np.array([one.real for one in some], dtype=np.float64)
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    found = prior.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chance - real) + RIDGE * (found - prior)
        bend = (rows.T * (chance * (1 - chance))) @ rows + RIDGE * np.eye(len(names))
        found -= np.linalg.solve(bend, slope)
    return found


def cross_validate(examples: list[Example], names: list[str]) -> None:
    """Print how the clues of each affair fall by weights fitted on the others."""
    affairs = sorted({one.affair for one in examples})
    counts = np.zeros(4, dtype=int)
    for fold in range(FOLDS):
        held = {one for at, one in enumerate(affairs) if at % FOLDS == fold}
        found = fit((one for one in examples if one.affair not in held), names)
        for one in examples:
            if one.affair in held:
                weight = sum(value * found[names.index(name)] for name, value in one.signs.items())
                counts[2 * one.real + (weight >= 0)] += 1
    print(f"by affair: {counts[3]} found, {counts[2]} missed, {counts[1]} false, {counts[0]} right")


def main(written: Iterable[Path]) -> None:
    """Read, fit, print, write."""
    parses = Parses()
    cases = [*(case for one in written for case in iter_written(one, parses)), *iter_pairs(parses)]
    with wearing(load_lexicon(INVENTED)):
        cases += iter_generated(FIRST_SEED, AFFAIRS, "fit", parses)
        write(cases, TARGET)


def write(cases: Iterable[Case], target: Path) -> None:
    """Fit on cases, cross-validate, write the weights."""
    examples = [one for case in cases for one in iter_examples(case)]
    names = sorted({name for one in examples for name in one.signs} | PRIOR.keys())
    cross_validate(examples, names)
    found = fit(examples, names)
    real = sum(one.real for one in examples)
    weights = MeaningWeights(
        weights={name: round(float(one), 2) for name, one in zip(names, found, strict=True)},
        fitted_on=f"{len(examples)} clues, {real} of them differences",
    )
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{weights.fitted_on}; written to {target}")


if __name__ == "__main__":
    main(Path(one) for one in sys.argv[1:])
