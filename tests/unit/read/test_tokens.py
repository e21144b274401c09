"""Words as the treebanks have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.tokens import split_words


def words_of(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in split_words(sentence)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We don't know.", "We do n't know ."),
        ("They cannot, and won't.", "They can not , and wo n't ."),
        ("Moscow's 15-year plan", "Moscow 's 15 - year plan"),
        ("the non-nuclear, pro-Western side", "the non-nuclear , pro-Western side"),
        ("The U.S. and the U.K. agreed.", "The U.S. and the U.K. agreed ."),
        ("Mr. Orlin met Gen. Vash", "Mr. Orlin met Gen. Vash"),
        ("worth $1,250.50, or 3.5%", "worth $ 1,250.50 , or 3.5 %"),
        ("at 7:30pm on 12/06/2024...", "at 7:30 pm on 12/06/2024 ..."),
        ("“We will,” he said", "“ We will , ” he said"),
        ("see www.example.org/news?id=3.", "see www.example.org/news?id=3 ."),
        ("O'Brien and the minister’s aide", "O'Brien and the minister ’s aide"),
        ("North–South talks (held Monday)", "North – South talks ( held Monday )"),
        ("", ""),
        (" \t ", ""),
    ],
)
def test_a_sentence_is_split_as_the_treebanks_do(sentence: str, words: str) -> None:
    assert words_of(sentence) == words.split()


@given(st.text(max_size=60))
def test_every_sign_but_white_space_is_in_one_word(sentence: str) -> None:
    places = split_words(sentence)
    covered = [at for start, end in places for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert "".join(sentence[at] for at in covered) == "".join(sentence.split())
