"""Reads the acts of a batch from its scores: the words that name them, their kind and parties."""

import numpy as np
from numpy.typing import NDArray

from twosource.model.parse import ActCue, Argument
from twosource.read.labels import Labels
from twosource.read.network import Scores
from twosource.read.tags import Tags

__all__ = ["ActDecoder"]

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
NO_MODE = "none"


class ActDecoder:
    """Knows what the numbers of the heads for acts stand for."""

    def __init__(self, labels: Labels) -> None:
        self._columns = labels.columns()
        self._parties = labels.parties
        self._cues = Tags(labels.marks["acts.cue"])
        self._statuses = labels.marks["acts.status"]
        self._modes = [one.split("-", 1) for one in labels.marks["acts.mode"]]

    def find(self, scores: Scores, sizes: Places) -> list[tuple[ActCue, ...]]:
        """Return the acts of each sentence, in the order of their words."""
        if scores.acts is None:
            return [()] * len(sizes)
        width = scores.acts.shape[1]
        rows = {
            (place // width, place % width - 1): number
            for number, place in enumerate(scores.predicates.tolist())
        }
        marks = {
            name: scores.acts[:, 1:, self._columns[f"acts.{name}"]]
            for name in ("cue", "status", "mode")
        }
        stretches = self._cues.find_stretches(marks["cue"], sizes)
        return [
            tuple(
                self._make(
                    (start, end, act),
                    {name: one[row, start:end].mean(0) for name, one in marks.items()},
                    self._find_parties(scores, rows, (row, start, end), int(sizes[row])),
                )
                for start, end, act in some
            )
            for row, some in enumerate(stretches)
        ]

    def _make(
        self,
        at: tuple[int, int, str],
        marks: dict[str, Floats],
        parties: tuple[Argument, ...],
    ) -> ActCue:
        start, end, act = at
        fitting = [
            (float(score), mode)
            for (kind, mode), score in zip(self._modes, marks["mode"], strict=True)
            if kind == act
        ]
        mode = max(fitting, default=(0.0, NO_MODE))[1]
        return ActCue(
            start=start,
            end=end,
            act=act,
            mode="" if mode == NO_MODE else mode,
            status=self._statuses[int(marks["status"].argmax())],
            surety=round(float(marks["cue"][1:].max() - marks["cue"][0]), 2),
            arguments=parties,
        )

    def _find_parties(
        self,
        scores: Scores,
        rows: dict[tuple[int, int], int],
        at: tuple[int, int, int],
        size: int,
    ) -> tuple[Argument, ...]:
        """Return the words that fill a role of the act, each its best."""
        row, start, end = at
        number = next((rows[row, x] for x in range(start, end) if (row, x) in rows), None)
        if number is None or scores.parties is None:
            return ()
        best = scores.parties[number, :, 1 : size + 1].argmax(0)
        return tuple(
            Argument(word, self._parties[role]) for word, role in enumerate(best.tolist()) if role
        )
