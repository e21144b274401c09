"""Turns the scores of a batch into parses."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.model.parse import Argument, Attribution, Name, Parse, Predicate
from twosource.read.batches import Batch
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
# An argument may score this much below none: chosen on the dev files, where it evens out what is
# found in vain and what is missed.
LEAST_MARGIN = -0.5
# Each of these roles is filled once.
_CORE = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4")


class Decoder:
    """Knows what the numbers stand for."""

    def __init__(self, labels: Labels, lemmas: Lemmas) -> None:
        self._labels = labels
        self._lemmas = lemmas
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
        given = predicates or self._find_predicates(scores.said, sizes)
        acts = self._find_frames(scores, sizes, given)
        said = self._find_attributions(scores.said, sizes)
        parents = (heads - 1).tolist()
        return [
            self._make_parse(
                one,
                Parse(
                    heads=tuple(parents[row][1 : len(one) + 1]),
                    relations=_name(self._relations, relations[row][1 : len(one) + 1]),
                    upos=_name(self._upos, upos[row][: len(one)]),
                    features=_name(self._features, features[row][: len(one)]),
                    mentions=_name(self._mentions, mentions[row][: len(one)]),
                    names=names[row],
                    predicates=acts[row],
                    attributions=said[row],
                ),
            )
            for row, one in enumerate(words)
        ]

    def _make_parse(self, words: tuple[str, ...], parse: Parse) -> Parse:
        columns = zip(words, parse.upos, parse.features, strict=True)
        return Parse(
            words=words,
            upos=parse.upos,
            features=parse.features,
            lemmas=tuple(self._lemmas.find(*column) for column in columns),
            heads=parse.heads,
            relations=parse.relations,
            mentions=parse.mentions,
            names=parse.names,
            predicates=parse.predicates,
            attributions=parse.attributions,
        )

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

    def _find_predicates(self, said: Floats, sizes: Places) -> list[list[int]]:
        yes = self._labels.marks["predicate"].index("yes")
        scores = self._cut(said, "predicate")
        best = scores.argmax(2) == yes
        best &= np.arange(best.shape[1])[None, :] < sizes[:, None]
        found: list[list[int]] = [[] for _ in sizes]
        for row, word in zip(*(places.tolist() for places in best.nonzero()), strict=True):
            found[row].append(word)
        return found

    def _find_frames(
        self, scores: Scores, sizes: Places, given: Sequence[Collection[int]]
    ) -> list[tuple[Predicate, ...]]:
        facts = np.clip(self._cut(scores.said, "factuality")[:, :, 0], -3, 3)
        return [
            tuple(
                Predicate(
                    word,
                    self._find_arguments(
                        scores.margins[row, word + 1, 1 : size + 1],
                        scores.roles[row, word + 1, 1 : size + 1],
                    ),
                    round(float(facts[row, word]), 2),
                )
                for word in sorted(given[row])
            )
            for row, size in enumerate(sizes.tolist())
        ]

    def _find_arguments(self, margins: Floats, roles: NDArray[np.uint8]) -> tuple[Argument, ...]:
        taken: dict[str, float] = {}
        found = []
        words = np.flatnonzero(margins > LEAST_MARGIN)
        for word in sorted(words.tolist(), key=lambda word: (-margins[word], word)):
            role = self._labels.roles[roles[word]]
            if role in _CORE and role in taken:
                continue
            taken[role] = float(margins[word])
            found.append(Argument(word, role))
        return tuple(sorted(found, key=lambda one: one.word))

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
