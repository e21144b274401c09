import pytest

from twosource.lexicon.words import STOPWORDS


def test_every_word_is_case_folded_and_made_of_letters() -> None:
    assert all(word == word.casefold() and word.isalpha() for word in STOPWORDS)


@pytest.mark.parametrize("word", ["the", "of", "which", "were", "not", "between", "themselves"])
def test_closed_class_words_are_listed(word: str) -> None:
    assert word in STOPWORDS


@pytest.mark.parametrize("word", ["said", "state", "war", "two", "north", "last", "march", "week"])
def test_words_that_carry_news_are_not_listed(word: str) -> None:
    assert word not in STOPWORDS
