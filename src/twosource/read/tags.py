"""Turns scores of BIO tags into stretches of words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tags"]

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
_NEVER = np.float32(-1e9)


class Tags:
    """One scheme: its labels, and which may follow which."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        continues = [[_may_follow(one, other) for other in labels] for one in labels]
        self._may_follow = np.array(continues, bool)
        self._may_start = np.array([not label.startswith("I-") for label in labels])
        self._outside = labels.index("O")

    def find_stretches(self, scores: Floats, sizes: Places) -> list[list[tuple[int, int, str]]]:
        """Return for each sentence `(start, end, label)`, in order.

        `scores` are `[sentence, word, label]` without the root. The best tags are taken as they
        are where they make stretches, otherwise the best of all that do (Viterbi).
        """
        outside = np.arange(scores.shape[1])[None, :] >= sizes[:, None]
        best = np.where(outside, self._outside, scores.argmax(2))
        wrong = ~self._may_start[best[:, 0]] | ~self._may_follow[best[:, :-1], best[:, 1:]].all(1)
        if wrong.any():
            best[wrong] = self._find_paths(scores[wrong], outside[wrong])
        found: list[list[tuple[int, int, str]]] = [[] for _ in sizes]
        for row in np.flatnonzero((best != self._outside).any(1)):
            found[row] = self._join(best[row].tolist())
        return found

    def _find_paths(self, scores: Floats, outside: NDArray[np.bool_]) -> Places:
        """Return the best tags that make stretches, for all sentences at once."""
        only_outside = np.where(np.arange(scores.shape[2]) == self._outside, 0, _NEVER)
        scores = np.where(outside[:, :, None], only_outside, scores)
        total = np.where(self._may_start, scores[:, 0], _NEVER)
        back = []
        for word in range(1, scores.shape[1]):
            ways = np.where(self._may_follow, total[:, :, None], _NEVER)
            back.append(ways.argmax(1))
            total = ways.max(1) + scores[:, word]
        path = [total.argmax(1)]
        for step in reversed(back):
            path.append(np.take_along_axis(step, path[-1][:, None], axis=1)[:, 0])
        return np.stack(path[::-1], axis=1)

    def _join(self, path: list[int]) -> list[tuple[int, int, str]]:
        stretches: list[tuple[int, int, str]] = []
        for word, number in enumerate(path):
            label = self._labels[number]
            if label.startswith("B-"):
                stretches.append((word, word + 1, label[2:]))
            elif label.startswith("I-"):
                start, _, kind = stretches[-1]
                stretches[-1] = start, word + 1, kind
        return stretches


def _may_follow(one: str, other: str) -> bool:
    return not other.startswith("I-") or one in (f"B-{other[2:]}", other)
