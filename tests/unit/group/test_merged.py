import pytest
from tests.unit.group.making import (
    DAM,
    DAM_ELSEWHERE,
    DELPHIN,
    STRIKE,
    cut,
    edges_of,
    list_lineages,
    make_report,
)

from twosource.group import group_reports

SALTS = pytest.mark.parametrize("salt", ["", " again", " once more", " a last time"])
_MERGED = cut(DAM, 0, 3, 4) + cut(DAM_ELSEWHERE, 1, 2, 3, 5)


@SALTS
def test_a_report_merged_from_two_stands_alone_with_an_edge_to_either(salt: str) -> None:
    dam, elsewhere = make_report("dam" + salt, DAM), make_report("eye" + salt, DAM_ELSEWHERE)
    merged = make_report("merged" + salt, _MERGED)
    assert len(list_lineages(dam, elsewhere, merged)) == 3
    edges = edges_of(merged, group_reports([dam, elsewhere, merged]))
    assert {edge.parent for edge in edges} == {dam.id, elsewhere.id}
    assert {edge.relation for edge in edges} == {"part"}
    assert {reason.rule for edge in edges for reason in edge.reasons} == {"passage"}


@SALTS
def test_neither_of_its_parents_derives_from_a_merged_report(salt: str) -> None:
    dam, elsewhere = make_report("dam" + salt, DAM), make_report("eye" + salt, DAM_ELSEWHERE)
    merged = make_report("merged" + salt, _MERGED, dates=[("record", "2025-05-01")])
    grouping = group_reports([dam, elsewhere, merged])
    assert edges_of(dam, grouping) == edges_of(elsewhere, grouping) == []


def test_a_copy_that_adds_a_paragraph_from_elsewhere_stays_a_copy() -> None:
    dam, elsewhere = make_report("dam", DAM), make_report("eye", DAM_ELSEWHERE)
    added = make_report("added", DAM + cut(DAM_ELSEWHERE, 3))
    assert list_lineages(dam, elsewhere, added) == [["added", "dam"], ["eye"]]


def test_what_two_versions_of_one_text_explain_is_not_merged() -> None:
    dam, brief = make_report("dam", DAM), make_report("brief", cut(DAM, 0, 3, 4))
    tail = make_report("tail", cut(DAM, 4, 5, 6, 7))
    assert list_lineages(dam, brief, tail) == [["brief", "dam", "tail"]]


@SALTS
def test_a_passage_hangs_on_the_original_and_not_on_its_copy(salt: str) -> None:
    own = make_report("own" + salt, DAM, dateline=DELPHIN)
    copy = make_report("copy" + salt, DAM, publisher="Courier")
    taker = make_report("taker" + salt, STRIKE + cut(DAM, 3))
    (edge,) = edges_of(taker, group_reports([own, copy, taker]))
    assert (edge.parent, edge.relation) == (own.id, "part")


@SALTS
def test_a_passage_hangs_on_the_version_that_words_it_so(salt: str) -> None:
    full = make_report("full" + salt, DAM)
    changed = DAM.replace("300 cubic metres", "290 cubic metres").replace(
        "85 million", "90 million"
    )
    other = make_report("other" + salt, changed)
    taker = make_report("taker" + salt, STRIKE + cut(changed, 3))
    (edge,) = edges_of(taker, group_reports([full, other, taker]))
    assert edge.parent == other.id


@SALTS
def test_of_two_that_share_a_passage_the_later_took_it(salt: str) -> None:
    early = make_report("early" + salt, STRIKE + cut(DAM, 3), dates=[("record", "2025-05-01")])
    late = make_report("late" + salt, DAM, dates=[("record", "2025-05-08")])
    grouping = group_reports([early, late])
    assert edges_of(early, grouping) == []
    both = [
        make_report("one" + salt, STRIKE + cut(DAM, 3), dates=[("record", "2025-05-08")]),
        make_report("two" + salt, DAM_ELSEWHERE + cut(DAM, 3), dates=[("record", "2025-05-01")]),
    ]
    (edge,) = edges_of(both[0], group_reports(both))
    assert edge.parent == both[1].id


@SALTS
def test_undated_the_one_it_is_a_larger_share_of_took_the_passage(salt: str) -> None:
    small = make_report("small" + salt, STRIKE + cut(DAM, 3))
    whole = make_report("whole" + salt, DAM)
    grouping = group_reports([small, whole])
    (edge,) = edges_of(small, grouping)
    assert edge.parent == whole.id
    assert edges_of(whole, grouping) == []


def test_a_quoted_sentence_is_too_little_for_an_edge() -> None:
    dam = make_report("dam", DAM)
    opinion = make_report("opinion", STRIKE + cut(DAM, 2) + DAM_ELSEWHERE)
    assert edges_of(opinion, group_reports([dam, opinion])) == []


@SALTS
def test_the_copy_of_a_merged_report_stands_with_it_and_joins_nothing(salt: str) -> None:
    dam, elsewhere = make_report("dam", DAM), make_report("eye", DAM_ELSEWHERE)
    merged = make_report("merged" + salt, _MERGED, dates=[("record", "2025-05-06")])
    again = make_report("again" + salt, _MERGED, dates=[("record", "2025-05-08")])
    reports = [dam, elsewhere, merged, again]
    assert len(list_lineages(*reports)) == 3
    grouping = group_reports(reports)
    (edge,) = edges_of(again, grouping)
    assert (edge.parent, edge.relation) == (merged.id, "copy")
    assert {edge.parent for edge in edges_of(merged, grouping)} == {dam.id, elsewhere.id}


def test_two_reports_merged_from_one_and_different_others_are_two() -> None:
    strike = make_report("strike", STRIKE)
    dam, elsewhere = make_report("dam", DAM), make_report("eye", DAM_ELSEWHERE)
    merged = make_report("merged", _MERGED)
    other = make_report("other", cut(DAM, 0, 3, 4) + cut(STRIKE, 0, 1, 2))
    assert len(list_lineages(strike, dam, elsewhere, merged, other)) == 5


def test_a_text_is_not_merged_from_two_cuts_of_it() -> None:
    dam = make_report("dam", DAM)
    head, tail = (
        make_report("head", cut(DAM, 0, 1, 2, 3)),
        make_report("tail", cut(DAM, 5, 6, 7, 8)),
    )
    assert list_lineages(dam, head, tail) == [["dam", "head", "tail"]]


@SALTS
def test_a_passage_is_taken_over_once_and_then_copied(salt: str) -> None:
    dam = make_report("dam" + salt, DAM)
    taker = make_report("taker" + salt, STRIKE + cut(DAM, 3), dates=[("record", "2025-05-06")])
    copy = make_report("copy" + salt, STRIKE + cut(DAM, 3), dates=[("record", "2025-05-08")])
    grouping = group_reports([dam, taker, copy])
    assert [(edge.parent, edge.relation) for edge in edges_of(taker, grouping)] == [
        (dam.id, "part")
    ]
    assert [edge.parent for edge in edges_of(copy, grouping)] == [taker.id]
