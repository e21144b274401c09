"""Lays sentences side by side: batches of like length, as arrays that the network takes."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.read.pieces import CASES, START, Pieces, find_case

__all__ = ["Batch", "Encoded", "encode", "make_batch", "plan_batches"]

Numbers = NDArray[np.int32]


class Encoded(Struct, frozen=True):
    """A sentence in numbers: pieces, capitals by piece, first and last piece of every word.

    Place 0 is the start sign, which stands for the root.
    """

    pieces: list[int]
    cases: list[int]
    first: list[int]
    last: list[int]


class Batch(Struct, frozen=True):
    """Sentences side by side, padded with zeros on the right: rows are sentences.

    `wanted` marks words whose arguments are asked for, and the first root, so that one is.
    """

    pieces: Numbers
    cases: Numbers
    first: Numbers
    last: Numbers
    lengths: Numbers
    wanted: Numbers


def encode(words: Sequence[str], pieces: Pieces) -> Encoded:
    """Return a sentence in numbers."""
    numbers, cases, first, last = [START], [len(CASES) - 1], [0], [0]
    for word in words:
        cut = pieces.cut(word)
        first.append(len(numbers))
        numbers.extend(cut)
        cases.extend((find_case(word),) * len(cut))
        last.append(len(numbers) - 1)
    return Encoded(numbers, cases, first, last)


def plan_batches(lengths: Sequence[int], *, most_pieces: int) -> Iterator[list[int]]:
    """Yield the places of sentences that go together, shortest first.

    A batch holds at most `most_pieces` with its padding, or a single sentence.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    batch: list[int] = []
    for place in order:
        if batch and lengths[place] * (len(batch) + 1) > most_pieces:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def make_batch(
    sentences: Sequence[Encoded], predicates: Sequence[Collection[int]] | None = None
) -> Batch:
    """Return the arrays of some sentences, and of the words whose arguments are asked for."""
    first = _pad([one.first for one in sentences])
    wanted = np.zeros_like(first)
    wanted[0, 0] = 1
    for row, words in enumerate(predicates or ()):
        wanted[row, [word + 1 for word in words]] = 1
    return Batch(
        pieces=_pad([one.pieces for one in sentences]),
        cases=_pad([one.cases for one in sentences]),
        first=first,
        wanted=wanted,
        last=_pad([one.last for one in sentences]),
        lengths=np.array([len(one.pieces) for one in sentences], np.int32),
    )


def _pad(rows: Sequence[list[int]]) -> Numbers:
    width = max(map(len, rows))
    return np.array([row + [0] * (width - len(row)) for row in rows], np.int32)
