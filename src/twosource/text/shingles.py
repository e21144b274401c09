"""Three-word shingles as stable 64-bit keys, with the place of each."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.text.words import Words

__all__ = ["Shingles", "find_shingles", "mix_runs"]

_WIDTH = 3
# Odd constants of splitmix64: they spread the keys of neighbouring words over all 64 bits.
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class Shingles(Struct, frozen=True):
    """The shingles of one text in order; the columns have the same length.

    `at` is the number of the first word, `sentence` the number of the sentence, `named` tells
    whether every word of it is capitalised or a number ("President Kim Jong"): such a shingle is
    shared by independent reports as well.
    """

    keys: NDArray[np.uint64]
    at: NDArray[np.int64]
    sentence: NDArray[np.int64]
    named: NDArray[np.bool_]


def find_shingles(words: Words, sentences: Sequence[slice]) -> Shingles:
    """Return the shingles of the given sentences; none crosses from one into the next."""
    starts = [np.arange(part.start, max(part.start, part.stop - _WIDTH + 1)) for part in sentences]
    at = np.concatenate(starts) if starts else np.zeros(0, dtype=np.int64)
    numbers = np.repeat(np.arange(len(starts)), [len(start) for start in starts])
    named = np.ones(len(at), dtype=np.bool_)
    for offset in range(_WIDTH):
        named &= words.capital[at + offset]
    return Shingles(
        keys=mix_runs(words.keys, at),
        at=at.astype(np.int64),
        sentence=numbers.astype(np.int64),
        named=named,
    )


def mix_runs(keys: NDArray[np.uint64], at: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return one key for each run of three word keys that begins at one of the places `at`."""
    mixed = np.zeros(len(at), dtype=np.uint64)
    for offset, constant in enumerate(_MIX):
        mixed = (mixed ^ (keys[at + offset] * np.uint64(constant))) * np.uint64(_MIX[0])
        mixed ^= mixed >> np.uint64(29)
    return mixed
