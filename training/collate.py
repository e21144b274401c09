"""Turns examples into tensors: a batch of sentences with their labels."""

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from training.example import UNKNOWN, Example
from training.inventory import GROUPS, Inventory
from twosource.read.batches import encode, make_batch
from twosource.read.pieces import Pieces

__all__ = ["Collator", "Labelled"]


class Labelled(Struct, frozen=True):
    """What goes into the network, and what should come out; -100 where nothing is known.

    `marks` are `[sentences, words]` by name. `predicates` are pairs (sentence, word + 1), `roles`
    the label of every word of the sentence for each of them, and `acts` tells which are acts.
    """

    inputs: dict[str, Tensor]
    heads: Tensor
    relations: Tensor
    marks: dict[str, Tensor]
    predicates: Tensor
    roles: Tensor
    acts: Tensor
    words: int

    def to(self, device: str) -> "Labelled":
        """Return the same on a device."""
        if device == "cpu":
            return self
        return Labelled(
            inputs={name: one.to(device) for name, one in self.inputs.items()},
            heads=self.heads.to(device),
            relations=self.relations.to(device),
            marks={name: one.to(device) for name, one in self.marks.items()},
            predicates=self.predicates.to(device),
            roles=self.roles.to(device),
            acts=self.acts.to(device),
            words=self.words,
        )


class Collator:
    """Knows the pieces and the numbers of the labels."""

    def __init__(self, pieces: Pieces, inventory: Inventory) -> None:
        self._pieces = pieces
        self._relations = _number(inventory.relations)
        self._roles = _number(inventory.roles)
        self._parties = _number(inventory.parties)
        self._marks = {name: _number(labels) for name, labels in inventory.marks.items()}

    def count_pieces(self, words: Sequence[str]) -> int:
        """Return how long a sentence is for the network."""
        return 1 + sum(len(self._pieces.cut(word)) for word in words)

    def lay_out(self, sentences: Sequence[Sequence[str]]) -> dict[str, Tensor]:
        """Return what goes into the network, by name."""
        batch = make_batch([encode(words, self._pieces) for words in sentences])
        return {
            name: torch.from_numpy(getattr(batch, name).astype(np.int64))
            for name in ("pieces", "cases", "first", "last", "lengths")
        }

    def collate(self, examples: Sequence[Example]) -> Labelled:
        """Return the tensors of some examples."""
        width = max(len(one.words) for one in examples)
        rows = [(row, one) for row, one in enumerate(examples)]
        predicates, roles, acts = self._collate_roles(rows, width)
        return Labelled(
            inputs=self.lay_out([one.words for one in examples]),
            heads=_fill([[_head(at) for at in one.heads or ()] for one in examples], width),
            relations=_fill([self._relate(one) for one in examples], width),
            marks=self._collate_marks(examples, width),
            predicates=predicates,
            roles=roles,
            acts=acts,
            words=sum(len(one.words) for one in examples),
        )

    def _relate(self, example: Example) -> list[int]:
        relations = example.columns.get("relation", ())
        return [self._relations.get(one, UNKNOWN) for one in relations]

    def _collate_marks(self, examples: Sequence[Example], width: int) -> dict[str, Tensor]:
        found = {}
        for name in (name for group in GROUPS.values() for name in group):
            rows = [one.layers.get(name) or one.columns.get(name, ()) for one in examples]
            if name == "factuality":
                found[name] = _fill_scores(examples, width)
            elif any(rows):
                numbers = self._marks[name]
                found[name] = _fill([[numbers.get(x, UNKNOWN) for x in row] for row in rows], width)
        return found

    def _collate_roles(
        self, rows: list[tuple[int, Example]], width: int
    ) -> tuple[Tensor, Tensor, Tensor]:
        places, labels, acts = [], [], []
        for row, example in rows:
            for one in example.predicates or ():
                line = [0] * len(example.words)
                numbers = self._parties if one.is_act else self._roles
                for argument in one.arguments:
                    line[argument.word] = numbers.get(argument.role, UNKNOWN)
                places.append((row, one.word + 1))
                labels.append(line)
                acts.append(one.is_act)
        pairs = torch.tensor(places, dtype=torch.long).reshape(-1, 2)
        return pairs, _fill(labels, width), torch.tensor(acts, dtype=torch.bool)


def _number(labels: Sequence[str]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def _head(at: int) -> int:
    return at if at == UNKNOWN else at + 1


def _fill(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    padded = [[*row, *(UNKNOWN,) * (width - len(row))] for row in rows]
    return torch.tensor(padded, dtype=torch.long).reshape(-1, width)


def _fill_scores(examples: Sequence[Example], width: int) -> Tensor:
    filled = torch.full((len(examples), width), torch.nan)
    for row, example in enumerate(examples):
        for word, score in example.factuality.items():
            filled[row, word] = score
    return filled
