"""The forms of a word have one stem."""

import pytest

from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.stemming import stem_word


@pytest.mark.parametrize(
    "forms",
    [
        "sign signs signed signing",
        "stop stops stopped stopping",
        "agree agrees agreed agreeing",
        "deny denies denied denying",
        "kill kills killed killing",
        "pass passes passed passing",
        "control controls controlled controlling",
        "free frees freed freeing",
        "take takes took taken taking",
        "meet meets met meeting meetings",
        "proceed proceeds proceeded proceeding",
        "tax taxes taxed taxing",
        "ferry ferries",
        "address addresses addressed",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem_word(one) for one in forms.split()}) == 1


def test_words_that_only_look_like_forms_keep_their_end() -> None:
    for word in ("bring", "king", "red", "bus", "crisis", "need", "gas", "sea"):
        assert stem_word(word) == word


def test_no_form_is_of_two_words_and_no_word_is_a_form() -> None:
    rows = [(word, read_list(forms)) for word, forms in read_rows("irregular.tsv", 2)]
    forms = [form for _, some in rows for form in some]
    assert sorted(set(forms)) == sorted(forms)
    assert not {word for word, _ in rows}.intersection(forms) - {"lay", "wound"}
