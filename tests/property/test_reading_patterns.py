"""The patterns of the reading stay linear on the texts that would hurt them most."""

import time

import pytest

from twosource.collate.dating_tense import find_tense
from twosource.read.claims.time_phrases import find_phrases
from twosource.read.names import find_names
from twosource.read.negations import find_negations
from twosource.read.quantities import find_quantities
from twosource.read.times import find_times
from twosource.read.words import find_sentence_words, learn_capitals

_SIZE = 100_000
_SECONDS = 10.0  # quadratic time would take minutes
_WORST = [
    "1",
    "1,",
    "1,000,",
    "1-",
    "1 to ",
    "two ",
    "two hundred and ",
    "a half ",
    "U.",
    "A-",
    "Ab ",
    "Ab-cd-",
    "O'",
    "last ",
    "the ",
    "last week of ",
    "the end of the year ",
    "early on ",
    "since about the ",
    "two years ",
    "in May last year to ",
    "June ",
    "19",
    "between 1 and ",
    "will be ",
    "that ",
    "not ",
    "no. ",
    " ",
    "\u00a0",
    "“",
    "abed",
]


@pytest.mark.parametrize("piece", _WORST)
def test_a_hundred_thousand_characters_take_seconds_at_the_most(piece: str) -> None:
    text = (piece * (_SIZE // len(piece) + 1))[:_SIZE]
    start = time.perf_counter()
    find_times(text)
    find_phrases(text)
    find_quantities(text)
    find_negations(text)
    words = find_sentence_words(text, 0, len(text))
    find_names(text, words, learn_capitals([words]))
    find_tense(text, _SIZE // 2, _SIZE // 2 + 1)
    assert time.perf_counter() - start < _SECONDS
