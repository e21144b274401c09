"""Word pieces and capitals."""

import pytest

from twosource.read.pieces import CASES, MOST_PIECES, UNKNOWN, Pieces, find_case

KNOWN = ["[PAD]", "un", "##load", "##ed", "cafe", "-", "x", "##x"]


def test_the_longest_known_piece_comes_first() -> None:
    assert Pieces(KNOWN).cut("unloaded") == (1, 2, 3)


def test_accents_and_capitals_do_not_count() -> None:
    assert Pieces(KNOWN).cut("Café") == (4,)


def test_marks_inside_a_word_stand_alone() -> None:
    assert Pieces(KNOWN).cut("un-cafe") == (1, 5, 4)


def test_a_word_that_cannot_be_cut_is_unknown() -> None:
    assert Pieces(KNOWN).cut("unq") == (UNKNOWN,)
    assert Pieces(KNOWN).cut("\u0301") == (UNKNOWN,)


def test_of_a_long_word_the_ends_are_kept() -> None:
    assert len(Pieces(KNOWN).cut("x" * 40)) == MOST_PIECES


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("troops", "lower"),
        ("Moscow", "title"),
        ("KCNA", "upper"),
        ("A", "capital"),
        ("McNally", "mixed"),
        ("Su-57", "coded"),
        ("15", "digits"),
        (",", "other"),
    ],
)
def test_how_a_word_is_capitalised(word: str, case: str) -> None:
    assert CASES[find_case(word)] == case
