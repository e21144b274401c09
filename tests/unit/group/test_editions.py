import pytest
from tests.unit.group.making import (
    DAM,
    DAM_ELSEWHERE,
    DAM_SIGNED,
    DELPHIN,
    cut,
    edges_of,
    garble,
    lineage_of,
    make_report,
)

from twosource.group import group_reports
from twosource.model import Report

SALTS = pytest.mark.parametrize("salt", ["", " again", " once more", " a last time"])
_NEWS = (
    "Snow fell on the pass of Orrin and delayed the lorries.\n"
    "A choir of miners sang, and the windows of the old customs house rattled.\n"
)


def _editions(*reports: Report) -> list[list[str]]:
    lineage = lineage_of(reports[0], group_reports(reports))
    names = {report.id: report.name.split(" ")[0] for report in reports}
    assert [one.number for one in lineage.editions] == [n + 1 for n in range(len(lineage.editions))]
    return [sorted(names[report] for report in one.reports) for one in lineage.editions]


@SALTS
def test_plans_that_have_come_about_make_a_later_edition(salt: str) -> None:
    plan, done = make_report("plan" + salt, DAM), make_report("done" + salt, DAM_SIGNED)
    assert _editions(plan, done) == [["plan"], ["done"]]
    grouping = group_reports([done, plan])
    (edge,) = edges_of(done, grouping)
    assert (edge.parent, edge.relation) == (plan.id, "edition")
    assert {"update"} <= {reason.rule for reason in edge.reasons}
    assert "update" in {r.rule for r in lineage_of(plan, grouping).editions[1].reasons}


@SALTS
def test_another_text_of_the_same_desk_with_news_is_an_edition(salt: str) -> None:
    first = make_report("first" + salt, DAM, dateline=DELPHIN, dates=[("record", "2025-05-03")])
    second = make_report(
        "second" + salt, DAM + _NEWS, dateline=DELPHIN, dates=[("record", "2025-05-05")]
    )
    assert _editions(first, second) == [["first"], ["second"]]


@SALTS
def test_a_longer_text_of_nobody_is_no_edition(salt: str) -> None:
    first = make_report("first" + salt, DAM, dates=[("record", "2025-05-03")])
    second = make_report("second" + salt, DAM + _NEWS, dates=[("record", "2025-05-05")])
    assert _editions(first, second) == [["first", "second"]]


@SALTS
def test_the_same_text_again_from_the_same_desk_is_no_edition(salt: str) -> None:
    first = make_report("first" + salt, DAM, dateline=DELPHIN)
    second = make_report("second" + salt, DAM, dateline=DELPHIN.replace("3", "4"))
    assert _editions(first, second) == [["first", "second"]]


@SALTS
def test_a_single_plan_come_about_far_down_makes_no_edition(salt: str) -> None:
    first = make_report("first" + salt, DAM)
    later = DAM.replace("when a joint office of inspectors is to open", "a joint office has opened")
    second = make_report("second" + salt, later + _NEWS)
    assert _editions(first, second) == [["first", "second"]]


@SALTS
def test_copies_stand_in_the_edition_that_they_were_taken_from(salt: str) -> None:
    plan, done = make_report("plan" + salt, DAM), make_report("done" + salt, DAM_SIGNED)
    of_plan = make_report("old" + salt, cut(DAM, 0, 1, 3, 4))
    of_done = make_report("new" + salt, garble(DAM_SIGNED, "Their church", "Corvia, which", "Farm"))
    assert _editions(plan, done, of_plan, of_done) == [["old", "plan"], ["done", "new"]]


@SALTS
def test_two_lost_editions_follow_one_another(salt: str) -> None:
    torn = garble(DAM, "Farmers", "Belmark denied", "Corvia", "Opposition", "The river")
    worn = garble(DAM_SIGNED, "Hundreds", "Its hydro", "Their church", "They call", "Morwen left")
    old, new = make_report("old" + salt, torn), make_report("new" + salt, worn)
    assert _editions(old, new) == [["old"], ["new"]]
    lineage = lineage_of(old, group_reports([old, new]))
    first, second = lineage.ancestors
    assert (first.edition, second.edition) == (1, 2)
    assert (second.id, first.id) in {(edge.child, edge.parent) for edge in lineage.edges}


@SALTS
def test_a_desk_that_rewrites_half_its_text_still_follows_itself(salt: str) -> None:
    first = make_report("first" + salt, DAM, dateline=DELPHIN, dates=[("record", "2025-05-03")])
    rewritten = cut(DAM, 0, 1, 2, 3, 4, 5, 6) + _NEWS + DAM_ELSEWHERE
    second = make_report(
        "second" + salt, rewritten, dateline=DELPHIN, dates=[("record", "2025-05-05")]
    )
    assert _editions(first, second) == [["first"], ["second"]]
    assert lineage_of(first, group_reports([first, second])).ancestors == ()
