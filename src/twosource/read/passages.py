"""Reads sentences once more, each with what stands before it: vectors of words in their passage.

The reader reads every sentence by itself, so that a copied sentence is read once. Who "they" are
and whose word it is, the sentences before tell. A second small network reads stretches of a report
for that: some sentences that are asked for, and some before them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from twosource.read.batches import Encoded, encode, make_batch, plan_batches
from twosource.read.card import PASSAGES, PIECES, find_model
from twosource.read.network import open_vectors
from twosource.read.pieces import Pieces, load_pieces

__all__ = [
    "PassageNetwork", "Place", "Window", "lay_out_windows", "load_passages", "plan_windows",
]  # fmt: skip

Floats = NDArray[np.float32]
_NONE: Floats = np.zeros((0, 0), np.float32)
Place = tuple[int, int]
"""A sentence of the report, and a word of it."""

# Word pieces of a stretch, of what stands before it, and of a sentence that is longer than both.
MOST_PIECES = 224
BEFORE_PIECES = 90
LONGEST = 480
BATCH_PIECES = 448


class Window(Struct, frozen=True):
    """A stretch: sentences `[start, end)`, and those from `first` on before them.

    `places` gives for each of these sentences where its words begin among all words of the stretch,
    of which `size` were read: what is longer is cut off. `words` are vectors, `[size, width]`.
    """

    first: int
    start: int
    end: int
    places: tuple[int, ...]
    size: int
    words: Floats = _NONE

    def find(self, place: Place) -> int | None:
        """Return the row of a word; None where the stretch does not have it."""
        sentence, word = place
        if not self.first <= sentence < self.end:
            return None
        row = self.places[sentence - self.first] + word
        return row if row < self.size else None


class PassageNetwork:
    """The network with its word pieces; costly, loaded once."""

    def __init__(self, run: Callable[..., Floats], pieces: Pieces) -> None:
        self._run = run
        self._pieces = pieces

    def read(
        self, sentences: Sequence[Sequence[str]], asked: Collection[int]
    ) -> tuple[Window, ...]:
        """Return the stretches that have sentences asked for, by their numbers, in order."""
        laid = [
            (window, encoded)
            for window, encoded in lay_out_windows(sentences, self._pieces)
            if any(number in asked for number in range(window.start, window.end))
        ]
        vectors: dict[int, Floats] = {}
        lengths = [len(encoded.pieces) for _, encoded in laid]
        for places in plan_batches(lengths, most_pieces=BATCH_PIECES):
            made = self._run(make_batch([laid[place][1] for place in places]))
            for place, words in zip(places, made, strict=True):
                window, _ = laid[place]
                vectors[place] = words[1 : window.size + 1]
        return tuple(
            replace(window, words=vectors[number]) for number, (window, _) in enumerate(laid)
        )


def lay_out_windows(
    sentences: Sequence[Sequence[str]], pieces: Pieces
) -> Iterator[tuple[Window, Encoded]]:
    """Yield the stretches of a report, without vectors as yet, and in numbers."""
    sizes = [sum(len(pieces.cut(word)) for word in one) for one in sentences]
    for first, start, end in plan_windows(sizes):
        some = sentences[first:end]
        encoded = _encode(some, pieces)
        yield Window(first, start, end, _list_places(some), len(encoded.first) - 1), encoded


def _encode(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Encoded:
    words, size = [], 1
    for word in (word for one in sentences for word in one):
        size += len(pieces.cut(word))
        if size > LONGEST:
            break
        words.append(word)
    return encode(words, pieces)


def plan_windows(sizes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield stretches of sentences of some sizes: the first, the first asked for, and the end."""
    start = 0
    while start < len(sizes):
        first, total = start, 0
        while first > 0 and total + sizes[first - 1] <= BEFORE_PIECES:
            first -= 1
            total += sizes[first]
        end = start
        while end < len(sizes) and (end == start or total + sizes[end] <= MOST_PIECES):
            total += sizes[end]
            end += 1
        yield first, start, end
        start = end


def _list_places(sentences: Sequence[Sequence[str]]) -> tuple[int, ...]:
    return tuple(np.cumsum([0, *(len(one) for one in sentences)])[:-1].tolist())


@cache
def load_passages(folder: Path | None = None) -> PassageNetwork:
    """Return the network that ships, or that of a folder.

    Raises:
        ModelError: when the file is not there.
    """
    folder = folder or find_model()
    return PassageNetwork(open_vectors(folder / PASSAGES), load_pieces(folder / PIECES))
