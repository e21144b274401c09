import numpy as np
from tests.unit.group.making import DAM, STRIKE, cut, garble, make_report

from twosource.group.likeness import Likeness, measure_likeness
from twosource.group.pairs import turn_likeness
from twosource.group.profile import Profile


def _measure(first: str, second: str) -> Likeness:
    return measure_likeness(
        Profile(make_report("first", first)), Profile(make_report("second", second))
    )


def test_a_cut_copy_is_contained_and_in_order_and_leaves_out_the_rest() -> None:
    likeness = _measure(DAM, cut(DAM, 3, 4, 5))
    assert (likeness.containment, likeness.order, likeness.hit_second) == (1.0, 1.0, 1.0)
    assert (likeness.linked_second, likeness.derived_second) == (1.0, 1.0)
    assert likeness.linked_first < 0.5
    assert likeness.derived_first < 0.5


def test_paragraphs_in_another_order_cost_order_alone() -> None:
    likeness = _measure(cut(DAM, 3, 4, 5), cut(DAM, 5, 4, 3))
    assert likeness.containment == 1.0
    assert likeness.order < 0.6


def test_runs_of_names_do_not_count() -> None:
    likeness = _measure(
        "Ardanian Foreign Minister Sela Morwen Of Hallin slept.",
        "Nobody woke Ardanian Foreign Minister Sela Morwen Of Hallin.",
    )
    assert likeness.shared == 0


def test_a_run_that_one_report_has_twice_does_not_count() -> None:
    likeness = _measure("the gates leak badly.", "the gates leak badly, the gates leak badly.")
    assert likeness.shared == 0


def test_texts_apart_have_nothing_in_common() -> None:
    likeness = _measure(DAM, STRIKE)
    assert (likeness.shared, likeness.derived_in_first, likeness.derived_first) == (0, (), 0.0)


def test_an_empty_body_has_shares_of_nothing() -> None:
    likeness = _measure("", DAM)
    assert (likeness.shared, likeness.containment, likeness.linked_first) == (0, 0.0, 0.0)


def test_derived_passages_are_named_by_their_sentences_in_each_report() -> None:
    likeness = _measure(STRIKE + cut(DAM, 3), DAM)
    assert likeness.derived_in_first == (5, 6)
    assert likeness.derived_in_second == (4, 5)


def test_turned_figures_are_those_measured_from_the_other_side() -> None:
    one = Profile(make_report("one", DAM))
    other = Profile(make_report("other", garble(cut(DAM, 0, 1, 3, 7), "The accord obliges")))
    turned, measured = turn_likeness(measure_likeness(one, other)), measure_likeness(other, one)
    for name in Likeness.__struct_fields__:
        here, there = getattr(turned, name), getattr(measured, name)
        if isinstance(here, np.ndarray):
            assert sorted(here.tolist()) == sorted(there.tolist()), name
        else:
            assert here == there, name
