from collections import Counter
from time import perf_counter

import pytest

from twosource.lexicon.bodies import find_bodies, find_body, load_bodies
from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.spellings import fold_name
from twosource.lexicon.states import load_states

# Short forms that several bodies have; which is meant, the rest of the text says.
KNOWN_SHARED = {"sdf", "rsf"}


def named(text: str) -> list[tuple[str, str]]:
    return [(text[at.start : at.end], at.body.name) for at in find_bodies(text)]


def test_names_are_unique() -> None:
    counts = Counter(body.name for body in load_bodies())
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_alias_is_unique_or_known_to_be_shared() -> None:
    counts = Counter(
        name for body in load_bodies() for name in {fold_name(one) for one in body.aliases}
    )
    assert {name for name, count in counts.items() if count > 1} == KNOWN_SHARED


def test_every_body_has_sectors_and_a_state_of_the_table_or_none() -> None:
    codes = {state.iso3 for state in load_states()} | {""}
    for body in load_bodies():
        assert body.sectors
        assert set(body.sectors) <= set(SECTORS)
        assert body.state in codes


def test_authorities_without_recognition_count_for_no_state_and_carry_a_note() -> None:
    authorities = [body for body in load_bodies() if body.kind == "authority"]
    assert authorities
    assert all(body.state == "" and body.sectors == ("UNK",) for body in authorities)
    assert all(body.note for body in authorities)


def test_no_note_gives_a_verdict() -> None:
    refused = {"terrorists", "regime", "illegitimate", "puppet", "rightful", "so-called"}
    notes = [body.note.casefold().split() for body in load_bodies()]
    assert [note for note in notes if refused & set(note)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO and Nato", [("NATO", "NATO"), ("Nato", "NATO")]),
        ("the UN Security Council", [("UN Security Council", "United Nations Security Council")]),
        ("the WHO, who knew", [("WHO", "World Health Organization")]),
        ("the EU's envoy", [("EU", "European Union")]),
        ("IAEA and OPEC", [("IAEA", "IAEA"), ("OPEC", "OPEC")]),
        ("Da’esh fighters", [("Da’esh", "Islamic State")]),
        ("Kataib Hezbollah", [("Kataib Hezbollah", "Kataib Hezbollah")]),
        ("the Pakistani Taliban", [("Pakistani Taliban", "Pakistani Taliban")]),
        ("the Workers' Party of Korea", [("Workers' Party of Korea", "Workers' Party of Korea")]),
        ("Turkish Cypriots", [("Turkish Cypriots", "Northern Cyprus")]),
    ],
)  # fmt: skip
def test_bodies_are_found_as_the_press_names_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text", ["who is it", "the ecb of", "ICC World Cup", "National Security Council"]
)
def test_other_things_are_no_body(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SDF left Syria.", "Syrian Democratic Forces"),
        ("The SDF left Japan.", "Japan Self-Defense Forces"),
        ("RSF wrote from Sudan.", "Rapid Support Forces"),
        ("RSF wrote from Chad.", "Reporters Without Borders"),
        ("The IRA met in Britain.", "Irish Republican Army"),
    ],
)
def test_a_shared_short_form_is_the_one_whose_state_the_text_names(
    text: str, expected: str
) -> None:
    assert [at.body.name for at in find_bodies(text)] == [expected]


@pytest.mark.parametrize("text", ["The SDF left.", "The SDF left Syria for Japan.", "The IRA met."])
def test_a_shared_short_form_in_doubt_is_nobody(text: str) -> None:
    assert named(text) == []


def test_a_whole_name_is_looked_up() -> None:
    found = find_body("the international atomic energy agency")
    assert found is not None
    assert found.name == "IAEA"
    assert find_body("SDF") is None
    assert find_body("the Garden Club") is None


@pytest.mark.parametrize("piece", ["UN ", "U.N. Security ", "al-", "Islamic State of "])
def test_a_hundred_kilobytes_of_the_worst_take_linear_time(piece: str) -> None:
    find_bodies("warm up")
    started = perf_counter()
    find_bodies(piece * (100_000 // len(piece)))
    assert perf_counter() - started < 2
