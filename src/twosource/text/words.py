"""Words of a text as columns: where each stands, and a stable key for what it is."""

import re
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.text.folding import fold

__all__ = ["Words", "find_words", "key_of", "words_between"]

# What lies beyond the basic plane is no part of a word: the compiled twin has tables for the plane.
_WORD = re.compile(r"[^\W_\U00010000-\U0010FFFF]+")
_SEED = 0x9E3779B97F4A7C15
_STEP = 0x100000001B3
_MIX = 0xBF58476D1CE4E5B9
_64_BITS = 0xFFFFFFFFFFFFFFFF

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]


class Words(Struct, frozen=True):
    """The words of one text, in order, each column of the same length.

    `starts` and `ends` are code points of the text, `keys` are stable 64-bit keys of the folded
    word, `capital` tells whether the word was written with a capital or is a number.
    """

    starts: Places
    ends: Places
    keys: Keys
    folded: tuple[str, ...]
    capital: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.folded)


@lru_cache(maxsize=1 << 18)
def key_of(folded: str) -> int:
    """Return the 64-bit key of a folded word; equal on every machine and in every run.

    FNV-1a over code points, finished as in splitmix64.
    """
    key = _SEED
    for sign in folded:
        key = ((key ^ ord(sign)) * _STEP) & _64_BITS
    key ^= key >> 31
    key = (key * _MIX) & _64_BITS
    return key ^ (key >> 29)


def find_words(text: str) -> Words:
    """Return the words of `text`; a possessive "'s" is no word, "152mm" is two."""
    found = [match for match in _WORD.finditer(text) if not _is_possessive(text, match)]
    folded = tuple(fold(match.group()) for match in found)
    return Words(
        starts=np.array([match.start() for match in found], dtype=np.int64),
        ends=np.array([match.end() for match in found], dtype=np.int64),
        keys=np.array([key_of(word) for word in folded], dtype=np.uint64),
        folded=folded,
        capital=np.array([not match.group()[0].islower() for match in found], dtype=np.bool_),
    )


def words_between(words: Words, start: int, end: int) -> slice:
    """Return the slice of `words` that lies inside the code points `[start, end)`."""
    first = int(np.searchsorted(words.starts, start, side="left"))
    last = int(np.searchsorted(words.ends, end, side="right"))
    return slice(first, max(first, last))


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return match.group() in ("s", "S") and start > 0 and text[start - 1] in "'’"
