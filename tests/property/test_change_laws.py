"""Laws of a store that is read in several runs, over affairs made as those of grouping are."""

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_group_laws import AFFAIRS

from twosource.collate import find_changes
from twosource.group import group_reports
from twosource.model import Change, Grouping, Reading, Record, Report
from twosource.run.relating import recall_grouping, relate_reports
from twosource.store.writer import Writer, open_writer


def read_run(writer: Writer, reports: Sequence[Report]) -> tuple[Change, ...]:
    """Let the store have these reports as one run would; return what that changed."""
    before = recall_grouping(writer)
    for report in reports:
        writer.put_report(report, Reading(report.id, ()))
    return relate_reports(writer, before=before, tell=lambda _: None)


def read_runs(*runs: Sequence[Report]) -> tuple[Record, tuple[Change, ...]]:
    """Return the record of a store that these runs made, and what the last of them changed."""
    with open_writer(":memory:") as writer:
        told = [read_run(writer, run) for run in runs]
        return writer.view().record(), told[-1]


def find_all(older: Sequence[Report], every: Sequence[Report]) -> tuple[Change, ...]:
    reports = {one.id: one for one in every}
    return find_changes(group_reports(older), group_reports(every), reports=reports, run=2)


@given(AFFAIRS, st.integers(0, 6))
@settings(max_examples=25, deadline=None)
def test_two_runs_end_in_the_grouping_of_one(reports: list[Report], cut: int) -> None:
    in_one, _ = read_runs(reports)
    in_two, told = read_runs(reports[:cut], reports[cut:])
    assert (in_two.grouping, in_two.collation) == (in_one.grouping, in_one.collation)
    assert in_one.changes == ()
    assert in_two.changes == told


@given(AFFAIRS, st.integers(1, 6), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_within_each_run_never_shows(
    reports: list[Report], cut: int, random: Random
) -> None:
    older, newer = reports[:cut], reports[cut:]
    shuffled = [random.sample(run, len(run)) for run in (older, newer)]
    assert read_runs(*shuffled)[0] == read_runs(older, newer)[0]


@given(AFFAIRS, st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_the_same_reports_again_tell_nothing(reports: list[Report], cut: int) -> None:
    twice, told = read_runs(reports[:cut], reports[cut:], reports)
    assert told == ()
    assert twice == read_runs(reports[:cut], reports[cut:])[0]


@given(AFFAIRS, st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_a_change_tells_of_older_reports_and_is_brought_by_newer(
    reports: list[Report], cut: int
) -> None:
    older, newer = ({one.id for one in part} for part in (reports[:cut], reports[cut:]))
    for change in find_all(reports[:cut], reports):
        assert change.reports
        assert older.issuperset(change.reports)
        assert newer.issuperset(change.brought_by)
        assert change.sentence.endswith(".")


@given(AFFAIRS, st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_lineages_of_older_reports_never_part_or_join_in_silence(
    reports: list[Report], cut: int
) -> None:
    older = {one.id for one in reports[:cut]}
    before, after = group_reports(reports[:cut]), group_reports(reports)
    kinds = {one.kind for one in find_all(reports[:cut], reports)}
    same = list_parts(before, older) == list_parts(after, older)
    assert same == kinds.isdisjoint({"lineages-joined", "lineage-split"})


def list_parts(grouping: Grouping, kept: set[str]) -> set[frozenset[str]]:
    return {frozenset(kept.intersection(one.reports)) for one in grouping.lineages} - {frozenset()}
