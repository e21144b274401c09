"""Fits and measures the score of damage: python -m training.damage_score [--fit].

Every sentence is damaged once, each kind as often, and set beside its sound self. Both are printed
as a page prints them, repaired as a report is, and read again from the text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize

from training.corpus import load_ewt, load_gum
from training.evaluate import DAMAGE_SEED, damage_one
from training.example import Example
from training.records import DATA
from twosource.clean.repairs import find_repairs
from twosource.read.damage import SIGNS, SignKind, count_signs, weigh_signs
from twosource.read.reader import Reader, load_reader
from twosource.text.repaired import repair_text

__all__ = ["Scored", "count_pairs", "measure_scores", "print_words"]

THRESHOLD = 0.5
SAMPLE = 1_000
LEAST_WORDS = 4
# No blank before these, and none behind those.
_CLOSING = frozenset(". , ; : ! ? ) ] } % ” ’ ... … n't n’t 's ’s 'll 're 've 'd 'm ' /".split())
_OPENING = frozenset("( [ { $ £ € # “ ‘ /".split())

Pairs = list[tuple[Counter[SignKind], Counter[SignKind]]]


class Scored(Struct, frozen=True, kw_only=True):
    """How well the score tells damaged sentences from sound ones.

    `auc` is the chance that of two sentences the damaged one scores higher; `found` and `false` are
    the shares of damaged and of sound sentences from `THRESHOLD` on.
    """

    auc: float
    found: float
    false: float


def print_words(words: Sequence[str]) -> str:
    """Return words as a page prints them, with straight quotes by turns."""
    parts: list[str] = []
    glue, inside = True, False
    for word in words:
        closes = word in _CLOSING or (word == '"' and inside)
        parts.append(word if glue or closes else f" {word}")
        opens = word == '"' and not inside
        glue = word in _OPENING or opens
        inside ^= word == '"'
    return "".join(parts)


def count_pairs(reader: Reader, examples: Sequence[Example]) -> Pairs:
    """Return the signs of each sentence that damage changed: of its sound self, and damaged."""
    chance = Random(DAMAGE_SEED)
    damaged = [damage_one(place, examples, chance) for place in range(len(examples))]
    chosen = [
        (print_words(one.words), print_words(other.words))
        for one, other in zip(examples, damaged, strict=True)
        if one.words != other.words and len(one.words) >= LEAST_WORDS
    ]
    sound, hurt = (_count(reader, some) for some in zip(*chosen, strict=True))
    return list(zip(sound, hurt, strict=True))


def _count(reader: Reader, texts: Sequence[str]) -> list[Counter[SignKind]]:
    repairs = [find_repairs("", text) for text in texts]
    repaired = [repair_text(*one).text for one in zip(texts, repairs, strict=True)]
    read = zip(repaired, reader.read(repaired), repairs, strict=True)
    return [count_signs(text, parse, repairs=len(some)) for text, parse, some in read]


def measure_scores(pairs: Pairs) -> Scored:
    """Return how well the score that ships tells the two apart."""
    sound, hurt = (
        np.array([weigh_signs(one) for one in some]) for some in zip(*pairs, strict=True)
    )
    above = (hurt[:, None] > sound).mean() + (hurt[:, None] == sound).mean() / 2
    return Scored(
        auc=float(above),
        found=float((hurt >= THRESHOLD).mean()),
        false=float((sound >= THRESHOLD).mean()),
    )


def fit_weights(pairs: Pairs) -> dict[str, float]:
    """Return the weights under which the pairs are likeliest: a noisy or with a leak."""
    rows = np.array([_lay_out(one) for some in zip(*pairs, strict=True) for one in some])
    is_hurt = np.arange(len(rows)) >= len(pairs)
    size = rows.shape[1]

    def surprise(weights: NDArray[np.float64]) -> float:
        power = np.maximum(rows @ weights[:size] + weights[size], 1e-6)
        return float(np.where(is_hurt, -np.log(-np.expm1(-power)), power).mean())

    start = np.full(size + 1, 0.5)
    found = minimize(surprise, start, method="L-BFGS-B", bounds=[(0.0, 4.0)] * (size + 1))
    return dict(zip([*SIGNS, "leak"], np.round(found.x, 2).tolist(), strict=True))


def _lay_out(signs: Counter[SignKind]) -> list[int]:
    return [min(signs[kind], 2) for kind in SIGNS]


def main() -> None:
    """Print the figures, or the weights that fit the training half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--fit", action="store_true", help="fit on the training half instead")
    given = parser.parse_args()
    reader = load_reader()
    loaders = {"ewt": load_ewt, "gum": load_gum}
    if given.fit:
        sample = Random(DAMAGE_SEED)
        pairs = [
            pair
            for load in loaders.values()
            for pair in count_pairs(reader, sample.sample(load(given.data, "train"), SAMPLE))
        ]
        print(json.dumps(fit_weights(pairs), indent=1))
        return
    for name, load in loaders.items():
        print(name, measure_scores(count_pairs(reader, load(given.data, "dev"))))


if __name__ == "__main__":
    main()
