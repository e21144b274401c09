"""Figures of an event as they were told over time. The losses are invented."""

from collections.abc import Sequence

import pytest
from tests.unit.collate.backing import derive
from tests.unit.collate.claiming import group
from tests.unit.collate.opposing import LETTERS, follow, say
from tests.unit.collate.writing import count

from twosource.model import Claim

DAYS = {"a": "2031-06-18", "b": "2031-06-18", "c": "2031-06-20", "d": "2031-06-21"}


def lose(place: str, amount: str, *roots: str, **given: object) -> Claim:
    made = say(place, *roots, **given)
    return say(place, *roots, **given, amounts=(count(amount, made.at),))


@pytest.mark.parametrize(
    ("claims", "turns"),
    [
        ([lose("a0", "4 boat"), lose("c0", "9 boat")], ["first", "raised"]),
        ([lose("a0", "9 boat"), lose("c0", "4 boat")], ["first", "lowered"]),
        (
            [lose("a0", "4 boat"), lose("c0", "9 boat"), lose("d0", "9 boat")],
            ["first", "raised", "same"],
        ),
        (
            [lose("a0", "4 boat", "KCNA"), lose("b0", "9 boat", "TASS")],
            ["first", "beside"],
        ),
        (
            [lose("a0", "4 boat", "KCNA"), lose("b0", "9 boat", "Rodong")],
            ["first", "raised"],
        ),
        (
            [lose("a0", "4 boat", "KCNA"), lose("b0", "9 boat", "TASS"),
             lose("c0", "6 boat", "KCNA")],
            ["first", "beside", "raised"],
        ),
    ],
)  # fmt: skip
def test_a_figure_turns_from_what_its_own_voice_said_before(
    claims: Sequence[Claim], turns: list[str]
) -> None:
    by_place = sorted(claims, key=lambda one: (DAYS_OF[one.report], one.report))
    (series,) = follow(claims[::-1], days=DAYS)
    assert {one.claim for one in series.figures} == {one.id for one in claims}
    assert [one.told for one in series.figures] == [DAYS_OF[one.report] for one in by_place]
    assert sorted(one.turn for one in series.figures) == sorted(turns)


DAYS_OF = {say(f"{letter}0").report: day for letter, day in DAYS.items()}


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([lose("a0", "4 boat")], id="one figure"),
        pytest.param([lose("a0", "4 boat"), lose("c0", "4 boat")], id="the same figure"),
        pytest.param([lose("a0", "4 boat"), lose("c0", "9 hut")], id="two things"),
        pytest.param(
            [lose("a0", "4 boat"), lose("c0", "9 boat", status="planned")], id="not told as so"
        ),
    ],
)
def test_what_does_not_change_is_no_series(claims: Sequence[Claim]) -> None:
    assert follow(claims, days=DAYS) == ()


def test_two_figures_of_one_claim_are_of_two_series() -> None:
    both = say("a0")
    both = say("a0", amounts=(count("4 boat", both.at), count("7 boat", both.at)))
    later = say("c0", amounts=(count("5 boat", both.at), count("8 boat", both.at)))
    found = follow([both, later], days=DAYS)
    assert [[x.amount.value for x in one.figures] for one in found] == [[4, 5], [7, 8]]


def test_a_copy_tells_no_figure() -> None:
    grouping = derive(group(LETTERS, "a0 b0", lineages="ab c d e f g h"), "b<a")
    claims = [lose("a0", "4 boat"), lose("b0", "40 boat")]
    assert follow(claims, days=DAYS, grouping=grouping) == ()
    assert len(follow(claims, days=DAYS)) == 1


def test_each_event_has_its_own() -> None:
    events = (
        [lose("a0", "4 boat"), lose("c0", "9 boat")],
        [lose("b1", "1 hut"), lose("d1", "2 hut")],
    )
    assert [one.events for one in follow(*events, days=DAYS)] == [("event 0",), ("event 1",)]
    assert [one.of for one in follow(*events, days=DAYS)] == ["boat", "hut"]


def test_the_same_claims_may_tell_two_figures_over_time() -> None:
    """Of boats and of huts; the two series are told apart by their ids."""
    made = say("a0")
    later = say("c0")
    both = [
        say("a0", amounts=(count("4 boat", made.at), count("20 hut", made.cue))),
        say("c0", amounts=(count("9 boat", later.at), count("30 hut", later.cue))),
    ]
    found = follow(both, days=DAYS)
    assert len({one.id for one in found}) == len(found) == 2
