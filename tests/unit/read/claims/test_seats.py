"""Where a report is at home: its dateline, else the first office that it names with its state."""

import pytest
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.reading import Party
from twosource.read.claims.seats import find_seat, shares_title


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


def test_a_capital_is_home_where_the_report_does_not_name_its_state() -> None:
    assert find_seat("BAMAKO, June 3 (Agency) -", [[party("UGA")]]) == "MLI"


def test_where_a_whole_region_is_told_of_is_no_home_by_itself() -> None:
    assert find_seat("NAIROBI -", [[party("UGA", "GOV")]]) is None
    assert find_seat("NAIROBI -", [[party("UGA", "GOV"), party("KEN")]]) == "KEN"


@pytest.mark.parametrize(
    ("rule", "is_shared"),
    [("role + network uner", True), ("name + role", False), ("role + office-holder", False)],
)
def test_a_title_that_several_states_have_tells_no_state(rule: str, *, is_shared: bool) -> None:
    who = ActorMention(start=0, end=9, kind="person", title="defense secretary", rule=rule)
    assert shares_title(who) is is_shared
