"""Gives a run its batches, prepared beside it where learning is faster than preparing."""

import multiprocessing
from collections.abc import Iterator, Sequence
from itertools import count
from multiprocessing.queues import Queue
from typing import Any

import torch
from msgspec import Struct

from training.batching import Mixture, plan_epoch
from training.collate import Collator, Labelled
from training.example import Example

__all__ = ["Place", "Plan", "feed"]

MOST_WAITING = 24


class Place(Struct, frozen=True):
    """An epoch, and the number of a batch in it."""

    epoch: int
    step: int


class Plan(Struct, frozen=True):
    """What to learn from, how it is mixed, and the seed of its order."""

    examples: Sequence[Example]
    collator: Collator
    mixture: Mixture
    seed: str

    def batches(self, start: Place, part: int = 0, parts: int = 1) -> Iterator[tuple[Place, Any]]:
        """Yield every `parts`th batch from a place on, without end; numbers run on over epochs."""
        number = 0
        for epoch in count(start.epoch):
            planned = plan_epoch(self.examples, self.collator, self.mixture, f"{self.seed}-{epoch}")
            for step, examples in enumerate(planned):
                if epoch == start.epoch and step < start.step:
                    continue
                if number % parts == part:
                    yield Place(epoch, step), self.collator.collate(examples)
                number += 1


def feed(plan: Plan, start: Place, feeders: int) -> Iterator[tuple[Place, Labelled]]:
    """Yield the batches of a plan in order; the same with any number of feeders."""
    if not feeders:
        yield from plan.batches(start)
        return
    context = multiprocessing.get_context("fork")
    queues: list[Queue[Any]] = [context.Queue(MOST_WAITING) for _ in range(feeders)]
    workers = [
        context.Process(target=_fill, args=(plan, start, part, feeders, queue), daemon=True)
        for part, queue in enumerate(queues)
    ]
    for one in workers:
        one.start()
    try:
        while True:
            for queue in queues:
                place, packed = queue.get()
                yield place, _unpack(packed)
    finally:
        for one in workers:
            one.terminate()


def _fill(plan: Plan, start: Place, part: int, parts: int, queue: "Queue[Any]") -> None:
    torch.set_num_threads(1)
    for place, batch in plan.batches(start, part, parts):
        queue.put((place, _pack(batch)))


def _pack(batch: Labelled) -> dict[str, Any]:
    """Return arrays for tensors: tensors between processes each take an open file."""
    return {
        name: {key: x.numpy() for key, x in one.items()}
        if isinstance(one, dict)
        else one.numpy()
        if isinstance(one, torch.Tensor)
        else one
        for name in batch.__struct_fields__
        for one in [getattr(batch, name)]
    }


def _unpack(packed: dict[str, Any]) -> Labelled:
    made: dict[str, Any] = {
        name: {key: torch.from_numpy(x) for key, x in one.items()}
        if isinstance(one, dict)
        else one
        if isinstance(one, int)
        else torch.from_numpy(one)
        for name, one in packed.items()
    }
    return Labelled(**made)
