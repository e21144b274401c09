"""Words, shingles and grams: the columns every comparison starts from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.text.folding import fold
from twosource.text.grams import closeness_of, weigh_passages
from twosource.text.shingles import find_shingles
from twosource.text.words import find_words, key_of, words_between


def test_a_possessive_is_no_word_and_a_calibre_is_one() -> None:
    words = find_words("Veldania's 152mm shells")
    assert words.folded == ("veldania", "152mm", "shells")


@given(st.text(max_size=200))
def test_every_word_stands_where_its_columns_say(text: str) -> None:
    words = find_words(text)
    for number, folded in enumerate(words.folded):
        assert fold(text[words.starts[number] : words.ends[number]]) == folded


def test_a_key_is_the_same_in_every_run() -> None:
    assert key_of("treaty") == 0x9EAFE450A2B3ECCD


def test_words_between_two_places_leave_out_the_cut_ones() -> None:
    words = find_words("one two three")
    assert words.folded[words_between(words, 4, 13)] == ("two", "three")
    assert words.folded[words_between(words, 5, 13)] == ("three",)


def test_no_shingle_runs_over_a_sentence_break() -> None:
    words = find_words("One two three. Four five six seven.")
    shingles = find_shingles(words, [slice(0, 3), slice(3, 7)])
    assert shingles.at.tolist() == [0, 3, 4]
    assert shingles.sentence.tolist() == [0, 1, 1]


def test_a_shingle_of_names_only_is_marked() -> None:
    words = find_words("President Osric Vendel spoke")
    assert find_shingles(words, [slice(0, 4)]).named.tolist() == [True, False]


def test_equal_shingles_have_equal_keys_wherever_they_stand() -> None:
    here = find_words("they signed the treaty today")
    there = find_words("Late on Friday they signed the treaty")
    keys_here = find_shingles(here, [slice(0, len(here))]).keys
    keys_there = find_shingles(there, [slice(0, len(there))]).keys
    assert len(np.intersect1d(keys_here, keys_there)) == 2


def test_closeness_is_one_for_equal_passages_and_covers_neighbour_pairs() -> None:
    left = weigh_passages([("trucks", "crossed"), ("nobody", "slept")], lambda _: 1.0)
    right = weigh_passages([("trucks", "crossed", "nobody", "slept")], lambda _: 1.0)
    closeness = closeness_of(left, right)
    assert closeness.shape == (3, 1)
    assert closeness[2, 0] == pytest.approx(1.0)
    assert closeness[0, 0] < 0.8


def test_a_misspelt_name_is_still_close() -> None:
    left = weigh_passages([("vendelius",)], lambda _: 1.0)
    right = weigh_passages([("vendelias",)], lambda _: 1.0)
    assert 0.1 < closeness_of(left, right)[0, 0] < 0.9
