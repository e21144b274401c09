"""Who hangs under whom, by each kind of evidence; the ids are varied so that none decides."""

from collections.abc import Sequence

import pytest
from tests.unit.group.making import (
    DAM,
    DELPHIN,
    cut,
    edges_of,
    garble,
    lineage_of,
    make_report,
    name_reports,
)

from twosource.group import group_reports
from twosource.model import Grouping, Report

SALTS = pytest.mark.parametrize("salt", ["", " again", " once more", " a last time"])

_TORN = ("Ardanian Foreign", "Energy Minister", "Farmers in", "Its hydrologists")
_TORN_ELSEWHERE = ("The accord obliges", "Their church", "Opposition dep", "The river comm")


def _parents(grouping: Grouping, reports: Sequence[Report]) -> dict[str, str]:
    """Return the name of the parent of every report that has one; "lost" for a lost ancestor."""
    names = name_reports(reports)
    return {
        report.name.split(" ")[0]: names.get(edge.parent, "lost").split(" ")[0]
        for report in reports
        for edge in edges_of(report, grouping)
    }


def _rules(report: Report, grouping: Grouping) -> set[str]:
    return {reason.rule for edge in edges_of(report, grouping) for reason in edge.reasons}


@SALTS
def test_a_credited_copy_hangs_under_the_agency_and_not_under_another_copy(salt: str) -> None:
    own = make_report("own" + salt, DAM, dateline=DELPHIN, publisher="Delphin")
    courier = make_report("courier" + salt, DAM, dateline="(Delphin) - ", publisher="Courier")
    post = make_report("post" + salt, DAM, dateline="(Delphin) -- ", publisher="Lowland Post")
    grouping = group_reports([courier, post, own])
    assert _parents(grouping, [own, courier, post]) == {"courier": "own", "post": "own"}
    assert "credit" in _rules(courier, grouping)


@SALTS
def test_an_uncredited_copy_hangs_under_the_original_before_another_copy(salt: str) -> None:
    own = make_report("own" + salt, DAM, dateline=DELPHIN)
    courier = make_report("courier" + salt, DAM, dateline=DELPHIN, publisher="Courier")
    bare = make_report("bare" + salt, DAM)
    grouping = group_reports([bare, courier, own])
    assert _parents(grouping, [own, courier, bare]) == {"courier": "own", "bare": "own"}
    assert "original" in _rules(bare, grouping)


@SALTS
def test_an_altered_dateline_betrays_from_whom_a_copy_was_taken(salt: str) -> None:
    own = make_report("own" + salt, DAM, dateline=DELPHIN, publisher="Delphin")
    altered = "HALLIN on the Ister (Delphin) - "
    courier = make_report("courier" + salt, DAM, dateline=altered, publisher="Courier")
    third = make_report("third" + salt, cut(DAM, 0, 1, 3), dateline=altered, publisher="Third")
    grouping = group_reports([own, courier, third])
    assert _parents(grouping, [own, courier, third]) == {"courier": "own", "third": "courier"}
    assert "dateline" in _rules(third, grouping)


@SALTS
def test_a_damaged_text_hangs_under_the_sound_one(salt: str) -> None:
    sound, torn = make_report("sound" + salt, DAM), make_report("torn" + salt, garble(DAM, *_TORN))
    grouping = group_reports([torn, sound])
    assert _parents(grouping, [sound, torn]) == {"torn": "sound"}
    assert "one-sided damage" in _rules(torn, grouping)


@SALTS
def test_glued_words_are_damage_too(salt: str) -> None:
    glued = DAM.replace("the waters", "thewaters").replace("bridge at", "bridgeat")
    repairs = {"thewaters": "the waters", "bridgeat": "bridge at"}
    sound = make_report("sound" + salt, DAM)
    torn = make_report("torn" + salt, glued, repairs=repairs)
    assert _parents(group_reports([torn, sound]), [sound, torn]) == {"torn": "sound"}


@SALTS
def test_a_cut_text_hangs_under_the_full_one(salt: str) -> None:
    full, short = make_report("full" + salt, DAM), make_report("short" + salt, cut(DAM, 0, 3, 4, 8))
    grouping = group_reports([short, full])
    assert _parents(grouping, [full, short]) == {"short": "full"}
    assert "containment" in _rules(short, grouping)


@SALTS
def test_a_cut_of_a_cut_hangs_under_the_cut(salt: str) -> None:
    full = make_report("full" + salt, DAM)
    short = make_report("short" + salt, cut(DAM, 0, 3, 4, 8))
    brief = make_report("brief" + salt, cut(DAM, 0, 3))
    grouping = group_reports([short, brief, full])
    assert _parents(grouping, [full, short, brief]) == {"short": "full", "brief": "short"}


@SALTS
def test_of_equal_texts_the_one_dated_first_is_the_parent(salt: str) -> None:
    early = make_report("early" + salt, DAM, dates=[("record", "2025-05-03")])
    late = make_report("late" + salt, DAM, dates=[("record", "2025-05-06")])
    grouping = group_reports([late, early])
    assert _parents(grouping, [early, late]) == {"late": "early"}
    assert "first seen" in _rules(late, grouping)


@SALTS
def test_damage_outweighs_the_date_shown(salt: str) -> None:
    sound = make_report("sound" + salt, DAM, dates=[("page", "2025-05-09")])
    torn = make_report("torn" + salt, garble(DAM, *_TORN), dates=[("page", "2025-05-03")])
    assert _parents(group_reports([torn, sound]), [sound, torn]) == {"torn": "sound"}


@SALTS
def test_two_texts_damaged_in_different_places_are_siblings(salt: str) -> None:
    torn = make_report("torn" + salt, garble(DAM, *_TORN))
    worn = make_report("worn" + salt, garble(DAM, *_TORN_ELSEWHERE))
    grouping = group_reports([torn, worn])
    assert _parents(grouping, [torn, worn]) == {"torn": "lost", "worn": "lost"}
    assert len(lineage_of(torn, grouping).ancestors) == 1
    assert _rules(torn, grouping) == {"damage"}


@SALTS
def test_two_texts_that_each_have_content_of_their_own_are_siblings(salt: str) -> None:
    head = make_report("head" + salt, cut(DAM, 0, 1, 2, 3, 4, 5, 6, 7))
    tail = make_report("tail" + salt, cut(DAM, 2, 3, 4, 5, 6, 7, 8, 9))
    grouping = group_reports([head, tail])
    assert _parents(grouping, [head, tail]) == {"head": "lost", "tail": "lost"}
    assert _rules(head, grouping) == {"private content"}


@SALTS
def test_siblings_find_their_parent_when_it_is_seen(salt: str) -> None:
    torn = make_report("torn" + salt, garble(DAM, *_TORN))
    worn = make_report("worn" + salt, garble(DAM, *_TORN_ELSEWHERE))
    sound = make_report("sound" + salt, DAM)
    grouping = group_reports([torn, worn, sound])
    assert _parents(grouping, [torn, worn, sound]) == {"torn": "sound", "worn": "sound"}
    assert lineage_of(torn, grouping).ancestors == ()


def test_a_lone_sound_text_has_no_lost_ancestor() -> None:
    report = make_report("lone", DAM)
    lineage = lineage_of(report, group_reports([report]))
    assert (lineage.edges, lineage.ancestors) == ((), ())


def test_a_lone_garbled_text_has_a_lost_ancestor() -> None:
    report = make_report("lone", garble(DAM, *_TORN))
    lineage = lineage_of(report, group_reports([report]))
    assert [edge.parent for edge in lineage.edges] == [one.id for one in lineage.ancestors]
    assert len(lineage.ancestors) == 1


def test_a_lone_text_credited_to_another_has_a_lost_ancestor() -> None:
    report = make_report("lone", DAM, dateline=DELPHIN, publisher="Courier")
    grouping = group_reports([report])
    lineage = lineage_of(report, grouping)
    assert [reason.rule for reason in lineage.edges[0].reasons] == ["credit"]
    assert "Delphin" in lineage.ancestors[0].reasons[0].note


def test_every_edge_says_how_much_is_aligned() -> None:
    full, short = make_report("full", DAM), make_report("short", cut(DAM, 0, 3))
    notes = [
        reason.note
        for edge in edges_of(short, group_reports([full, short]))
        for reason in edge.reasons
        if reason.rule == "alignment"
    ]
    assert notes == ["100% of its words stand for words of the other, in order"]


def test_a_late_original_makes_one_lineage_of_two_and_tells_why() -> None:
    """Counts may fall: two cuts with nothing in common are two until the whole text comes in."""
    courier = make_report("courier", cut(DAM, 0, 1, 2, 3), publisher="Pell Courier")
    post = make_report("post", cut(DAM, 5, 6, 7, 8), publisher="Lowland Post")
    assert len(group_reports([courier, post]).lineages) == 2
    own = make_report("own", DAM, dateline=DELPHIN)
    grouping = group_reports([courier, post, own])
    assert len(grouping.lineages) == 1
    assert _parents(grouping, [own, courier, post]) == {"courier": "own", "post": "own"}
    assert "containment" in _rules(courier, grouping) & _rules(post, grouping)
