"""Lets the small network learn from the teacher: python -m training.distil --minutes 45.

The teacher reads the labelled passages, variants of them, and reports that nobody has labelled; the
small network learns to say of every word what the teacher says of it, doubts included (Hinton et
al. 2015). Between that it learns from all labels, lest it forget trees and names. Hands that are
fresh to it stay so: neither their passages nor variants of them are among what it learns.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec
import torch
from msgspec import Struct
from msgspec.structs import replace
from torch import Tensor

from training.batching import Mixture
from training.collate import Collator
from training.corpus import load_corpus, load_ewt
from training.example import Example
from training.records import DATA
from training.teaching import CUE, Alike, Taught, ask_teacher, find_alike, measure_distance
from training.texts import read_texts
from training.train import (
    Batch,
    Run,
    Settings,
    load_network,
    take_over,
    train,
    vary_settings,
)
from training.variants import collect_words, vary
from twosource.read.batches import plan_batches
from twosource.read.reader import load_reader

SEED = "taught"
# Of all words that are learned from, so many are labelled.
LABELLED = 0.35
# Of the sentences of the treebanks and other sets the teacher reads one in so many.
EVERY_OTHER = 2
LONGEST_PIECES = 192


class Lesson(Struct, frozen=True):
    """Sentences that are learned together, as the teacher read them."""

    sentences: tuple[Taught, ...]
    words: int


class Lessons:
    """What the teacher said, laid out for the network in batches without end."""

    def __init__(self, taught: Sequence[Taught], alike: Alike, seed: str) -> None:
        self.taught, self.alike = taught, alike
        self._chance = Random(seed)

    def batches(self, collator: Collator, most_pieces: int) -> Iterator[Lesson]:
        """Yield sentences of like length together, in a random order."""
        sizes = [collator.count_pieces(one.words) for one in self.taught]
        while True:
            lengths = [one + self._chance.randrange(5) for one in sizes]
            batches = list(plan_batches(lengths, most_pieces=most_pieces))
            self._chance.shuffle(batches)
            for batch in batches:
                some = tuple(self.taught[place] for place in batch)
                yield Lesson(some, sum(len(one.words) for one in some))


class Distilling(Run):
    """A network that learns from labels and from a teacher by turns."""

    lessons: Lessons

    def batches(self) -> Iterator[Batch]:
        """Yield batches without end, so that `LABELLED` of all words are labelled."""
        labelled = super().batches()
        lessons = self.lessons.batches(self.collator, self.settings.mixture.pieces)
        counts = {False: 1, True: 1}
        while True:
            is_labelled = counts[True] < LABELLED * sum(counts.values())
            batch: Batch = next(labelled) if is_labelled else next(lessons)
            counts[is_labelled] += batch.words
            yield batch

    def measure(self, batch: Batch) -> dict[str, Tensor]:
        """Return the losses of a batch, or the distance from the teacher, by part."""
        if not isinstance(batch, Lesson):
            return super().measure(batch)
        parts = measure_distance(self.network, self.collator, self.lessons.alike, batch.sentences)
        return {f"taught {name}": one for name, one in parts.items()}


def make_lessons(folder: Path, examples: Sequence[Example], run: Run) -> Lessons:
    """Return what the teacher of a folder makes of all that it is to read.

    Words of acts are exchanged in the passages by their labels, and in texts by what the teacher
    takes for acts there.
    """
    teacher, inventory = load_network(folder)
    teacher = teacher.to(run.device)

    def ask(some: Iterable[Example]) -> list[Taught]:
        sentences = dict.fromkeys(one.words for one in some)
        short = [one for one in sentences if run.collator.count_pieces(one) <= LONGEST_PIECES]
        return ask_teacher(teacher, inventory, run.collator, short)

    chance = Random(SEED)
    passages = [one for one in examples if one.id.startswith("acts")]
    others = [one for one in examples if not one.id.startswith(("acts", "fresh"))]
    texts = read_texts()
    read = ask(texts)
    marked = _add_cues(_add_forms(texts), read, inventory.marks[CUE])
    words = collect_words([*passages, *marked])
    varied = [vary(one, words, chance) for one in (*passages, *marked)]
    taught = [*read, *ask([*passages, *others[::EVERY_OTHER]]), *ask(varied)]
    return Lessons(taught, find_alike(inventory, run.inventory), run.settings.seed)


def _add_forms(examples: Sequence[Example]) -> list[Example]:
    """Return examples with what the reader that ships makes of their words."""
    parses = load_reader().read_words([one.words for one in examples])
    return [
        replace(one, columns={"upos": tuple(parse.upos), "features": tuple(parse.features)})
        for one, parse in zip(examples, parses, strict=True)
    ]


def _add_cues(
    examples: Sequence[Example], taught: Sequence[Taught], labels: Sequence[str]
) -> list[Example]:
    """Return those examples that the teacher read, with the label likeliest to it on each word."""
    likeliest = {one.words: one.marks[:, : len(labels)].argmax(axis=1) for one in taught}
    return [
        replace(one, layers={CUE: tuple(labels[place] for place in likeliest[one.words])})
        for one in examples
        if one.words in likeliest
    ]


def main() -> None:
    """Read the command line, let the teacher read and the network learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of data sets")
    parser.add_argument("--teacher", type=Path, default=Path("build/teacher"))
    parser.add_argument("--begin", type=Path, default=Path("build/shipped"))
    parser.add_argument("--out", type=Path, default=Path("build/taught"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--vary", default="{}", help="JSON, as for training.train")
    given = parser.parse_args()
    settings = vary_settings(
        Settings(
            minutes=given.minutes,
            data=given.data,
            out=given.out,
            threads=given.threads,
            encoder_rate=1.2e-4,
            head_rate=6e-4,
            mixture=Mixture(acts=1),
        ),
        msgspec.json.decode(given.vary),
    )
    settings.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.threads)
    examples = load_corpus(settings.data, "train")
    known = [one for one in examples if not one.id.startswith("fresh")]
    run = Distilling(settings, known)
    take_over(run.network, run.inventory, given.begin)
    run.lessons = make_lessons(given.teacher, known, run)
    run.resume()
    train(run, load_ewt(settings.data, "dev")[::5])


if __name__ == "__main__":
    main()
