"""What a later edition claims as done, or in another number; every act told here is invented."""

from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day, make_report

from twosource.collate.came_about import Turn, find_come_about
from twosource.collate.versions import Version
from twosource.model import Amount, Claim
from twosource.read import read_report


def turns(was: list[Claim], now: list[Claim]) -> list[Turn]:
    earlier, later = (
        Version(report, read_report(report)) for report in (make_report("a"), make_report("b"))
    )
    return list(find_come_about(earlier, was, later, now))


def with_amount(one: Claim, value: float, unit: str = "tonne") -> Claim:
    amount = Amount(span=one.cue, value=value, unit=unit, object="rice")
    return replace(one, amounts=(amount,))


PLANNED = claim("a1", "KEN", "TCD", when=day("2031-05-09"), status="planned")
DONE = claim("b3", "KEN", "TCD", when=day("2031-05-09"))


def test_a_plan_that_is_done_came_about() -> None:
    (turn,) = turns([PLANNED], [DONE])
    assert (turn.slot, turn.verdict.rule) == ("status", "came about")
    assert (turn.at_was, turn.at_now) == (PLANNED.cue, DONE.cue)


def test_a_demand_and_a_threat_come_about_too() -> None:
    for status in ("demanded", "threatened", "offered"):
        assert turns([replace(PLANNED, status=status)], [DONE])


def test_other_parties_did_something_else() -> None:
    assert not turns([PLANNED], [claim("b3", "NER", "TCD", when=day("2031-05-09"))])
    assert not turns([PLANNED], [claim("b3", "TCD", "KEN", when=day("2031-05-09"))])


def test_another_act_or_another_month_is_not_what_was_planned() -> None:
    assert not turns([PLANNED], [claim("b3", "KEN", "TCD", act="ACCUSE")])
    assert not turns([PLANNED], [claim("b3", "KEN", "TCD", when=day("2031-09-30"))])


def test_what_the_earlier_edition_told_as_done_is_no_news() -> None:
    assert not turns([claim("a0", "KEN", "TCD", when=day("2031-05-09")), PLANNED], [DONE])


def test_a_plan_is_given_up_only_for_its_own_day() -> None:
    off = claim("b3", "KEN", "TCD", when=day("2031-05-09"), status="did-not-happen")
    (turn,) = turns([PLANNED], [off])
    assert "given up" in turn.verdict.because
    assert not turns([PLANNED], [replace(off, when=None)])


def test_one_plan_comes_about_once() -> None:
    again = claim("b4", "KEN", "TCD", when=day("2031-05-09"))
    assert len(turns([PLANNED], [DONE, again])) == 1


def test_what_a_person_rejected_became_nothing() -> None:
    assert not turns([replace(PLANNED, judged="rejected")], [DONE])
    assert not turns([PLANNED], [replace(DONE, judged="rejected")])


def test_another_figure_of_one_thing_is_revised() -> None:
    was, now = (claim(place, "KEN", "TCD", when=day("2031-05-09")) for place in ("a1", "b1"))
    (turn,) = turns([with_amount(was, 300.0)], [with_amount(now, 320.0)])
    assert (turn.slot, turn.verdict.rule) == ("amount", "revised figure")
    assert not turns([with_amount(was, 300.0)], [with_amount(now, 300.0)])
    assert not turns([with_amount(was, 300.0)], [with_amount(now, 320.0, unit="km")])
