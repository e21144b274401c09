"""Sentences: the breaks of nupunkt, and the false ones taken back."""

import pytest

from twosource.text.sentences import MOST_TOKENS, find_sentences


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Marr flew home. Dorn stayed.", ["Marr flew home.", "Dorn stayed."]),
        (
            "They backed Corvia and Valdoria. agreed to share the port.",
            ["They backed Corvia and Valdoria. agreed to share the port."],
        ),
        ("The talks failed. . Marr left.", ["The talks failed. .", "Marr left."]),
        ("“We are ready.” ” Marr left.", ["“We are ready.” ”", "Marr left."]),
        ("U.S. envoy Gen. Ola Brandt met Mr. Marr.", ["U.S. envoy Gen. Ola Brandt met Mr. Marr."]),
        ("Ships sailed.The port closed.", ["Ships sailed.", "The port closed."]),
        ("He wrote to news.Com on Monday.", ["He wrote to news.Com on Monday."]),
        (
            "Marr refused. “We will wait,” he said.",
            ["Marr refused.", "“We will wait,” he said."],
        ),
        ("", []),
        (" \n ", []),
        ("— … —", ["— … —"]),
    ],
)
def test_fragments_join_the_sentence_before_them(text: str, sentences: list[str]) -> None:
    assert read(text) == sentences


def test_places_count_from_the_start_of_the_whole_text() -> None:
    text = "Headline\n\n  Marr flew home. Dorn stayed.  \n"
    assert [text[a:b] for a, b in find_sentences(text, 10, len(text))] == [
        "Marr flew home.",
        "Dorn stayed.",
    ]


def test_an_endless_sentence_is_cut_at_a_token() -> None:
    text = "ship, " * MOST_TOKENS
    pieces = read(text)
    assert [len(piece.replace(",", " ,").split()) for piece in pieces] == [MOST_TOKENS] * 2
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_at_the_limit_stays_whole() -> None:
    assert len(read("ship " * MOST_TOKENS)) == 1
    assert len(read("ship " * (MOST_TOKENS + 1))) == 2
