"""Times, places and doers of sentences, and which of them cannot both be. All is invented."""

import pytest
from tests.unit.collate.opposing import make_version
from tests.unit.collate.writing import write

from twosource.collate.facing import are_exclusive, may_be_one
from twosource.collate.fact import Fact, FactKind
from twosource.collate.facts import find_facts
from twosource.collate.frames import make_frame

TOLD = "2031-06-12"  # a Thursday


def find(text: str, kind: FactKind, *, told: str = TOLD) -> list[Fact]:
    frame = make_frame(make_version(write("a", text)), (0,))
    assert frame is not None
    return [one for one in find_facts(frame, told=told) if one.kind == kind]


def oppose(
    kind: FactKind, one: str, other: str, *, tellings: tuple[str, str] = (TOLD, TOLD)
) -> bool:
    """Tell whether two sentences hold facts that may be of one thing and cannot both be so."""
    return any(
        may_be_one(left, right) and are_exclusive(left, right)
        for left in find(one, kind, told=tellings[0])
        for right in find(other, kind, told=tellings[1])
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Monday", "on Tuesday"),
        ("on 7 June", "on 9 June"),
        ("on Tuesday", "on 9 June"),  # a Monday
        ("at noon on Monday", "after midnight on Monday"),
        ("in full daylight", "before sunrise"),
        ("in the dark", "at midday"),
    ],
)
def test_two_times_of_one_deed_cannot_both_be(one: str, other: str) -> None:
    text = "A patrol boat rammed the ferry {}."
    assert oppose("date", text.format(one), text.format(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Monday", "on 9 June"),
        ("on Monday night", "in the early morning of Tuesday"),
        ("on Monday", "in June"),
        ("since Monday", "on Tuesday"),
        ("before dawn", "in the morning"),
        ("on Monday", "at noon"),
    ],
)
def test_two_times_that_have_an_hour_in_common_can(one: str, other: str) -> None:
    text = "A patrol boat rammed the ferry {}."
    assert not oppose("date", text.format(one), text.format(other))


def test_one_name_of_a_day_is_one_day_whenever_it_was_told() -> None:
    """The day of a report may be wrong by a week."""
    text = "A patrol boat rammed the ferry on Monday."
    assert not oppose("date", text, text, tellings=(TOLD, "2031-06-19"))


def test_the_day_of_saying_is_no_day_of_the_deed() -> None:
    assert find("The navy said on Monday that the ferry sank.", "date") == []


def test_a_morning_of_which_something_is_told_is_no_time() -> None:
    assert find("The navy spent the morning in the port.", "date") == []


def test_waters_are_of_one_state() -> None:
    text = "Eritrea seized three boats in {} waters."
    assert oppose("place", text.format("Yemeni"), text.format("Eritrean"))
    assert oppose("place", text.format("Yemeni"), text.format("international"))
    assert not oppose("place", text.format("Yemeni"), text.format("Yemeni"))


def test_one_deed_is_done_by_one_side() -> None:
    text = "{} blew up the bridge."
    assert oppose("actor", text.format("Rwanda"), text.format("Uganda"))
    assert oppose("actor", text.format("Rwanda"), "The bridge was blown up by Ugandan soldiers.")
    assert not oppose("actor", text.format("Rwanda"), text.format("Rwandan soldiers"))
    assert not oppose("actor", text.format("Rwanda"), "Uganda blew up a train.")


def test_what_is_open_is_not_closed() -> None:
    text = "The crossing at Visé {} on Monday."
    assert oppose("polarity", text.format("was open"), text.format("was closed"))
    assert not oppose("polarity", text.format("was open"), text.format("was not closed"))


def test_who_buys_and_who_sells_tell_of_one_deed() -> None:
    assert not oppose("polarity", "Chad will buy rice.", "Niger will sell rice.")


def test_a_figure_that_is_named_as_wrong_is_none() -> None:
    figures = find("Six herdsmen, not fourteen, were stopped on the pass.", "amount")
    assert [(one.low, "not 14" in one.marks) for one in figures] == [(6.0, True)]
