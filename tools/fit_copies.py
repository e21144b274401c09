"""Fit the weights of the copy decision on generated affairs; writes group/copies.json.

Pairs come from affairs of the hands kept for fitting: versions of one lineage against versions of
independent reports on the same happening. Merged reports are left out, since they are both; so are
pairs with a later edition that is not the parent or child of the other. The fit is a ridge logistic
regression by Newton's method, both classes weighing the same; there is no chance in it.
Run: python -m tools.fit_copies [AFFAIRS]
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.check import make_item
from tools.affairs.model import Affair, Version
from tools.affairs.sources import load_sources

from twosource.clean import make_report
from twosource.group.decide import FEATURES, features_of
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.group.weights import Weights

TARGET = Path("src/twosource/group/copies.json")
RIDGE = 0.001
STEPS = 60

Rows = NDArray[np.float64]


def iter_pairs(affair: Affair) -> Iterator[tuple[list[float], bool]]:
    """Yield the figures of each telling pair of an affair, and whether it is of one lineage."""
    versions = {one.id: one for one in affair.versions if one.relation != "merged"}
    lineages = {name: one.id for one in affair.lineages for name in one.reports}
    stories = {name: one.happening for one in affair.stories for name in one.reports}
    profiles = {
        name: Profile(make_report(make_item(affair, version))) for name, version in versions.items()
    }
    for one, other in combinations(versions, 2):
        same = lineages[one] == lineages[other]
        if stories.get(one) != stories.get(other):
            continue
        if same and not _is_telling(versions[one], versions[other]):
            continue
        yield list(features_of(measure_likeness(profiles[one], profiles[other]))), same


def _is_telling(one: Version, other: Version) -> bool:
    related = one.id in other.parents or other.id in one.parents
    return related or "edition" not in (one.relation, other.relation)


def fit(rows: Rows, same: NDArray[np.bool_]) -> Rows:
    """Return the weights, the bias last."""
    full = np.column_stack([rows, np.ones(len(rows))])
    share = same.mean()
    weight = np.where(same, 0.5 / share, 0.5 / (1 - share))
    penalty = np.full(full.shape[1], RIDGE)
    penalty[-1] = 0.0
    found = np.zeros(full.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-full @ found))
        slope = full.T @ (weight * (chance - same)) / len(full) + penalty * found
        bend = (full.T * (weight * chance * (1 - chance))) @ full / len(full)
        found -= np.linalg.solve(bend + np.diag(penalty + 1e-9), slope)
    return found


def main(count: int) -> None:
    """Fit on affairs, print how the pairs fall, and write the weights."""
    sources = load_sources()
    rows: list[list[float]] = []
    same: list[bool] = []
    for seed in range(count):
        affair = generate_affair(
            seed,
            bases=sources.bases,
            rewordings=sources.rewordings,
            updates=sources.updates,
            options=AffairOptions(split="fit"),
        )
        for row, is_same in iter_pairs(affair):
            rows.append(row)
            same.append(is_same)
    table, truth = np.array(rows), np.array(same)
    found = fit(table, truth)
    score = 1 / (1 + np.exp(-np.column_stack([table, np.ones(len(table))]) @ found))
    print(f"{len(truth)} pairs, {truth.sum()} of one lineage")
    print(f"missed {np.mean(score[truth] < 0.5):.4f}, false {np.mean(score[~truth] >= 0.5):.4f}")
    weights = Weights(
        bias=round(float(found[-1]), 3),
        weights={name: round(float(one), 3) for name, one in zip(FEATURES, found, strict=False)},
        fitted_on=f"{len(truth)} pairs of {count} affairs by the hands kept for fitting",
    )
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"written to {TARGET}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
