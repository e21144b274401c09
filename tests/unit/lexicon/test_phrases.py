import pytest

from twosource.lexicon.phrases import PhraseBook, find_phrases


def spelled(text: str, *phrases: str) -> list[str]:
    return [found.words for found in find_phrases(text, PhraseBook(phrases))]


def test_the_longest_phrase_wins() -> None:
    assert spelled("North Port Bay, Port", "North Port", "North Port Bay", "Port") == [
        "North Port Bay",
        "Port",
    ]


def test_a_phrase_ends_where_a_word_ends() -> None:
    assert spelled("Ports Port's Porto Port-led", "Port") == ["Port", "Port"]


def test_a_phrase_that_ends_with_a_dot_may_touch_what_follows() -> None:
    assert spelled("the U.S.-led and U.S. ships", "U.S.") == ["U.S.", "U.S."]


def test_a_line_break_is_a_space_and_an_empty_line_is_not() -> None:
    assert spelled("North\nPort, North\n\nPort", "North Port") == ["North\nPort"]


def test_apostrophes_and_hyphens_match_their_look_alikes() -> None:
    assert spelled("People’s Daily, Al‑Manar", "People's Daily", "Al-Manar") == [
        "People’s Daily",
        "Al‑Manar",
    ]


def test_a_phrase_inside_an_address_is_none() -> None:
    assert spelled("@Port _Port #Port", "Port") == []


def test_a_phrase_without_a_first_word_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin"):
        PhraseBook([" Port"])
