"""What the runs changed is kept for good, run after run, whatever the next run finds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from twosource.errors import StoreError
from twosource.model import Change, Collation, Grouping, Lineage, Reading, Report
from twosource.store.migrate import migrate
from twosource.store.options import StoreOptions
from twosource.store.sqlite import close, open_for_writing, writing
from twosource.store.view import open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_report

OLD = StoreOptions(made_by="twosource 0.0.9")


def make_report(name: str, text: str = "Fog closed the harbour of Telmark on Monday.") -> Report:
    return Report(
        id=hash_report(name, None, text),
        source=name,
        name=name,
        content_hash=hash_bytes(name.encode()),
        text=text,
    )


OWN, COPY, LATE = map(make_report, ("own.txt", "copy.txt", "late.txt"))


def group(*reports: Report) -> Grouping:
    ids = tuple(sorted(one.id for one in reports))
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    return Grouping(lineages=(lineage,))


def change(run: int, *, brought_by: tuple[Report, ...] = (LATE,)) -> Change:
    return Change(
        run=run,
        kind="lineages-joined",
        before=2,
        after=1,
        reports=tuple(sorted([OWN.id, COPY.id])),
        brought_by=tuple(one.id for one in brought_by),
        sentence="Two lineages became one: “late.txt” \x1b is the text that both were taken from.",
    )


def put(writer: Writer, *reports: Report) -> None:
    for report in reports:
        writer.put_report(report, Reading(report.id, ()))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of two runs, made by an earlier version of the program."""
    with open_writer(tmp_path / "a.db", options=OLD) as writer:
        put(writer, OWN, COPY)
        writer.put_results(group(OWN, COPY), Collation())
        put(writer, LATE)
        writer.put_results(group(OWN, COPY, LATE), Collation(), (change(2), change(2)))
    return tmp_path / "a.db"


@pytest.fixture
def writer(place: Path) -> Iterator[Writer]:
    with open_writer(place, options=OLD) as opened:
        yield opened


def test_changes_come_back_as_they_went_in(place: Path) -> None:
    with open_view(place) as view:
        assert view.changes() == view.record().changes == (change(2), change(2))


def test_runs_are_numbered_by_the_results_that_were_put(writer: Writer) -> None:
    assert writer.next_run() == 3
    with open_writer(":memory:") as fresh:
        assert fresh.next_run() == 1


def test_a_later_run_adds_to_what_is_there(writer: Writer) -> None:
    writer.put_results(group(OWN, COPY, LATE), Collation(), (change(3, brought_by=()),))
    assert [one.run for one in writer.view().changes()] == [2, 2, 3]
    assert writer.view().changes()[2] == change(3, brought_by=())


def test_a_run_that_changes_nothing_takes_nothing_away(writer: Writer) -> None:
    writer.put_results(group(OWN, COPY, LATE), Collation())
    assert (len(writer.view().changes()), writer.next_run()) == (2, 4)


def test_another_version_of_the_program_keeps_what_was_told(place: Path) -> None:
    with open_writer(place) as newer:
        assert newer.view().lineages() == ()
        assert newer.view().changes() == (change(2), change(2))


def test_a_report_read_as_another_is_named_by_its_new_id(place: Path) -> None:
    text = "Dense fog closed the harbour of Telmark on Monday."
    mended = replace(LATE, id=hash_report(LATE.name, None, text), text=text)
    with open_writer(place) as newer:
        put(newer, mended)
        assert newer.view().changes()[0] == change(2, brought_by=(mended,))
        assert newer.view().faults() == ()


def test_a_change_of_an_unknown_report_is_refused_with_its_results(writer: Writer) -> None:
    with pytest.raises(StoreError, match="nothing was written"):
        writer.put_results(group(OWN), Collation(), (replace(change(3), reports=("gone",)),))
    assert (len(writer.view().changes()), writer.next_run()) == (2, 3)
    assert len(writer.view().lineages()[0].reports) == 3


def test_a_person_finds_them_as_a_plain_table(place: Path) -> None:
    query = (
        "SELECT run, kind, count_before, count_after, role, reports.name FROM changes"
        " JOIN change_reports USING (run) JOIN reports ON reports.id = report_id"
        " WHERE change_position = changes.position AND role = 'new'"
    )
    with closing(sqlite3.connect(place)) as plain:
        found = plain.execute(query).fetchall()
    assert found == [(2, "lineages-joined", 2, 1, "new", "late.txt")] * 2


def make_older(place: Path, *, grouped: bool) -> None:
    """Make a store of the format before, in which a run has grouped, or has not yet."""
    store = open_for_writing(str(place), StoreOptions())
    with writing(store) as connection:
        migrate(connection, to="0002")
        if grouped:
            connection.exec_driver_sql("INSERT INTO lineages (id, position) VALUES ('l', 0)")
    close(store)


@pytest.mark.parametrize(("grouped", "next_run"), [(True, 2), (False, 1)])
def test_an_older_store_moves_up_with_the_run_that_it_has_seen(
    tmp_path: Path, *, grouped: bool, next_run: int
) -> None:
    make_older(tmp_path / "older.db", grouped=grouped)
    with open_writer(tmp_path / "older.db") as writer:
        assert (writer.next_run(), writer.view().changes()) == (next_run, ())
