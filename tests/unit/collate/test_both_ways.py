"""Acts that go both ways: who met whom says nothing on who did it. The dealings are invented."""

import pytest
from tests.unit.collate import writing
from tests.unit.collate.claiming import claim, day, group, share
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.events import make_scene, make_setting
from twosource.collate.mutual import goes_both_ways
from twosource.collate.ties import iter_signs
from twosource.model import Act, Claim

ALONE, TOGETHER = [[0], [1]], [[0, 1]]
JUNE_18 = day("2031-06-18")


def list_signs(one: Claim, other: Claim) -> dict[str, float]:
    """The signs of two claims of sentences that have no word in common."""
    reports = list_reports([write("a", "Here and then."), write("b", "There or never.")])
    setting = make_setting([one, other], group("ab"), reports)
    scene = make_scene([one, other], setting)
    return {name: float(sign[0, 1]) for name, sign in iter_signs(scene)}


def meet(place: str, actors: str, recipients: str = "", *, mode: str | None = None) -> Claim:
    return claim(place, actors, recipients, act="CONSULT", mode=mode)


@pytest.mark.parametrize(
    ("ours", "theirs", "actors", "recipients"),
    [
        pytest.param(meet("a0", "NER", "TCD"), meet("b0", "TCD", "NER"), 1, 1, id="turned"),
        pytest.param(meet("a0", "NER, TCD"), meet("b0", "TCD", "NER"), 1, 1, id="listed"),
        pytest.param(meet("a0", "NER, TCD"), meet("b0", "TCD"), 1, 0, id="one is silent"),
        pytest.param(meet("a0", "NER", "TCD"), meet("b0", "TCD", "MLI"), 1, -1, id="another"),
        pytest.param(meet("a0", "NER", "NER"), meet("b0", "NER", "TCD"), 1, -1, id="itself"),
        pytest.param(meet("a0", "NER", "TCD"), meet("b0", "MLI", "LBY"), -1, -1, id="others"),
    ],
)
def test_all_parties_of_a_meeting_are_held_against_all_of_the_other(
    ours: Claim, theirs: Claim, actors: int, recipients: int
) -> None:
    signs = list_signs(ours, theirs)
    assert signs["same actors"] - signs["other actors"] == actors
    assert signs["same recipients"] - signs["other recipients"] == recipients


@pytest.mark.parametrize("act", ["AID", "AGREE", "ASSAULT", "SANCTION", "REQUEST"])
def test_what_one_does_to_another_goes_one_way(act: Act) -> None:
    signs = list_signs(claim("a0", "NER", "TCD", act=act), claim("b0", "TCD", "NER", act=act))
    assert (signs["other actors"], signs["other recipients"], signs["turned round"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("act", "mode", "cue", "ways"),
    [
        ("ASSAULT", None, "clashed", 2),
        ("ASSAULT", None, "fought", 2),
        ("ASSAULT", None, "shelled", 1),
        ("COOPERATE", None, "worked", 2),
        ("CONSULT", "phone", "called", 2),
        ("CONSULT", "visit", "visited", 1),
    ],
)
def test_meetings_and_clashes_go_both_ways_and_visits_and_attacks_do_not(
    act: Act, mode: str | None, cue: str, ways: int
) -> None:
    assert goes_both_ways(claim("a0", "NER", "TCD", act=act, mode=mode), cue) is (ways == 2)


@pytest.mark.parametrize(
    ("ours", "theirs", "another"),
    [("clashed", "fired", 1), ("clashed", "fought", 0), ("fired", "shelled", 0)],
)
def test_that_two_sides_fought_is_not_that_one_attacked(
    ours: str, theirs: str, another: int
) -> None:
    reports = [write("a", f"Niger {ours} at Fada."), write("b", f"Chad {theirs} by Abeche.")]
    claims = [
        tell(reports[0], f"0 {ours}", "NER", "TCD", act="ASSAULT"),
        tell(reports[1], f"0 {theirs}", "NER", "TCD", act="ASSAULT"),
    ]
    setting = make_setting(claims, group("ab"), list_reports(reports))
    signs = dict(iter_signs(make_scene(claims, setting)))
    assert signs["another way"][0, 1] == another


def test_a_fight_of_two_sides_is_not_the_shots_of_one_that_another_paper_tells_of() -> None:
    reports = [
        write("a", "Soldiers of Niger and Chad exchanged fire near Fada on Wednesday."),
        write("b", "It was Chad that came over the river and shot at a post."),
        write("c", "On Wednesday the armies of Chad and Niger exchanged fire at Fada."),
    ]
    claims = [
        tell(reports[0], "0 exchanged", "NER, TCD", act="ASSAULT", when=JUNE_18),
        tell(reports[1], "0 shot", "TCD", "NER", act="ASSAULT"),
        tell(reports[2], "0 exchanged", "TCD, NER", act="ASSAULT", when=JUNE_18),
    ]
    assert writing.share(reports, claims) == [[0, 2], [1]]


def test_who_meets_whom_is_one_event_from_either_side() -> None:
    reports = [
        write("a", "The ministers of Niger and Chad met in Fada on Wednesday to talk of cattle."),
        write("b", "Chad's minister met the minister of Niger in Fada and cattle came first."),
    ]
    claims = [
        tell(reports[0], "0 met", "NER", "TCD", act="CONSULT", when=JUNE_18),
        tell(reports[1], "0 met", "TCD", "NER", act="CONSULT"),
    ]
    assert writing.share(reports, claims) == TOGETHER


def test_days_part_meetings_too() -> None:
    ours = claim("a0", "NER", "TCD", act="CONSULT", when=day("2033-05-05"))
    theirs = claim("b0", "TCD", "NER", act="CONSULT", when=day("2033-05-09"))
    assert share([ours, theirs], group("ab")) == ALONE
