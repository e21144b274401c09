"""Lineages and stories set right by hand, as a person at the command line does it.

The visit and the storm that the reports tell of never took place.
"""

import json
from pathlib import Path

import pytest
from tests.contract.conftest import APART, ARRIVED, PLANNED
from tests.contract.test_cli_judgements import call

from twosource.model import Record
from twosource.run.as_of import open_as_of
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.view import open_view
from twosource.store.writer import open_writer

TEXTS = {"planned": PLANNED, "arrived": ARRIVED, "apart": APART}
STORE = "twosource.db"


def read(*names: str) -> None:
    for name in names:
        Path(f"{name}.txt").write_text("\n\n".join(TEXTS[name]), encoding="utf-8")
    with open_writer(STORE) as writer:
        options = ReadOptions(workers=1, clock=lambda: "2024-06-18T12:00:00+00:00")
        read_sources([f"{name}.txt" for name in names], writer=writer, options=options)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    read("planned", "arrived", "apart")
    return tmp_path


def look() -> Record:
    with open_view(STORE) as view:
        return view.record()


def share(record: Record, about: str = "lineages") -> list[list[str]]:
    names = {one.id: one.name.removesuffix(".txt") for one in record.reports}
    groups = record.grouping.lineages if about == "lineages" else record.grouping.stories
    return sorted(sorted(names[one] for one in found.reports) for found in groups)


def find_faults() -> list[str]:
    return [one["where"] for one in json.loads(call("doctor", "--verify", "--json").stdout)]


TOGETHER = [["apart"], ["arrived", "planned"]]
SPLIT = [["apart"], ["arrived"], ["planned"]]


def test_a_report_is_taken_out_of_its_lineage_and_counts_for_itself() -> None:
    assert share(look()) == TOGETHER
    before = max(one.lineages for one in look().collation.standings)
    result = call("sources", "--split", "arrived", "--note", "own reporter", "--by", "Orla Venn")
    assert result.exit_code == 0
    assert "judgement kept in twosource.db" in result.stderr
    assert "Decided by hand" in result.stdout
    assert "by Orla Venn: own reporter" in result.stdout
    after = look()
    assert share(after) == SPLIT
    assert (before, max(one.lineages for one in after.collation.standings)) == (1, 2)
    assert after.collation.differences == ()
    assert find_faults() == []


def test_what_was_decided_holds_in_later_runs_and_is_taken_back() -> None:
    before = look()
    call("sources", "--split", "arrived")
    Path("later.txt").write_text("\n\n".join(["A quiet day in Larne.", *APART[1:]]))
    with open_writer(STORE) as writer:
        read_sources(["later.txt"], writer=writer, options=ReadOptions(workers=1))
    assert ["arrived"] in share(look())
    assert ["planned"] in share(look())
    call("sources", "--undo", "planned")
    assert ["arrived", "planned"] in share(look())
    assert {one.id for one in before.claims} <= {one.id for one in look().claims}


def test_an_undo_gives_back_the_same_record() -> None:
    before = look()
    call("sources", "--split", "arrived")
    call("sources", "--undo", "arrived")
    after = look()
    assert (after.grouping, after.claims, after.collation) == (
        before.grouping, before.claims, before.collation,
    )  # fmt: skip
    assert [one.kind for one in after.judgements] == ["apart", "undone"]


def test_two_reports_are_put_into_one_lineage_and_out_again_by_merging_back() -> None:
    call("sources", "--merge", "apart", "planned")
    assert share(look()) == [["apart", "arrived", "planned"]]
    assert find_faults() == []
    call("sources", "--split", "apart")
    assert ["apart"] in share(look())
    call("sources", "--merge", "apart", "arrived")
    assert share(look()) == [["apart", "arrived", "planned"]]


def test_stories_are_merged_and_split() -> None:
    assert share(look(), "stories") == TOGETHER
    call("stories", "--merge", "apart", "planned")
    assert share(look(), "stories") == [["apart", "arrived", "planned"]]
    assert share(look()) == TOGETHER
    result = call("stories", "--split", "planned")
    assert result.exit_code == 0
    assert share(look(), "stories") == TOGETHER
    call("stories", "--undo", "planned")
    assert share(look(), "stories") == [["apart", "arrived", "planned"]]
    assert find_faults() == []


def test_a_decision_is_not_there_before_it_was_made() -> None:
    before = look()
    call("sources", "--split", "arrived")
    made = look().judgements[0].made
    with open_as_of(STORE, "2024-06-19T00:00:00+00:00", workers=1) as view:
        assert view.record().grouping == before.grouping
    with open_as_of(STORE, made, workers=1) as view:
        assert view.record().grouping == look().grouping
        assert view.record().collation == look().collation


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (["sources", "--split", "apart"], "that is the whole lineage", 2),
        (["sources", "--split", "nowhere"], "no report is called nowhere", 4),
        (["sources", "--split", "planned", "--split", "apart"], "not of one lineage", 2),
        (["sources", "--merge", "planned", "arrived"], "of one lineage already", 2),
        (["sources", "--merge", "planned", "planned"], "both names are of one report", 2),
        (["sources", "--undo", "planned"], "nothing was decided about the lineage of", 4),
        (["sources", "--note", "so"], "--note goes with --split, --merge or --undo", 2),
        (["stories", "--split", "planned"], "that is the whole story", 2),
        (["stories", "--merge", "planned", "arrived"], "of one story already", 2),
        (["stories", "--split", "planned", "--as-of", "2024-06-19"], "leave --as-of out", 2),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_decided_is_told(asked: list[str], said: str, code: int) -> None:
    result = call(*asked)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert look().judgements == ()
