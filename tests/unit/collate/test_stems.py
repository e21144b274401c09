"""What sentences share: stems of words of meaning, names, and how they are spelled."""

import pytest
from tests.unit.collate.writing import write

from twosource.collate.stems import find_shared_words, find_stems, find_words_of


def test_stems_are_words_written_small_without_stopwords_and_endings() -> None:
    assert find_stems("The ministers of Fada were granting 40 ferries") == {
        "minister", "grant", "ferry"
    }  # fmt: skip


def test_words_of_a_stretch_have_names_apart() -> None:
    report = write("a", "Salt is dear.", "Fada sold 40 tents.")
    words = find_words_of(report, report.sentences[1].span)
    assert sorted(words.stems) == ["sel", "tent"]
    assert sorted(words.names) == ["40", "fada"]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            "A ferry was granted to Fada.",
            "Fada was granting a ferry.",
            ("ferry", "granted", "Fada"),
        ),
        ("The ferry and the Ferry", "ferry", ("ferry",)),
        ("The salt", "The tent", ()),
        ("", "", ()),
    ],
)
def test_shared_words_are_spelled_as_the_first_text_has_them(
    one: str, other: str, shared: tuple[str, ...]
) -> None:
    assert find_shared_words(one, other) == shared
