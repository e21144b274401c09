"""A store of every released format moves up with its data, which search and pages then find."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.present.web_store import open_pages
from tests.unit.store import searched

from twosource.model import Span
from twosource.store import sqlite
from twosource.store.claim_terms import Sought
from twosource.store.migrate import migrate
from twosource.store.options import StoreOptions
from twosource.store.schema import FORMATS
from twosource.store.view import View, open_view
from twosource.store.writer import open_writer

CLAIMS_SINCE, STANDING_SINCE = "0005", "0006"
LATER_LINES = {"0003": ("runs",), "0006": ("joined", "turns")}
"""The lines of `about` that a format has, and none before it."""
_COLUMNS = "SELECT name FROM pragma_table_info(?, ?)"


def make_old(place: Path, whole: Path, number: str) -> None:
    """Make a store of an earlier format that holds what it can of a whole one."""
    store = sqlite.open_for_writing(str(place), StoreOptions())
    with sqlite.writing(store) as connection:
        migrate(connection, to=number)
    sqlite.close(store)
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("ATTACH ? AS whole", (str(whole),))
        for name in _list_tables(raw, "main") & _list_tables(raw, "whole"):
            held, there = (set(raw.execute(_COLUMNS, (name, at))) for at in ("main", "whole"))
            columns = ", ".join(sorted(column for (column,) in held & there))
            raw.execute(f"DELETE FROM main.{name}")
            raw.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM whole.{name}")
        for since, keys in LATER_LINES.items():
            if number < since:
                raw.executemany("DELETE FROM main.about WHERE key = ?", [(key,) for key in keys])
        raw.commit()


def _list_tables(raw: sqlite3.Connection, schema: str) -> set[str]:
    """List the tables, those that the index of words is made of among them."""
    held = raw.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")
    left_out = {"alembic_version", "sqlite_sequence", "sentence_words"}
    return {name for (name,) in held} - left_out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole") / "whole.db"
    with open_writer(place) as writer:
        searched.fill(writer)
    return place


@pytest.mark.parametrize("number", FORMATS[:-1])
def test_what_an_older_store_holds_is_found_and_shown(
    tmp_path: Path, whole: Path, number: str
) -> None:
    place = tmp_path / "old.db"
    make_old(place, whole, number)
    with open_writer(place) as writer:
        assert (writer.earlier, writer.due()) == (None, frozenset())
        assert writer.lacks_joined() is (number < STANDING_SINCE)
    with open_view(whole) as new, open_view(place) as old:
        expected, record = new.record(), old.record()
        assert old.faults() == ()
        assert (record.reports, record.readings) == (expected.reports, expected.readings)
        assert record.grouping.stories == expected.grouping.stories
        has_claims, has_standing = number >= CLAIMS_SINCE, number >= STANDING_SINCE
        assert record.claims == (expected.claims if has_claims else ())
        assert record.collation.events == (expected.collation.events if has_claims else ())
        assert _find(old, "grain") == _find(new, "grain") != []
        assert bool(old.search(Sought(actor="NER")).hits) is has_claims
        assert bool(old.search(Sought(actor="NER", independent=1)).hits) is has_standing
    pages = open_pages(place)
    assert "Niger sent grain to Chad." in pages.get("/search?q=grain").text.replace(
        "<mark>", ""
    ).replace("</mark>", "")
    for address in ("/", "/story/s", "/sources", "/ledger", f"/report/{expected.reports[0].id}"):
        answer = pages.get(address)
        assert (address, answer.status_code) == (address, 200)
    assert "Grain" in pages.get("/").text
    if has_claims:
        event = expected.collation.events[0].id
        assert pages.get(f"/event/{event}").status_code == 200


def _find(view: View, words: str) -> list[Span]:
    return sorted(one.at for one in view.search(Sought(words=words)).hits)
