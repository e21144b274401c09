"""Words of many texts at once: each spelling is taken apart once, then looked up.

The plain twin is `find_words` with `find_shingles`; a property test holds the two equal. Nearly all
of a corpus is spellings seen before, so the loop over words is one dictionary look-up each.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.text.shingles import mix_runs
from twosource.text.words import find_words

__all__ = ["Runs", "Vocabulary"]

# Spellings are forgotten together when there are this many: names and numbers never end.
_MOST_SPELLINGS = 2_000_000
_FIRST_ROOM = 1 << 16


class Runs(Struct, frozen=True):
    """The 3-word runs of many texts, in order; the columns have the same length.

    `text` is the number of the text, `keys` are those of `find_shingles`, names-only runs are left
    out. `sentence_text` and `sentence_keys` tell the whole sentences in the same way.
    """

    text: NDArray[np.int64]
    keys: NDArray[np.uint64]
    sentence_text: NDArray[np.int64]
    sentence_keys: NDArray[np.uint64]


class Vocabulary(dict[str, int]):
    """Spellings between white space, numbered as they come; a growing memo, not a result."""

    def __init__(self) -> None:
        super().__init__()
        self._forget()

    def __missing__(self, spelling: str) -> int:
        """Take a new spelling apart ("state-run," is two words) and number it."""
        number = len(self)
        words = find_words(spelling)
        if number >= len(self._first) or self._used + len(words) > len(self._keys):
            self._grow(len(words))
        self._first[number] = self._used
        self._count[number] = len(words)
        self._keys[self._used : self._used + len(words)] = words.keys
        self._capital[self._used : self._used + len(words)] = words.capital
        self._used += len(words)
        self[spelling] = number
        return number

    def find_runs(
        self, texts: Iterable[Sequence[str]], *, least_words: int, sample: int = 1
    ) -> Runs:
        """Return one in `sample` of the runs of texts given as their sentences, chosen by key, and
        the sentences of `least_words` or more.
        """
        if len(self) > _MOST_SPELLINGS:
            self.clear()
            self._forget()
        spelt: list[str] = []
        sizes: list[int] = []
        owners: list[int] = []
        for number, sentences in enumerate(texts):
            for sentence in sentences:
                pieces = sentence.split()
                spelt += pieces
                sizes.append(len(pieces))
                owners.append(number)
        numbers = np.fromiter(map(self.__getitem__, spelt), dtype=np.int64, count=len(spelt))
        stretches = np.array(sizes, dtype=np.int64), np.array(owners, dtype=np.int64)
        return _sample(self._runs_of(numbers, *stretches, least_words), sample)

    def _runs_of(
        self,
        numbers: NDArray[np.int64],
        sizes: NDArray[np.int64],
        owners: NDArray[np.int64],
        least_words: int,
    ) -> Runs:
        counts = self._count[numbers]
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
        places = np.repeat(self._first[numbers], counts) + within
        keys, capital = self._keys[places], self._capital[places]
        borders = np.concatenate([[0], ends])[np.concatenate([[0], np.cumsum(sizes)])]
        lengths = np.diff(borders)
        sentence = np.repeat(np.arange(len(sizes)), lengths)
        named = capital[:-2] & capital[1:-1] & capital[2:]
        kept = np.flatnonzero((sentence[:-2] == sentence[2:]) & ~named)
        long_enough = np.flatnonzero(lengths >= least_words)
        return Runs(
            text=owners[sentence[kept]],
            keys=mix_runs(keys, kept),
            sentence_text=owners[long_enough],
            sentence_keys=_hash_stretches(keys, borders, long_enough),
        )

    def _forget(self) -> None:
        self._first = np.zeros(_FIRST_ROOM, dtype=np.int64)
        self._count = np.zeros(_FIRST_ROOM, dtype=np.int64)
        self._keys = np.zeros(_FIRST_ROOM, dtype=np.uint64)
        self._capital = np.zeros(_FIRST_ROOM, dtype=np.bool_)
        self._used = 0

    def _grow(self, more: int) -> None:
        self._first = np.concatenate([self._first, np.zeros_like(self._first)])
        self._count = np.concatenate([self._count, np.zeros_like(self._count)])
        room = len(self._keys) + more
        self._keys = np.concatenate([self._keys, np.zeros(room, dtype=np.uint64)])
        self._capital = np.concatenate([self._capital, np.zeros(room, dtype=np.bool_)])


def _sample(runs: Runs, sample: int) -> Runs:
    if sample == 1:
        return runs
    kept = runs.keys % np.uint64(sample) == 0
    return Runs(runs.text[kept], runs.keys[kept], runs.sentence_text, runs.sentence_keys)


def _hash_stretches(
    keys: NDArray[np.uint64], borders: NDArray[np.int64], chosen: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return one key for each chosen stretch `[borders[i], borders[i + 1])` of word keys.

    A sum of keys, each multiplied by an odd number that depends on its place in the stretch.
    """
    if not len(chosen):
        return np.zeros(0, dtype=np.uint64)
    place = np.arange(len(keys)) - np.repeat(borders[:-1], np.diff(borders))
    weighed = keys * (2 * place.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15))
    running = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(weighed, dtype=np.uint64)])
    total: NDArray[np.uint64] = running[borders[chosen + 1]] - running[borders[chosen]]
    return total
