from collections import Counter
from time import perf_counter

import pytest

from twosource.lexicon.media import find_media, find_medium, find_namesakes, load_media

# Several media bear these names; `find_medium` does not choose between them.
KNOWN_AMBIGUOUS = {"cna", "apa", "aps", "abc", "standard", "nation", "ntv"}


def named(text: str) -> list[tuple[str, str]]:
    return [(text[at.start : at.end], at.medium.name) for at in find_media(text)]


def test_the_table_is_large_enough_to_be_of_use() -> None:
    kinds = Counter(medium.kind for medium in load_media())
    assert kinds["agency"] >= 100
    assert kinds["outlet"] >= 300


def test_every_alias_is_unique_or_known_to_be_ambiguous() -> None:
    bearers = {
        alias.casefold().removeprefix("the "): find_namesakes(alias)
        for medium in load_media()
        for alias in medium.aliases
    }
    assert {name for name, media in bearers.items() if len(media) != 1} == KNOWN_AMBIGUOUS


def test_every_row_is_whole() -> None:
    for medium in load_media():
        assert medium.aliases[0] == medium.name
        assert len(medium.country) == 3
        assert medium.country.isupper()
        assert medium.reason.endswith(".")


def test_a_government_speaks_only_through_media_of_its_own_country() -> None:
    states = [medium for medium in load_media() if medium.control.startswith("state:")]
    elsewhere = [each.name for each in states if each.control != f"state:{each.country}"]
    # Two Hong Kong papers belong to the central government's office.
    assert elsewhere == ["Ta Kung Pao", "Wen Wei Po"]


@pytest.mark.parametrize(
    ("name", "medium", "control"),
    [
        ("Reuters", "Reuters", ""),
        ("the associated press", "Associated Press", ""),
        ("AP", "Associated Press", ""),
        ("Xinhua news agency", "Xinhua", "state:CHN"),
        ("Korean Central News Agency", "KCNA", "state:PRK"),
        ("RODONG SINMUN", "Rodong Sinmun", "state:PRK"),
        ("the Rodong Sinmun newspaper", "Rodong Sinmun", "state:PRK"),
        ("RIA", "RIA Novosti", "state:RUS"),
        ("Sputnik", "Sputnik", "state:RUS"),
        ("Fars News Agency", "Fars News Agency", "state:IRN"),
        ("The National", "The National", ""),
        ("National News Agency", "National News Agency", "state:LBN"),
        ("People’s Daily", "People's Daily", "state:CHN"),
        ("bbc", "BBC", ""),
        ("Time", "Time", ""),
    ],
)
def test_a_whole_name_is_looked_up_in_any_case(name: str, medium: str, control: str) -> None:
    found = find_medium(name)
    assert found is not None
    assert (found.name, found.control) == (medium, control)


def test_an_unknown_name_finds_nothing() -> None:
    assert find_medium("Westport Morning Gazette") is None
    assert find_medium("") is None


def test_a_name_that_several_bear_is_left_open() -> None:
    assert find_medium("CNA") is None
    bearers = [medium.name for medium in find_namesakes("CNA")]
    assert "Central News Agency" in bearers
    assert "Channel NewsAsia" in bearers


def test_an_ambiguous_mention_says_so() -> None:
    (mention,) = find_media("The vessel left port, CNA said.")
    assert [medium.name for medium in mention.others] == ["Channel NewsAsia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORTVILLE, May 3 (Xinhua) --", [("Xinhua", "Xinhua")]),
        ("SEOUL (AP) — Talks end", [("AP", "Associated Press")]),
        ("Ana Lund/Sputnik/Reuters", [("Sputnik", "Sputnik"), ("Reuters", "Reuters")]),
        ("according to the Guardian.", [("the Guardian", "The Guardian")]),
        ("China’s People’s Daily wrote", [("People’s Daily", "People's Daily")]),
        ("the Korean Central\nNews Agency", [("Korean Central\nNews Agency", "KCNA")]),
        ("XINHUA reported", [("XINHUA", "Xinhua")]),
        ("a CNN-style map", [("CNN", "CNN")]),
    ],
)
def test_media_are_found_as_the_press_names_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ap was slow; tt and cnn in lower case",
        "MAPS and APs",
        "the Guardian Council voted",
        "doses of Sputnik V",
        "villages in Fars province",
        "It was time for the sun and the times",
        "write to @Reuters",
    ],
)
def test_ordinary_words_and_longer_names_are_no_media(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("piece", ["The ", "New York ", "AP ", "a", "the Guardian ", "China "])
def test_a_hundred_kilobytes_of_the_worst_take_linear_time(piece: str) -> None:
    find_media("warm up")
    started = perf_counter()
    find_media(piece * (100_000 // len(piece)))
    assert perf_counter() - started < 2
