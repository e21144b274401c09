"""Fit how signs of two tellings weigh for one happening; writes collate/ties.json.

Pairs come from the affairs that are kept for development, read as a person's reports are; a telling
is of the event that most of its labelled claims are of. The fit is a ridge logistic regression
without chance, in which what is the same never speaks against one happening, nor what is other for
it. Each affair is also clustered with weights fitted on the others, and B³ printed for each
threshold: the one that is written is given by hand.
Run: python -m tools.fit_merges [--least LOG_ODDS] FILE…
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from tools.hand_affairs.model import load_affairs
from tools.hand_affairs.pairing import pair_affair
from tools.hand_affairs.reading import ReadAffair, read_affair

from twosource.collate.denials import find_denied
from twosource.collate.events import make_scene, make_setting
from twosource.collate.joining import join_tellings
from twosource.collate.tellings import are_two, differ_in_days
from twosource.collate.ties import SIGNS, Scene, TieWeights, find_tied, iter_signs
from twosource.model import Claim
from twosource.run.scoring.merges import MergeScores, score_merges
from twosource.text.decided import NOTHING_JUDGED

TARGET = Path("src/twosource/collate/ties.json")
RIDGE = 3.0
STEPS = 500
FOR = frozenset(one for one in SIGNS if one.startswith("same ") or one.endswith(" shared")) | {
    "dates meet",
    "words",
    "names",
    "copied",
    "cue in the other",
}
# Few pairs of the affairs have these; a date that fits must speak for one happening all the same.
LEAST_FOR = {"dates meet": 1.1, "same actors": 0.5, "same recipients": 0.3}
AGAINST = frozenset(one for one in SIGNS if one.startswith(("other ", "another "))) | {
    "days between", "sentences between", "further in the text", "said not to be",
}  # fmt: skip
LEASTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Rows = NDArray[np.float64]


class Labelled(Struct, frozen=True):
    """Two scenes of one affair (acts, denials) and the event of each labelled claim."""

    scenes: tuple[Scene, ...]
    events: dict[str, str]


def label_affair(read: ReadAffair) -> Labelled:
    """Return what is compared in one affair, and what is one happening by its labels."""
    record = read.record
    reports = {one.id: one for one in record.reports}
    setting = make_setting(
        record.claims, record.grouping, reports, dates=record.collation.story_dates
    )
    acts = [one for one in record.collation.events if one.act != "DENIAL"]
    known = msgspec.structs.replace(setting.known, denied=find_denied(record.claims, acts, reports))
    parts: tuple[list[Claim], list[Claim]] = ([], [])
    for one in record.claims:
        parts[one.act == "DENIAL"].append(one)
    return Labelled(
        scenes=(
            make_scene(parts[0], setting),
            make_scene(parts[1], msgspec.structs.replace(setting, known=known)),
        ),
        events={one.found.id: one.event.id for one in pair_affair(read)},
    )


def list_pairs(affair: Labelled) -> tuple[Rows, Rows]:
    """Return the signs of each pair of labelled tellings that may tie, and whether it is one."""
    rows, same = [np.zeros((0, len(SIGNS)))], [np.zeros(0)]
    for scene in affair.scenes:
        if len(scene) < 2:
            continue
        events = [_find_event(one.claims, affair) for one in scene.tellings]
        tied = find_comparable(scene)
        named = dict(iter_signs(scene))
        signs = np.stack([named[name] for name in SIGNS], axis=-1)
        pairs = [
            (first, second)
            for first in range(len(events))
            for second in range(first)
            if events[first] and events[second] and tied[first, second]
        ]
        if pairs:
            firsts, seconds = map(list, zip(*pairs, strict=True))
            rows.append(signs[firsts, seconds])
            same.append(np.array([events[one] == events[other] for one, other in pairs], float))
    return np.vstack(rows), np.hstack(same)


def find_comparable(scene: Scene) -> NDArray[np.bool_]:
    """Return which pairs may be one happening at all."""
    tied = find_tied(scene)
    for first, one in enumerate(scene.tellings):
        for second in range(first):
            other = scene.tellings[second]
            if are_two(one, other) or differ_in_days(one, other):
                tied[first, second] = tied[second, first] = False
    return tied


def _find_event(claims: Sequence[Claim], affair: Labelled) -> str:
    votes = Counter(affair.events[one.id] for one in claims if one.id in affair.events)
    return votes.most_common(1)[0][0] if votes else ""


def fit(rows: Rows, same: Rows) -> Rows:
    """Return the weights, the bias last; none has the sign that its name forbids."""
    full = np.column_stack([rows, np.ones(len(rows))])
    penalty = np.full(full.shape[1], RIDGE)
    penalty[-1] = 1e-9

    def measure(weights: Rows) -> tuple[float, Rows]:
        odds = full @ weights
        loss = float(np.logaddexp(0, odds).sum() - same @ odds + penalty @ weights**2 / 2)
        return loss, full.T @ (expit(odds) - same) + penalty * weights

    bounds = [_find_bounds(name) for name in SIGNS]
    found = minimize(
        measure,
        np.zeros(full.shape[1]),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": STEPS},
    )
    return np.asarray(found.x)


def _find_bounds(name: str) -> tuple[float | None, float | None]:
    if name in FOR:
        return LEAST_FOR.get(name, 0.0), None
    return (None, 0.0) if name in AGAINST else (None, None)


def make_weights(found: Rows, least: float, fitted_on: str) -> TieWeights:
    """Return weights by name, rounded as they are written."""
    values = [round(float(one), 3) for one in found]
    return TieWeights(dict(zip(SIGNS, values, strict=False)), values[-1], least, fitted_on)


def cluster(affair: Labelled, weights: TieWeights) -> list[list[str]]:
    """Return the clusters of an affair, each as the claims that are labelled."""
    return [
        [one.id for told in group.tellings for one in told.claims if one.id in affair.events]
        for scene in affair.scenes
        if len(scene)
        for group in join_tellings(scene, NOTHING_JUDGED, weights)
    ]


def iter_affairs(paths: Sequence[Path]) -> Iterator[Labelled]:
    """Yield every affair of some files, read and labelled."""
    with TemporaryDirectory() as folder:
        for path in paths:
            for affair in load_affairs(path):
                yield label_affair(read_affair(affair, Path(folder)))


def main(arguments: Sequence[str]) -> None:
    """Fit, print what each threshold gives on affairs that were left out, and write the weights."""
    least = float(arguments[1]) if arguments[0] == "--least" else 0.3
    paths = [Path(one) for one in arguments if one.endswith(".jsonl")]
    affairs = list(iter_affairs(paths))
    pairs = [list_pairs(one) for one in affairs]
    for bound in LEASTS:
        gold: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        found: list[list[str]] = []
        for left_out, affair in enumerate(affairs):
            others = [one for at, one in enumerate(pairs) if at != left_out]
            fitted = fit(np.vstack([x for x, _ in others]), np.hstack([y for _, y in others]))
            found += cluster(affair, make_weights(fitted, bound, ""))
            for claim, event in affair.events.items():
                gold[left_out, event].append(claim)
        _print(bound, score_merges(gold.values(), found))
    rows, same = np.vstack([x for x, _ in pairs]), np.hstack([y for _, y in pairs])
    made = make_weights(
        fit(rows, same),
        least,
        f"{len(rows)} pairs of tellings in {len(affairs)} affairs by the hands kept for fitting",
    )
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")
    for name, weight in sorted(made.weights.items(), key=lambda one: -abs(one[1])):
        print(f"{name:28} {weight:7.3f}")


def _print(bound: float, scores: MergeScores) -> None:
    print(
        f"from {bound:5.2f}: B3 {scores.precision:.3f} {scores.recall:.3f} F {scores.f1:.3f}; "
        f"pairs joined wrongly {scores.false_merges:.3f}, missed {scores.missed_merges:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
