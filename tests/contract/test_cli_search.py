"""Searching a store as a person does, and the store as it stood.

The reports are those of `tests.unit.store.searched`: invented, like all that they tell of.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.store.searched import fill

from twosource.run.cli import twosource
from twosource.store.writer import open_writer


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "grain.db"
    with open_writer(place) as writer:
        fill(writer)
    return place


def call(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(twosource, ["search", *arguments, "--db", str(store)])


def test_a_search_lists_sentences_where_they_stand_and_facets(store: Path) -> None:
    result = call(store, "grain", "--actor", "NER")
    assert result.exit_code == 0
    assert "Niger sent grain to Chad." in result.output
    assert "Lune Wire · report" in result.output
    assert "2 sentences" in result.output
    assert "pairs        Niger > Chad (2)" in result.output


def test_a_search_as_json_has_hits_and_facets(store: Path) -> None:
    (found,) = json.loads(call(store, '"sent grain" -nobody', "--json").output)
    assert found["sentences"] == 2
    assert found["is_all"] is True
    assert found["hits"][0]["words"].startswith("Niger sent grain")
    assert {"facet": "act", "value": "AID", "name": "AID", "sentences": 2} in found["facets"]


def test_where_only_some_are_counted_the_command_says_which(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.store.search.MOST_COUNTED", 2)
    said = call(store, "grain", "--limit", "1").output
    assert "more than 2 sentences; 1 to 1 are shown; ranked and counted are 1 to 2" in said
    (found,) = json.loads(call(store, "grain", "--skip", "4", "--json").output)
    assert (found["sentences"], found["is_all"]) == (5, True)
    assert (found["first"], found["counted"]) == (4, 1)
    assert "more than 2 have the words" in call(store, "grain", "--actor", "France").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("zebra",), "try fewer"),
        (("grain", "--actor", "France"), "5 have the words: leave an option out"),
        (("--actor", "France"), "leave an option out"),
        (("grain", "--skip", "9"), "only 5 sentences"),
        (("?!",), "try fewer"),
    ],
)
def test_nothing_found_is_told_and_ends_with_4(
    store: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = call(store, *arguments)
    assert (result.exit_code, said in result.output) == (4, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pair", "RUS"), "--pair takes two parties"),
        (("grain", "--since", "May"), "May is no date"),
        (("grain", "--as-of", "May"), "May is no date"),
        (("grain", "--act", "GIVE"), "is not one of"),
    ],
)
def test_what_is_written_wrongly_is_told_and_ends_with_2(
    store: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = call(store, *arguments)
    assert (result.exit_code, said in result.output) == (2, True)


def test_pages_are_numbered_on(store: Path) -> None:
    output = call(store, "grain", "--limit", "2", "--skip", "2").output
    assert "3. " in output
    assert "1. " not in output
    assert "5 sentences; 3 to 4 are shown" in output


def test_words_that_steer_a_terminal_are_made_visible(store: Path) -> None:
    assert "\x1b" not in call(store, "grain", "--actor", "\x1b[2J").output
