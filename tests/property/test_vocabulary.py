"""The quick way to the runs of many texts says the same as its plain twin."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.text.runs import IS_COMPILED, find_runs
from twosource.text.shingles import find_shingles
from twosource.text.vocabulary import Vocabulary
from twosource.text.words import find_words

_WORDS = st.sampled_from(
    [
        "The",
        "envoy's",
        "state-run",
        "“We",
        "2026,",
        "U.S.",
        "left.",
        "—",
        "trucks",
        "O’Dell",
        "ß",
        "İz",
    ]
)
_SENTENCE = st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=40))
_TEXTS = st.lists(st.lists(_SENTENCE, max_size=4), max_size=4)


def _plain_keys(sentences: list[str]) -> list[int]:
    keys: list[int] = []
    for sentence in sentences:
        words = find_words(sentence)
        shingles = find_shingles(words, [slice(0, len(words))])
        keys += shingles.keys[~shingles.named].tolist()
    return keys


@given(_TEXTS)
def test_runs_equal_the_shingles_of_the_plain_twin(texts: list[list[str]]) -> None:
    runs = Vocabulary().find_runs(texts, least_words=1)
    for number, sentences in enumerate(texts):
        assert runs.keys[runs.text == number].tolist() == _plain_keys(sentences)


@given(_TEXTS, _TEXTS)
def test_what_was_seen_before_changes_no_key(
    before: list[list[str]], texts: list[list[str]]
) -> None:
    used = Vocabulary()
    used.find_runs(before, least_words=1)
    fresh, later = (one.find_runs(texts, least_words=2) for one in (Vocabulary(), used))
    assert np.array_equal(fresh.keys, later.keys)
    assert np.array_equal(fresh.sentence_keys, later.sentence_keys)


@given(st.lists(_WORDS, min_size=2, max_size=8), st.integers(0, 3))
def test_a_sentence_has_one_key_wherever_it_stands(words: list[str], others: int) -> None:
    sentence = " ".join([*words, "trucks", "left"])
    texts = [[*(["Nobody knows why."] * others), sentence], [sentence]]
    runs = Vocabulary().find_runs(texts, least_words=1)
    last = runs.sentence_keys[runs.sentence_text == 0][-1]
    assert runs.sentence_keys[runs.sentence_text == 1].tolist() == [last]


@pytest.mark.skipif(not IS_COMPILED, reason="the compiled loop was not built here")
@given(_TEXTS, st.integers(1, 3), st.sampled_from([1, 2, 7]))
def test_the_compiled_loop_equals_its_plain_twin(
    texts: list[list[str]], least_words: int, sample: int
) -> None:
    plain = Vocabulary().find_runs(texts, least_words=least_words, sample=sample)
    found = find_runs(texts, least_words=least_words, sample=sample, vocabulary=Vocabulary())
    for column in ("text", "keys", "sentence_text", "sentence_keys"):
        assert getattr(found, column).tolist() == getattr(plain, column).tolist()


def test_a_lone_surrogate_is_read_by_the_plain_twin() -> None:
    found = find_runs(
        [["A \ud800 b left at noon."]], least_words=1, sample=1, vocabulary=Vocabulary()
    )
    assert len(found.sentence_keys) == 1
