import pytest

from twosource.read.negations import find_negations


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It did not sign.", ["not"]),
        ("It didn’t sign and can't.", ["not", "not"]),
        ("No one should; it never will.", ["no", "never"]),
        ("Both denied it, without proof.", ["deny", "without"]),
        ("The refusal failed.", ["refuse", "fail"]),
        ("She rejects a claim that lacks proof.", ["reject", "lack"]),
        ("It cannot.", ["not"]),
    ],
)
def test_a_negating_word_has_its_lemma(text: str, values: list[str]) -> None:
    assert [word.value for word in find_negations(text)] == values


@pytest.mark.parametrize("text", ["House No. 5 burned.", "He led not only one side.", "Notes."])
def test_what_only_looks_like_a_negation_is_none(text: str) -> None:
    assert find_negations(text) == ()
