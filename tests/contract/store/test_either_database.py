"""What holds of a store wherever it is: a file of SQLite or a database of PostgreSQL.

The reports are invented: those of `tests.unit.store.searched`, and two versions of one visit.
"""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, text
from tests.contract.conftest import APART, ARRIVED, PLANNED
from tests.unit.store.searched import TEXTS, fill, make_report

from twosource.errors import NotFoundError, StoreError, UsageError
from twosource.model import Collation, Parse, Reading, Record, Refusal
from twosource.present.export_json import export_json
from twosource.run.as_of import find_moment, open_as_of
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store import postgresql
from twosource.store.search import Sought
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, open_writer

ASKED = [
    Sought(words="grain"),
    Sought(words='"sent grain" -nobody'),
    Sought(words='"to chad"'),
    Sought(words="truck* bord*"),
    Sought(words="cafe"),
    Sought(words="n'djamena"),
    Sought(words="grain", actor="Niger", recipient="TCD"),
    Sought(pair=("MLI", "NER")),
    Sought(words="grain", act="AID", status="planned"),
    Sought(place="Lune"),
    Sought(independent=2),
    Sought(words="grain", independent=2, publisher="lune wire"),
    Sought(words="grain", since="2024-06-19"),
    Sought(since="2024-06-18", until="2024-06-18"),
    Sought(words="'); DROP TABLE reports; -- \\ & | ! <-> :* \x00 \ud800"),
    Sought(words="x" * 3000),
    Sought(words="zebra"),
]


def read(place: str, folder: Path, **texts: tuple[str, ...]) -> None:
    for name, paragraphs in texts.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    with open_writer(place) as writer:
        paths = [str(folder / f"{name}.txt") for name in texts]
        options = ReadOptions(workers=1, clock=lambda: "2024-06-18T12:00:00+00:00")
        read_sources(paths, writer=writer, options=options)


def look(place: str) -> Record:
    with open_view(place) as view:
        return view.record()


def test_what_goes_in_comes_out(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        written = writer.view().record()
    with open_writer(":memory:") as memory:
        fill(memory)
        assert written == memory.view().record()
    assert look(place) == written
    with open_view(place) as view:
        assert view.faults() == ()


@pytest.mark.slow
def test_a_run_tells_the_same_wherever_it_is_kept(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    read(place, folder, planned=PLANNED)
    read(place, folder, arrived=ARRIVED, apart=APART)
    other = str(tmp_path / "other.db")
    read(other, folder, planned=PLANNED)
    read(other, folder, arrived=ARRIVED, apart=APART)
    assert export_json(look(place)) == export_json(look(other))
    with open_as_of(place, find_moment("2024-06-18"), workers=1) as view:
        assert view.record() == replace(look(other), changes=(), event_changes=(), redirects=())


@pytest.mark.parametrize("sought", ASKED, ids=range(len(ASKED)))
def test_a_search_finds_the_same(place: str, sought: Sought) -> None:
    with open_writer(place) as writer, open_writer(":memory:") as memory:
        for one in (writer, memory):
            fill(one)
        found, expected = (one.view().search(sought) for one in (writer, memory))
    assert {hit.words: hit.marks for hit in found.hits} == {
        hit.words: hit.marks for hit in expected.hits
    }
    assert {hit.words: hit.events for hit in found.hits} == {
        hit.words: hit.events for hit in expected.hits
    }
    assert (found.facets, found.sentences) == (expected.facets, expected.sentences)


def test_a_report_read_otherwise_is_found_by_its_new_words(place: str) -> None:
    report = make_report("wire.txt")
    with open_writer(place) as writer:
        writer.put_report(report, Reading(report.id, ()))
        fewer = replace(report, sentences=report.sentences[1:])
        writer.put_report(fewer, Reading(report.id, ()))
        view = writer.view()
        assert view.search(Sought(words="sent")).sentences == 0
        assert view.search(Sought(words="thanked")).sentences == 1


def test_what_people_ask_with_sql_is_there(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
    query = text("SELECT actors, act, recipients, earliest, claims FROM v_events ORDER BY claims")
    address = place.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(address if "://" in place else f"sqlite:///{place}")
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        assert tuple(rows[-1]) == ("NER", "AID", "TCD", "2024-06-18", 2)
        for view in ("sentences", "claims", "parties", "sources", "stories"):
            assert connection.execute(text(f"SELECT count(*) FROM v_{view}")).scalar()
    engine.dispose()


def test_a_write_that_fails_leaves_nothing(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        before = writer.view().record()
        events = (replace(before.collation.events[0], story="none"),)
        with pytest.raises(StoreError, match="does not hold"):
            writer.put_joined(Collation(events=events))
        assert writer.view().record() == before


def test_refusals_and_parses_are_kept(place: str) -> None:
    refusal = Refusal(
        source="a", record=1, offset=2, content_hash="", stage="ingest", code="empty", sentence=""
    )
    with open_writer(place) as writer:
        reports = fill(writer)
        writer.put_refusal(refusal)
        writer.put_refusal(refusal)
        writer.put_parses("reader", {TEXTS["own.txt"][0]: ("too-slow", "it took too long")})
        view = writer.view()
        assert view.refusals() == (refusal,)
        assert [one.span.report for one in view.unread()] == [reports["own.txt"].id]
        parses: tuple[Parse | None, ...] = view.parses(reports["own.txt"])
        assert parses == (None, None)


def test_another_version_makes_every_report_due(place: str) -> None:
    with open_writer(place, options=StoreOptions(made_by="twosource 0.0.9")) as writer:
        fill(writer)
    with open_writer(place) as writer:
        assert writer.earlier is not None
        assert (writer.earlier.reports, len(writer.due())) == (3, 3)
        assert writer.view().stories() == ()
        fill(writer)
        assert writer.due() == frozenset()


def test_two_writers_take_turns(place: str) -> None:
    open_writer(place).close()
    failed: list[Exception] = []

    def write(number: int) -> None:
        try:
            with open_writer(place) as writer:
                for at in range(10):
                    report = replace(make_report("own.txt"), repairs=(), sentences=())
                    own = replace(report, id=f"{number}{at}", name=f"{number}-{at}")
                    writer.put_report(own, Reading(own.id, ()))
        except Exception as error:  # noqa: BLE001 (told below)
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    assert len(look(place).reports) == 30


def test_a_view_sees_one_moment_beside_a_writer(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        with open_view(place) as view:
            before = view.record()
            writer.put_joined(Collation())
            assert before.collation.events
            assert view.record().collation.events == ()


# --- of PostgreSQL alone -------------------------------------------------------------------------


def test_a_database_without_a_store_says_what_to_do(make_database: Callable[[], str]) -> None:
    with pytest.raises(StoreError, match="holds nothing yet"):
        open_view(make_database())


def test_a_database_of_something_else_is_refused(make_database: Callable[[], str]) -> None:
    place = make_database()
    engine = create_engine(place.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE notes (line text)"))
    engine.dispose()
    with pytest.raises(StoreError, match="something else than twosource"):
        open_writer(place)


def test_no_server_and_no_database_are_told(server: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be reached|there is no database"):
        open_view(server.format(name="none"))
    with pytest.raises(StoreError, match="cannot be reached") as told:
        open_view(f"postgresql://tester:secret@/x?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_text_that_the_server_cannot_keep_is_told(make_database: Callable[[], str]) -> None:
    report = replace(make_report("own.txt"), title="a\0b")
    with (
        open_writer(make_database()) as writer,
        pytest.raises(StoreError, match="nothing was written"),
    ):
        writer.put_report(report, Reading(report.id, ()))


def test_a_writer_that_is_killed_leaves_what_it_had_acknowledged(
    make_database: Callable[[], str],
) -> None:
    place = make_database()
    open_writer(place).close()
    script = (
        "import os, sys\n"
        "from twosource.model import Reading\n"
        "from twosource.store import door\n"
        "from twosource.store.writer import open_writer\n"
        "from tests.unit.store.searched import make_report\n"
        f"writer = open_writer({place!r})\n"
        "for name in ('wire.txt', 'own.txt'):\n"
        "    report = make_report(name)\n"
        "    writer.put_report(report, Reading(report.id, ()))\n"
        "with door.writing(writer._store) as connection:\n"
        "    connection.exec_driver_sql('DELETE FROM sentences')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -9
    held = look(place)
    assert {one.name for one in held.reports} == {"wire.txt", "own.txt"}
    assert all(one.sentences for one in held.reports)


@pytest.mark.parametrize("place", ["mysql://host/x", "http://host/x"])
def test_an_address_of_another_kind_is_refused(place: str) -> None:
    with pytest.raises(UsageError, match="postgresql://"):
        open_writer(place)
    with pytest.raises(NotFoundError):
        open_view(place)


def test_without_psycopg_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"twosource\[postgresql\]"):
        postgresql.open_for_reading("postgresql://host/x", busy_seconds=1)
