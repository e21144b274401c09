"""How figures are counted."""

import pytest
from training.evaluate import measure_syntax
from training.example import UNKNOWN, Example
from training.rule_arguments import read_arguments
from training.scores import Tally

from twosource.model.parse import Parse

WORDS = ("Envoys", "may", "not", "sign", "it")
RELATIONS = ("nsubj", "aux", "advmod", "root", "obj")
UPOS = ("NOUN", "AUX", "PART", "VERB", "PRON")
FEATURES = ("_", "_", "Polarity=Neg", "_", "_")
LEMMAS = ("envoy", "may", "not", "sign", "it")
PARSE = Parse(
    words=WORDS,
    heads=(3, 3, 3, -1, 3),
    relations=RELATIONS,
    upos=UPOS,
    features=FEATURES,
    lemmas=LEMMAS,
)
COLUMNS = {"relation": RELATIONS, "upos": UPOS, "features": FEATURES, "lemma": LEMMAS}


def measure(heads: tuple[int, ...], relations: tuple[str, ...]) -> dict[str, float]:
    columns = COLUMNS | {"relation": relations}
    return measure_syntax([Example(id="s", words=WORDS, heads=heads, columns=columns)], [PARSE])


def test_a_right_parse_has_all_points() -> None:
    assert set(measure(PARSE.heads, RELATIONS).values()) == {100.0}


def test_a_wrong_label_costs_las_and_not_uas() -> None:
    figures = measure(PARSE.heads, ("nsubj", "aux", "advmod", "root", "iobj"))
    assert figures["uas"] == 100
    assert figures["las"] == 80
    assert figures["core-f"] == pytest.approx(50)


def test_words_without_a_head_are_not_counted() -> None:
    assert measure((0, 3, 3, -1, UNKNOWN), RELATIONS)["uas"] == 75


def test_a_tally_is_the_harmonic_mean() -> None:
    tally = Tally()
    tally.add({1, 2, 3}, {2, 3, 4, 5})
    assert tally.precision() == pytest.approx(200 / 3)
    assert tally.recall() == 50
    assert tally.f_score() == pytest.approx(400 / 7)


def test_arguments_by_rule_are_what_hangs_from_the_verb() -> None:
    assert read_arguments(PARSE, 3) == {
        (3, 0, "ARG0"),
        (3, 1, "ARGM-MOD"),
        (3, 2, "ARGM-NEG"),
        (3, 4, "ARG1"),
    }
