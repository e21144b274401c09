"""What a teacher makes of sentences, and how far a network is from it."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor

from training.collate import Collator
from training.inventory import GROUPS, Inventory
from training.losses import WEIGHTS
from training.network import Network
from twosource.read.batches import plan_batches

__all__ = ["CUE", "Alike", "Taught", "ask_teacher", "find_alike", "measure_distance"]

ACTS = GROUPS["acts"]
# From this chance on that a word begins an act, its parties are asked for.
LEAST_CUE = 0.3
# What is told of an act beside its kind counts so much: 2.5 times as much as where it is labelled,
# since the teacher knows it better than the network does and few words tell it.
BESIDE = 1.25
# The first of the marks: which word names which act.
CUE = ACTS[0]


class Taught(Struct, frozen=True):
    """A sentence and what the teacher makes of it, as logarithms of chances.

    `marks` are `[words, labels]`, the labels of all marks of acts side by side; `parties` are
    `[cues, roles, words]`.
    """

    words: tuple[str, ...]
    marks: NDArray[np.float16]
    cues: tuple[int, ...]
    parties: NDArray[np.float16]


class Alike(Struct, frozen=True):
    """Which labels of the teacher are which of the network's: pairs of places by mark, and roles.

    What one of them does not know is left out, and the rest weighed again.
    """

    marks: dict[str, tuple[Tensor, Tensor]]
    parties: tuple[Tensor, Tensor]
    none: int


def ask_teacher(
    teacher: Network, inventory: Inventory, collator: Collator, sentences: Sequence[tuple[str, ...]]
) -> list[Taught]:
    """Return what the teacher makes of sentences, in an order of its own."""
    teacher.eval()
    device = next(teacher.parameters()).device.type
    begins = torch.tensor([one.startswith("B-") for one in inventory.marks[CUE]], device=device)
    lengths = [collator.count_pieces(one) for one in sentences]
    taught: list[Taught] = []
    with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
        for places in plan_batches(lengths, most_pieces=3000):
            some = [sentences[place] for place in places]
            words = teacher({x: one.to(device) for x, one in collator.lay_out(some).items()})
            marks = teacher.marks["acts"](words[:, 1:])
            begun = (marks[CUE].float().softmax(-1) * begins).sum(-1)
            chances = torch.cat([marks[name].float().log_softmax(-1) for name in ACTS], -1)
            for row, sentence in enumerate(some):
                cues = (begun[row, : len(sentence)] > LEAST_CUE).nonzero().flatten()
                others = words[row, 1 : len(sentence) + 1].expand(len(cues), -1, -1)
                parties = teacher.parties.score_rows(words[row, cues + 1], others)
                taught.append(
                    Taught(
                        words=sentence,
                        marks=chances[row, : len(sentence)].half().cpu().numpy(),
                        cues=tuple(cues.tolist()),
                        parties=parties.float().log_softmax(1).half().cpu().numpy(),
                    )
                )
    return taught


def find_alike(teacher: Inventory, network: Inventory) -> Alike:
    """Return how the labels of a teacher lie among those of a network."""
    starts = accumulate((len(teacher.marks[name]) for name in ACTS), initial=0)
    marks = {
        name: _pair(teacher.marks[name], network.marks[name], start)
        for name, start in zip(ACTS, starts, strict=False)
    }
    none = marks[CUE][1].tolist().index(network.marks[CUE].index("O"))
    return Alike(marks=marks, parties=_pair(teacher.parties, network.parties), none=none)


def _pair(ours: Sequence[str], others: Sequence[str], start: int = 0) -> tuple[Tensor, Tensor]:
    places = {label: place for place, label in enumerate(ours)}
    pairs = [(start + places[x], at) for at, x in enumerate(others) if x in places]
    first, second = torch.tensor(pairs).T
    return first, second


def measure_distance(
    network: Network, collator: Collator, alike: Alike, sentences: Sequence[Taught]
) -> dict[str, Tensor]:
    """Return how far the network is from the teacher, as cross entropies weighed like losses.

    How an act stands counts as far as the teacher sees one begin or go on in a word.
    """
    device = next(network.parameters()).device
    inputs = collator.lay_out([one.words for one in sentences])
    words = network({name: one.to(device) for name, one in inputs.items()})
    width = words.shape[1] - 1
    sizes = torch.tensor([len(one.words) for one in sentences], device=device)
    there = (torch.arange(width, device=device) < sizes[:, None]).float()
    wanted = _lay_marks(sentences, width).to(device)
    losses: dict[str, Tensor] = {}
    counts = there
    scores = network.marks["acts"](words[:, 1:])
    for name, (ours, others) in alike.marks.items():
        chances = wanted[..., ours].softmax(-1)
        found = scores[name].float()[..., others].log_softmax(-1)
        losses[name] = -((chances * found).sum(-1) * counts).sum()
        if name == CUE:
            counts = there * (1 - chances[..., alike.none])
    if any(one.cues for one in sentences):
        losses["parties"] = _measure_parties(network, words, alike, sentences)
    total = there.sum()
    return {x: one * WEIGHTS.get(x, BESIDE) / total for x, one in losses.items()}


def _lay_marks(sentences: Sequence[Taught], width: int) -> Tensor:
    laid = np.zeros((len(sentences), width, sentences[0].marks.shape[1]), np.float32)
    for row, one in enumerate(sentences):
        laid[row, : len(one.words)] = one.marks
    return torch.from_numpy(laid)


def _measure_parties(
    network: Network, words: Tensor, alike: Alike, sentences: Sequence[Taught]
) -> Tensor:
    ours, others = alike.parties
    rows, cues = torch.tensor(
        [(row, cue) for row, one in enumerate(sentences) for cue in one.cues], device=words.device
    ).T
    wanted = np.zeros((len(rows), len(sentences[0].parties[0]), words.shape[1] - 1), np.float32)
    start = 0
    for one in sentences:
        chances = np.exp(one.parties.astype(np.float32))
        wanted[start : start + len(one.cues), :, : len(one.words)] = chances
        start += len(one.cues)
    scores = network.parties.score_rows(words[rows, cues + 1], words[rows][:, 1:])
    found = scores.float()[:, others].log_softmax(1)
    return -(torch.from_numpy(wanted).to(words.device)[:, ours] * found).sum()
