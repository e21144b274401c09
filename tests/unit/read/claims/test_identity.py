"""Whose claims they are: another table, another reader or another version is another coder."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from twosource.read.card import find_model, load_card
from twosource.read.claims import identity
from twosource.read.claims.identity import identify_coder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two tables that stands for all."""
    (tmp_path / "acts.tsv").write_bytes(b"visit\tCONSULT")
    (tmp_path / "roles.json").write_bytes(b"{}")
    monkeypatch.setattr(identity, "_FOLDERS", ("twosource.lexicon",))
    monkeypatch.setattr(identity, "files", lambda _: tmp_path)
    return tmp_path


def test_the_same_tables_and_the_same_reader_are_the_same_coder() -> None:
    assert identify_coder("net") == identify_coder("net") != identify_coder("other")


@pytest.mark.parametrize("name", ["acts.tsv", "roles.json", "new.csv"])
def test_another_table_is_another_coder(folder: Path, name: str) -> None:
    before = identify_coder("net")
    (folder / name).write_bytes(b"other")
    assert identify_coder("net") != before


def test_another_second_look_is_another_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identify_coder("net")
    other = replace(load_card(find_model()), passages="other")
    monkeypatch.setattr(identity, "load_card", lambda _: other)
    assert identify_coder("net") != before


def test_what_is_no_table_does_not_count(folder: Path) -> None:
    before = identify_coder("net")
    (folder / "acts.py").write_bytes(b"")
    assert identify_coder("net") == before


def test_another_version_is_another_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identify_coder("net")
    monkeypatch.setattr(identity, "CODER_VERSION", "other")
    assert identify_coder("net") != before


@pytest.mark.parametrize("name", ["acts.tsv", "word_classes.tsv", "roles.json", "gazetteer.bin"])
def test_the_tables_that_decide_are_among_those_looked_at(name: str) -> None:
    assert name in identity._hash_tables()
