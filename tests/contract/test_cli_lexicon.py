"""A lexicon of one's own on the command line, kept with the store; all it names is invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import twosource as ts
from twosource.run.cli import twosource
from twosource.store.view import open_view

REPORT = """\
Ostravian envoy visits Quillmark

LINDHAVEN, March 4 - Ostravia sent 40 trucks of seed to Quillmark on Tuesday, officials said.
"""
LEXICON = """\
states:
  - {name: Ostravia, code: XOS, demonyms: [Ostravian], capital: Lindhaven}
  - {name: Quillmark, code: XQU}
"""


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(twosource, [str(one) for one in arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "one.txt").write_text(REPORT)
    (tmp_path / "mine.yaml").write_text(LEXICON)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def list_parties(*flags: str) -> set[tuple[str, ...]]:
    done = call("events", "--all", "--db", "one.db", "--json", *flags)
    assert done.exit_code == 0, done.output
    return {
        tuple(one["state"] or "" for one in event["actors"]) for event in json.loads(done.stdout)
    }


def test_the_store_remembers_what_it_was_read_with(folder: Path) -> None:
    assert call("read", "one.txt", "--db", "one.db").exit_code == 0
    plain = list_parties()
    assert all("XOS" not in one for one in plain)
    done = call("read", "one.txt", "--db", "one.db", "--lexicon", "mine.yaml")
    assert done.exit_code == 0, done.output
    assert ("XOS",) in list_parties()
    (folder / "mine.yaml").unlink()
    assert call("read", "one.txt", "--db", "one.db").exit_code == 0
    assert ("XOS",) in list_parties()
    assert "Ostravia" in call("events", "--db", "one.db", "--all").output
    (folder / "none.yaml").write_text("")
    assert call("read", "one.txt", "--db", "one.db", "--lexicon", "none.yaml").exit_code == 0
    assert list_parties() == plain
    with open_view("one.db") as view:
        assert view.lexicon().is_empty()


def test_it_holds_for_what_is_read_aside_and_in_python(folder: Path) -> None:
    del folder
    done = call("events", "one.txt", "--all", "--lexicon", "mine.yaml")
    assert "Ostravia" in done.output
    with ts.open(":memory:", lexicon="mine.yaml") as lib:
        lib.read("one.txt", workers=1)
        assert any("XOS" in repr(one.actors) for one in lib.events(every=True))


def test_a_store_read_with_another_says_so(folder: Path) -> None:
    del folder
    call("read", "one.txt", "--db", "one.db")
    done = call("stories", "--db", "one.db", "--lexicon", "mine.yaml")
    assert done.exit_code == 0
    assert "was not read with mine.yaml" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.yaml", "states: [{name: Ostravia, code: FRA}]", "FRA is the code of France"),
        ("a.yaml", "states: [{name: Ostravia, code: Os}]", "$.states[0].code"),
        ("a.yaml", "states: [{name: A1, code: XAA}, {name: B1, code: XAA}]", "two states"),
        ("a.yaml", "states: [{code: XAA}]", "name"),
        ("a.yaml", "bodies: [{name: Reed Front, state: XOS}]", "'XOS', which is not there"),
        ("a.yaml", "places: [{name: Heron Ford, states: [Mali]}]", "a state is named by its code"),
        ("a.yaml", "bodies: [{name: Reed Front, sectors: [ARMY]}]", "$.bodies[0].sectors"),
        ("a.yaml", "bodies: [{name: Reed Front, sector: MIL}]", "unknown field"),
        ("a.yaml", "states: [", "does not fit"),
        ("a.yaml", "- just\n- a list", "does not fit"),
        ("a.toml", "states = 3", "$.states"),
        ("a.json", "{", "does not fit"),
        ("a.txt", "states:", "a lexicon is a .yaml, .toml or .json file"),
        ("absent.yaml", None, "cannot be read"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_read(
    folder: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (folder / name).write_text(content)
    done = call("read", "one.txt", "--db", "one.db", "--lexicon", name)
    assert done.exit_code == 2
    assert said in done.output
    assert not (folder / "one.db").exists()


def test_toml_and_json_do_as_well(folder: Path) -> None:
    (folder / "a.toml").write_text('[[states]]\nname = "Ostravia"\ncode = "XOS"\n')
    (folder / "a.json").write_text('{"states": [{"name": "Ostravia", "code": "XOS"}]}')
    for name in ("a.toml", "a.json"):
        done = call("events", "one.txt", "--all", "--json", "--lexicon", name)
        assert "XOS" in done.stdout
