"""Numbers and lists in a sentence."""

import pytest

from twosource.text.phrasing import count, join_words, spell_number


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1200, "1200 stories")]
)
def test_a_number_stands_with_its_noun(number: int, said: str) -> None:
    assert count(number, "story", "stories") == said


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (2, "two"), (10, "ten"), (11, "11")])
def test_small_numbers_are_words(number: int, said: str) -> None:
    assert spell_number(number) == said


@pytest.mark.parametrize(
    ("words", "said"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")]
)
def test_words_are_joined_as_in_a_sentence(words: str, said: str) -> None:
    assert join_words(tuple(words)) == said
