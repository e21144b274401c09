"""Fit what tells which acts of its report a denial denies: read/claims/links.json.

Every denial that is read in the train half of `training/corpus`, with every act near it, is an
example; passages that the network has learned from and that have no word of denial are passed over.
The signs are weighed on what the network has learned from. There it is surer than elsewhere, so
what it sees of a denial is left out of some. What their sum, the two sureties and the second look
count is fitted on the passages that were held back, and measured there with the fit on the other
seven eighths. Both fits are ridge logistic regressions by Newton's method.
With --held the weights of the signs stay.
Run: python -m tools.fit_links [--held]
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tools.fit_claims import iter_passages
from tools.logistic import fit_one

from twosource.read.claims.coder import LEAST_SURETY
from twosource.read.claims.denial_signs import (
    LinkWeights,
    Signs,
    Telling,
    list_places,
    list_signs,
    load_link_weights,
)
from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.pairing import pair_claims
from twosource.run.scoring.passages import PassageReader, label_coded

MAY_DENY = re.compile(
    r"\b(not|no|never|nothing|nobody|none|neither|nor|without|den(y|ies|ied|ying|ials?)|reject\w*"
    r"|dismiss\w*|refut\w*|contradict\w*|disput\w*|false|lies?|lie|slander|fabricat\w*|baseless"
    r"|insist\w*|assur\w*|nonsense|invent\w*|untrue|rumou?rs?|brush\w*|wav(ed|es|ing)|scoff\w*"
    r"|farce|rubbish\w*|unfounded)\b|n't",
    re.IGNORECASE,
)
TARGET = Path("src/twosource/read/claims/links.json")
WEAK = 0.2
RIDGE, SECOND_RIDGE = 2.0, 0.5
LEFT_OUT = 0.4
FOLDS = 8
LEAST = -0.15
SEEN = ("pointed", "another pointed")
LATER = ("any", "surety of the denial", "surety of the act", "second look")

Rows = NDArray[np.float64]
Bits = NDArray[np.bool_]


class Denied(Struct, frozen=True):
    """One denial and the acts near it: their signs, and whether it denies them."""

    passage: int
    signs: Sequence[Signs]
    real: Sequence[bool]


class Half(Struct, frozen=True):
    """The denials of some passages; `wanted` counts the links that are labelled."""

    denials: Sequence[Denied]
    wanted: int


def read_half(reader: PassageReader, *, held: bool) -> Half:
    """Read the denials of the passages that were held back, or of the others."""
    denials: list[Denied] = []
    wanted = 0
    for number, passage in enumerate(iter_passages(held=held)):
        if passage.is_full and (held or _may_deny(passage)):
            wanted += sum(len(one.denies) for one in passage.claims)
            denials += _read_passage(reader, passage, number)
    return Half(denials, wanted)


def _may_deny(passage: LabelledPassage) -> bool:
    labelled = any(one.act == "DENIAL" for one in passage.claims)
    return labelled or MAY_DENY.search(passage.text) is not None


def _read_passage(reader: PassageReader, passage: LabelledPassage, number: int) -> Iterator[Denied]:
    sentences, _ = reader.read(passage)
    report = reader.code(passage, least=WEAK)
    firsts = [0, *accumulate(map(len, report))]
    found = label_coded(sentences, report)
    twins = {other: passage.claims[one].id for one, other in pair_claims(passage.claims, found)}
    wanted = {(one.id, denied) for one in passage.claims for denied in one.denies}
    telling = Telling(report, sentences, reader.look(passage))
    for at, some in enumerate(report):
        for place, one in enumerate(some):
            if one.act == "DENIAL":
                places = list_places((at, place), telling)
                mine = twins.get(firsts[at] + place)
                theirs = [twins.get(firsts[x] + y) for x, y in places]
                real = [(mine, other) in wanted for other in theirs]
                yield Denied(number, list_signs((at, place), places, telling), real)


def fit_signs(seen: Half) -> dict[str, float]:
    """Return one weight for each sign but the later ones."""
    names = sorted({name for one in seen.denials for x in one.signs for name in x} - {*LATER})
    rows, real = _make_sheet(_leave_out(seen.denials), ["any", *names])
    _, *weights = fit_one(rows, real, ridge=RIDGE).tolist()
    return dict(zip(names, weights, strict=True))


def read_signs() -> dict[str, float]:
    """Return the weights that ship, without the later ones."""
    weights = load_link_weights().weights
    return {name: one for name, one in weights.items() if name not in LATER}


def add_later(signs: Mapping[str, float], held: Sequence[Denied]) -> dict[str, float]:
    """Return weights on one scale with those of the later signs, fitted on what was held back."""
    rows, real = _make_sheet(held, [*LATER, *signs])
    sums = rows[:, len(LATER) :] @ list(signs.values())
    *later, scale = fit_one(
        np.column_stack([rows[:, : len(LATER)], sums]), real, ridge=SECOND_RIDGE
    ).tolist()
    weights = {name: scale * weight for name, weight in signs.items()}
    return weights | dict(zip(LATER, later, strict=True))


def _leave_out(denials: Iterable[Denied]) -> Iterator[Denied]:
    """Yield denials, some without what the network sees of them."""
    chance = np.random.default_rng(0)
    for one in denials:
        hidden = SEEN if chance.random() < LEFT_OUT else ()
        signs = [{x: y for x, y in some.items() if x not in hidden} for some in one.signs]
        yield Denied(one.passage, signs, one.real)


def _make_sheet(
    denials: Iterator[Denied] | Sequence[Denied], names: list[str]
) -> tuple[Rows, Bits]:
    pairs = [x for one in denials for x in zip(one.signs, one.real, strict=True)]
    rows = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in pairs])
    return rows, np.array([real for _, real in pairs], dtype=np.bool_)


def measure(held: Half, first: Mapping[str, float]) -> str:
    """Return precision, recall and F1 of the links, each fold with weights fitted on the others."""
    right = found = 0
    for fold in range(FOLDS):
        weights = add_later(first, [x for x in held.denials if x.passage % FOLDS != fold])
        for one in (x for x in held.denials if x.passage % FOLDS == fold):
            if _tell_chance(one.signs) < LEAST_SURETY:
                continue
            for signs, real in zip(one.signs, one.real, strict=True):
                if sum(weights.get(x, 0.0) * y for x, y in signs.items()) >= LEAST:
                    found, right = found + 1, right + real
    f1 = 2 * right / (found + held.wanted)
    return f"links: {right} of {found} right, {held.wanted} labelled, F1 {f1:.3f}"


def _tell_chance(signs: Sequence[Signs]) -> float:
    odds = next((x["surety of the denial"] for x in signs), 0.0)
    return float(1 / (1 + np.exp(-odds)))


def main(*, keeps: bool = False) -> None:
    """Read, measure, fit, write; where it `keeps` the signs, fit only the later ones anew."""
    reader = PassageReader()
    told = load_link_weights().fitted_on.split(",")[0]
    if keeps:
        first = read_signs()
    else:
        seen = read_half(reader, held=False)
        first, told = fit_signs(seen), f"{len(seen.denials)} denials"
    held = read_half(reader, held=True)
    print(measure(held, first))
    found = {name: round(value, 3) for name, value in add_later(first, held.denials).items()}
    weights = LinkWeights(
        weights=found, least=LEAST, fitted_on=f"{told}, and {len(held.denials)} held back"
    )
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{len(found)} signs, {weights.fitted_on}; written to {TARGET}")


if __name__ == "__main__":
    main(keeps="--held" in sys.argv)
