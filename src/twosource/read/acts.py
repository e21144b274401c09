"""Reads the acts of a batch from its scores: the words that name them, their kind and parties."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from twosource.model.parse import ActCue, ActPart
from twosource.read.labels import Labels
from twosource.read.network import Scores
from twosource.read.tags import Tags

__all__ = ["ActDecoder", "Side"]

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
NO_MODE = "none"
# Where a sentence names who is on one side of an act: in a word of its own, only in a sentence
# before, not at all since it is of the state of the other side, or there is nobody.
Side = Literal["here", "before", "own", "nobody"]
_SIDES = ("actor", "recipient")
# So much below "none" parts are still given, and sides named elsewhere so much below "here"; they
# are left to whoever reads them. Acts are not: leaning towards them joins neighbours into one.
LEAN = 2.0
# So far below the best one other statuses of an act are given too.
STATUS_LEAN = 6.0


class ActDecoder:
    """Knows what the numbers of the heads for acts stand for."""

    def __init__(self, labels: Labels) -> None:
        self._columns = labels.columns()
        self._parties = labels.parties
        self._cue_labels = labels.marks["acts.cue"]
        self._cues = Tags(self._cue_labels)
        self._statuses = labels.marks["acts.status"]
        self._sides = {side: self._read_side(labels.marks, side) for side in _SIDES}
        self._modes = [one.split("-", 1) for one in labels.marks["acts.mode"]]

    @staticmethod
    def _read_side(marks: Mapping[str, Sequence[str]], side: str) -> dict[str, int]:
        """Return the number of each label; none where the network was trained without them."""
        labels = marks.get(f"acts.{side}", ())
        return {label: labels.index(label) for label in get_args(Side) if label in labels}

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
            for name in ("cue", "status", "mode", *_SIDES)
            if f"acts.{name}" in self._columns
        }
        stretches = self._cues.find_stretches(marks["cue"], sizes)
        return [
            tuple(
                self._make(
                    (start, end, act),
                    {name: one[row, start:end] for name, one in marks.items()},
                    self._find_parts(scores, rows, (row, start, end), int(sizes[row])),
                )
                for start, end, act in some
            )
            for row, some in enumerate(stretches)
        ]

    def _make(
        self,
        at: tuple[int, int, str],
        marks: dict[str, Floats],
        parts: tuple[ActPart, ...],
    ) -> ActCue:
        """Return an act; `marks` are scores of its words by label, `[words, labels]`."""
        start, end, act = at
        surety = self._find_surety(act, marks["cue"])
        marks = {name: one.mean(0) for name, one in marks.items()}
        fitting = [
            (float(score), mode)
            for (kind, mode), score in zip(self._modes, marks["mode"], strict=True)
            if kind == act
        ]
        mode = max(fitting, default=(0.0, NO_MODE))[1]
        second, first = np.sort(marks["status"])[-2:].tolist()
        best = int(marks["status"].argmax())
        return ActCue(
            start=start,
            end=end,
            act=act,
            mode="" if mode == NO_MODE else mode,
            status=self._statuses[best],
            surety=round(surety, 2),
            standing=round(first - second, 2),
            parts=(
                *self._find_unnamed(start, marks),
                *self._find_statuses(start, marks["status"], best),
                *parts,
            ),
        )

    def _find_surety(self, act: str, scores: Floats) -> float:
        """Return how far the labels of an act lie above "none", on average over its words."""
        begins, goes_on = (self._cue_labels.index(f"{one}-{act}") for one in "BI")
        labels = [begins, *[goes_on] * (len(scores) - 1)]
        return float((scores[range(len(scores)), labels] - scores[:, 0]).mean())

    def _find_statuses(self, start: int, scores: Floats, best: int) -> Iterator[ActPart]:
        """Yield how far the other statuses lie below the best one, at the act's own first word.

        The role is "status planned" and the like.
        """
        for number, score in enumerate((scores - scores[best]).tolist()):
            if number != best and score > -STATUS_LEAN:
                yield ActPart(start, f"status {self._statuses[number]}", round(score, 2))

    def _find_unnamed(self, start: int, marks: dict[str, Floats]) -> Iterator[ActPart]:
        """Yield how far it lies above a word of the sentence that the text names a side elsewhere.

        The part stands at the act's own first word; its role is "recipient before" and the like.
        """
        for side, numbers in self._sides.items():
            for kind, number in numbers.items():
                above = float(marks[side][number] - marks[side][numbers["here"]])
                if kind != "here" and above > -LEAN:
                    yield ActPart(start, f"{side} {kind}", round(above, 2))

    def _find_parts(
        self,
        scores: Scores,
        rows: dict[tuple[int, int], int],
        at: tuple[int, int, int],
        size: int,
    ) -> tuple[ActPart, ...]:
        """Return the words that may fill a role of the act, each its best."""
        row, start, end = at
        number = next((rows[row, x] for x in range(start, end) if (row, x) in rows), None)
        if number is None or scores.parties is None:
            return ()
        found = scores.parties[number, :, 1 : size + 1]
        best = 1 + found[1:].argmax(0)
        above = found[1:].max(0) - found[0]
        return tuple(
            ActPart(int(word), self._parties[best[word]], round(float(above[word]), 2))
            for word in np.flatnonzero(above > -LEAN)
        )
