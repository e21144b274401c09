"""A late original: what was told before is told otherwise, and the program says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.group.making import DAM, DELPHIN, cut, garble

from twosource.run.cli import twosource

TORN = garble(DAM, "Ardanian Foreign", "Energy Minister", "Farmers in", "Its hydrologists")
TORN_ELSEWHERE = garble(
    DAM, "The accord obliges", "Their church", "Opposition dep", "The river comm"
)
JOINED = "Two lineages became one: own.txt is the text that both were taken from."
SEEN = "The text behind torn1.txt and torn2.txt, told as lost until now, is seen: own.txt."
TEXTS = {
    "courier": f"Pell Courier\n{cut(DAM, 0, 1, 2, 3)}",
    "post": f"Lowland Post\n{cut(DAM, 5, 6, 7, 8)}",
    "torn1": f"Pell Courier\n{TORN}",
    "torn2": f"Lowland Post\n{TORN_ELSEWHERE}",
    "own": f"Delphin\n{DELPHIN}{DAM}",
}


def call(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(twosource, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(autouse=True)
def desk(reports: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with two cuts, two garbled copies, and the text they were taken from."""
    for name, text in TEXTS.items():
        (reports / f"{name}.txt").write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    monkeypatch.chdir(reports)
    return reports


def export() -> dict[str, list[dict[str, object]]]:
    made: dict[str, list[dict[str, object]]] = json.loads(call("export", "json").stdout)
    return made


def test_two_cuts_are_two_lineages_until_the_late_original_makes_them_one() -> None:
    before = call("courier.txt", "post.txt", "--db", "a.db").stdout
    assert "What changed" not in before
    assert len(json.loads(call("stories", "--db", "a.db", "--json").stdout)) == 2
    after = call("own.txt", "--db", "a.db").stdout
    assert "3 documents · 1 lineage" in after
    assert after.index("What changed\n") < after.index(f"  {JOINED} (lineages of these documents")


def test_the_ancestor_that_two_garbled_copies_had_lost_is_told_when_it_is_seen() -> None:
    assert "What changed" not in call("read", "torn1.txt", "torn2.txt").stderr
    told = call("read", "own.txt")
    assert told.stderr.index("What changed\n") < told.stderr.index(f"  {SEEN} (lost ancestors: 1")
    assert told.stdout == ""


def test_reading_the_same_files_again_tells_nothing_and_forgets_nothing() -> None:
    call("read", "courier.txt", "post.txt")
    call("read", "own.txt")
    before = export()
    again = call("read", "courier.txt", "post.txt", "own.txt")
    assert "What changed" not in again.stderr
    assert export() == before
    assert before["changes"] != []


def test_the_dossier_and_the_export_tell_it_too() -> None:
    call("read", "courier.txt", "post.txt")
    call("read", "own.txt")
    page = call("dossier", "-o", "-").stdout
    assert "Run 2" in page
    assert JOINED in page
    first = export()["changes"][0]
    names = {one["id"]: one["name"] for one in export()["reports"]}
    assert (first["kind"], first["before"], first["after"]) == ("lineages-joined", 2, 1)
    assert isinstance(first["brought_by"], list)
    assert [names[one] for one in first["brought_by"]] == ["own.txt"]
    assert "0 unsupported" in call("doctor", "--verify").stdout


def test_a_summary_of_one_story_leaves_out_what_changed_in_another() -> None:
    call("read", "courier.txt", "post.txt", "apart.txt")
    call("read", "own.txt")
    assert "Run 2" not in call("dossier", "apart.txt", "--db", "twosource.db", "-o", "-").stdout


def test_quiet_leaves_it_out_of_a_reading_and_the_store_keeps_it() -> None:
    call("read", "courier.txt", "post.txt", "-q")
    assert call("read", "own.txt", "-q").stderr == ""
    assert JOINED in [one["sentence"] for one in export()["changes"]]


def test_the_order_within_a_run_never_shows() -> None:
    for place, order in (("a.db", ("own.txt", "torn1.txt")), ("b.db", ("torn1.txt", "own.txt"))):
        call("read", "courier.txt", "post.txt", "--db", place)
        call("read", *order, "--db", place)
    stores = [call("export", "json", "--db", place).stdout for place in ("a.db", "b.db")]
    assert stores[0] == stores[1]


def test_read_in_one_run_it_is_the_same_record_without_the_history() -> None:
    call("read", "courier.txt", "post.txt")
    call("read", "own.txt")
    call("read", "courier.txt", "post.txt", "own.txt", "--db", "one.db")
    in_two, in_one = export(), json.loads(call("export", "json", "--db", "one.db").stdout)
    history: dict[str, list[dict[str, object]]] = {
        "changes": [],
        "event_changes": [],
        "redirects": [],
    }
    assert {key: in_one[key] for key in history} == history
    assert {**in_two, **history} == in_one
