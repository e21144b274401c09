"""Which roles a verb or noun likes to fill, and where in the tree: counts beside the network.

The network sees few sentences with any one noun; what was counted over all of them mends part of
that. `training.habits` makes the file.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

__all__ = ["Habits", "Tree", "find_kind", "find_places"]

Floats = NDArray[np.float32]
_WITH_CASE = ("obl", "nmod", "advcl", "acl", "ccomp")
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
# How much the counts weigh beside the network: chosen on the dev files.
_WEIGHTS = {"verb": 0.6, "noun": 1.0, "other": 0.6}


class Tree(Struct, frozen=True):
    """The columns of one sentence that habits are about; heads are -1 for the root."""

    heads: Sequence[int]
    relations: Sequence[str]
    upos: Sequence[str]
    lemmas: Sequence[str]


def find_kind(upos: str) -> str:
    """Return "verb", "noun" or "other"."""
    return _KINDS.get(upos, "other")


def find_places(tree: Tree, predicate: int) -> Iterator[tuple[int, str]]:
    """Yield the words near a predicate in the tree, each with the way to it.

    "obj" hangs from the predicate, "obl:with" does with its preposition; "^acl" is what the
    predicate hangs from, and "^xcomp>nsubj" hangs from the same word.
    """
    above = tree.heads[predicate]
    for word, head in enumerate(tree.heads):
        if word == predicate or tree.upos[word] == "PUNCT":
            continue
        if head == predicate:
            yield word, _name_child(tree, word)
        elif word == above:
            yield word, f"^{tree.relations[predicate]}"
        elif head == above and above >= 0:
            yield word, f"^{tree.relations[predicate]}>{tree.relations[word]}"


def _name_child(tree: Tree, word: int) -> str:
    relation = tree.relations[word]
    if relation.split(":")[0] not in _WITH_CASE:
        return relation
    cases = (
        tree.lemmas[other].lower()
        for other, head in enumerate(tree.heads)
        if head == word and tree.relations[other] in ("case", "mark")
    )
    return f"{relation}:{next(cases, '')}"


class Habits:
    """What was counted: by kind, lemma and way, how much likelier each role is than usual."""

    def __init__(self, lines: Iterable[str], roles: Sequence[str]) -> None:
        self._numbers = {role: number for number, role in enumerate(roles)}
        self._lines = dict(_split_key(line) for line in lines)
        self._rows: dict[str, Floats] = {}

    def weigh(self, scores: Floats, tree: Tree, predicate: int) -> Floats:
        """Return `scores[role, word]` of a predicate with its habits added to them."""
        kind, lemma = find_kind(tree.upos[predicate]), tree.lemmas[predicate].lower()
        weighed = scores.copy()
        for word, way in find_places(tree, predicate):
            row = self._find_row(f"{kind}\t{lemma}\t{way}", _WEIGHTS[kind])
            if row is not None:
                weighed[:, word] += row
        return weighed

    def _find_row(self, key: str, weight: float) -> Floats | None:
        """Return what is added to the roles, read from its line when it is first wanted."""
        row = self._rows.get(key)
        line = self._lines.get(key)
        if row is None and line is not None:
            row = self._rows[key] = weight * self._read_row(line)
        return row

    def _read_row(self, line: str) -> Floats:
        unseen, _, listed = line.partition("\t")
        row = np.full(len(self._numbers), float(unseen), np.float32)
        for one in listed.split():
            role, _, score = one.rpartition("=")
            row[self._numbers[role]] = float(score)
        row[0] = 0
        return row


def _split_key(line: str) -> tuple[str, str]:
    key, unseen, listed = line.rsplit("\t", 2)
    return key, f"{unseen}\t{listed}"
