"""Trains the network of the second look: python -m training.passages --minutes 45.

It begins with the encoder of the reader that ships, learns from every labelled passage that is not
kept for measuring, and is measured on those that are.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from tools.fit_claims import iter_passages
from torch import Tensor
from torch.nn import functional

from training.passage_examples import make_examples
from training.passage_network import SIDES, PassageExample, PassageReading
from training.shipped import read_shipped
from training.weights import find_encoder, load_vocabulary
from twosource.read.batches import plan_batches
from twosource.read.pieces import Pieces
from twosource.run.scoring.passages import PassageReader

__all__ = ["Settings", "load_passage_network", "measure_losses", "read_examples", "train"]

CHECKPOINT = "passages.pt"
BATCH_PIECES = 2400
# How much a loss counts beside that of the two sides.
COUNTS = {"sides": 1.0, "speaker": 0.7, "status": 0.4, "right": 0.4, "links": 1.0}


class Settings(Struct, frozen=True, kw_only=True):
    """What a run may vary: rates rise for the share `warmup` of its minutes and fall to nothing."""

    minutes: float = 45.0
    encoder_rate: float = 1.5e-4
    head_rate: float = 8e-4
    warmup: float = 0.03
    seed: int = 1


def read_examples(*, held: bool) -> list[PassageExample]:
    """Return the stretches of the passages kept for measuring, or of all others."""
    reader, pieces = PassageReader(), Pieces(load_vocabulary(find_encoder()))
    return [
        example
        for passage in iter_passages(held=held)
        for example in make_examples(reader, pieces, passage)
    ]


def measure_losses(
    network: PassageReading, examples: Sequence[PassageExample]
) -> dict[str, Tensor]:
    """Return the losses of a batch by part, each a mean over its acts."""
    scores = network(examples)
    acts = [act for one in examples for act in one.acts]
    wanted = torch.from_numpy(np.concatenate([one.wanted for one in acts]))
    sums = torch.zeros(len(acts), len(SIDES)).index_add(0, scores.owners, wanted)
    shares = wanted / sums.clamp_min(1)[scores.owners]
    sides = -(shares * scores.parties).sum(0) / len(acts)
    statuses = torch.tensor([one.status for one in acts])
    right = torch.tensor([float(one.right) for one in acts])
    told = functional.binary_cross_entropy_with_logits(
        scores.right, right.clamp_min(0), reduction="none"
    )
    links = torch.tensor([real for one in examples for _, _, real in one.links])
    losses = {
        "sides": sides[:2].sum(),
        "speaker": sides[2],
        "right": (told * (right >= 0)).sum() / len(acts),
        "links": functional.binary_cross_entropy_with_logits(scores.links, links, reduction="sum")
        / len(acts),
    }
    if (statuses >= 0).any():
        losses["status"] = functional.cross_entropy(scores.statuses, statuses, ignore_index=-1)
    return {name: one * COUNTS[name] for name, one in losses.items()}


def train(network: PassageReading, examples: Sequence[PassageExample], settings: Settings) -> None:
    """Learn until the minutes are used up; print how it goes."""
    torch.manual_seed(settings.seed)
    draw = random.Random(settings.seed)
    optimizer = _make_optimizer(network, settings)
    start = shown = time.monotonic()
    smooth: dict[str, float] = {}
    network.train()
    for epoch, batch in _iter_batches(examples, draw):
        done = (time.monotonic() - start) / (60 * settings.minutes)
        if done >= 1:
            break
        warm = settings.warmup
        factor = done / warm if done < warm else (1 - done) / (1 - warm)
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * max(factor, 1e-3)
        losses = measure_losses(network, batch)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, loss in losses.items():
            smooth[name] = 0.98 * smooth.get(name, loss.item()) + 0.02 * loss.item()
        if time.monotonic() - shown > 60:
            shown = time.monotonic()
            parts = " ".join(f"{name} {loss:.3f}" for name, loss in smooth.items())
            print(f"{(shown - start) / 60:.1f} min, epoch {epoch}: {parts}", flush=True)
    network.eval()


def _iter_batches(
    examples: Sequence[PassageExample], draw: random.Random
) -> Iterator[tuple[int, list[PassageExample]]]:
    """Yield batches of stretches of like length without end, each time others."""
    epoch = 0
    while True:
        lengths = [int(len(one.encoded.pieces) * draw.uniform(0.85, 1.15)) for one in examples]
        batches = list(plan_batches(lengths, most_pieces=BATCH_PIECES))
        draw.shuffle(batches)
        for places in batches:
            yield epoch, [examples[place] for place in places]
        epoch += 1


def _make_optimizer(network: PassageReading, settings: Settings) -> torch.optim.Optimizer:
    groups = []
    for is_encoder, rate in ((True, settings.encoder_rate), (False, settings.head_rate)):
        some = [
            one
            for name, one in network.named_parameters()
            if name.startswith("encoder") == is_encoder and one.requires_grad
        ]
        groups.append({"params": some, "lr": rate, "top": rate, "weight_decay": 0.01})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def make_passage_network() -> PassageReading:
    """Return a network with the encoder of the reader that ships, and new heads."""
    torch.manual_seed(0)
    network = PassageReading()
    shipped, _ = read_shipped()
    network.encoder.load_state_dict(shipped.encoder.state_dict())
    network.norm.load_state_dict(shipped.norm.state_dict())
    return network


def load_passage_network(run: Path) -> PassageReading:
    """Return the network of a run."""
    network = PassageReading()
    network.load_state_dict(torch.load(run / CHECKPOINT, weights_only=True))
    return network.eval()


def tell(network: PassageReading, held: Sequence[PassageExample]) -> str:
    """Return what share of the labelled rows of each side comes first, and of the statuses."""
    right, asked = np.zeros(len(SIDES) + 1), np.zeros(len(SIDES) + 1)
    with torch.no_grad():
        for _, batch in zip(range(len(held)), _once(held), strict=False):
            scores = network(batch)
            acts = [act for one in batch for act in one.acts]
            for number, act in enumerate(acts):
                rows = scores.parties[scores.owners == number].numpy()
                for side in range(len(SIDES)):
                    if act.wanted[:, side].any():
                        asked[side] += 1
                        right[side] += act.wanted[rows[:, side].argmax(), side]
                if act.status >= 0:
                    asked[-1] += 1
                    right[-1] += int(scores.statuses[number].argmax()) == act.status
    names = (*SIDES, "status")
    return ", ".join(f"{x} {y:.4f}" for x, y in zip(names, right / asked, strict=True))


def _once(examples: Sequence[PassageExample]) -> Iterator[list[PassageExample]]:
    lengths = [len(one.encoded.pieces) for one in examples]
    for places in plan_batches(lengths, most_pieces=BATCH_PIECES):
        yield [examples[place] for place in places]


def main() -> None:
    """Read the command line, train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--out", type=Path, default=Path("build/passages"))
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    network = make_passage_network()
    train(network, read_examples(held=False), Settings(minutes=given.minutes))
    torch.save(network.state_dict(), given.out / CHECKPOINT)
    print(tell(network, read_examples(held=True)))


if __name__ == "__main__":
    main()
