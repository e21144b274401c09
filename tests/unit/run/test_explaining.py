"""`read --explain`: what it prints, what it writes, and that it keeps nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from twosource.run.cli import twosource

TEXT = """THE LISSA POST

Norvane denied on Monday that its envoys had sold shells. The harbour of Lissa stayed closed.

© 2031 The Lissa Post. All rights reserved.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lissa.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(twosource, ["read", *arguments])


def test_it_tells_what_is_read_and_writes_nothing(folder: Path) -> None:
    done = run("--explain", "lissa.txt")
    assert done.exit_code == 0
    assert "Who did what to whom\n    denied" in done.stdout
    assert "2 denied    nsubj" in done.stdout
    assert [path.name for path in folder.iterdir()] == ["lissa.txt"]


def test_json_holds_the_whole_reading_in_spans_of_the_text(folder: Path) -> None:
    assert folder
    (report,) = json.loads(run("--explain", "--json", "lissa.txt").stdout)
    first, second = report["sentences"]
    span = first["span"]
    assert report["report"]["text"][span["start"] : span["end"]] == first["read"]["text"]
    assert first["read"]["parse"]["words"][:2] == ["Norvane", "denied"]
    assert (first["number"], second["number"]) == (1, 2)


def test_furniture_is_not_read(folder: Path) -> None:
    assert folder
    (report,) = json.loads(run("--explain", "--json", "lissa.txt").stdout)
    assert "rights reserved" not in str(report["sentences"])
    assert "copyright" in {one["kind"] for one in report["report"]["furniture"]}


def test_a_store_that_is_named_is_not_made(folder: Path) -> None:
    done = run("--explain", "lissa.txt", "--db", "visit.db")
    assert done.exit_code == 0
    assert "nothing is written into a store" in done.stderr
    assert not (folder / "visit.db").exists()


def test_a_page_is_written_where_it_is_asked_for(folder: Path) -> None:
    done = run("--explain", "lissa.txt", "-o", "lissa.html")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert (folder / "lissa.html").read_text("utf-8").count('<svg class="reading"') == 4


def test_what_is_refused_is_listed_and_the_rest_is_explained(folder: Path) -> None:
    (folder / "empty.txt").write_text("", "utf-8")
    done = run("--explain", "lissa.txt", "empty.txt")
    assert done.exit_code == 3
    assert "1 input refused" in done.stderr
    assert "Norvane denied" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["lissa.txt", "-o", "x.html"], ["--explain", "--json", "lissa.txt", "-o", "x.html"]],
)
def test_a_page_without_explain_or_beside_json_is_a_mistake(
    folder: Path, arguments: list[str]
) -> None:
    assert run(*arguments).exit_code == 2
    assert not (folder / "x.html").exists()
