"""Laws of collation, over small affairs made by cutting, repeating and editing a base text."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.group.making import DAM, DAM_ELSEWHERE, DAM_SIGNED, DELPHIN, garble, make_report

from twosource.collate import collate_stories
from twosource.group import group_reports
from twosource.model import Collation, Report
from twosource.read import read_report

_SWAPS = (
    ("accord", "treaty"),
    ("300 cubic", "290 cubic"),
    ("85 million", "58 million"),
    ("Carrick", "Carick"),
    ("denied", "admitted"),
    ("in 1962", "in 1926"),
    ("between April and September", "between March and September"),
    ("had shown", "had not shown"),
)
_SWAPPED = st.lists(st.sampled_from(_SWAPS), max_size=3, unique=True)


def _edit(base: str, kept: Sequence[int], swaps: Sequence[tuple[str, str]], torn: int) -> str:
    paragraphs = base.splitlines(keepends=True)
    body = "".join(paragraphs[number] for number in kept)
    for number in kept[:torn]:
        body = garble(body, paragraphs[number][:14])
    for old, new in swaps:
        body = body.replace(old, new)
    return body


_BODIES = st.builds(
    _edit,
    st.sampled_from((DAM, DAM_SIGNED)),
    st.just(tuple(range(10)))
    | st.lists(st.sampled_from(range(10)), min_size=3, unique=True).map(sorted),
    _SWAPPED,
    st.sampled_from((0, 0, 3)),
)
_AFFAIRS = st.lists(st.tuples(_BODIES, st.sampled_from(("", DELPHIN))), min_size=1, max_size=4).map(
    lambda made: [
        make_report(f"r{number}", body, dateline=dateline)
        for number, (body, dateline) in enumerate(made)
    ]
)


def _collate(reports: Sequence[Report]) -> Collation:
    readings = {report.id: read_report(report) for report in reports}
    return collate_stories(
        {report.id: report for report in reports}, readings, group_reports(reports)
    )


@given(_AFFAIRS, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_reports_never_shows(reports: list[Report], random: Random) -> None:
    assert _collate(random.sample(reports, len(reports))) == _collate(reports)


@given(_BODIES)
@settings(max_examples=30)
def test_a_report_under_another_name_shows_no_difference(body: str) -> None:
    reports = [make_report("one", body), make_report("another", body)]
    assert _collate(reports).differences == ()


@given(_BODIES, st.data())
@settings(max_examples=30)
def test_a_cut_copy_differs_in_what_it_leaves_out_alone(body: str, data: st.DataObject) -> None:
    paragraphs = body.splitlines(keepends=True)
    end = data.draw(st.integers(2, len(paragraphs)))
    full, short = make_report("full", body), make_report("short", "".join(paragraphs[:end]))
    differences = _collate([full, short]).differences
    assert {one.slot for one in differences} <= {"sentence"}
    told = [span for one in differences for span in (one.at_first, one.at_second) if span]
    assert {span.report for span in told} <= {full.id}
    missing = [one.span for one in full.sentences[len(short.sentences) :]]
    assert set(told) <= set(missing)


@given(_AFFAIRS)
@settings(max_examples=30)
def test_every_difference_lies_in_the_two_reports_it_names(reports: list[Report]) -> None:
    lengths = {report.id: len(report.text) for report in reports}
    for one in _collate(reports).differences:
        assert one.at_first or one.at_second
        for report, span in ((one.first, one.at_first), (one.second, one.at_second)):
            if span:
                assert span.report == report
                assert 0 <= span.start < span.end <= lengths[report]


@given(_AFFAIRS)
@settings(max_examples=30)
def test_every_difference_has_an_id_of_its_own_and_says_why(reports: list[Report]) -> None:
    differences = _collate(reports).differences
    assert len({one.id for one in differences}) == len(differences)
    assert all(one.because and one.rule for one in differences)


@given(_AFFAIRS)
@settings(max_examples=30)
def test_no_difference_inside_a_lineage_is_a_contradiction(reports: list[Report]) -> None:
    """Architecture.md, "Differences between versions"."""
    kinds = {one.kind for one in _collate(reports).differences}
    assert kinds <= {"paraphrase", "update", "omission", "addition", "corruption"}


@given(_AFFAIRS)
@settings(max_examples=30)
def test_only_a_corruption_has_a_broken_side(reports: list[Report]) -> None:
    for one in _collate(reports).differences:
        if one.kind in ("update", "omission", "addition"):
            assert one.broken == "neither"
        if one.broken in ("first", "second"):
            assert one.kind == "corruption"


@given(_AFFAIRS)
@settings(max_examples=30)
def test_differences_are_told_only_between_versions_of_one_lineage(reports: list[Report]) -> None:
    apart = make_report("apart", DAM_ELSEWHERE)
    named = {(one.first, one.second) for one in _collate([*reports, apart]).differences}
    assert all(apart.id not in pair for pair in named)
    aligned = {(one.first, one.second) for one in group_reports([*reports, apart]).alignments}
    assert named <= aligned


@given(_AFFAIRS)
@settings(max_examples=20)
def test_differences_of_a_pair_stand_in_the_order_of_the_text(reports: list[Report]) -> None:
    for one, other in pairwise(_collate(reports).differences):
        if (one.first, one.second) == (other.first, other.second):
            starts = [diff.at_first.start if diff.at_first else -1 for diff in (one, other)]
            assert starts[0] <= starts[1]


@given(_AFFAIRS)
@settings(max_examples=20)
def test_the_same_input_has_the_same_ids(reports: list[Report]) -> None:
    one, other = _collate(reports), _collate(list(reports))
    assert [diff.id for diff in one.differences] == [diff.id for diff in other.differences]


@given(st.sampled_from(_SWAPS[1:4] + _SWAPS[5:7]))
def test_a_changed_name_number_or_date_is_told_where_it_stands(swap: tuple[str, str]) -> None:
    full, changed = make_report("full", DAM), make_report("changed", DAM.replace(*swap, 1))
    (one, *rest) = _collate([full, changed]).differences
    assert one.kind == "corruption"
    assert one.at_first
    assert one.at_second
    words = {
        report.text[span.start : span.end]
        for report in (full, changed)
        for span in (one.at_first, one.at_second)
        if span.report == report.id
    }
    assert len(words) == 2
    assert all(other.slot == one.slot for other in rest)
