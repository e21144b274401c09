"""Counts beside the network, and the choice of arguments."""

import numpy as np

from twosource.model.parse import Argument
from twosource.read.frames import find_arguments
from twosource.read.habits import Habits, Tree, find_places

ROLES = ["none", "ARG0", "ARG1", "ARGM-TMP"]
# Envoys want to sign with Norvane .
TREE = Tree(
    heads=(1, -1, 3, 1, 5, 3, 1),
    relations=("nsubj", "root", "mark", "xcomp", "case", "obl", "punct"),
    upos=("NOUN", "VERB", "PART", "VERB", "ADP", "PROPN", "PUNCT"),
    lemmas=("envoy", "want", "to", "sign", "with", "Norvane", "."),
)


def test_the_way_to_a_word_names_relation_and_preposition() -> None:
    assert dict(find_places(TREE, 3)) == {
        0: "^xcomp>nsubj",
        1: "^xcomp",
        2: "mark",
        5: "obl:with",
    }
    assert dict(find_places(TREE, 1)) == {0: "nsubj", 3: "xcomp"}


def test_habits_are_added_where_they_were_counted() -> None:
    habits = Habits(["verb\tsign\tobl:with\t-1.0\tARG1=2.0"], ROLES)
    weighed = habits.weigh(np.zeros((4, 7), np.float32), TREE, 3)
    assert np.allclose(weighed[:, 5], [0, -0.6, 1.2, -0.6])
    assert not weighed[:, :5].any()


def test_a_core_role_is_filled_once_and_the_second_choice_counts() -> None:
    scores = np.array([[0, 0, 0], [5, 4, -9], [-9, 3, -9], [-9, -9, -9]], np.float32)
    assert find_arguments(scores, ROLES) == (Argument(0, "ARG0"), Argument(1, "ARG1"))


def test_what_is_no_argument_is_left_out() -> None:
    scores = np.array([[3, 0], [0, 0], [0, 0], [0, 2]], np.float32)
    assert find_arguments(scores, ROLES) == (Argument(1, "ARGM-TMP"),)
