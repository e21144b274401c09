"""The order of evidence of copies.md, 6: credit and dateline, damage, containment, first seen."""

from tests.unit.group.making import DAM, DELPHIN, cut, garble, make_report

from twosource.group.direction import headship, weigh_direction, weigh_kinship
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Report

_OPENINGS = ("Ardanian", "Energy", "The ceremony", "The accord", "Farmers", "Hundreds", "Corvia, w")


def _weights(parent: Report, child: Report) -> dict[str, float]:
    one, other = Profile(parent), Profile(child)
    pulls = (*weigh_direction(one, other, measure_likeness(one, other)), *weigh_kinship(one, other))
    return {pull.reason.rule: pull.weight for pull in pulls}


def test_evidence_weighs_in_the_order_that_was_measured() -> None:
    own = make_report("own", DAM, dateline=DELPHIN, dates=[("record", "2025-05-03")])
    copy = make_report(
        "copy",
        garble(cut(DAM, 0, 1, 3, 4, 6), *_OPENINGS),
        dateline=DELPHIN,
        publisher="Courier",
        dates=[("record", "2025-05-06")],
    )
    weights = _weights(own, copy)
    order = ["dateline", "credit", "one-sided damage", "containment", "first seen"]
    assert sorted(set(order), key=lambda rule: -weights[rule]) == order
    assert min(weights.values()) > 0


def test_the_dateline_outweighs_what_the_original_has_over_its_copy() -> None:
    own = make_report("own", DAM, dateline=DELPHIN)
    copy = make_report("copy", DAM, dateline=DELPHIN, publisher="Courier")
    weights = _weights(own, copy)
    assert weights["dateline"] > weights["original"] + weights["credit"]


def test_nothing_speaks_for_a_report_deriving_from_its_copy() -> None:
    own = make_report("own", DAM, dateline=DELPHIN, dates=[("record", "2025-05-03")])
    copy = make_report("copy", cut(DAM, 0, 1, 3), dates=[("record", "2025-05-06")])
    assert _weights(copy, own) == {}


def test_texts_that_both_are_badly_damaged_tell_no_direction_by_it() -> None:
    torn = make_report("torn", garble(DAM, *_OPENINGS))
    worn = make_report("worn", garble(DAM, "Belmark denied", "Their church", "Opposition"))
    assert "one-sided damage" not in _weights(worn, torn)


def test_likelier_originals_come_first() -> None:
    own = make_report("own", cut(DAM, 0), dateline=DELPHIN)
    bare, long = make_report("bare", cut(DAM, 0, 1)), make_report("long", DAM)
    shown = make_report("shown", DAM + cut(DAM, 0), dateline=DELPHIN, publisher="Courier")
    ranked = sorted([shown, bare, long, own], key=lambda report: headship(Profile(report)))
    assert [report.name for report in ranked] == ["own", "long", "bare", "shown"]
