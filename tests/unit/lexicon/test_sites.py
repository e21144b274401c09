"""The hand-kept tables of sites and regions."""

from collections import Counter

import pytest

from twosource.lexicon.sites import find_claimants, find_sites, iter_sites_in, load_sites
from twosource.lexicon.states import load_states

STATES = {state.iso3 for state in load_states()}


def test_every_line_names_states_of_the_table_and_lies_on_the_earth() -> None:
    for site in load_sites():
        assert set(site.states) <= STATES, site.name
        if site.latitude is not None and site.longitude is not None:
            assert -90 <= site.latitude <= 90, site.name
            assert -180 <= site.longitude <= 180, site.name


def test_only_what_is_larger_than_a_state_has_no_coordinates() -> None:
    bare = [site for site in load_sites() if site.latitude is None]
    assert {site.kind for site in bare} == {"continent"}


def test_the_tables_are_wide() -> None:
    kinds = Counter(site.kind for site in load_sites())
    wanted = "base cosmodrome crossing strait canal sea gulf river line square palace port nuclear"
    assert all(kinds[kind] > 1 for kind in wanted.split())
    assert len({state for site in load_sites() for state in site.states}) > 150


def test_a_disputed_line_says_who_claims_it_or_why() -> None:
    for site in load_sites():
        if site.is_disputed:
            assert site.states, site.name
            assert len(site.states) > 1 or site.note, site.name


def test_only_squares_of_several_towns_share_a_name() -> None:
    names = Counter((name, site.kind) for site in load_sites() for name in site.names)
    assert {kind for (_, kind), count in names.items() if count > 1} == {"square"}


@pytest.mark.parametrize(
    ("name", "precision", "states"),
    [
        ("DMZ", "site", ("KOR", "PRK")),
        ("Strait of Hormuz", "water", ("IRN", "OMN")),
        ("the Mekong", "water", ()),
        ("Vostochny Cosmodrome", "site", ("RUS",)),
        ("Tiananmen Square", "site", ("CHN",)),
        ("Darfur", "region", ("SDN",)),
        ("Sharm el-Sheikh", "city", ("EGY",)),
    ],
)
def test_a_site_is_found_by_name(name: str, precision: str, states: tuple[str, ...]) -> None:
    site = find_sites(name)[0]
    assert (site.precision, site.states) == (precision, states)


def test_names_are_found_in_a_text_the_longest_first() -> None:
    text = "Ships left the Gulf of Oman for the Strait of Hormuz, not for the Gulf of Aden."
    assert [one.name for one in iter_sites_in(text)] == [
        "Gulf of Oman",
        "Strait of Hormuz",
        "Gulf of Aden",
    ]


def test_a_disputed_division_is_known_by_the_name_of_the_gazetteer() -> None:
    assert find_claimants("UA", "Crimea") == ("RUS", "UKR")
    assert find_claimants("IN", "Ladakh") == ("CHN", "IND", "PAK")
    assert find_claimants("UA", "Lviv") == ()
    assert find_claimants("US", "Georgia") == ()
