import pytest

from twosource.collate.mentions import are_near_names
from twosource.collate.values import is_same_value, plain_name
from twosource.model import MentionKind


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("name", "morwen", "morwen"),
        ("name", "morwen", "sela morwen"),
        ("name", "ardania", "ardanian"),
        ("name", "ardania", "ardanians"),
        ("name", "belmark", "belmarkish"),
        ("name", "larne", "larneese"),
        ("name", "united nations", "un"),
        ("name", "united nations-backed", "un-backed"),
        ("name", "river commission of the ister", "ister commission"),
        ("number", "~40", "~40"),
        ("date", "2025-06-12", "XXXX-06-12"),
        ("date", "XXXX-10", "last-XXXX-10"),
        ("date", "next-2025-10", "2025-10"),
        ("date", "XXXX-WXX-2", "last-XXXX-WXX-2"),
    ],
)
def test_two_values_that_say_the_same(kind: MentionKind, one: str, other: str) -> None:
    assert is_same_value(kind, one, other)
    assert is_same_value(kind, other, one)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("name", "morwen", "carrick"),
        ("name", "sela morwen", "ines morwen"),
        ("name", "ardania", "ardaniel"),
        ("name", "ard", "ardian"),
        ("name", "united nations", "ue"),
        ("name", "united nations-backed", "un-led"),
        ("number", "40", "~40"),
        ("number", "40", "46"),
        ("number", "40 km", "40"),
        ("date", "2025-06-12", "2024-06-12"),
        ("date", "XXXX-06-12", "XXXX-06-13"),
        ("date", "2025-06", "2025-06-12"),
        ("date", "last-week", "next-week"),
        ("date", "XXXX-WXX-2", "XXXX-WXX-4"),
        ("negation", "not", "never"),
    ],
)
def test_two_values_that_do_not(kind: MentionKind, one: str, other: str) -> None:
    assert not is_same_value(kind, one, other)
    assert not is_same_value(kind, other, one)


def test_a_plain_name_is_without_its_mark() -> None:
    assert (plain_name("state:PRK"), plain_name("Morwen")) == ("prk", "morwen")


@pytest.mark.parametrize(
    ("one", "other"), [("carrick", "karrick"), ("morwen", "morwyn"), ("agency:KCNA", "cna")]
)
def test_a_name_is_near_when_it_may_be_the_other_misspelt(one: str, other: str) -> None:
    assert are_near_names(one, other)
    assert are_near_names(other, one)


@pytest.mark.parametrize(("one", "other"), [("morwen", "carrick"), ("un", "uk"), ("un", "un")])
def test_two_names_apart_or_too_short_are_not_near(one: str, other: str) -> None:
    assert not are_near_names(one, other)
    assert not are_near_names(other, one)
