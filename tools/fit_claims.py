"""Fit what the signs of a party weigh; writes read/claims/roles.json.

Every claim that is labelled in the train half of `training/corpus` and that the reader finds is
looked up; each party near it is an example: is it an actor, is it a recipient, is it neither? The
signs are fitted on the passages that the network has learned from. How much they and what the
network sees weigh beside each other is fitted on the passages that were held back from it. Both are
ridge logistic regressions by Newton's method; there is no chance in them. A third one, on the same
passages, tells how sure a coded act is (surety.json). With --cross the second fit is made in five
parts, each measured by the other four. With --held the signs keep their weights, which takes a
fifth of the time.
Run: python -m tools.fit_claims [--cross] [--held]
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from training.claims import is_held_out

from twosource.lexicon.sectors import is_society
from twosource.read.claims.role_signs import ROLES, Candidate
from twosource.read.claims.roles import (
    RoleWeights,
    choose_roles,
    list_features,
    load_weights,
)
from twosource.read.claims.surety import SuretyWeights
from twosource.run.scoring.gold import LabelledClaim, read_gold
from twosource.run.scoring.names import find_key
from twosource.run.scoring.passages import PassageReader, judge, list_drafts

CORPUS = Path("training/corpus")
TARGET = Path("src/twosource/read/claims/roles.json")
SURETY = Path("src/twosource/read/claims/surety.json")
RIDGE = 1.0
STEPS = 30
LEAST = 3
PARTS = 5

Rows = NDArray[np.float64]


class Example(Struct, frozen=True):
    """The candidates of one labelled claim, and who of them are its actors and recipients."""

    passage: str
    held_out: bool
    candidates: tuple[Candidate, ...]
    claim: LabelledClaim


def iter_examples(*, only_held: bool) -> Iterator[Example]:
    """Yield the labelled claims of the train half that the reader finds."""
    reader = PassageReader()
    for path in sorted(CORPUS.glob("train-*.jsonl")):
        for number, passage in enumerate(read_gold(path)):
            if only_held and not is_held_out(number):
                continue
            for claim, candidates in list_drafts(reader, passage):
                yield Example(passage.id, is_held_out(number), tuple(candidates), claim)


def fit_signs(examples: Sequence[Example]) -> RoleWeights:
    """Return the weights of the signs that occur often enough."""
    counts = Counter(sign for one in examples for x in one.candidates for sign in x.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= LEAST)
    place = {sign: number for number, sign in enumerate(signs, 1)}
    rows = []
    for candidate in (x for one in examples for x in one.candidates):
        row = np.zeros(len(signs) + 1)
        row[0] = 1.0
        row[[place[x] for x in candidate.signs if x in place]] = 1.0
        rows.append(row)
    full = np.array(rows)
    names = ["", *signs]
    actor, recipient = (_name(names, fit_one(full, _list_wanted(examples, x))) for x in ROLES)
    return RoleWeights(actor=actor, recipient=recipient)


def join(examples: Sequence[Example], weights: RoleWeights) -> RoleWeights:
    """Return the weights with those of the network beside the signs."""
    rows = [list_features(x, one.candidates, weights) for one in examples for x in one.candidates]
    full = np.array(rows)
    joined = {
        role: [round(float(x), 3) for x in fit_one(full, _list_wanted(examples, role))]
        for role in ROLES
    }
    return replace(weights, joined=joined)


def _list_wanted(examples: Sequence[Example], role: str) -> NDArray[np.bool_]:
    return np.array(
        [
            _is_in(x, one.candidates, getattr(one.claim, role) or ())
            for one in examples
            for x in one.candidates
        ]
    )


def fit_one(full: Rows, wanted: NDArray[np.bool_]) -> Rows:
    """Return the weights of one role; the first column is the bias, which is not held down."""
    penalty = np.full(full.shape[1], RIDGE)
    penalty[0] = 1e-6
    found = np.zeros(full.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(full @ found, -30, 30)))
        slope = full.T @ (chance - wanted) + penalty * found
        bend = (full.T * (chance * (1 - chance))) @ full + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    return found


def _name(names: Sequence[str], weights: Rows) -> dict[str, float]:
    return {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}


def _is_in(candidate: Candidate, candidates: Sequence[Candidate], codes: Sequence[str]) -> bool:
    """Tell whether codes name a party: of a state and its people the one that the sector tells."""
    for code in codes:
        key = find_key(code)
        if key != find_key(candidate.key):
            continue
        side = is_society(code.split("/")[1:])
        sides = {_is_society(x) for x in candidates if find_key(x.key) == key}
        if side not in sides or _is_society(candidate) == side:
            return True
    return False


def _is_society(candidate: Candidate) -> bool:
    return is_society(candidate.voice[1].sectors)


def measure(examples: Sequence[Example], weights: RoleWeights) -> Counter[str]:
    """Count the claims whose actors, recipients and both are right."""
    counts: Counter[str] = Counter()
    for one in examples:
        chosen = choose_roles(one.candidates, weights)
        right = [
            {find_key(_key_of(one.candidates, voice)) for voice in some}
            == {find_key(code) for code in codes or ()}
            for some, codes in zip(chosen, (one.claim.actor, one.claim.recipient), strict=True)
        ]
        counts.update(claims=1, actor=right[0], recipient=right[1], both=all(right))
    return counts


def _key_of(candidates: Sequence[Candidate], voice: object) -> str:
    return next(
        one.key
        for one in candidates
        if one.voice is voice or any(x is voice for x in one.named.values())
    )


def main(*, cross: bool, only_held: bool) -> None:
    """Fit, print how many claims come out right, and write the weights."""
    examples = list(iter_examples(only_held=only_held))
    held = [one for one in examples if one.held_out]
    seen = [one for one in examples if not one.held_out]
    signs = fit_signs(seen) if seen else replace(load_weights(), joined={})
    print("signs alone", _tell(measure(held, signs)))
    if cross:
        total: Counter[str] = Counter()
        passages = sorted({one.passage for one in held})
        for part in range(PARTS):
            away = set(passages[part::PARTS])
            weights = join([one for one in held if one.passage not in away], signs)
            total += measure([one for one in held if one.passage in away], weights)
        print("joined, crosswise", _tell(total))
        return
    weights = join(held, signs)
    print("joined", _tell(measure(held, weights)))
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    load_weights.cache_clear()
    fit_surety()


def fit_surety() -> None:
    """Fit how often acts that look alike are right; print what a bound on either chance leaves."""
    reader = PassageReader()
    rows: list[tuple[float, ...]] = []
    right: list[tuple[bool, bool]] = []
    wanted = 0
    for path in sorted(CORPUS.glob("train-*.jsonl")):
        for number, passage in enumerate(read_gold(path)):
            if is_held_out(number):
                wanted += len(passage.claims)
                for signs, *verdict in judge(reader, passage):
                    rows.append(signs)
                    right.append((verdict[0], verdict[1]))
    full, (act, whole) = np.array(rows), np.array(right).T
    weights = SuretyWeights(*(_round(fit_one(full, x)) for x in (act, whole)))
    SURETY.write_bytes(msgspec.json.encode(weights) + b"\n")
    for name, true, some in (("act", act, weights.act), ("whole", whole, weights.whole)):
        chance = 1 / (1 + np.exp(-full @ np.array(some)))
        for least in np.arange(0.0, 0.95, 0.1):
            kept = chance >= least
            share = true[kept].mean() if kept.any() else 0.0
            found = true[kept].sum() / wanted
            told = f"{name} {least:.1f}: {kept.sum()} told, {share:.3f} right"
            print(
                f"{told}, {found:.3f} of all, F1 {2 * share * found / (share + found + 1e-9):.3f}"
            )


def _round(weights: Rows) -> tuple[float, ...]:
    return tuple(round(float(x), 3) for x in weights)


def _tell(counts: Counter[str]) -> dict[str, float]:
    return {name: round(count / counts["claims"], 3) for name, count in counts.items()}


if __name__ == "__main__":
    main(cross="--cross" in sys.argv, only_held="--held" in sys.argv)
