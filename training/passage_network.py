"""The network of the second look: who did it, to whom and who says so, read in the whole passage.

It has an encoder as the reader has, which begins with the reader's weights, and small heads over
the words that name acts and those that stand for parties.
"""

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor, nn

from training.encoders import WIDTH, make_encoder
from training.network import pick_words
from twosource.model.claim import Act
from twosource.read.batches import Encoded, make_batch
from twosource.read.claims.second_look import ACTS, tell_far
from twosource.read.claims.status_signs import STATUSES

__all__ = ["SIDES", "ActExample", "PassageExample", "PassageReading", "Scores"]

SIDES = ("actor", "recipient", "speaker")
HIDDEN = 256
MIDDLE, BESIDE = 128, 192
FARS = 5
DROPOUT = 0.2
# A pair of words counts so much less, lest its sum be large to begin with.
HALVES = 16.0
NEVER = -1e4


class ActExample(Struct, frozen=True):
    """A word that names an act, what it may be about, and what was labelled.

    `spots` are, for each candidate, words of the stretch with how far their sentence is away;
    `wanted` is `[candidates + 2, sides]` with a 1 for each row that is right, none where a side is
    left open; `status` is -1 where it is, and so is `right`: whether it is an act at all.
    """

    word: int
    act: Act
    spots: tuple[tuple[tuple[int, int], ...], ...]
    wanted: NDArray[np.float32]
    status: int
    right: int
    sentence: int


class PassageExample(Struct, frozen=True):
    """A stretch of a passage with its acts; `links` are denials, other acts, and whether denied."""

    encoded: Encoded
    acts: tuple[ActExample, ...]
    links: tuple[tuple[int, int, float], ...]


class Scores(Struct, frozen=True):
    """What the network says of the acts of a batch, in their order.

    `parties` are logarithms of chances `[rows, sides]`, `owners` the act of each row; `links` are
    log-odds in the order of the examples' links.
    """

    parties: Tensor
    owners: Tensor
    statuses: Tensor
    right: Tensor
    links: Tensor


def _layers(width: int, hidden: int, made: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, made)
    )


class PassageReading(nn.Module):
    """The encoder and the heads of the second look; `twosource.read.claims.second_look` runs it."""

    def __init__(self, dropout: float = 0.1, masked: float = 0.05) -> None:
        super().__init__()
        self.encoder = make_encoder("minilm", dropout, masked)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(DROPOUT)
        self.act, self.far = nn.Embedding(len(ACTS), HIDDEN), nn.Embedding(FARS, HIDDEN)
        self.cue, self.party = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.both = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.middle, self.out = nn.Linear(HIDDEN, MIDDLE), nn.Linear(MIDDLE, len(SIDES))
        self.pair = nn.Linear(HIDDEN, len(SIDES) * HIDDEN)
        self.unnamed = _layers(HIDDEN, MIDDLE, 3 * len(SIDES), DROPOUT)
        self.status = _layers(WIDTH + HIDDEN, BESIDE, len(STATUSES), 0.3)
        self.right = _layers(WIDTH + HIDDEN, BESIDE, 1, 0.3)
        self.link = _layers(HIDDEN, MIDDLE, 1, 0.0)
        for table in (self.act, self.far):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, examples: Sequence[PassageExample]) -> Scores:
        """Return what is said of all acts of some stretches."""
        words = self.read_words(examples)
        acts = [(row, act) for row, one in enumerate(examples) for act in one.acts]
        rows = torch.tensor([row for row, _ in acts])
        cues = words[rows, torch.tensor([act.word + 1 for _, act in acts])]
        kinds = self.act(torch.tensor([ACTS.index(act.act) for _, act in acts]))
        asked = (self.cue(cues) + kinds).relu()
        joined = torch.cat([cues, kinds], -1)
        parties, owners = self._weigh_parties(words, acts, asked)
        return Scores(
            parties,
            owners,
            self.status(joined),
            self.right(joined)[:, 0],
            self._weigh_links(examples, asked, self.party(cues) + kinds),
        )

    def read_words(self, examples: Sequence[PassageExample]) -> Tensor:
        """Return the words as vectors, `[stretches, words + 1, width]`."""
        batch = make_batch([one.encoded for one in examples])
        given = {
            name: torch.from_numpy(getattr(batch, name).astype(np.int64))
            for name in ("pieces", "cases", "first", "last", "lengths")
        }
        states = self.encoder(given["pieces"], given["cases"], given["lengths"])
        both = pick_words(states, given["first"]) + pick_words(states, given["last"])
        vectors: Tensor = self.dropout(self.norm(both))
        return vectors

    def _weigh_parties(
        self, words: Tensor, acts: Sequence[tuple[int, ActExample]], asked: Tensor
    ) -> tuple[Tensor, Tensor]:
        sizes = [len(act.spots) + 2 for _, act in acts]
        owners = torch.repeat_interleave(torch.arange(len(acts)), torch.tensor(sizes))
        starts = np.cumsum([0, *sizes])
        odds = self._weigh_unnamed(asked, sizes, owners)
        spots = [
            (row, word, far, number, int(starts[number]) + place)
            for number, (row, act) in enumerate(acts)
            for place, some in enumerate(act.spots)
            for word, far in some
        ]
        if spots:
            row, word, far, number, place = torch.tensor(spots).T
            parties = (self.party(words[row, word + 1]) + self.far(far)).relu()
            cues = asked[number]
            weighed = self.out(self.middle(self._join(cues, parties)).relu())
            pairs = self.pair(asked).unflatten(-1, (len(SIDES), -1))[number]
            weighed = weighed + (pairs * parties[:, None]).sum(-1) / HALVES
            odds = _put_together(odds, place, weighed)
        return odds - _sum_up(odds, owners, len(acts))[owners], owners

    def _weigh_unnamed(self, asked: Tensor, sizes: Sequence[int], owners: Tensor) -> Tensor:
        """Return the odds of all rows as if no word stood for them: nobody and one's own last."""
        given = self.unnamed(asked).unflatten(-1, (len(SIDES), 3))
        kinds = torch.tensor([kind for size in sizes for kind in [2] * (size - 2) + [0, 1]])
        odds: Tensor = given[owners, :, kinds]
        return odds

    def _join(self, cues: Tensor, others: Tensor) -> Tensor:
        joined: Tensor = self.dropout(self.both(cues * others) + cues + others)
        return joined

    def _weigh_links(
        self, examples: Sequence[PassageExample], asked: Tensor, parties: Tensor
    ) -> Tensor:
        firsts = np.cumsum([0, *(len(one.acts) for one in examples)])
        links = [
            (int(first) + one, int(first) + other, _tell_far(example, one, other))
            for first, example in zip(firsts, examples, strict=False)
            for one, other, _ in example.links
        ]
        if not links:
            return torch.zeros(0)
        one, other, far = torch.tensor(links).T
        others = (parties[other] + self.far(far)).relu()
        odds: Tensor = self.link(self._join(asked[one], others))[:, 0]
        return odds


def _tell_far(example: PassageExample, one: int, other: int) -> int:
    acts = example.acts
    return tell_far(acts[other].sentence - acts[one].sentence)


def _put_together(odds: Tensor, places: Tensor, weighed: Tensor) -> Tensor:
    """Return odds in which a row that words stand for has the sum of theirs."""
    wide = places[:, None].expand_as(weighed)
    highest = torch.full_like(odds, NEVER).scatter_reduce(0, wide, weighed.detach(), "amax")
    summed = torch.zeros_like(odds).index_add(0, places, (weighed - highest[places]).exp())
    is_named = torch.zeros(len(odds), dtype=torch.bool).index_fill(0, places, True)[:, None]  # noqa: FBT003
    return torch.where(is_named, summed.clamp_min(1e-9).log() + highest, odds)


def _sum_up(odds: Tensor, owners: Tensor, count: int) -> Tensor:
    """Return the logarithm of the sum of all rows of each act, by side."""
    wide = owners[:, None].expand_as(odds)
    highest = torch.full((count, odds.shape[1]), NEVER)
    highest = highest.scatter_reduce(0, wide, odds.detach(), "amax")
    summed = torch.zeros(count, odds.shape[1]).index_add(0, owners, (odds - highest[owners]).exp())
    return summed.log() + highest
