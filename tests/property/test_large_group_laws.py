"""The laws of grouping hold as well where a story is too large to compare every two of its reports.

The bound is set to one here, so that only the pairs of the index are compared.
"""

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.group.making import DAM, cut, garble, make_report, name_reports

from twosource.group import group_reports, grouping
from twosource.model import Report

_PARAGRAPHS = range(DAM.count("\n"))
_SWAPS = (("accord", "treaty"), ("300", "290"), ("14 villages", "40 villages"), ("Pell", "Pel"))
_DATELINES = ("", "(Delphin) - ")
_PUBLISHERS = (None, "Pell Courier", "Lowland Post")


@pytest.fixture(autouse=True, scope="module")
def _only_what_the_index_proposes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_MOST_COMPARED", 1)
        yield


@st.composite
def _stories(draw: st.DrawFn) -> list[Report]:
    """Draw one text with up to eleven versions: cut, edited, garbled, shown by others."""
    reports = [make_report("r0", DAM, dateline=draw(st.sampled_from(_DATELINES)))]
    for number in range(1, draw(st.integers(2, 12))):
        kept = draw(st.lists(st.sampled_from(_PARAGRAPHS), min_size=6, unique=True).map(sorted))
        body = cut(DAM, *kept)
        for old, new in draw(st.lists(st.sampled_from(_SWAPS), max_size=3, unique=True)):
            body = body.replace(old, new)
        if draw(st.booleans()):
            body = garble(body, body[:12])
        publisher = draw(st.sampled_from(_PUBLISHERS))
        dateline = draw(st.sampled_from(_DATELINES))
        reports.append(make_report(f"r{number}", body, dateline=dateline, publisher=publisher))
    return reports


def _lineages(reports: Sequence[Report]) -> list[list[str]]:
    names = name_reports(reports)
    return sorted(sorted(names[r] for r in one.reports) for one in group_reports(reports).lineages)


@given(_stories(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_reports_never_shows(reports: list[Report], random: Random) -> None:
    shuffled = random.sample(reports, len(reports))
    assert group_reports(shuffled) == group_reports(reports)


@given(_stories())
@settings(max_examples=30)
def test_all_versions_are_one_lineage_and_each_but_one_is_aligned_once(
    reports: list[Report],
) -> None:
    found = group_reports(reports)
    assert len(found.lineages) == 1
    aligned = {one for pair in found.alignments for one in (pair.first, pair.second)}
    assert aligned == {report.id for report in reports}
    assert len(found.alignments) <= len(reports)


@given(_stories(), st.lists(st.sampled_from(_PARAGRAPHS), min_size=6, unique=True).map(sorted))
@settings(max_examples=30)
def test_adding_a_copy_adds_no_lineage(reports: list[Report], kept: list[int]) -> None:
    more = make_report("new", cut(DAM, *kept))
    assert len(_lineages([*reports, more])) == len(_lineages(reports))
