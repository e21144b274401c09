"""The views that people open the file with, and the SQL that the page on the store shows."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.store.searched import fill

from twosource.store.writer import open_writer

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "store.md").read_text("utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
VIEWS = {
    row[0].strip().strip("`"): row[2].strip()
    for row in (
        line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `v_")
    )
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The file, opened for reading only by SQLite alone."""
    place = tmp_path_factory.mktemp("readable") / "grain.db"
    with open_writer(place) as writer:
        fill(writer)
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
        yield connection


def ask(store: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return store.execute(query).fetchall()


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_every_query_of_the_page_finds_something(store: sqlite3.Connection, number: int) -> None:
    assert ask(store, QUERIES[number])


def test_the_page_has_six_queries() -> None:
    assert len(QUERIES) == 6


def test_the_page_names_every_view_with_its_columns(store: sqlite3.Connection) -> None:
    query = "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'v^_%' ESCAPE '^'"
    assert {name for (name,) in ask(store, query)} == set(VIEWS)
    for view, told in VIEWS.items():
        columns = [row[0] for row in store.execute(f"SELECT * FROM {view}").description]
        assert re.sub(r" \(.*?\)", "", told).split(", ") == columns


def test_an_event_has_parties_its_most_exact_date_and_figures(store: sqlite3.Connection) -> None:
    query = (
        "SELECT actors, act, recipients, status, earliest, grain, claims, documents, "
        "independent_low FROM v_events WHERE independent_low = 2"
    )
    assert ask(store, query) == [("NER", "AID", "TCD", "happened", "2024-06-18", "day", 2, 2, 2)]


def test_a_claim_has_its_sentence_its_event_and_its_publisher(store: sqlite3.Connection) -> None:
    query = (
        "SELECT actors, recipients, place, sentence, publisher, day, event_id = id "
        "FROM v_claims WHERE status = 'alleged'"
    )
    sentence = "Chad accused Mali of theft in Lune."
    assert ask(store, query) == [
        ("TCD", "MLI", "Lune", sentence, "The Border Post", "2024-06-20", 1)
    ]


def test_what_the_program_reads_back_is_what_people_see(store: sqlite3.Connection) -> None:
    assert ask(store, "SELECT count(*) FROM v_claims") == [(5,)]
    assert ask(store, "SELECT count(*) FROM v_parties WHERE slot <> 'root'") == [(10,)]
    assert ask(store, "SELECT count(*) FROM v_sentences") == [(7,)]
    assert ask(store, "SELECT documents, publishers, lineages, events FROM v_stories") == [
        (3, 2, 1, 4)
    ]
