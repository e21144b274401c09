"""The lemmas of verbs that no lexicon lists."""

from importlib.resources import files

import pytest

from twosource.read.lemmas import Lemmas

FOLDER = files("twosource.read").joinpath("model")
LEMMAS = Lemmas(
    FOLDER.joinpath("lemmas.tsv").read_text("utf-8").splitlines(),
    frozenset(FOLDER.joinpath("pieces.txt").read_text("utf-8").split("\n")),
)
TAGS = {
    "Part": "Tense=Past|VerbForm=Part|Voice=Pass",
    "Past": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "Ger": "VerbForm=Ger",
    "Inf": "VerbForm=Inf",
}


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("timed", "Part", "time"),
        ("mired", "Part", "mire"),
        ("panicking", "Ger", "panic"),
        ("wavering", "Ger", "waver"),
        ("bedevilled", "Part", "bedevil"),
        ("requisitioned", "Part", "requisition"),
        ("orchestrated", "Past", "orchestrate"),
        ("rethought", "Past", "rethink"),
        ("vilified", "Past", "vilify"),
        ("show", "Past", "show"),
        ("Write", "Inf", "write"),
    ],
)
def test_verbs_have_the_lemma_that_their_spelling_shows(word: str, tag: str, lemma: str) -> None:
    assert LEMMAS.find(word, "VERB", TAGS[tag]) == lemma
