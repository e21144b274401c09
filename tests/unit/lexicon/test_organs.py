import pytest

from twosource.lexicon.organs import find_organs, load_organs
from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.states import load_states


def named(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[at.start : at.end], at.organ.state, "|".join(at.organ.sectors))
        for at in find_organs(text)
    ]


def test_every_organ_has_sectors_and_a_state_of_the_table_or_none() -> None:
    codes = {state.iso3 for state in load_states()} | {""}
    for organ in load_organs():
        assert organ.sectors
        assert set(organ.sectors) <= set(SECTORS)
        assert organ.state in codes
        assert organ.state or not organ.is_default


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Kremlin", ("Kremlin", "RUS", "GOV")),
        ("the White House", ("White House", "USA", "GOV")),
        ("the Pentagon", ("Pentagon", "USA", "GOV|MIL")),
        ("the State Department", ("State Department", "USA", "GOV")),
        ("Downing Street", ("Downing Street", "GBR", "GOV")),
        ("the Foreign Office", ("Foreign Office", "GBR", "GOV")),
        ("the Quai d’Orsay", ("Quai d’Orsay", "FRA", "GOV")),
        ("the Blue House", ("Blue House", "KOR", "GOV")),
        ("the Duma", ("Duma", "RUS", "LEG")),
        ("the Knesset", ("Knesset", "ISR", "LEG")),
        ("the IRGC", ("IRGC", "IRN", "MIL")),
        ("the Mossad", ("Mossad", "ISR", "SPY")),
        ("the Bank of Japan", ("Bank of Japan", "JPN", "GOV|BUS")),
        ("the foreign ministry", ("foreign ministry", "", "GOV")),
        ("the Ministry of Foreign Affairs", ("Ministry of Foreign Affairs", "", "GOV")),
        ("its defense ministry", ("defense ministry", "", "GOV|MIL")),
        ("the supreme court", ("supreme court", "", "JUD")),
        ("a coast guard", ("coast guard", "", "MIL")),
        ("the Congress", ("Congress", "", "LEG")),
        ("the embassies", ("embassies", "", "GOV")),
    ],
)
def test_organs_are_found_by_name_and_by_pattern(text: str, expected: tuple[str, str, str]) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize("text", ["a party congress", "a police state", "government bonds"])
def test_longer_phrases_that_mean_something_else_are_no_organ(text: str) -> None:
    assert named(text) == []


def test_a_word_too_common_to_stand_alone_says_so() -> None:
    (forces,) = find_organs("its forces")
    assert forces.organ.needs_owner
    (army,) = find_organs("its army")
    assert not army.organ.needs_owner
