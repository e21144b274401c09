"""Older stores move up with all they hold; newer ones are refused."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, create_engine
from sqlalchemy.schema import CreateTable

from twosource.errors import StoreError
from twosource.model import Reading, Report
from twosource.store import sqlite
from twosource.store.migrate import migrate
from twosource.store.options import StoreOptions
from twosource.store.report_rows import mark_batches, report_row
from twosource.store.rows import write_batches
from twosource.store.schema import FORMATS, metadata, reports
from twosource.store.view import open_view
from twosource.store.writer import open_writer

Make = Callable[..., tuple[Report, Reading]]


def make_old(place: Path, number: str, report: Report, reading: Reading) -> None:
    """A store of an earlier format with one report in it."""
    store = sqlite.open_for_writing(str(place), StoreOptions())
    with sqlite.writing(store) as connection:
        migrate(connection, to=number)
        connection.execute(reports.insert(), report_row(report, "digest"))
        write_batches(connection, mark_batches(report, reading))
    sqlite.close(store)


@pytest.mark.parametrize("number", FORMATS[:-1])
def test_an_older_store_moves_up_with_its_reports(tmp_path: Path, make: Make, number: str) -> None:
    place = tmp_path / "old.db"
    make_old(place, number, *make(1))
    with open_writer(place) as writer:
        assert writer.reports() == (make(1)[0],)
        assert writer.readings() == (make(1)[1],)
    with open_view(place) as view:
        assert view.counts().documents == 1


def test_a_view_of_an_older_store_says_how_to_move_it_up(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "old.db"
    make_old(place, FORMATS[0], *make(1))
    with pytest.raises(StoreError, match=r"older twosource .* run twosource read"):
        open_view(place)


@pytest.mark.parametrize("open_store", [open_writer, open_view])
def test_a_newer_store_is_refused_and_left_alone(
    tmp_path: Path, open_store: Callable[[Path], object]
) -> None:
    place = tmp_path / "new.db"
    open_writer(place).close()
    newer = sqlite3.connect(place)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    before = place.read_bytes()
    with pytest.raises(StoreError, match=r"newer twosource .* update twosource"):
        open_store(place)
    assert place.read_bytes() == before


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    open_writer(tmp_path / "a.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        # The index of words and its own tables are the database's; SQLAlchemy has no word for them.
        options = {"include_name": lambda name, *_: not str(name).startswith("sentence_words")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_broken_migration_leaves_the_old_store(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "old.db"
    make_old(place, FORMATS[0], *make(1))
    spoiler = sqlite3.connect(place)
    spoiler.execute("CREATE TABLE quoted_differences (spoilt TEXT)")
    spoiler.close()
    with pytest.raises(StoreError, match="already exists"):
        open_writer(place)
    plain = sqlite3.connect(place)
    names = {row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    held = plain.execute("SELECT version_num FROM alembic_version").fetchall()
    plain.close()
    assert (names, held) == (set(), [(FORMATS[0],)])


def test_every_table_can_be_made_in_postgresql_too() -> None:
    speech = URL.create("postgresql").get_dialect()()
    made = [str(CreateTable(table).compile(dialect=speech)) for table in metadata.sorted_tables]
    assert any("DOUBLE PRECISION" in statement for statement in made)
    assert not any("ROWID" in statement for statement in made)


def test_what_only_sqlite_understands_stands_in_one_file() -> None:
    store = Path(sqlite.__file__).parent
    spoken = {
        path.name
        for path in store.rglob("*.py")
        if re.search(r"\bPRAGMA\b|sqlite_master|BEGIN IMMEDIATE", path.read_text(encoding="utf-8"))
    }
    assert spoken == {"sqlite.py"}
