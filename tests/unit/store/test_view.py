"""What a view finds, and what it says when it finds nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.unit.store.older import find_raw

from twosource.errors import NotFoundError, StoreError, UsageError
from twosource.model import Collation, Difference, Grouping, Reading, Refusal, Report
from twosource.store import sqlite
from twosource.store.view import Counts, open_view
from twosource.store.writer import open_writer

Make = Callable[..., tuple[Report, Reading]]


@pytest.fixture
def place(tmp_path: Path, make: Make) -> Path:
    """A store of twenty reports."""
    made = tmp_path / "a.db"
    with open_writer(made) as writer:
        for number in range(20):
            writer.put_report(*make(number))
    return made


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="twosource read"):
        open_view(tmp_path / "none.db")


def test_a_store_in_memory_is_seen_through_its_writer() -> None:
    with pytest.raises(UsageError, match=r"writer\.view"):
        open_view(":memory:")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    note = tmp_path / "a.db"
    note.write_text("A plain note about the harbour.\n" * 40)
    with pytest.raises(StoreError, match="not a twosource store"):
        open_view(note)


def test_a_view_never_writes(place: Path) -> None:
    with open_view(place) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        find_raw(view).execute("DELETE FROM reports")


def test_a_store_without_room_for_a_log_is_read_until_somebody_writes(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, where it is read as a file that does not change."""

    def connect(place: str, *_: float, own_thread: bool) -> tuple[sqlite3.Connection, bool]:
        uri = f"file:{place}?mode=ro&immutable=1"
        raw = sqlite3.connect(uri, isolation_level=None, uri=True, check_same_thread=own_thread)
        return raw, True

    monkeypatch.setattr(sqlite, "_connect_for_reading", connect)
    with open_view(place) as view:
        assert (view.counts().documents, view.is_lasting) == (20, False)
        with open_writer(place) as writer:
            writer.put_report(*make(20))
            with pytest.raises(StoreError, match="ask again"):
                view.counts()


def test_reports_come_sorted_by_id(place: Path) -> None:
    with open_view(place) as view:
        ids = [report.id for report in view.reports()]
        assert ids == sorted(ids)
        assert [reading.report for reading in view.readings()] == ids


def test_a_report_is_found_by_its_id_or_the_first_digits_in_either_case(
    place: Path, make: Make
) -> None:
    report = make(3)[0]
    with open_view(place) as view:
        assert view.report(report.id) == report
        assert view.report(report.id[:12].upper()) == report


def test_digits_that_fit_several_reports_list_them(place: Path) -> None:
    with open_view(place) as view:
        ids = [report.id for report in view.reports()]
        shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
        fits = [one for one in ids if one[0] == shared]
        with pytest.raises(UsageError, match=fits[0]):
            view.report(shared)


def test_a_bad_id_names_those_near_it(place: Path, make: Make) -> None:
    report = make(3)[0].id
    with open_view(place) as view, pytest.raises(NotFoundError, match=f"near it: {report}"):
        view.report(report[:10] + "zz")


def test_an_id_like_no_other_is_not_found(place: Path) -> None:
    with open_view(place) as view, pytest.raises(NotFoundError, match=r"begins zzz$"):
        view.report("zzz")


def test_an_empty_id_is_a_usage_error(place: Path) -> None:
    with open_view(place) as view, pytest.raises(UsageError, match="empty id"):
        view.report(" ")


def test_signs_of_a_pattern_in_an_id_mean_nothing(place: Path) -> None:
    with open_view(place) as view, pytest.raises(NotFoundError):
        view.report("%")


def test_counts_say_how_much_there_is(make: Make) -> None:
    one, two = make(1)[0], make(2)[0]
    difference = Difference(
        id="d",
        first=one.id,
        second=two.id,
        slot="number",
        kind="update",
        at_first=None,
        at_second=two.sentences[0].span,
        broken="neither",
        because="",
        rule="number",
    )
    refusal = Refusal(
        source="a", record=None, offset=None, content_hash="", stage="", code="empty", sentence=""
    )
    with open_writer(":memory:") as writer:
        for number in (1, 2, 3):
            writer.put_report(*make(number))
        writer.put_refusal(refusal)
        writer.put_results(Grouping(), Collation(differences=(difference,)))
        assert writer.view().counts() == Counts(
            documents=3,
            publishers=2,
            lineages=0,
            stories=0,
            differences=(("update", 1),),
            refusals=1,
        )


def test_refusals_come_by_source_and_place_those_without_a_place_first() -> None:
    places = [("b", None), ("a", 2), ("a", None), ("a", 10)]
    with open_writer(":memory:") as writer:
        for source, record in places:
            writer.put_refusal(
                Refusal(
                    source=source,
                    record=record,
                    offset=None,
                    content_hash="",
                    stage="ingest",
                    code="bad-json",
                    sentence="",
                )
            )
        found = [(one.source, one.record) for one in writer.view().refusals()]
    assert found == [("a", None), ("a", 2), ("a", 10), ("b", None)]


def test_a_view_sees_what_a_writer_has_written_since(place: Path, make: Make) -> None:
    with open_view(place) as view, open_writer(place) as writer:
        writer.put_report(*make(99))
        assert view.counts().documents == 21


def test_people_can_read_the_words_of_each_place(place: Path, make: Make) -> None:
    report = make(3)[0]
    plain = sqlite3.connect(place)
    query = "SELECT quote FROM quoted_sentences WHERE report_id = ? ORDER BY position"
    quotes = [row[0] for row in plain.execute(query, (report.id,))]
    number = plain.execute("SELECT quote, value FROM quoted_mentions WHERE report_name = '3.txt'")
    assert quotes == [report.text[one.span.start : one.span.end] for one in report.sentences]
    assert number.fetchall() == [("3", "3")]
    plain.close()


def test_a_path_with_signs_of_an_address_is_just_a_path(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "what? #1 100%.db"
    with open_writer(place) as writer:
        writer.put_report(*make(1))
    with open_view(place) as view:
        assert view.counts().documents == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs two users")
def test_a_store_in_a_folder_that_cannot_be_written_to_can_be_read(place: Path) -> None:
    look = (
        "import os, sys; from twosource.store.view import open_view\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "print(open_view(sys.argv[1]).counts().documents)"
    )
    with TemporaryDirectory() as folder:
        copied = Path(shutil.copy(place, folder))
        copied.chmod(0o444)
        Path(folder).chmod(0o555)
        command = [sys.executable, "-c", look, str(copied)]
        shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.stdout.strip() == "20", shown.stderr
