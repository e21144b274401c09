"""What a writer keeps, replaces and refuses."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.store.older import find_raw

from twosource.errors import StoreError, UsageError
from twosource.model import (
    Collation,
    Copy,
    Difference,
    Grouping,
    Lineage,
    Reading,
    Refusal,
    Report,
    Sentence,
    Span,
)
from twosource.store import door
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer

Make = Callable[..., tuple[Report, Reading]]


def group(*reports: Report) -> Grouping:
    ids = tuple(sorted(report.id for report in reports))
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    copy = Copy(
        first=ids[0], second=ids[-1], verdict="wholly-derived", score=1.0, evidence=(), rule="all"
    )
    return Grouping(copies=(copy,), lineages=(lineage,))


def refuse(sentence: str, *, source: str = "a.jsonl", record: int | None = 1) -> Refusal:
    return Refusal(
        source=source,
        record=record,
        offset=None,
        content_hash="",
        stage="ingest",
        code="bad-json",
        sentence=sentence,
    )


def test_a_report_and_its_reading_come_back_as_they_were(make: Make, tmp_path: Path) -> None:
    report, reading = make(1)
    with open_writer(tmp_path / "a.db") as writer:
        writer.put_report(report, reading)
        assert writer.reports() == (report,)
        assert writer.readings() == (reading,)


def test_the_same_content_again_changes_nothing_in_the_file(make: Make, tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        writer.put_report(*make(1))
    before = place.read_bytes()
    with open_writer(place) as writer:
        writer.put_report(*make(1))
    assert place.read_bytes() == before


@pytest.mark.parametrize("sources", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_two_sources_of_one_report_the_smaller_is_kept(
    make: Make, sources: tuple[str, str]
) -> None:
    with open_writer(":memory:") as writer:
        for source in sources:
            writer.put_report(*make(1, source=source))
        assert [report.source for report in writer.reports()] == ["a.txt"]


def test_a_later_reading_of_the_same_source_replaces_the_earlier(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1, paragraph=0))
        writer.put_report(*make(1, paragraph=3))
        assert writer.reports() == (make(1, paragraph=3)[0],)


def test_a_smaller_source_alone_keeps_the_results(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1, source="b.txt"))
        writer.put_results(group(make(1)[0]), Collation())
        writer.put_report(*make(1, source="a.txt"))
        assert writer.view().lineages() != ()


def test_changed_marks_take_the_results_with_them(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        writer.put_results(group(make(1)[0]), Collation())
        writer.put_report(*make(1, paragraph=3))
        assert writer.view().lineages() == ()
        assert writer.has_ungrouped()


def test_new_results_replace_all_the_old_ones(make: Make) -> None:
    one, two = make(1), make(2)
    with open_writer(":memory:") as writer:
        writer.put_report(*one)
        writer.put_report(*two)
        writer.put_results(group(one[0], two[0]), Collation())
        writer.put_results(group(two[0]), Collation())
        record = writer.view().record()
    assert record.grouping == group(two[0])


def test_results_that_name_an_unknown_report_leave_the_old_ones(make: Make) -> None:
    one, stranger = make(1), make(9)
    with open_writer(":memory:") as writer:
        writer.put_report(*one)
        writer.put_results(group(one[0]), Collation())
        with pytest.raises(StoreError, match="names something that the store does not hold"):
            writer.put_results(group(stranger[0]), Collation())
        assert writer.view().record().grouping == group(one[0])


def test_a_report_that_no_lineage_holds_makes_grouping_due(make: Make) -> None:
    with open_writer(":memory:") as writer:
        assert not writer.has_ungrouped()
        writer.put_report(*make(1))
        assert writer.has_ungrouped()
        writer.put_results(group(make(1)[0]), Collation())
        assert not writer.has_ungrouped()


def test_a_span_of_another_report_is_refused_and_nothing_is_written(make: Make) -> None:
    report, reading = make(1)
    foreign = replace(report, sentences=(Sentence(Span("elsewhere", 0, 1), 0),))
    with open_writer(":memory:") as writer:
        with pytest.raises(StoreError, match="a span of report elsewhere"):
            writer.put_report(foreign, reading)
        assert writer.reports() == ()


def test_a_difference_keeps_each_side_in_its_own_report(make: Make) -> None:
    one, two = make(1)[0], make(2)[0]
    crossed = Difference(
        id="d",
        first=one.id,
        second=two.id,
        slot="number",
        kind="update",
        at_first=Span(two.id, 0, 1),
        at_second=None,
        broken="neither",
        because="",
        rule="",
    )
    with (
        open_writer(":memory:") as writer,
        pytest.raises(StoreError, match=f"a span of report {two.id}"),
    ):
        writer.put_results(Grouping(), Collation(differences=(crossed,)))


def test_a_reading_of_another_report_is_refused(make: Make) -> None:
    with open_writer(":memory:") as writer, pytest.raises(StoreError, match="the reading of"):
        writer.put_report(make(1)[0], make(2)[1])


def test_half_a_surrogate_pair_is_refused_with_a_sentence(make: Make) -> None:
    report, reading = make(1)
    with open_writer(":memory:") as writer, pytest.raises(StoreError, match="surrogate"):
        writer.put_report(replace(report, title="\ud800"), reading)


def test_the_same_refusal_twice_is_one() -> None:
    with open_writer(":memory:") as writer:
        writer.put_refusal(refuse("bad"))
        writer.put_refusal(refuse("bad"))
        writer.put_refusal(refuse("bad", record=None))
        assert len(writer.view().refusals()) == 2


def test_a_source_read_again_loses_its_refusals_and_no_others() -> None:
    kept = refuse("bad", source="b.jsonl")
    with open_writer(":memory:") as writer:
        writer.put_refusal(refuse("bad"))
        writer.put_refusal(kept)
        writer.clear_refusals("a.jsonl")
        assert writer.view().refusals() == (kept,)


def test_what_is_refused_again_stays() -> None:
    again, mended = refuse("bad"), refuse("bad", record=7)
    with open_writer(":memory:") as writer:
        writer.put_refusal(again)
        writer.put_refusal(mended)
        writer.clear_refusals("a.jsonl", "b.jsonl", but=[again])
        assert writer.view().refusals() == (again,)


def test_the_last_writer_signs_the_record(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    for name in ("twosource 1", "twosource 2"):
        with open_writer(place, options=StoreOptions(made_by=name)):
            pass
    with open_view(place) as view:
        assert view.record().made_by == "twosource 2"
        assert view.record(made_by="mine").made_by == "mine"


def test_foreign_keys_hold_and_the_log_is_write_ahead(tmp_path: Path, make: Make) -> None:
    with open_writer(tmp_path / "a.db") as writer:
        writer.put_report(*make(1))
        assert Path(f"{tmp_path / 'a.db'}-wal").exists()
        assert writer.view().faults() == ()


def test_a_log_past_its_limit_is_moved_into_the_store(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    with open_writer(place, options=StoreOptions(wal_megabytes=0)) as writer:
        writer.put_report(*make(1))
        assert Path(f"{place}-wal").stat().st_size == 0


def test_a_reader_in_the_middle_of_something_delays_the_checkpoint_only(
    tmp_path: Path, make: Make
) -> None:
    place = tmp_path / "a.db"
    with open_writer(place, options=StoreOptions(wal_megabytes=0)) as writer:
        writer.put_report(*make(1))
        reader = sqlite3.connect(place, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM reports").fetchone()
        writer.put_report(*make(2))
        assert Path(f"{place}-wal").stat().st_size > 0
        reader.close()
        writer.put_report(*make(3))
        assert Path(f"{place}-wal").stat().st_size == 0


def test_reading_through_a_writer_keeps_no_other_writer_waiting(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    at_once = StoreOptions(busy_seconds=0)
    with open_writer(place) as reader, open_writer(place, options=at_once) as writer:
        with door.reading(reader._store) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM reports").all()
            writer.put_report(*make(1))
        assert len(reader.reports()) == 1


def test_a_store_kept_locked_says_so(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    at_once = StoreOptions(busy_seconds=0)
    with (
        open_writer(place) as one,
        open_writer(place, options=at_once) as other,
        door.writing(one._store),
        pytest.raises(StoreError, match=r"another program kept .* locked"),
    ):
        other.put_report(*make(1))


def put_all(writer: Writer, make: Make, count: int) -> None:
    for number in range(count):
        writer.put_report(*make(number))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "is a folder"), ("none/a.db", "there is no folder")],
)
def test_a_place_that_cannot_hold_a_file_is_refused_with_a_sentence(
    tmp_path: Path, name: str, sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence):
        open_writer(tmp_path / name)


def test_an_address_of_something_else_than_postgresql_is_refused() -> None:
    with pytest.raises(UsageError, match="begins postgresql://"):
        open_writer("mysql://localhost/news")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("A plain note about the harbour, long enough to be no database header.\n" * 9)
    before = place.read_bytes()
    with pytest.raises(StoreError, match="not a twosource store"):
        open_writer(place)
    assert place.read_bytes() == before


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE ships (name TEXT)")
    other.close()
    before = place.read_bytes()
    with pytest.raises(StoreError, match="something else than twosource"):
        open_writer(place)
    assert place.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    place.touch()
    with open_writer(place) as writer:
        put_all(writer, make, 2)
        assert writer.view().counts().documents == 2


def test_the_store_grows_no_further_says_so_and_keeps_what_it_had(
    tmp_path: Path, make: Make
) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        put_all(writer, make, 3)
        before = writer.view().record()
        connection = find_raw(writer)
        connection.execute("PRAGMA max_page_count = 1")
        long = replace(make(7)[0], text="word " * 100_000)
        with pytest.raises(StoreError, match=r"no room left to write .* free some space"):
            writer.put_report(long, make(7)[1])
        assert writer.view().record() == before
        connection.execute("PRAGMA max_page_count = 1073741823")
        writer.put_report(long, make(7)[1])
        assert writer.view().counts().documents == 4


class FailingLog:
    """A connection whose disk fails when the log is moved into the store."""

    def __init__(self, raw: sqlite3.Connection, code: int) -> None:
        self._raw, self._code = raw, code

    def execute(self, statement: str) -> sqlite3.Cursor:
        if "wal_checkpoint" in statement:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = self._code
            raise error
        return self._raw.execute(statement)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE])
def test_what_is_kept_is_acknowledged_where_only_moving_the_log_fails(
    tmp_path: Path, make: Make, code: int
) -> None:
    place = tmp_path / "a.db"
    with open_writer(place, options=StoreOptions(wal_megabytes=0)) as writer:
        failing = FailingLog(find_raw(writer), code)
        plain = writer._store
        writer._store = replace(plain, raw=failing)
        writer.put_report(*make(1))
        writer._store = plain
        assert find_raw(writer).execute("PRAGMA busy_timeout").fetchone() == (30_000,)
    with open_view(place) as view:
        assert view.counts().documents == 1
