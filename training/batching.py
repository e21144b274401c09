"""Which sentences are learned together, and which of them are damaged first; fixed by the seed."""

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from training.collate import Collator
from training.damage import damage, join_sentences
from training.example import Example
from twosource.read.batches import plan_batches

__all__ = ["Mixture", "plan_epoch"]

LONGEST_PIECES = 192


class Mixture(Struct, frozen=True):
    """The pieces of a batch, and shares of sentences: damaged, joined, taken of nominal ones.

    Sentences with acts are taken `acts` times, and `fresh` times as often where the network that
    ships has not learned from them.
    """

    pieces: int = 1600
    damaged: float = 0.12
    joined: float = 0.03
    nominal: float = 0.2
    acts: int = 2
    fresh: int = 1


def plan_epoch(
    examples: Sequence[Example], collator: Collator, mixture: Mixture, seed: str
) -> Iterator[list[Example]]:
    """Yield the batches of one epoch: sentences of like length together, in a random order."""
    chance = Random(seed)
    chosen = [
        _vary(place, examples, mixture, chance) for place in _choose(examples, mixture, chance)
    ]
    sizes = [collator.count_pieces(one.words) for one in chosen]
    kept = [(size, one) for size, one in zip(sizes, chosen, strict=True) if size <= LONGEST_PIECES]
    lengths = [size + chance.randrange(5) for size, _ in kept]
    batches = list(plan_batches(lengths, most_pieces=mixture.pieces))
    chance.shuffle(batches)
    for batch in batches:
        yield [kept[place][1] for place in batch]


def _choose(examples: Sequence[Example], mixture: Mixture, chance: Random) -> list[int]:
    times = {"acts": mixture.acts, "fresh": mixture.acts * mixture.fresh}
    return [
        place
        for place, one in enumerate(examples)
        for _ in range(times.get(one.id.partition("-")[0], 1))
        if not one.id.startswith("qanom") or chance.random() < mixture.nominal
    ]


def _vary(place: int, examples: Sequence[Example], mixture: Mixture, chance: Random) -> Example:
    example, draw = examples[place], chance.random()
    if draw < mixture.damaged:
        return damage(example, chance)
    if draw < mixture.damaged + mixture.joined and place + 1 < len(examples):
        return join_sentences(example, examples[place + 1])
    return example
