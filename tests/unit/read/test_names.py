import pytest

from twosource.read.names import find_names
from twosource.read.words import find_sentence_words, learn_capitals


def _values(*sentences: str) -> list[str]:
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    words = [
        find_sentence_words(text, start, start + len(sentence))
        for start, sentence in zip(starts, sentences, strict=True)
    ]
    capitals = learn_capitals(words)
    return [name.value for own in words for name in find_names(text, own, capitals)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The envoy met Foreign Minister Ilse Maartens.", ["ilse maartens"]),
        ("He praised Defense Secretary Orin Hale.", ["orin hale"]),
        ("The order came from Ludwig van der Hoeven.", ["ludwig van der hoeven"]),
        ("They heard Omar al-Rashidi speak.", ["omar al-rashidi"]),
        ("It joined the Group of Seven and the G7.", ["g7", "g7"]),
        ("A bill of the United Nations and the U.N. was read.", ["un", "un"]),
        ("The UN-backed talks failed.", ["un"]),
        ("The Su-57 flew past.", ["su-57"]),
        ("Ships crossed the Vesterholm strait.", ["vesterholm strait"]),
        ("He sold Tarvik’s boats.", ["tarvik"]),
        ("He met Paul P. Wexley.", ["paul p wexley"]),
    ],
)
def test_a_name_has_its_value(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held.",
        "Inflation is rising.",
        "The Defense Ministry and the Joint Chiefs of Staff agreed.",
        "Three ships sank.",
        "Two countries accused it of Providing aid.",
        "This is a sign that they Deepen the pact.",
    ],
)
def test_a_capital_alone_makes_no_name(text: str) -> None:
    assert _values(text) == []


def test_a_first_word_is_a_name_when_the_report_writes_it_so_elsewhere() -> None:
    sentences = ("Tarvik, a fisherman, waited.", "They freed Tarvik.")
    assert _values(*sentences) == ["tarvik", "tarvik"]


def test_a_rare_bare_subject_is_a_name() -> None:
    assert _values("Brunnolf could become urgent.") == ["brunnolf"]


def test_a_house_style_of_capitals_makes_no_difference() -> None:
    small = _values("The national security adviser met Ilse Maartens.")
    assert small == _values("The National Security Adviser met Ilse Maartens.")


def test_no_name_reaches_into_what_is_taken() -> None:
    text = "They met Ilse Maartens Volk."
    words = find_sentence_words(text, 0, len(text))
    capitals = learn_capitals([words])
    taken = [(text.index("Maartens"), text.index(" Volk"))]
    names = find_names(text, words, capitals, taken=taken)
    assert [name.value for name in names] == ["ilse", "volk"]
