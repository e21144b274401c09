"""Which words of one kind exclude one another."""

import pytest

from twosource.lexicon.contrasts import find_contrast
from twosource.lexicon.rows import read_list, read_rows


@pytest.mark.parametrize(
    ("pair", "kind"),
    [("mosque church", "building"), ("month year", "time"), ("noon evening", "hour"),
     ("nurse soldier", "person"), ("sink tow", "deed"), ("euro dollar", "money")],
)  # fmt: skip
def test_two_words_of_one_kind(pair: str, kind: str) -> None:
    one, other = pair.split()
    assert find_contrast(one, other) == find_contrast(other, one) == kind


@pytest.mark.parametrize(
    "pair", ["doctor physician", "ship vessel", "church year", "xylquon mosque", "mosque mosque"]
)
def test_words_of_one_meaning_and_of_two_kinds_do_not_exclude(pair: str) -> None:
    one, other = pair.split()
    assert find_contrast(one, other) is None


def test_no_word_stands_twice_in_a_row() -> None:
    for _, groups in read_rows("contrasts.tsv", 2):
        words = [word for group in read_list(groups) for word in group.split("+")]
        assert len(words) == len(set(words)), groups
