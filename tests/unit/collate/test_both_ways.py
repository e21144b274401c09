"""Acts that go both ways: who met whom says nothing on who did it. The dealings are invented."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import LENGTH, claim, day, group, make_report, name_report, share

from twosource.collate import put_together
from twosource.model import Act, Claim

ALONE, TOGETHER = [[0], [1]], [[0, 1]]


def meet(place: str, actors: str, recipients: str = "", *, mode: str | None = None) -> Claim:
    return claim(place, actors, recipients, act="CONSULT", mode=mode)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (meet("a0", "NER", "TCD"), meet("b0", "TCD", "NER")),
        (meet("a0", "NER, TCD"), meet("b0", "TCD", "NER")),
        (meet("a0", "NER, TCD"), meet("b0", "TCD")),
        (meet("a0", "NER", "TCD, MLI"), meet("b0", "MLI", "NER")),
        (meet("a0", "NER", "TCD", mode="phone"), meet("b0", "TCD", "NER", mode="phone")),
        (meet("a0", "NER", "TCD", mode="visit"), meet("b0", "TCD", "NER")),
        (claim("a0", "NER", "TCD", act="COOPERATE"), claim("b0", "TCD", "NER", act="COOPERATE")),
    ],
)
def test_who_meets_whom_is_one_event_from_either_side(ours: Claim, theirs: Claim) -> None:
    assert share([ours, theirs], group("ab")) == TOGETHER


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (meet("a0", "NER", "TCD"), meet("b0", "TCD", "MLI")),
        (meet("a0", "NER, TCD"), meet("b0", "NER", "MLI")),
        (meet("a0", "NER, TCD"), meet("b0", "MLI")),
        (meet("a0", "NER", "NER"), meet("b0", "NER", "TCD")),
    ],
)
def test_a_meeting_with_another_is_another(ours: Claim, theirs: Claim) -> None:
    assert share([ours, theirs], group("ab")) == ALONE


@pytest.mark.parametrize("act", ["AID", "AGREE", "ASSAULT", "SANCTION", "REQUEST"])
def test_what_one_does_to_another_goes_one_way(act: Act) -> None:
    claims = [claim("a0", "NER", "TCD", act=act), claim("b0", "TCD", "NER", act=act)]
    assert share(claims, group("ab")) == ALONE


def test_a_visit_goes_one_way_where_both_call_it_so() -> None:
    claims = [meet("a0", "NER", "TCD", mode="visit"), meet("b0", "TCD", "NER", mode="visit")]
    assert share(claims, group("ab")) == ALONE


@pytest.mark.parametrize(
    ("cue", "number"), [("clashed", 1), ("fought", 1), ("shelled", 2), ("attacked", 2)]
)
def test_a_clash_goes_both_ways_and_an_attack_does_not(cue: str, number: int) -> None:
    """The word that names the act tells which it is."""
    reports = {}
    for letter in "ab":
        report = make_report(letter)
        reports[report.id] = replace(report, text=cue + report.text[len(cue) :])
    claims = [
        replace(one, cue=replace(one.cue, end=len(cue)))
        for one in (
            claim("a0", "NER", "TCD", act="ASSAULT"),
            claim("b0", "TCD", "NER", act="ASSAULT"),
        )
    ]
    assert len(cue) < LENGTH
    assert set(reports) == {name_report("a"), name_report("b")}
    assert len(put_together(claims, group("ab"), reports)) == number


def test_a_garbled_copy_of_a_meeting_may_have_one_party_wrong_and_not_two() -> None:
    grouping = group("ab", "a0 b0", lineages="ab")
    source = meet("a0", "NER", "TCD")
    assert share([source, meet("b0", "MLI", "NER")], grouping) == TOGETHER
    assert share([source, meet("b0", "MLI", "LBY")], grouping) == ALONE


def test_days_part_meetings_too() -> None:
    ours = claim("a0", "NER", "TCD", act="CONSULT", when=day("2033-05-05"))
    theirs = claim("b0", "TCD", "NER", act="CONSULT", when=day("2033-05-09"))
    assert share([ours, theirs], group("ab")) == ALONE
