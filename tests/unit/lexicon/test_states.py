from collections import Counter
from time import perf_counter

import pytest

from twosource.lexicon.states import find_near_state, find_state, find_states, load_states

# Two states share these names; neither function chooses between them.
KNOWN_AMBIGUOUS = {"congo", "congolese", "dominican", "dominicans", "korea", "korean", "koreans"}
NOT_MEMBERS = {"COK", "ESH", "NIU", "PSE", "TWN", "VAT", "XKX"}


def named(text: str) -> list[tuple[str, str, str]]:
    return [(text[at.start : at.end], at.state.iso3, at.how) for at in find_states(text)]


def test_all_members_of_the_united_nations_are_there_and_seven_others() -> None:
    states = load_states()
    assert sum(state.is_un_member for state in states) == 193
    assert {state.iso3 for state in states if not state.is_un_member} == NOT_MEMBERS


@pytest.mark.parametrize("field", ["iso3", "iso2", "cow", "cow_number", "name"])
def test_codes_and_names_are_unique(field: str) -> None:
    values = [getattr(state, field) for state in load_states()]
    filled = [value for value in values if value not in ("", None)]
    assert len(filled) == len(set(filled))


def test_codes_have_their_shape() -> None:
    for state in load_states():
        assert (len(state.iso3), len(state.iso2)) == (3, 2)
        assert f"{state.iso3}{state.iso2}".isupper()
        assert (len(state.cow) == 3 and state.cow.isupper()) or not state.cow
        assert (state.cow == "") == (state.cow_number is None)
        assert state.cow_number is None or 2 <= state.cow_number <= 990


def test_every_state_has_a_correlates_of_war_code_or_is_known_to_have_none() -> None:
    bare = {state.iso3 for state in load_states() if state.cow_number is None}
    assert bare == {"COK", "ESH", "NIU", "PSE", "VAT"}


@pytest.mark.parametrize(
    ("iso3", "number"),
    [
        ("USA", 2), ("CAN", 20), ("GBR", 200), ("FRA", 220), ("DEU", 255), ("UKR", 369),
        ("RUS", 365), ("XKX", 347), ("SSD", 626), ("KEN", 501), ("IRN", 630), ("TUR", 640),
        ("CHN", 710), ("TWN", 713), ("PRK", 731), ("KOR", 732), ("JPN", 740), ("VNM", 816),
        ("AUS", 900), ("YEM", 679), ("SRB", 345), ("MNE", 341), ("TLS", 860),
    ],
)  # fmt: skip
def test_correlates_of_war_numbers_are_those_of_its_list(iso3: str, number: int) -> None:
    assert next(x for x in load_states() if x.iso3 == iso3).cow_number == number


def test_every_state_has_a_capital_and_its_name_is_the_first_alias() -> None:
    assert [state.name for state in load_states() if not state.capital] == []
    assert all(state.aliases[0] == state.name for state in load_states())


def test_states_that_are_no_members_carry_a_note() -> None:
    assert all(state.note for state in load_states() if not state.is_un_member)


def test_every_alias_is_unique_or_known_to_be_ambiguous() -> None:
    bearers = Counter(
        name
        for state in load_states()
        for name in {alias.casefold() for alias in (*state.aliases, *state.demonyms)}
    )
    assert {name for name, count in bearers.items() if count > 1} == KNOWN_AMBIGUOUS


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("Democratic People’s Republic of Korea", "PRK"),
        ("north koreans", "PRK"),
        ("PRK", "PRK"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the united states", "USA"),
        ("UK", "GBR"),
        ("Türkiye", "TUR"),
        ("Holy See", "VAT"),
        ("Macedonia", "MKD"),
        ("Yugoslavia", "SRB"),
    ],
)
def test_a_whole_name_is_looked_up(name: str, iso3: str) -> None:
    found = find_state(name)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize("name", ["us", "Korea", "Congo", "Atlantis", "", "Pyongyang", "no"])
def test_what_names_no_single_state_finds_none(name: str) -> None:
    assert find_state(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to north korea The port", [("north korea", "PRK", "name")]),
        ("The Kremlin said", [("Kremlin", "RUS", "metonym")]),
        ("South Korean guards", [("South Korean", "KOR", "demonym")]),
        ("Moscow's envoy", [("Moscow", "RUS", "capital")]),
        ("the Blue House said", [("Blue House", "KOR", "metonym")]),
        ("U.S.-led and US-led", [("U.S.", "USA", "name"), ("US", "USA", "name")]),
        ("held by the U.S", [("U.S", "USA", "name")]),
        ("Kiev or Kyiv", [("Kiev", "UKR", "capital"), ("Kyiv", "UKR", "capital")]),
        ("the DRC", [("DRC", "COD", "name")]),
        ("People’s Republic of China", [("People’s Republic of China", "CHN", "name")]),
        ("the Republic of China", [("Republic of China", "TWN", "name")]),
        ("Papua New Guinea", [("Papua New Guinea", "PNG", "name")]),
        ("in Jordan and Chad.", [("Jordan", "JOR", "name"), ("Chad", "TCD", "name")]),
        ("It left Jordan. Jordan said so", [("Jordan", "JOR", "name"), ("Jordan", "JOR", "name")]),
    ],
)
def test_states_are_found_as_the_press_names_them(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "join us",
        "CONTACT US",
        "US$50",
        "the Washington Post",
        "a China Daily reader",
        "New Mexico, the South China Sea and Latin American towns",
        "Korea and the Koreans",
        "the Congo",
        "Jordan Lee met Mr. Jordan and Ana Jordan",
        "a turkey, polish and china",
        "Northern Ireland",
        "Turkish Cypriots",
        "Jerusalem and Brussels",
    ],
)
def test_other_things_and_shared_names_are_no_mention(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("piece", ["North ", "US ", "U.S.", "Jordan ", "Republic of ", "a", "\n"])
def test_a_hundred_kilobytes_of_the_worst_take_linear_time(piece: str) -> None:
    find_states("warm up")
    started = perf_counter()
    find_states(piece * (100_000 // len(piece)))
    assert perf_counter() - started < 2


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Ethopia", "ETH"),
        ("Kazahkstan", "KAZ"),
        ("Croatla", "HRV"),
        ("Kenya", None),
        ("Kenia", None),
        ("Zambai", "ZMB"),
        ("Gambiya", "GMB"),
        ("Persian", None),
    ],
)
def test_a_name_with_one_letter_wrong_is_known_from_six_letters_on(
    name: str, state: str | None
) -> None:
    found = find_near_state(name)
    assert (found and found.iso3) == state
