"""A second look at the acts of a report, by a network that sees what stands before a sentence.

It says of an act who may have done it, to whom, and who says so; whether it happened; and what a
denial denies. What it says is mixed with what the sentence alone tells.
`training.passages` makes its weights.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.errors import ModelError
from twosource.model.claim import Act
from twosource.model.reading import ReadSentence
from twosource.read.card import HEADS, find_model
from twosource.read.passages import PassageNetwork, Place, Window, load_passages

__all__ = ["ACTS", "NO_LOOK", "Heads", "Look", "Seen", "load_heads", "look_again", "tell_far"]

Floats = NDArray[np.float32]
ACTS: tuple[Act, ...] = get_args(Act)
"""The acts in the order in which the heads know them."""
# Sentences before the act: three and more, two, one; its own; and after it.
_BACK, _ON = 3, 1
_SIDES = 3
_HALVES = 16.0
_FIRST = np.zeros(1, np.int64)


class Heads(Struct, frozen=True):
    """The weights over the vectors of words; `[in, out]`, and a bias beside each.

    `act` and `far` have a row for each act, and for each distance in sentences.
    """

    act: Floats
    far: Floats
    cue: tuple[Floats, Floats]
    party: tuple[Floats, Floats]
    both: Floats
    middle: tuple[Floats, Floats]
    out: tuple[Floats, Floats]
    pair: tuple[Floats, Floats]
    unnamed: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]
    status: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]
    link: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]


class Seen(Struct, frozen=True):
    """What the second look says of an act.

    `parties` are logarithms of chances, `[rows, 3]`: of each candidate, of nobody and of one's own,
    to have done it, to have suffered it, and to say so. `statuses` are log-odds in the order of
    STATUSES.
    """

    parties: Floats
    statuses: Floats


class _Stretch:
    """A stretch of a report, and what is to be seen in it."""

    def __init__(self, window: Window, heads: Heads) -> None:
        self.window = window
        self._heads = heads
        self._asked: dict[tuple[int, Act], Floats] = {}

    @cached_property
    def _parties(self) -> Floats:
        """Each word as one that may stand for a party, `[size, width]`."""
        weights, bias = self._heads.party
        parties: Floats = self.window.words @ weights + bias
        return parties

    def see(self, row: int, sentence: int, act: Act, spots: Sequence[Sequence[Place]]) -> Seen:
        """Return what is seen of an act at a row of the stretch."""
        kind = self._heads.act[ACTS.index(act)]
        joined = np.concatenate([self.window.words[row], kind], dtype=np.float32)
        parties = self._weigh_parties(self._ask(row, act), sentence, spots)
        return Seen(parties, _run(joined, self._heads.status))

    def see_link(self, denial: int, other: int, act: Act, far: int) -> float:
        """Return the log-odds that the denial at one row denies the act at another."""
        heads = self._heads
        cue = self._ask(denial, "DENIAL")
        party = _lift(self._parties[other] + heads.act[ACTS.index(act)] + heads.far[far])
        return float(_run(self._join(cue, party), heads.link)[0])

    def _ask(self, row: int, act: Act) -> Floats:
        asked = self._asked.get((row, act))
        if asked is None:
            weights, bias = self._heads.cue
            kind = self._heads.act[ACTS.index(act)]
            asked = self._asked[row, act] = _lift(self.window.words[row] @ weights + bias + kind)
        return asked

    def _join(self, cue: Floats, others: Floats) -> Floats:
        together: Floats = cue * others
        mixed: Floats = together @ self._heads.both
        return mixed + cue + others

    def _weigh_parties(
        self, cue: Floats, sentence: int, spots: Sequence[Sequence[Place]]
    ) -> Floats:
        heads = self._heads
        unnamed = _run(cue, heads.unnamed).reshape(_SIDES, -1)
        # Whom no word of the stretch stands for; nobody; one's own.
        odds = np.tile(unnamed[:, 2], (len(spots) + 2, 1))
        odds[-2:] = unnamed[:, :2].T
        found = [
            (place, row, tell_far(spot[0] - sentence))
            for place, some in enumerate(spots)
            for spot in some
            if (row := self.window.find(spot)) is not None
        ]
        if found:
            places, rows, far = np.array(found).T
            parties = _lift(self._parties[rows] + heads.far[far])
            mixed = self._join(cue, parties)
            asked = (cue @ heads.pair[0] + heads.pair[1]).reshape(_SIDES, -1)
            weighed = _run(mixed, (heads.middle, heads.out)) + parties @ asked.T / _HALVES
            starts = np.flatnonzero(places[1:] != places[:-1]) + 1
            starts = np.concatenate([_FIRST, starts])
            odds[places[starts]] = np.logaddexp.reduceat(weighed, starts, axis=0)
        odds -= odds.max(axis=0)
        chances: Floats = odds - np.log(np.exp(odds).sum(axis=0))
        return chances


class Look:
    """The second look at a report, in its stretches."""

    def __init__(self, stretches: Sequence[_Stretch]) -> None:
        self._stretches = stretches
        self._starts = [one.window.start for one in stretches]

    def see(self, at: Place, act: Act, spots: Sequence[Sequence[Place]]) -> Seen | None:
        """Return what is seen of an act at a word; `spots` are where each candidate is named.

        None where no stretch has the word.
        """
        stretch = self._find(at[0])
        row = stretch.window.find(at) if stretch else None
        return stretch.see(row, at[0], act, spots) if stretch and row is not None else None

    def see_link(self, denial: Place, other: Place, act: Act) -> float:
        """Return the log-odds that a denial denies another act; 0 where one is out of sight."""
        stretch = self._find(denial[0])
        if stretch is None:
            return 0.0
        mine, theirs = stretch.window.find(denial), stretch.window.find(other)
        if mine is None or theirs is None:
            return 0.0
        return stretch.see_link(mine, theirs, act, tell_far(other[0] - denial[0]))

    def _find(self, sentence: int) -> _Stretch | None:
        place = bisect_right(self._starts, sentence) - 1
        found = self._stretches[place] if place >= 0 else None
        return found if found is not None and sentence < found.window.end else None


NO_LOOK = Look(())
"""It sees nothing: where no network is asked."""


def look_again(sentences: Sequence[ReadSentence], network: PassageNetwork | None = None) -> Look:
    """Read the sentences of a report that have acts in their surroundings."""
    acting = {number for number, one in enumerate(sentences) if one.parse.acts}
    if not acting:
        return NO_LOOK
    words = [one.parse.words for one in sentences]
    windows = (network or load_passages()).read(words, acting)
    heads = load_heads()
    return Look([_Stretch(one, heads) for one in windows])


@cache
def load_heads(folder: Path | None = None) -> Heads:
    """Return the weights that ship, or those of a folder.

    Raises:
        ModelError: when the file is not there.
    """
    path = (folder or find_model()) / HEADS
    if not path.exists():
        raise ModelError(f"the reader lacks {path}; install twosource again")
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}

    def pair(name: str) -> tuple[Floats, Floats]:
        return arrays[name], arrays[f"{name}.bias"]

    def layers(name: str) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        return pair(f"{name}.1"), pair(f"{name}.2")

    return Heads(
        act=arrays["act"],
        far=arrays["far"],
        cue=pair("cue"),
        party=pair("party"),
        both=arrays["both"],
        middle=pair("middle"),
        out=pair("out"),
        pair=pair("pair"),
        unnamed=layers("unnamed"),
        status=layers("status"),
        link=layers("link"),
    )


def tell_far(sentences: int) -> int:
    """Return the row of `far` for so many sentences on: three and more back, two, one, 0, on."""
    return min(max(sentences, -_BACK), _ON) + _BACK


def _lift(some: Floats) -> Floats:
    return np.maximum(some, 0)


def _run(some: Floats, layers: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]) -> Floats:
    (first, bias), (second, other) = layers
    made: Floats = _lift(some @ first + bias) @ second + other
    return made
