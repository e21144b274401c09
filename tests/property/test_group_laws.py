"""Laws of grouping, over small affairs made by cutting, repeating and editing base texts."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from tests.unit.group.making import (
    DAM,
    DAM_ELSEWHERE,
    DAM_SIGNED,
    DELPHIN,
    STRIKE,
    garble,
    make_report,
    name_reports,
)

from twosource.group import group_reports
from twosource.group.likeness import Likeness, measure_likeness
from twosource.group.pairs import turn_likeness
from twosource.group.profile import Profile
from twosource.model import Grouping, Report, Span

_BASES = (DAM, DAM_SIGNED, DAM_ELSEWHERE, STRIKE)
_DATELINES = ("", DELPHIN, "HALLIN (Delphin) - ")
_PUBLISHERS = (None, "Delphin", "Pell Courier", "Lowland Post")
_DAYS = ("2025-05-03", "2025-05-05", "2025-07-16")
_SWAPS = (
    ("accord", "treaty"),
    ("300", "290"),
    ("14 villages", "40 villages"),
    ("Carrick", "Carick"),
)


class Version(Struct, frozen=True):
    """How one report is made of a base: which paragraphs, what is edited, what stands around."""

    base: str
    kept: tuple[int, ...]
    torn: bool
    swapped: tuple[tuple[str, str], ...]
    extra: str
    dateline: str
    publisher: str | None
    day: str | None


def _kept(base: str) -> st.SearchStrategy[tuple[int, ...]]:
    numbers = range(base.count("\n"))
    some = st.lists(st.sampled_from(numbers), min_size=2, unique=True).map(sorted).map(tuple)
    return st.just(tuple(numbers)) | some


_VERSIONS = st.sampled_from(_BASES).flatmap(
    lambda base: st.builds(
        Version,
        base=st.just(base),
        kept=_kept(base),
        torn=st.booleans(),
        swapped=st.lists(st.sampled_from(_SWAPS), max_size=2, unique=True).map(tuple),
        extra=st.sampled_from(["", *STRIKE.splitlines(), *DAM_ELSEWHERE.splitlines()]),
        dateline=st.sampled_from(_DATELINES),
        publisher=st.sampled_from(_PUBLISHERS),
        day=st.none() | st.sampled_from(_DAYS),
    )
)
AFFAIRS = st.lists(_VERSIONS, min_size=1, max_size=6).map(
    lambda made: [_make(f"r{number}", version) for number, version in enumerate(made)]
)


def _make(name: str, version: Version) -> Report:
    paragraphs = version.base.splitlines()
    body = "".join(paragraphs[number] + "\n" for number in version.kept) + version.extra
    if version.torn:
        openings = [paragraphs[number][:12] for number in version.kept[::2]]
        body = garble(body, *(one for one in openings if one[0].isalpha()))
    for old, new in version.swapped:
        body = body.replace(old, new)
    return make_report(
        name,
        body,
        dateline=version.dateline,
        publisher=version.publisher,
        dates=[("record", version.day)] if version.day else [],
    )


def _lineages(reports: Sequence[Report]) -> list[list[str]]:
    names = name_reports(reports)
    return sorted(sorted(names[r] for r in one.reports) for one in group_reports(reports).lineages)


def _without(lineages: Sequence[Sequence[str]], name: str) -> list[list[str]]:
    kept = [[one for one in lineage if one != name] for lineage in lineages]
    return sorted(lineage for lineage in kept if lineage)


@given(AFFAIRS, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_the_reports_never_shows(reports: list[Report], random: Random) -> None:
    shuffled = random.sample(reports, len(reports))
    assert group_reports(shuffled) == group_reports(reports)


@given(AFFAIRS)
@settings(max_examples=30)
def test_lineages_and_stories_partition_the_reports(reports: list[Report]) -> None:
    grouping = group_reports(reports)
    ids = sorted(report.id for report in reports)
    assert sorted(one for lineage in grouping.lineages for one in lineage.reports) == ids
    assert sorted(one for story in grouping.stories for one in story.reports) == ids
    lineages = sorted(lineage.id for lineage in grouping.lineages)
    assert sorted(one for story in grouping.stories for one in story.lineages) == lineages


@given(AFFAIRS)
@settings(max_examples=30)
def test_editions_partition_their_lineage_and_count_from_one(reports: list[Report]) -> None:
    for lineage in group_reports(reports).lineages:
        numbers = [edition.number for edition in lineage.editions]
        assert numbers == list(range(1, len(numbers) + 1))
        members = sorted(one for edition in lineage.editions for one in edition.reports)
        assert members == sorted(lineage.reports)


@given(AFFAIRS)
@settings(max_examples=30)
def test_both_ends_of_every_edge_exist_and_the_tree_has_no_ring(reports: list[Report]) -> None:
    grouping = group_reports(reports)
    for lineage in grouping.lineages:
        inside = {*lineage.reports, *(ancestor.id for ancestor in lineage.ancestors)}
        parents = {}
        for edge in lineage.edges:
            assert edge.child in inside
            assert edge.reasons
            if edge.relation == "part":
                assert edge.parent not in inside
                assert edge.parent in {report.id for report in reports}
            else:
                assert edge.parent in inside
                assert edge.child not in parents
                parents[edge.child] = edge.parent
        roots = inside - parents.keys()
        assert len(roots) == 1
        assert all(_root_of(node, parents) in roots for node in inside)


def _root_of(node: str, parents: dict[str, str]) -> str:
    seen = set()
    while node in parents:
        assert node not in seen
        seen.add(node)
        node = parents[node]
    return node


@given(AFFAIRS)
@settings(max_examples=30)
def test_an_edge_never_leads_from_a_later_edition_to_an_earlier(reports: list[Report]) -> None:
    for lineage in group_reports(reports).lineages:
        number = {one: edition.number for edition in lineage.editions for one in edition.reports}
        for edge in lineage.edges:
            if edge.parent in number and edge.relation in ("copy", "edition"):
                step = number[edge.child] - number[edge.parent]
                assert step == (1 if edge.relation == "edition" else 0)


@given(AFFAIRS)
@settings(max_examples=30)
def test_links_ascend_without_crossing_and_name_each_sentence_once(reports: list[Report]) -> None:
    sizes = {report.id: len(report.sentences) for report in reports}
    for alignment in group_reports(reports).alignments:
        for side in (0, 1):
            numbers = [n for link in alignment.links for n in (link.first, link.second)[side]]
            assert all(one < other for one, other in pairwise(numbers))
            report = (alignment.first, alignment.second)[side]
            assert all(0 <= number < sizes[report] for number in numbers)
        for link in alignment.links:
            assert 1 <= len(link.first) <= 2
            assert 1 <= len(link.second) <= 2
            assert 0 <= link.closeness <= 1.0001


@given(AFFAIRS)
@settings(max_examples=30)
def test_every_version_of_a_lineage_is_aligned_with_another(reports: list[Report]) -> None:
    grouping = group_reports(reports)
    aligned = {one for pair in grouping.alignments for one in (pair.first, pair.second)}
    for lineage in grouping.lineages:
        if len(lineage.reports) > 1:
            assert set(lineage.reports) <= aligned


@given(AFFAIRS)
@settings(max_examples=30)
def test_every_span_lies_in_its_report(reports: list[Report]) -> None:
    lengths = {report.id: len(report.text) for report in reports}
    for span in _spans_of(group_reports(reports)):
        assert 0 <= span.start <= span.end <= lengths[span.report]


def _spans_of(grouping: Grouping) -> list[Span]:
    told = [
        reasons
        for lineage in grouping.lineages
        for reasons in (
            *(edge.reasons for edge in lineage.edges),
            *(ancestor.reasons for ancestor in lineage.ancestors),
            *(edition.reasons for edition in lineage.editions),
        )
    ]
    reasons = [reason for group in told for reason in group]
    origins = [lineage.origin for lineage in grouping.lineages if lineage.origin]
    evidence = [one for copy in grouping.copies for one in copy.evidence]
    placed = [reason.spans for reason in reasons]
    placed += [origin.spans for origin in origins]
    placed += [one.spans for one in evidence]
    return [span for spans in placed for span in spans]


@given(AFFAIRS)
@settings(max_examples=20)
def test_the_same_input_has_the_same_ids(reports: list[Report]) -> None:
    one, other = group_reports(reports), group_reports(list(reports))
    assert [lineage.id for lineage in one.lineages] == [lineage.id for lineage in other.lineages]
    assert one == other


@given(AFFAIRS, st.data())
@settings(max_examples=40)
def test_a_verbatim_copy_joins_the_lineage_of_its_original(
    reports: list[Report], data: st.DataObject
) -> None:
    original = data.draw(st.sampled_from(reports))
    body = original.text[original.sentences[0].span.start :]
    before, after = _lineages(reports), _lineages([*reports, make_report("new", body)])
    assert _without(after, "new") == before
    assert len(after) == len(before)


@given(st.sampled_from(_BASES), st.lists(_VERSIONS, max_size=4), st.data())
@settings(max_examples=40)
def test_a_cut_copy_joins_the_lineage_of_its_original(
    base: str, others: list[Version], data: st.DataObject
) -> None:
    reports = [_make(f"r{n}", replace(one, extra="")) for n, one in enumerate(others)]
    reports.append(make_report("base", base))
    paragraphs = base.splitlines(keepends=True)
    start = data.draw(st.integers(0, len(paragraphs) - 2))
    end = data.draw(st.integers(start + 2, len(paragraphs)))
    new = make_report("new", "".join(paragraphs[start:end]))
    before, after = _lineages(reports), _lineages([*reports, new])
    assert _without(after, "new") == before
    assert len(after) == len(before)


@given(st.lists(_VERSIONS, max_size=4), st.sampled_from(["", "Rain fell on both flags.\n"]))
@settings(max_examples=30)
def test_a_later_edition_of_the_desk_joins_its_lineage(others: list[Version], more: str) -> None:
    first = make_report("first", DAM, dateline=DELPHIN)
    reports = [first, *(_make(f"r{number}", one) for number, one in enumerate(others))]
    new = make_report("new", DAM_SIGNED + more, dateline=DELPHIN)
    before, after = _lineages(reports), _lineages([*reports, new])
    assert _without(after, "new") == before
    assert any({"first", "new"} <= set(lineage) for lineage in after)


_PROFILES = _VERSIONS.map(lambda version: Profile(_make("one", version)))


@given(_PROFILES, _PROFILES)
@settings(max_examples=40)
def test_figures_turned_twice_are_the_same(one: Profile, other: Profile) -> None:
    likeness = measure_likeness(one, other)
    again = turn_likeness(turn_likeness(likeness))
    for name in Likeness.__struct_fields__:
        assert _plain(getattr(again, name)) == _plain(getattr(likeness, name))


@given(_PROFILES, _PROFILES)
@settings(max_examples=40)
def test_figures_turned_are_those_measured_from_the_other_side(
    one: Profile, other: Profile
) -> None:
    turned, measured = turn_likeness(measure_likeness(one, other)), measure_likeness(other, one)
    for name in ("shared", "containment", "linked_first", "linked_second", "derived_first"):
        assert getattr(turned, name) == getattr(measured, name), name


def _plain(figure: object) -> object:
    return figure.tolist() if isinstance(figure, np.ndarray) else figure
