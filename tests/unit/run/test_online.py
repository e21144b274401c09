"""Addresses as places to read: kept with where and when, refused unless asked for."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace
from tests.unit.ingest.web_server import PAGE, Served, Web, answer, serve_web

from twosource.errors import TwosourceError
from twosource.ingest import FetchOptions, Source
from twosource.model import Refusal
from twosource.present.web import Job, Pasted
from twosource.run import online
from twosource.run.adding import Adder
from twosource.run.cli import twosource
from twosource.run.library import open_library
from twosource.run.online import LOG, make_fetch, opening_fetch
from twosource.run.pipeline import ReadOptions, ReadResult, read_sources
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes

MOMENT = "2031-03-05T06:07:08+00:00"


def look_up(host: str, _port: int) -> tuple[str, ...]:
    return ("127.0.0.1",) if host == "news.example" else (host,)


HERE = FetchOptions(seconds=5, resolve=look_up, permit=lambda one: one == "127.0.0.1")
HTML = "Content-Type: text/html; charset=utf-8"
BOMB = gzip.compress(gzip.compress(b"<p>" + b"a" * 30_000_000, 9), 9)


@pytest.fixture
def web() -> Iterator[Web]:
    pages: dict[str, Served] = {
        "/visit": answer(PAGE, HTML),
        "/packed": answer(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"),
        "/old": answer(b"", "Location: /visit", status="301 Moved"),
        "/inside": answer(b"", "Location: http://10.0.0.5/", status="302 Found"),
        "/bomb": answer(BOMB, HTML, "Content-Encoding: gzip"),
        "/paper": answer(b"%PDF-1.7 ...", "Content-Type: application/pdf"),
        "/greek": answer(
            "Ο λιμένας έκλεισε χθες το βράδυ.\n".encode("iso8859-7"),
            "Content-Type: text/plain; charset=iso-8859-7",
        ),
    }
    with serve_web(pages) as served:
        yield served


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what ships ask the server of the test, and nobody else."""
    monkeypatch.setattr(online, "OPTIONS", HERE)


def read(store: Path, *places: str, options: FetchOptions = HERE) -> ReadResult:
    fetch = make_fetch(str(store), options=options, clock=lambda: MOMENT)
    with open_writer(store) as writer:
        return read_sources(places, writer=writer, options=ReadOptions(workers=1, fetch=fetch))


def test_a_page_becomes_a_report_with_where_it_is(web: Web, tmp_path: Path) -> None:
    store = tmp_path / "visit.db"
    assert read(store, web.url("/old")).accepted == 1
    with open_library(store) as lib:
        (report,) = lib.reports()
    assert "40 tonnes of flour" in report.text
    noun = report.noun
    assert (noun.source, noun.url) == (web.url("/old"), web.url("/visit"))
    assert noun.name == f"news.example:{web.port}/visit"
    assert noun.content_hash == hash_bytes(PAGE)


def test_its_bytes_are_kept_with_the_moment_and_the_way(web: Web, tmp_path: Path) -> None:
    read(tmp_path / "visit.db", web.url("/old"))
    folder = tmp_path / "visit.db.fetched"
    (line,) = (folder / LOG).read_bytes().splitlines()
    assert json.loads(line) == {
        "moment": MOMENT,
        "asked": web.url("/old"),
        "answered": web.url("/visit"),
        "hops": [web.url("/old")],
        "content_type": "text/html; charset=utf-8",
        "content_hash": hash_bytes(PAGE),
        "file": f"{hash_bytes(PAGE)}.page",
    }
    assert (folder / f"{hash_bytes(PAGE)}.page").read_bytes() == PAGE


def test_a_page_that_has_not_changed_is_held_already(web: Web, tmp_path: Path) -> None:
    store = tmp_path / "visit.db"
    read(store, web.url("/visit"))
    again = read(store, web.url("/visit"))
    assert (again.accepted, again.known) == (1, 1)
    assert len((tmp_path / "visit.db.fetched" / LOG).read_bytes().splitlines()) == 2


def test_a_packed_page_is_the_same_report(web: Web, tmp_path: Path) -> None:
    assert read(tmp_path / "visit.db", web.url("/packed")).accepted == 1
    packed = tmp_path / "visit.db.fetched" / f"{hash_bytes(gzip.compress(PAGE))}.page"
    assert [one.suffix for one in packed.parent.iterdir()].count(".page") == 1


def test_what_the_server_says_of_the_letters_is_heard(web: Web, tmp_path: Path) -> None:
    store = tmp_path / "visit.db"
    read(store, web.url("/greek"))
    with open_library(store) as lib:
        assert "λιμένας" in lib.reports()[0].text


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/gone", "bad-answer"),
        ("/inside", "forbidden"),
        ("/bomb", "ratio"),
        ("/paper", "unsupported"),
    ],
)
def test_what_is_not_fetched_is_refused_and_costs_no_other_input(
    web: Web, tmp_path: Path, path: str, code: str
) -> None:
    store = tmp_path / "visit.db"
    result = read(store, web.url(path), web.url("/visit"))
    assert (result.offered, result.accepted) == (2, 1)
    assert [(one.source, one.code) for one in result.refused] == [(web.url(path), code)]


def test_a_refusal_goes_when_the_page_comes_at_last(web: Web, tmp_path: Path) -> None:
    store = tmp_path / "visit.db"
    shut = replace(HERE, permit=lambda _: False)
    refused = read(store, web.url("/visit"), options=shut).refused
    assert [one.code for one in refused] == ["forbidden"]
    read(store, web.url("/visit"))
    with open_library(store) as lib:
        assert lib.refused() == ()


def test_without_being_asked_nothing_is_fetched(web: Web, tmp_path: Path) -> None:
    with opening_fetch(str(tmp_path / "a.db"), asked=False) as fetch:
        assert fetch is None
    with open_writer(":memory:") as writer:
        result = read_sources([web.url("/visit")], writer=writer)
    assert [one.code for one in result.refused] == ["unsupported"]
    assert "--online" in result.refused[0].sentence
    assert web.asked == []


def test_a_store_in_memory_leaves_nothing_behind(web: Web, here: None) -> None:
    del here
    with opening_fetch(":memory:", asked=True) as fetch:
        assert fetch is not None
        found = fetch(web.url("/visit"))
        assert isinstance(found, Source)
        assert found.path is not None
        assert found.path.read_bytes() == PAGE
    assert not found.path.exists()


def test_a_store_that_is_no_file_has_its_pages_in_this_folder(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = make_fetch("postgresql://host/base", options=HERE)(web.url("/visit"))
    assert isinstance(found, Source)
    assert found.path is not None
    assert found.path.parent == Path("twosource.fetched")


def test_a_folder_that_cannot_be_written_is_told(web: Web, tmp_path: Path) -> None:
    (tmp_path / "visit.db.fetched").write_text("in the way")
    with pytest.raises(TwosourceError, match="cannot be written"):
        make_fetch(str(tmp_path / "visit.db"), options=HERE)(web.url("/visit"))


def test_what_is_no_address_of_a_page_is_refused_by_it(tmp_path: Path) -> None:
    found = make_fetch(str(tmp_path / "visit.db"), options=HERE)("file:///etc/passwd")
    assert isinstance(found, Refusal)
    assert (found.code, found.source) == ("forbidden", "file:///etc/passwd")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(twosource, [str(one) for one in arguments])


def test_the_command_fetches_when_it_is_told_to(web: Web, tmp_path: Path, here: None) -> None:
    del here
    store = tmp_path / "visit.db"
    refused = call("read", web.url("/visit"), "--db", store)
    assert (refused.exit_code, "add --online" in refused.stderr) == (3, True)
    assert web.asked == []
    assert call("read", web.url("/visit"), "--online", "--db", store).exit_code == 0
    assert (tmp_path / "visit.db.fetched" / LOG).exists()
    assert call("read", web.url("/visit"), "--online", "--offline", "--db", store).exit_code == 2
    assert call("read", web.url("/visit"), "--online", "--explain").exit_code == 2
    assert len(web.asked) == 1


def test_a_summary_may_be_of_an_address(web: Web, here: None) -> None:
    del here
    assert call(web.url("/visit"), "--online").exit_code == 0
    assert len(web.asked) == 1


def test_the_library_fetches_when_it_is_told_to(web: Web, here: None) -> None:
    del here
    with open_library() as lib:
        assert [one.code for one in lib.read(web.url("/visit")).refused] == ["unsupported"]
        assert lib.read(web.url("/visit"), online=True).accepted == 1
        assert len(lib.reports()) == 1


def wait_for(adder: Adder, job: Job) -> Job:
    for _ in range(600):
        found = adder.find(job.id)
        if found is not None and found.state in ("done", "failed"):
            return found
        time.sleep(0.1)
    raise AssertionError("the page was not read in time")


@pytest.mark.parametrize(("path", "state"), [("/visit", "done"), ("/inside", "failed")])
def test_an_address_that_is_handed_in_is_fetched_and_read(
    web: Web, tmp_path: Path, path: str, state: str
) -> None:
    store = tmp_path / "visit.db"
    options = ReadOptions(workers=1, fetch=make_fetch(str(store), options=HERE))
    adder = Adder(str(store), options=options)
    job = wait_for(adder, adder.start(Pasted(name="a", content=b"", address=web.url(path))))
    assert job.state == state
    assert bool(job.stories) == (state == "done")
    assert [one.partition(":")[0] for one in job.refused] == ["forbidden"] * (state == "failed")
