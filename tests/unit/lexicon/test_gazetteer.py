"""Towns and divisions by name."""

from importlib.resources import files

import pytest

from twosource.lexicon.gazetteer import find_candidates, load_divisions
from twosource.lexicon.place_names import drop_article, fold_place, strip_kind
from twosource.lexicon.territories import find_state_of_country
from twosource.text.hashing import hash_bytes

# What `just gazetteer` prints; another hash means other data, and docs/places.md tells of it.
PINNED = "efb7e9a1a8f736ec9449ea2a2c0fd94f"


def list_countries(name: str) -> list[str]:
    return [one.country for one in find_candidates(name) if one.kind == "town"]


def test_the_file_is_the_one_that_the_tool_wrote() -> None:
    content = files("twosource.lexicon").joinpath("gazetteer.bin").read_bytes()
    assert hash_bytes(content) == PINNED
    assert len(content) < 6_000_000


def test_a_name_that_two_towns_bear_gives_both_the_larger_first() -> None:
    assert list_countries("Tripoli")[:2] == ["LY", "LB"]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kiev", "Kyiv"),
        ("Calcutta", "Kolkata"),
        ("kyiv", "Kyiv"),
        ("KYIV", "Kyiv"),
        ("Medellin", "Medellín"),
        ("Port au Prince", "Port-au-Prince"),
        ("The Hague", "The Hague"),
    ],
)
def test_other_spellings_lead_to_the_town(spelling: str, name: str) -> None:
    towns = [one for one in find_candidates(spelling) if one.kind == "town"]
    assert towns[0].name == name


def test_another_spelling_is_told_from_the_first() -> None:
    kyiv = next(one for one in find_candidates("Kyiv") if one.kind == "town")
    kiev = next(one for one in find_candidates("Kiev") if one.name == "Kyiv")
    assert kyiv.is_first
    assert not kiev.is_first


def test_a_town_lies_where_it_lies() -> None:
    batumi = find_candidates("Batumi")[0]
    assert (batumi.country, batumi.admin) == ("GE", "Adjara")
    assert batumi.latitude == pytest.approx(41.64, abs=0.01)
    assert batumi.longitude == pytest.approx(41.63, abs=0.01)
    assert batumi.population == pytest.approx(186_949, rel=0.05)


def test_a_division_is_found_with_and_without_its_kind() -> None:
    for name in ("Kursk Oblast", "Kursk"):
        assert "region" in {one.kind for one in find_candidates(name)}


@pytest.mark.parametrize("name", ["", "Xyzzyx", "the"])
def test_what_no_place_is_called_gives_none(name: str) -> None:
    assert find_candidates(name) == ()


def test_every_country_of_the_divisions_is_of_a_state_but_for_a_few() -> None:
    countries = {one.country for one in load_divisions()}
    assert len(countries) > 200
    assert {one for one in countries if find_state_of_country(one) is None} <= {"AQ", "TF"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Pölten", "Saint-Polten"),
        ("N'Djamena", "N’Djamena"),
        ("Østfold", "Ostfold"),
        ("Mt. Hermon", "mount hermon"),
        ("the Negev", "Negev"),
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_place(one) == fold_place(other)


def test_the_kind_of_a_region_and_an_article_are_dropped() -> None:
    assert strip_kind("kharkiv oblast") == "kharkiv"
    assert strip_kind("province of bulacan") == "bulacan"
    assert drop_article("al anbar") == "anbar"
    assert drop_article("alabama") == "alabama"
