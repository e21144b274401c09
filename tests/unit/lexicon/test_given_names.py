import pytest

from twosource.lexicon.given_names import find_gender, guess_gender


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("Maria Vidal", "f"),
        ("Prime Minister John Vidal", "m"),
        ("Mr Vidal", "m"),
        ("Mrs John Vidal", "f"),
        ("spokeswoman", "f"),
        ("Qwx Vidal", ""),
        ("ambassador", ""),
        ("", ""),
    ],
)
def test_titles_go_before_given_names(words: str, gender: str) -> None:
    assert find_gender(words) == gender


@pytest.mark.parametrize(
    ("name", "gender"), [("Zorina Vex", "f"), ("Zorino Vex", "m"), ("Zorina", ""), ("", "")]
)
def test_the_end_of_a_given_name_is_only_a_guess(name: str, gender: str) -> None:
    assert find_gender(name) == ""
    assert guess_gender(name) == gender
