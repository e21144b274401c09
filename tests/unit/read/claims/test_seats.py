"""Where a report is at home: its dateline, else the first office that it names with its state."""

import pytest
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.reading import Party
from twosource.read.claims.seats import find_seat


def party(state: str | None, *sectors: str) -> Party:
    mention = ActorMention(
        start=0,
        end=1,
        kind="state",
        state=state,
        sectors=sectors,  # type: ignore[arg-type]
    )
    return Party(mention, (mention,))


@pytest.mark.parametrize(
    ("dateline", "seat"),
    [
        ("LUSAKA -", "ZMB"),
        ("LUSAKA (Copper Wire) - ", "ZMB"),
        ("Minsk, March 14 (Baltic Wire) —", "BLR"),
        ("NDOLA, Zambia -", "ZMB"),
    ],
)
def test_the_dateline_tells(dateline: str, seat: str) -> None:
    assert find_seat(dateline, [[party("BLR", "GOV"), party("ZMB")]]) == seat


def test_a_town_tells_nothing_of_a_state_that_is_not_named() -> None:
    assert find_seat("NDOLA -", [[party("BLR", "GOV"), party("KEN")]]) is None


def test_without_a_dateline_the_first_office_with_its_state_tells() -> None:
    named = [[party("NIC"), party(None, "GOV")], [party("HND", "MIL"), party("NIC", "GOV")]]
    assert find_seat("", named) == "HND"


def test_states_alone_tell_nothing() -> None:
    assert find_seat("", [[party("NIC"), party("HND", "CVL")]]) is None


@pytest.mark.parametrize(
    ("publisher", "seat"),
    [
        ("Lusaka Evening", "ZMB"),
        ("Ndola Herald", "ZMB"),
        ("Ministry of Energy, Minsk", "BLR"),
        ("Copper Wire", "BLR"),
        ("Nairobi Evening", "BLR"),
    ],
)
def test_without_a_dateline_the_publisher_tells_before_the_first_office(
    publisher: str, seat: str
) -> None:
    assert find_seat("", [[party("BLR", "GOV"), party("ZMB")]], publisher) == seat


def test_an_agency_that_a_government_directs_is_at_home_whatever_it_names() -> None:
    assert find_seat("", [[party("BLR", "GOV")]], "KCNA") == "PRK"


def test_whom_a_state_sends_abroad_does_not_tell_where_the_report_is_at_home() -> None:
    consul = party("NOR", "GOV")
    sent = replace(consul.mention, title="consul")
    assert find_seat("", [[Party(sent, (sent,)), party("KEN", "GOV")]]) == "KEN"
