"""How the reader and its peer are measured: only what is right counts as right."""

import pytest
from msgspec.structs import replace
from training.example import Example

from twosource.model.parse import Parse

pytest.importorskip("spacy", reason="spaCy is not installed: the bench and the tests install it")

from bench.readers import drop_spaces, measure_printed
from bench.spacy_cnn import CONFIG, Sentence

EXAMPLE = Example(
    id="one", words=("Talks", "began"), heads=(1, -1), columns={"relation": ("nsubj", "root")}
)
SENTENCE = Sentence(EXAMPLE, ("NNS", "VBD"), "Talks  began", ((0, 5), (7, 12)))
RIGHT = Parse(
    words=("Talks", " ", "began"),
    starts=(0, 6, 7),
    ends=(5, 7, 12),
    heads=(2, 0, -1),
    relations=("nsubj", "dep", "root"),
)


def test_white_space_counts_for_nothing() -> None:
    assert drop_spaces(RIGHT).heads == (1, -1)
    assert measure_printed([SENTENCE], [drop_spaces(RIGHT)]) == 100


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RIGHT, relations=("obj", "dep", "root")),
        replace(RIGHT, heads=(-1, 0, -1)),
        replace(RIGHT, starts=(1, 6, 7)),
    ],
)
def test_a_wrong_label_head_or_place_is_wrong(wrong: Parse) -> None:
    assert measure_printed([SENTENCE], [drop_spaces(wrong)]) < 100


def test_spaces_behind_words_are_those_that_are_printed() -> None:
    glued = Sentence(EXAMPLE, ("NNS", "VBD"), "Talksbegan", ((0, 5), (5, 10)))
    assert SENTENCE.list_spaces() == [True, True]
    assert glued.list_spaces() == [False, True]


def test_the_peer_has_the_shape_of_the_small_pipelines_and_no_vectors() -> None:
    assert CONFIG.count("width = 96\nattrs") == 2
    assert CONFIG.count("depth = 4") == 2
    assert "include_static_vectors = true" not in CONFIG
