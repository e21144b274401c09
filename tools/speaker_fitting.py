"""Fits what tells who says that an act was done: a softmax over those who may, and nobody.

An example is a labelled claim that the reader finds, with its rows of `speakers`; right is who
stands at the bottom of the label's chain, nobody where it names none. A claim whose speaker is no
row is left out. The loss is the cross entropy with a ridge, minimised by L-BFGS.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from twosource.read.claims.speakers import SCALE, Speaker
from twosource.run.scoring.gold import LabelledClaim
from twosource.run.scoring.names import same_parties
from twosource.run.scoring.passages import code_party

__all__ = ["Spoken", "fit_speakers", "format_weights", "label_speakers", "measure_speakers"]

RIDGE = 20.0
# Signs that fewer claims have are left out.
LEAST = 8

Rows = NDArray[np.float64]


class Spoken(Struct, frozen=True):
    """The rows of a claim, nobody last, and which of them are right."""

    speakers: tuple[Speaker, ...]
    right: tuple[bool, ...]


def label_speakers(pairs: Iterable[tuple[LabelledClaim, tuple[Speaker, ...]]]) -> list[Spoken]:
    """Return the rows of each claim with those that are right: none where its speaker is no row."""
    return [Spoken(speakers, _find_right(claim, speakers)) for claim, speakers in pairs]


def _find_right(claim: LabelledClaim, speakers: Sequence[Speaker]) -> tuple[bool, ...]:
    first = claim.says[:1]
    return tuple(
        same_parties(first, (code_party(one.voice),))
        if one.voice and first
        else not (first or one.voice)
        for one in speakers
    )


def fit_speakers(examples: Sequence[Spoken]) -> dict[str, int]:
    """Return the weight of each sign, in thousandths."""
    examples = [one for one in examples if any(one.right)]
    counts = Counter(
        sign for one in examples for sign in {x for row in one.speakers for x in row.signs}
    )
    signs = sorted(sign for sign, count in counts.items() if count >= LEAST)
    sheet, owner, right = _make_sheet(examples, {sign: place for place, sign in enumerate(signs)})
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])

    def lose(weights: Rows) -> tuple[float, Rows]:
        odds = sheet @ weights
        odds -= np.maximum.reduceat(odds, starts)[owner]
        raised = np.exp(odds)
        shares = raised / np.add.reduceat(raised, starts)[owner]
        sums = np.add.reduceat(shares * right, starts)
        slope = sheet.T @ (shares - shares * right / sums[owner])
        loss = -np.log(np.maximum(sums, 1e-12)).sum() + RIDGE / 2 * weights @ weights
        return float(loss), slope + RIDGE * weights

    best = minimize(
        lose, np.zeros(len(signs)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    rounded = np.rint(best.x * SCALE).astype(int)
    return {sign: int(x) for sign, x in zip(signs, rounded, strict=True) if x}


def _make_sheet(
    examples: Sequence[Spoken], places: Mapping[str, int]
) -> tuple[csr_matrix, NDArray[np.int64], Rows]:
    rows = [
        (number, row, right)
        for number, one in enumerate(examples)
        for row, right in zip(one.speakers, one.right, strict=True)
    ]
    found = [sorted({places[x] for x in row.signs if x in places}) for _, row, _ in rows]
    ends = np.cumsum([0, *(len(one) for one in found)])
    flat = np.array([x for one in found for x in one], dtype=np.int64)
    sheet = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(places)))
    return (
        sheet,
        np.array([number for number, _, _ in rows]),
        np.array([right for _, _, right in rows], dtype=float),
    )


def measure_speakers(examples: Sequence[Spoken], weights: Mapping[str, int]) -> Counter[str]:
    """Count the claims that have a speaker, are given one, and are given the right one."""
    counts: Counter[str] = Counter()
    for one in examples:
        sums = [sum(weights.get(sign, 0) for sign in row.signs) for row in one.speakers]
        best = sums.index(max(sums))
        is_told = one.speakers[best].voice is not None
        counts.update(
            claims=1,
            wanted=not one.right[-1],
            told=is_told,
            right=is_told and one.right[best],
        )
    return counts


def format_weights(weights: Mapping[str, int]) -> bytes:
    """Return JSON with one sign a line."""
    return msgspec.json.encode(weights).replace(b",", b",\n") + b"\n"
