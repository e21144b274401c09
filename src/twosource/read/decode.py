"""Turns the scores of a batch into parses."""

from collections.abc import Collection, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from twosource.model.parse import Argument, Attribution, Name, Parse, Predicate
from twosource.read.acts import ActDecoder
from twosource.read.batches import Batch
from twosource.read.frames import find_arguments
from twosource.read.habits import Habits, Tree
from twosource.read.labels import ATTRIBUTION_LAYERS, SCHEMES, Labels
from twosource.read.lemmas import Lemmas
from twosource.read.network import Scores
from twosource.read.pairing import pair_attributions
from twosource.read.tags import Tags
from twosource.read.trees import find_trees

__all__ = ["Decoder"]

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
Stretches = list[tuple[int, int, str]]

ATTRIBUTION_SCHEMES = ("gum", "propbank")


class Decoder:
    """Knows what the numbers stand for."""

    def __init__(self, labels: Labels, lemmas: Lemmas, habits: Habits) -> None:
        self._labels = labels
        self._lemmas = lemmas
        self._habits = habits
        self._roles = labels.roles
        self._acts = ActDecoder(labels) if labels.parties else None
        self._columns = labels.columns()
        self._relations = labels.relations
        self._root = labels.relations.index("root")
        self._aside = labels.relations.index("parataxis")
        self._upos, self._features = labels.marks["upos"], labels.marks["features"]
        self._mentions = labels.marks["mention"]
        self._unfit = np.array(
            [[x not in labels.inflections[tag] for x in self._features] for tag in self._upos]
        )
        self._schemes = {name: Tags(labels.marks[f"names.{name}"]) for name in SCHEMES}
        self._layers = {name: Tags(labels.marks[f"gum.{name}"]) for name in ATTRIBUTION_LAYERS}

    def decode(
        self,
        words: Sequence[tuple[str, ...]],
        batch: Batch,
        scores: Scores,
        predicates: Sequence[Collection[int]] | None = None,
    ) -> list[Parse]:
        """Return the parses of a batch without offsets; `predicates` may be given by place."""
        sizes = (batch.first > 0).sum(1)
        heads = find_trees(scores.arcs, sizes)
        relations = self._find_relations(scores, heads).tolist()
        upos, features = self._find_tags(scores.syntax)
        mentions = self._best(scores.names, "mention")
        names = self._find_names(scores.names, sizes)
        said = self._find_attributions(scores.said, sizes)
        acts = self._acts.find(scores, sizes) if self._acts else [()] * len(words)
        parents = (heads - 1).tolist()
        parses = [
            Parse(
                words=one,
                heads=tuple(parents[row][1 : len(one) + 1]),
                relations=_name(self._relations, relations[row][1 : len(one) + 1]),
                upos=_name(self._upos, upos[row][: len(one)]),
                features=_name(self._features, features[row][: len(one)]),
                mentions=_name(self._mentions, mentions[row][: len(one)]),
                names=names[row],
                attributions=said[row],
                acts=acts[row],
            )
            for row, one in enumerate(words)
        ]
        return self._add_frames(parses, scores, predicates)

    def _cut(self, scores: Floats, name: str) -> Floats:
        """Return the scores of one mark, without the root."""
        return scores[:, 1:, self._columns[name]]

    def _best(self, scores: Floats, name: str) -> list[list[int]]:
        best: list[list[int]] = self._cut(scores, name).argmax(2).tolist()
        return best

    def _find_tags(self, syntax: Floats) -> tuple[list[list[int]], list[list[int]]]:
        """Return the best parts of speech, and the best features that go with each."""
        upos = self._cut(syntax, "upos").argmax(2)
        features = self._cut(syntax, "features") - 1e6 * self._unfit[upos]
        return upos.tolist(), features.argmax(2).tolist()

    def _find_relations(self, scores: Scores, heads: Places) -> Places:
        """Return the label of every arc; "root" is of the arc from the root and of no other."""
        best = np.take_along_axis(scores.relations, heads[:, :, None], axis=2)[:, :, 0]
        inner = np.where(best == self._root, self._aside, best)
        return np.where(heads == 0, self._root, inner)

    def _find_names(self, scores: Floats, sizes: Places) -> list[tuple[Name, ...]]:
        found: list[list[Name]] = [[] for _ in sizes]
        for scheme, tags in self._schemes.items():
            stretches = tags.find_stretches(self._cut(scores, f"names.{scheme}"), sizes)
            for row, some in enumerate(stretches):
                found[row] += [Name(start, end, label, scheme) for start, end, label in some]
        return [tuple(some) for some in found]

    def _add_frames(
        self,
        parses: Sequence[Parse],
        scores: Scores,
        given: Sequence[Collection[int]] | None,
    ) -> list[Parse]:
        """Return the parses with their lemmas and their predicates."""
        found: list[list[tuple[int, int]]] = [[] for _ in parses]
        width = scores.said.shape[1]
        for number, place in enumerate(scores.predicates.tolist()):
            row, word = place // width, place % width - 1
            if 0 <= word < len(parses[row].words) and (given is None or word in given[row]):
                found[row].append((word, number))
        facts = np.clip(self._cut(scores.said, "factuality")[:, :, 0], -3, 3)
        framed = []
        for row, parse in enumerate(parses):
            columns = zip(parse.words, parse.upos, parse.features, strict=True)
            lemmas = tuple([self._lemmas.find(*column) for column in columns])
            tree = Tree(parse.heads, parse.relations, parse.upos, lemmas)
            predicates = tuple(
                Predicate(
                    word,
                    self._find_arguments(scores.roles[number], tree, word),
                    round(float(facts[row, word]), 2),
                )
                for word, number in found[row]
            )
            framed.append(replace(parse, lemmas=lemmas, predicates=predicates))
        return framed

    def _find_arguments(self, scores: Floats, tree: Tree, word: int) -> tuple[Argument, ...]:
        known = scores[:, 1 : len(tree.heads) + 1]
        return find_arguments(self._habits.weigh(known, tree, word), self._roles)

    def _find_attributions(self, said: Floats, sizes: Places) -> list[tuple[Attribution, ...]]:
        found: list[list[Attribution]] = [[] for _ in sizes]
        for scheme in ATTRIBUTION_SCHEMES:
            layers = [
                tags.find_stretches(self._cut(said, f"{scheme}.{name}"), sizes)
                for name, tags in self._layers.items()
            ]
            for row, stretches in enumerate(zip(*layers, strict=True)):
                if any(stretches):
                    found[row] += pair_attributions(scheme, *stretches)
        return [tuple(some) for some in found]


def _name(labels: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple([labels[number] for number in numbers])
