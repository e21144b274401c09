"""Grouping honours what people decided. Reports, states and persons are invented."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.group.making import DAM, DAM_ELSEWHERE, DELPHIN, STRIKE, cut, make_report

from twosource.group import group_reports, settle_groups
from twosource.model import DateBasis, Grouping, Judged, Judgement, JudgementKind, Report
from twosource.text.joined import join_apart, join_groups

DATES: tuple[tuple[DateBasis, str], ...] = (("page", "2031-05-03"),)
OWN = make_report("own", DAM, dateline=DELPHIN, dates=DATES)
COPY = make_report("copy", DAM, dates=DATES)
SHORT = make_report("short", cut(DAM, 0, 1, 2, 3, 4), dates=DATES)
ELSEWHERE = make_report("elsewhere", DAM_ELSEWHERE, dates=DATES)
TRAMS = make_report("trams", STRIKE, dates=(("page", "2031-07-20"),))
REPORTS = (OWN, COPY, SHORT, ELSEWHERE, TRAMS)


def judge(
    kind: JudgementKind, one: Report, other: Report, *, about: Judged = "lineages", second: int = 0
) -> Judgement:
    first, last = sorted((one.id, other.id))
    made = f"2033-06-01T00:00:{second:02}+00:00"
    return Judgement(
        id=f"{kind} {first} {last} {second}", kind=kind, about=about, first=first, second=last,
        made=made, note="it is so",
    )  # fmt: skip


def undo(one: Judgement) -> Judgement:
    return Judgement(
        id=f"no {one.id}", kind="undone", about=one.about, first=one.first, second=one.second,
        made="2033-06-02T00:00:00+00:00", undoes=one.id,
    )  # fmt: skip


def group(*judgements: Judgement) -> Grouping:
    return group_reports(REPORTS, judged=settle_groups(judgements))


def share(grouping: Grouping, about: Judged = "lineages") -> list[list[str]]:
    names = {one.id: one.name for one in REPORTS}
    groups = grouping.lineages if about == "lineages" else grouping.stories
    return sorted(sorted(names[one] for one in found.reports) for found in groups)


PLAIN = [["copy", "own", "short"], ["elsewhere"], ["trams"]]


def test_without_a_judgement_nothing_is_otherwise() -> None:
    assert share(group()) == PLAIN
    assert group() == group_reports(REPORTS)


def test_a_report_that_is_apart_from_the_others_is_a_lineage_of_its_own() -> None:
    made = [judge("apart", SHORT, OWN), judge("apart", SHORT, COPY)]
    grouping = group(*made)
    assert share(grouping) == [["copy", "own"], ["elsewhere"], ["short"], ["trams"]]
    (marked,) = (one for one in grouping.copies if {one.first, one.second} == {SHORT.id, OWN.id})
    assert (marked.verdict, marked.rule) == ("independent", "by hand")
    assert not any(
        SHORT.id in (edge.child, edge.parent) for one in grouping.lineages for edge in one.edges
    )


def test_what_is_apart_does_not_meet_over_a_third() -> None:
    """The short text derives from both; it goes with the one that is nearer."""
    found = share(group(judge("apart", OWN, COPY)))
    assert len([one for one in found if {"own", "copy"} & set(one)]) == 2
    assert sum("short" in one for one in found) == 1


def test_two_texts_with_nothing_in_common_are_put_into_one_lineage() -> None:
    grouping = group(judge("together", ELSEWHERE, TRAMS))
    assert share(grouping) == [["copy", "own", "short"], ["elsewhere", "trams"]]
    (lineage,) = (one for one in grouping.lineages if TRAMS.id in one.reports)
    reasons = [reason.note for edge in lineage.edges for reason in edge.reasons]
    (marked,) = (
        one for one in grouping.copies if {one.first, one.second} == {ELSEWHERE.id, TRAMS.id}
    )
    assert "it is so" in [*reasons, *(one.note for one in marked.evidence)]
    assert any({one.first, one.second} == {ELSEWHERE.id, TRAMS.id} for one in grouping.alignments)


def test_what_each_is_joined_to_comes_with_it() -> None:
    found = share(group(judge("together", COPY, ELSEWHERE)))
    assert ["copy", "elsewhere", "own", "short"] in found


def test_stories_are_split_and_merged() -> None:
    whole = next(one for one in share(group(), "stories") if "own" in one)
    assert "elsewhere" in whole
    apart = share(group(judge("apart", OWN, ELSEWHERE, about="stories")), "stories")
    assert ["copy", "own", "short"] in apart
    merged = share(group(judge("together", OWN, TRAMS, about="stories")), "stories")
    assert merged == [["copy", "elsewhere", "own", "short", "trams"]]


def test_one_lineage_is_of_one_story_whatever_was_decided() -> None:
    assert group(judge("apart", OWN, COPY, about="stories")) == group()


@pytest.mark.parametrize("about", ["lineages", "stories"])
def test_taking_a_judgement_back_gives_the_same_grouping(about: Judged) -> None:
    for made in (
        judge("apart", OWN, SHORT, about=about),
        judge("together", OWN, TRAMS, about=about),
    ):
        assert group(made, undo(made)) == group()


def test_a_judgement_on_a_report_that_is_gone_is_passed_over() -> None:
    gone = make_report("gone", STRIKE)
    assert group(judge("together", OWN, gone), judge("apart", gone, COPY)) == group()


def test_neither_the_order_of_reports_nor_that_of_judgements_matters() -> None:
    made = [
        judge("together", ELSEWHERE, TRAMS),
        judge("apart", OWN, SHORT, second=1),
        judge("apart", ELSEWHERE, TRAMS, second=2),
    ]
    expected = group(*made)
    assert ["trams"] in share(expected)
    for order in permutations(made):
        assert group(*order) == expected
    assert group_reports(REPORTS[::-1], judged=settle_groups(made)) == expected


THINGS = "abcdef"
PAIRS = st.lists(st.sampled_from(list(combinations(THINGS, 2))), max_size=8)


@given(PAIRS, PAIRS)
@settings(max_examples=300)
def test_what_is_apart_never_meets_and_nothing_else_is_parted(
    joined: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    groups = join_apart(THINGS, joined, apart)
    homes = {one: at for at, group in enumerate(groups) for one in group}
    assert sorted(homes) == sorted(THINGS)
    assert all(homes[one] != homes[other] for one, other in apart)
    if not apart:
        assert groups == join_groups(THINGS, joined)
    for one, other in joined:
        if homes[one] != homes[other]:
            sides = [(x, y) for x in groups[homes[one]] for y in groups[homes[other]]]
            assert any((min(pair), max(pair)) in apart for pair in sides)
