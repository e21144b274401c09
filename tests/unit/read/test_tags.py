"""BIO tags become stretches."""

import numpy as np

from twosource.read.tags import Tags

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def find(rows: list[list[float]]) -> list[tuple[int, int, str]]:
    scores = np.array([rows], np.float32)
    return Tags(LABELS).find_stretches(scores, np.array([len(rows)]))[0]


def one(place: int) -> list[float]:
    return [float(place == at) for at in range(5)]


def test_tags_are_joined() -> None:
    rows = [one(0), one(1), one(2), one(3), one(1)]
    assert find(rows) == [(1, 3, "PER"), (3, 4, "LOC"), (4, 5, "PER")]


def test_tags_that_make_no_stretch_are_read_as_the_best_that_do() -> None:
    assert find([one(1), [0, 0, 0.9, 0, 1.0], one(2)]) == [(0, 3, "PER")]
    assert find([[0, 0.2, 1, 0, 0], one(2)]) == [(0, 2, "PER")]


def test_padding_is_outside() -> None:
    scores = np.array([[one(1), one(2)], [one(3), one(4)]], np.float32)
    found = Tags(LABELS).find_stretches(scores, np.array([1, 2]))
    assert found == [[(0, 1, "PER")], [(0, 2, "LOC")]]
