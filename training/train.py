"""Trains the network: python -m training.train --minutes 60.

Run it again with the same folder to go on from the last checkpoint.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec
import torch
from msgspec import Struct
from msgspec.structs import replace
from torch import Tensor

from training.batching import Mixture
from training.check import measure_trees
from training.collate import Collator, Labelled
from training.corpus import load_corpus, load_ewt
from training.example import Example
from training.feeding import Place, Plan, feed
from training.inventory import GROUPS, Inventory, collect_labels
from training.losses import WEIGHTS, measure_losses
from training.network import Network, Sizes
from training.records import DATA
from training.weights import find_encoder, load_vocabulary
from twosource.read.pieces import Pieces

SEED = 20261125
CARD_FEEDERS = 4
CHECKPOINT = "checkpoint.pt"
MINUTES_BETWEEN_CHECKPOINTS = 5.0


class Settings(Struct, frozen=True, kw_only=True):
    """What a run may vary.

    The rates fall to nothing at its end: after `minutes` of learning, or after `steps` where two
    runs are to be compared. `feeders` are processes that prepare batches; with none the learning
    one does it itself. `seed` says in which order sentences come. With `only_acts` nothing but the
    heads of acts learns; with `acts_alone` all learns, but from what is labelled of acts alone.
    """

    minutes: float
    steps: int = 0
    data: Path
    out: Path
    threads: int = 2
    feeders: int = 0
    seed: str = str(SEED)
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.02
    decay: float = 0.01
    only_acts: bool = False
    acts_alone: bool = False
    sizes: Sizes = Sizes()
    mixture: Mixture = Mixture()
    weights: dict[str, float] = msgspec.field(default_factory=WEIGHTS.copy)


class Batch(Protocol):
    """Whatever is learned in one step."""

    @property
    def words(self) -> int:
        """How many words it has."""
        ...


class Run:
    """A network in training: what a checkpoint holds."""

    def __init__(self, settings: Settings, examples: list[Example]) -> None:
        self.settings = settings
        self.examples = examples
        self.inventory = collect_labels(examples)
        self.collator = Collator(Pieces(load_vocabulary(find_encoder())), self.inventory)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = make_network(self.inventory, settings.sizes)
        self.network.encoder.load()
        if settings.only_acts or settings.acts_alone:
            self.examples = [one for one in examples if one.id.startswith(("acts", "fresh"))]
        if settings.only_acts:
            freeze_but_acts(self.network)
        if settings.acts_alone:
            self.examples = [keep_acts(one) for one in self.examples]
        self.network.to(self.device)
        self.optimizer = _make_optimizer(self.network, settings)
        self.seconds, self.taken, self.epoch, self.step = 0.0, 0, 0, 0

    def save(self) -> None:
        """Write a checkpoint beside the old one, then put it in its place."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "chance": torch.get_rng_state(),
            "place": (self.seconds, self.taken, self.epoch, self.step),
            "inventory": msgspec.json.encode(self.inventory),
            "sizes": msgspec.json.encode(self.settings.sizes),
        }
        fresh = self.settings.out / f"{CHECKPOINT}.new"
        torch.save(state, fresh)
        fresh.replace(self.settings.out / CHECKPOINT)

    def resume(self) -> None:
        """Go on from a checkpoint, when there is one."""
        path = self.settings.out / CHECKPOINT
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            torch.set_rng_state(state["chance"])
            self.seconds, self.taken, self.epoch, self.step = state["place"]

    def batches(self) -> Iterator[Batch]:
        """Yield batches without end, from where the checkpoint was written."""
        start = Place(self.epoch, self.step)
        plan = Plan(self.examples, self.collator, self.settings.mixture, self.settings.seed)
        for place, batch in feed(plan, start, self.settings.feeders):
            yield batch
            self.epoch, self.step = place.epoch, place.step + 1

    def progress(self) -> float:
        """Return how much of the run is done: 0 to 1."""
        if self.settings.steps:
            return min(1.0, self.taken / self.settings.steps)
        return min(1.0, self.seconds / (60 * self.settings.minutes))

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step down and return the losses."""
        self._set_rates()
        with torch.autocast(self.device, dtype=torch.bfloat16):
            losses = self.measure(batch)
        parts = torch.stack(list(losses.values()))
        parts.sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.taken += 1
        return dict(zip(losses, parts.tolist(), strict=True))

    def measure(self, batch: Batch) -> dict[str, Tensor]:
        """Return the losses of a batch by part."""
        assert isinstance(batch, Labelled)
        return measure_losses(self.network, batch.to(self.device), self.settings.weights)

    def _set_rates(self) -> None:
        done, warm = self.progress(), self.settings.warmup
        factor = done / warm if done < warm else (1 - done) / (1 - warm)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * max(factor, 1e-3)


def make_network(inventory: Inventory, sizes: Sizes) -> Network:
    """Return an untrained network for these labels, the same every time."""
    torch.manual_seed(SEED)
    sizes_of_pairs = (len(x) for x in (inventory.relations, inventory.roles, inventory.parties))
    return Network(sizes, inventory.sizes(), *sizes_of_pairs)


def freeze_but_acts(network: Network) -> None:
    """Let nothing but the heads of acts learn: all that is read elsewhere stays as it is."""
    for name, one in network.named_parameters():
        if not name.startswith(("marks.acts.", "parties.")):
            one.requires_grad_(requires_grad=False)


def keep_acts(example: Example) -> Example:
    """Return an example of which nothing is known but its acts."""
    return replace(
        example,
        heads=None,
        columns={name: one for name, one in example.columns.items() if name.startswith("acts.")},
        layers={name: one for name, one in example.layers.items() if name.startswith("acts.")},
        predicates=tuple(one for one in example.predicates or () if one.is_act),
    )


def take_over(network: Network, inventory: Inventory, folder: Path) -> None:
    """Begin with the weights of another run; what it knows nothing of, labels too, stays new."""
    state = torch.load(folder / CHECKPOINT, weights_only=True, map_location="cpu")
    own = network.state_dict()
    network.load_state_dict(carry_over(state, own, inventory), strict=False)


def carry_over(
    state: dict[str, Any], own: dict[str, Tensor], inventory: Inventory
) -> dict[str, Tensor]:
    """Return what a checkpoint knows, in the order of other labels.

    Labels that it does not know keep the weights that they have in `own`.
    """
    old = msgspec.json.decode(state["inventory"], type=Inventory)
    known: dict[str, Tensor] = dict(state["network"])
    for name, before, after in _list_labelled(old, inventory):
        places = {label: place for place, label in enumerate(before)}
        pairs = [(places[label], place) for place, label in enumerate(after) if label in places]
        rows = known[name].unflatten(0, (len(before), -1))
        moved = own[name].unflatten(0, (len(after), -1)).clone()
        for one, other in pairs:
            moved[other] = rows[one]
        known[name] = moved.flatten(0, 1)
    return known


def _list_labelled(
    old: Inventory, new: Inventory
) -> Iterator[tuple[str, list[tuple[str, str]], list[tuple[str, str]]]]:
    """Yield the weights that have rows by label, with the labels before and after, in order."""
    for group, names in GROUPS.items():
        before, after = (
            [(name, label) for name in names for label in one.marks.get(name, ())]
            for one in (old, new)
        )
        for part in ("weight", "bias"):
            yield f"marks.{group}.out.{part}", before, after
    for head in ("relations", "roles", "parties"):
        before, after = ([(head, label) for label in getattr(one, head)] for one in (old, new))
        for part in ("pair.weight", "pair.bias", "alone.weight", "alone.bias"):
            yield f"{head}.{part}", before, after


def load_network(folder: Path) -> tuple[Network, Inventory]:
    """Return the network of a checkpoint, with its labels."""
    state = torch.load(folder / CHECKPOINT, weights_only=True, map_location="cpu")
    inventory = msgspec.json.decode(state["inventory"], type=Inventory)
    network = make_network(inventory, msgspec.json.decode(state["sizes"], type=Sizes))
    network.load_state_dict(state["network"])
    return network.eval(), inventory


def _make_optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, one in network.named_parameters():
        if one.requires_grad:
            rate = settings.encoder_rate if name.startswith("encoder") else settings.head_rate
            decay = settings.decay if one.dim() > 1 else 0.0
            groups.setdefault((rate, decay), []).append(one)
    listed = [
        {"params": some, "lr": rate, "top": rate, "weight_decay": decay}
        for (rate, decay), some in groups.items()
    ]
    return torch.optim.AdamW(listed, betas=(0.9, 0.98), fused=True)


class Pace:
    """Finds out how many threads are fastest: on a shared machine more can be slower.

    Every 80 steps each count is tried for six; between trials the fastest is used.
    """

    def __init__(self, most: int) -> None:
        self._counts = range(1, most + 1)
        self._taken: dict[int, float] = {}
        self._used = most
        self._step = 0

    def choose(self) -> None:
        """Set the count for the next step."""
        trial = (self._step % 80) // 6
        if trial < len(self._counts) and len(self._counts) > 1:
            self._used = self._counts[trial]
            if self._step % 6 == 0:
                self._taken[self._used] = 0.0
        else:
            self._used = min(self._taken, key=self._taken.__getitem__, default=self._counts[-1])
        torch.set_num_threads(self._used)

    def note(self, seconds_per_word: float) -> None:
        """Keep how long the step took."""
        if self._step % 80 < 6 * len(self._counts):
            self._taken[self._used] = self._taken.get(self._used, 0.0) + seconds_per_word
        self._step += 1


def train(run: Run, watched: list[Example]) -> None:
    """Learn until the minutes are used up; print how it goes, and how `watched` are parsed."""
    saved, shown = run.seconds, run.seconds
    smooth: dict[str, float] = {}
    pace = Pace(run.settings.threads)
    start = time.monotonic()
    for batch in run.batches():
        pace.choose()
        losses = run.learn(batch)
        pace.note((time.monotonic() - start) / batch.words)
        run.seconds += time.monotonic() - start
        start = time.monotonic()
        for name, loss in losses.items():
            smooth[name] = 0.98 * smooth.get(name, loss) + 0.02 * loss
        if run.seconds - shown > 20:
            shown = run.seconds
            parts = " ".join(f"{name} {loss:.3f}" for name, loss in smooth.items())
            place = f"{run.seconds / 60:.1f} min, epoch {run.epoch}, step {run.step}"
            print(f"{place}, {torch.get_num_threads()} threads: {parts}", flush=True)
        if run.seconds - saved > 60 * MINUTES_BETWEEN_CHECKPOINTS or run.progress() >= 1:
            saved = run.seconds
            run.save()
            if watched:
                print(measure_trees(run.network, run.collator, watched), flush=True)
        if run.progress() >= 1:
            return


def vary_settings(settings: Settings, changes: dict[str, Any]) -> Settings:
    """Return settings with other values, as runs that are to be compared have them."""
    made: dict[str, Any] = {}
    for name, value in changes.items():
        old = getattr(settings, name)
        whole = msgspec.to_builtins(old) | value if isinstance(value, dict) else value
        made[name] = msgspec.convert(whole, type(old))
    return replace(settings, **made)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--steps", type=int, default=0, help="end after so many, for comparisons")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of data sets")
    parser.add_argument("--out", type=Path, default=Path("build/train"), help="for checkpoints")
    parser.add_argument("--begin", type=Path, help="a run whose weights to begin with")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--vary", default="{}", help='JSON: {"mixture": {"damaged": 0}}')
    given = parser.parse_args()
    settings = vary_settings(
        Settings(
            minutes=given.minutes,
            steps=given.steps,
            data=given.data,
            out=given.out,
            threads=given.threads,
            feeders=CARD_FEEDERS if torch.cuda.is_available() else 0,
        ),
        msgspec.json.decode(given.vary),
    )
    settings.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.threads)
    run = Run(settings, load_corpus(settings.data, "train"))
    if given.begin:
        take_over(run.network, run.inventory, given.begin)
    run.resume()
    train(run, [] if settings.acts_alone else load_ewt(settings.data, "dev")[::5])


if __name__ == "__main__":
    main()
