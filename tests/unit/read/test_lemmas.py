"""Lemmas by lexicon and by the ends of words."""

import pytest

from twosource.read.lemmas import Lemmas, find_inflection

LINES = [
    "end\tVERB\tPast\t\t0+",
    "end\tVERB\tPast\ted\t2+",
    "end\tVERB\tPast\tied\t3+y",
    "edit\tVERB\tPast\td\t1+",
    "end\tNOUN\tPlur\ts\t1+",
    "word\tVERB\tPast\tmet\tmeet",
]
LEMMAS = Lemmas(LINES, frozenset({"agree", "provoke", "land"}))
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Met", "meet"),
        ("denied", "deny"),
        ("landed", "land"),
        ("provoked", "provoke"),
        ("blorped", "blorp"),
        ("d", "d"),
    ],
)
def test_the_lemma_of_a_verb(word: str, lemma: str) -> None:
    assert LEMMAS.find(word, "VERB", PAST) == lemma


def test_a_proper_noun_keeps_its_capital() -> None:
    assert LEMMAS.find("Moscow", "PROPN", "Number=Sing") == "Moscow"
    assert LEMMAS.find("Troops", "NOUN", "Number=Plur") == "troop"


@pytest.mark.parametrize(
    ("upos", "features", "inflection"),
    [
        ("VERB", "Tense=Pres|VerbForm=Part", "Ing"),
        ("VERB", "VerbForm=Ger", "Ing"),
        ("AUX", "Tense=Past|VerbForm=Part", "Part"),
        ("VERB", PAST, "Past"),
        ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "Third"),
        ("VERB", "VerbForm=Inf", "Base"),
        ("NOUN", "Number=Plur", "Plur"),
        ("ADJ", "Degree=Sup", "Sup"),
        ("ADP", "_", ""),
    ],
)
def test_what_of_the_features_matters(upos: str, features: str, inflection: str) -> None:
    assert find_inflection(upos, features) == inflection
