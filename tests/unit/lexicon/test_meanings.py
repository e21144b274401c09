"""Which words mean the same, and which the opposite."""

import pytest

from twosource.lexicon.act_poles import are_opposed_acts
from twosource.lexicon.meanings import are_alike, are_of_one_pole, are_opposite, is_known


@pytest.mark.parametrize("pair", ["seize confiscate", "accuse charge", "denial deny", "gun rifle"])
def test_words_of_one_meaning(pair: str) -> None:
    one, other = pair.split()
    assert are_alike(one, other)
    assert are_alike(other, one)
    assert not are_opposite(one, other)


@pytest.mark.parametrize("pair", ["buy sell", "accept reject", "impose lift", "share confront"])
def test_words_of_opposite_meaning(pair: str) -> None:
    one, other = pair.split()
    assert are_opposite(one, other)
    assert are_opposite(other, one)
    assert not are_alike(one, other)


@pytest.mark.parametrize("pair", ["captain colonel", "wheat rice", "xylquon brabble"])
def test_sisters_and_unknown_words_are_neither(pair: str) -> None:
    one, other = pair.split()
    assert not are_alike(one, other)
    assert not are_opposite(one, other)


def test_one_side_of_a_row_holds_together() -> None:
    assert are_of_one_pole("confront", "fight")
    assert not are_of_one_pole("confront", "share")


def test_acts_of_friends_against_acts_of_foes() -> None:
    assert are_opposed_acts("praise", "bomb")
    assert not are_opposed_acts("praise", "thank")
    assert not are_opposed_acts("praise", "xylquon")


def test_the_lists_know_lemmas_and_no_forms() -> None:
    assert is_known("confiscate")
    assert not is_known("confiscated")
