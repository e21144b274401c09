"""Fit the weights of descent on generated affairs; writes group/descent.json.

In affairs of the hands kept for fitting every version chooses its parent among those it was
compared with and one that nobody has seen. The weights make the parents that are right likely: a
conditional logit with a ridge, several right parents counting together. There is no chance in it.
Run: python -m tools.fit_descent [AFFAIRS]
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.check import make_item
from tools.affairs.model import Affair
from tools.affairs.scoring import find_accepted
from tools.affairs.sources import load_sources

from twosource.clean import make_report
from twosource.group.descent import measure_lineage
from twosource.group.direction import DIRECTIONS
from twosource.group.grouping import compare_reports, join_lineages
from twosource.group.steps import STEP_FIGURES, UNSEEN_FIGURES
from twosource.group.weights import Weights

TARGET = Path("src/twosource/group/descent.json")
RIDGE = 0.002
NAMES = (*STEP_FIGURES, *UNSEEN_FIGURES)

# What a figure can only speak for or against, whatever the affairs say, and the order of evidence:
# damage outweighs dates, since real dates lie where generated ones do not; damage and
# content that each version has alone prove an ancestor of both.
_FOR, _AGAINST = (-20.0, 0.0), (0.0, 20.0)
BOUNDS = {
    **dict.fromkeys(
        ["added", "dropped", "farther", "farther runs", "private runs"],
        _AGAINST,
    ),
    **dict.fromkeys(["farther words", "byline added"], _AGAINST),
    **{f"for {rule}": _FOR for rule in DIRECTIONS},
    **{f"against {rule}": _AGAINST for rule in DIRECTIONS},
    **dict.fromkeys(["shared damage", "same desk", "same byline", "same title"], _FOR),
    "title closeness": _FOR,
    "for first seen": (-1.5, 0.0),
    "against first seen": (0.0, 5.5),
    "private": (6.0, 20.0),
    "crossed damage": (0.5, 20.0),
    "against one-sided damage": (4.0, 20.0),
    "kinship": (-20.0, -0.7),
    "plans come about": _FOR,
    "plans undone": (0.7, 20.0),
}

Rows = NDArray[np.float64]
Choice = tuple[Rows, NDArray[np.bool_]]


def list_choices(affair: Affair) -> Iterator[Choice]:
    """Yield, for each version in company, the figures of its possible parents and which are right.

    A version whose right parent is not among them teaches nothing.
    """
    reports = {one.id: make_report(make_item(affair, one)) for one in affair.versions}
    names = {report.id: name for name, report in reports.items()}
    accepted = find_accepted(affair)
    pairs = compare_reports(list(reports.values()))
    for lineage in join_lineages(pairs):
        if len(lineage) > 1:
            steps = [
                (names[child], names[parent] if parent else None, figures)
                for child, parent, figures in measure_lineage(lineage, pairs)
            ]
            yield from _choices_of(steps, accepted, frozenset(reports))


def _choices_of(
    steps: Sequence[tuple[str, str | None, tuple[float, ...]]],
    accepted: dict[str, frozenset[str | None]],
    seen: frozenset[str],
) -> Iterator[Choice]:
    for name in dict.fromkeys(child for child, _, _ in steps):
        mine = [(parent, figures) for child, parent, figures in steps if child == name]
        rows = [_place(figures, is_seen=parent is not None) for parent, figures in mine]
        good = {one if one in seen else None for one in accepted[name]}
        right = np.array([parent in good for parent, _ in mine])
        if right.any():
            yield np.array(rows), right


def _place(figures: tuple[float, ...], *, is_seen: bool) -> list[float]:
    if is_seen:
        return [*figures, *[0.0] * len(UNSEEN_FIGURES)]
    return [*[0.0] * len(STEP_FIGURES), *figures]


def fit(choices: Sequence[Choice]) -> Rows:
    """Return the weight of each of `NAMES`, above 0 for what makes a parent unlikely."""
    scale = np.concatenate([rows for rows, _ in choices]).std(axis=0) + 1e-6

    def loss(weights: Rows) -> tuple[float, Rows]:
        total, slope = 0.0, np.zeros(len(NAMES))
        for rows, right in choices:
            score = -(rows / scale) @ weights
            chance = np.exp(score - score.max())
            chosen = np.where(right, chance, 0.0)
            total -= float(np.log(chosen.sum() / chance.sum()))
            slope += (rows / scale).T @ (chosen / chosen.sum() - chance / chance.sum())
        count = len(choices)
        ridge = RIDGE * float(weights @ weights) / 2
        return total / count + ridge, np.asarray(slope / count + RIDGE * weights)

    wide = (-20.0, 20.0)
    bounds = [
        tuple(limit * size for limit in BOUNDS.get(name, wide))
        for name, size in zip(NAMES, scale, strict=True)
    ]
    found = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x / scale)


def main(count: int) -> None:
    """Fit on affairs, print how often the likeliest parent is right, and write the weights."""
    sources = load_sources()
    choices = [
        choice
        for seed in range(count)
        for choice in list_choices(
            generate_affair(
                seed,
                bases=sources.bases,
                rewordings=sources.rewordings,
                updates=sources.updates,
                options=AffairOptions(split="fit"),
            )
        )
    ]
    weights = fit(choices)
    hits = np.mean([right[np.argmin(rows @ weights)] for rows, right in choices])
    print(f"{len(choices)} versions of {count} affairs, the likeliest parent right in {hits:.4f}")
    fitted = Weights(
        bias=0.0,
        weights={name: round(float(one), 3) for name, one in zip(NAMES, weights, strict=True)},
        fitted_on=f"{len(choices)} versions of {count} affairs by the hands kept for fitting",
    )
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")
    print(f"written to {TARGET}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
