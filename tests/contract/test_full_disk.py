"""A disk that fills while the pages are served: reading goes on, writing says why it cannot."""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import write_store

from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.view import open_view
from twosource.store.writer import open_writer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="limits another process, as Linux lets one"),
]
TEXT = "Lissa Post\n\nChad recalled its ambassador from Niger on Tuesday, and trucks turned back."
PAGES = ("", "sources", "map", "time", "ledger", "search?q=rifles", "export/ledger.csv", "add")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "told.db", make_told())


@contextmanager
def serving(store: Path) -> Iterator[tuple[int, str]]:
    """Serve a store; give the number of the process and its address."""
    command = [sys.executable, "-m", "twosource", "serve", "--port", "0", "--db", str(store)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.pid, process.stdout.readline().strip()
        finally:
            process.kill()


@contextmanager
def full_disk(process: int, *, room: int = 0) -> Iterator[None]:
    """Let a process write nothing behind so many bytes of any file."""
    held = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (room, held[1]))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, held)


def ask(address: str, filled: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Return the status, where it led, and what it says, as JSON where there is any."""
    sent = None if filled is None else urlencode(filled).encode()
    try:
        with urlopen(Request(address, data=sent, headers=_JSON), timeout=60) as answer:
            return answer.status, answer.url, answer.read().decode()
    except HTTPError as error:
        return error.code, error.url, error.read().decode()


_JSON = {"accept": "application/json"}


def find_token(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        found = re.search(r'name="token" value="(\w+)"', answer.read().decode())
    assert found is not None
    return found[1]


def add(address: str, name: str, text: str = TEXT) -> dict[str, str]:
    """Hand a text in, and wait until it was read or was not."""
    filled = {"token": find_token(f"{address}add"), "text": text, "name": name}
    status, job, said = ask(f"{address}add", filled)
    if status != 200:
        return {"state": "refused", "says": said}
    for _ in range(600):
        told: dict[str, str] = json.loads(ask(job)[2])
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.2)
    raise AssertionError(told)


def test_pages_are_shown_and_texts_refused_until_there_is_room_again(store: Path) -> None:
    with serving(store) as (process, address):
        with full_disk(process):
            shown = {page: ask(address + page)[0] for page in PAGES}
            added = add(address, "paste.txt")
            again = {page: ask(address + page)[0] for page in PAGES}
        assert set(shown.values()) == set(again.values()) == {200}, (shown, again)
        assert added["state"] == "refused"
        assert "cannot be written" in added["says"]
        handed = store.with_name(f"{store.name}.added").rglob("*")
        assert [one for one in handed if one.is_file()] == []
        with open_view(store) as view:
            before = view.counts()
            assert view.faults() == ()
        assert add(address, "paste.txt")["state"] == "done"
        assert ask(f"{address}search?q=recalled")[2].count("recalled") > 0
    with open_view(store) as view:
        assert view.counts().documents == before.documents + 1
        assert view.faults() == ()


def test_a_store_that_cannot_grow_fails_the_job_with_a_sentence(store: Path) -> None:
    """There is room for the text itself, which is kept beside the store, and for no more."""
    with serving(store) as (process, address):
        with full_disk(process, room=len(TEXT)):
            told = add(address, "paste.txt")
            shown = {page: ask(address + page)[0] for page in PAGES}
        assert (told["state"], set(shown.values())) == ("failed", {200}), (told, shown)
        assert "nothing of this step was kept" in told["says"]
        assert add(address, "paste.txt")["state"] == "done"
    with open_view(store) as view:
        assert view.faults() == ()


def test_a_decision_that_cannot_be_kept_is_answered_with_a_sentence(tmp_path: Path) -> None:
    store = tmp_path / "read.db"
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{TEXT}", encoding="utf-8")
    with open_writer(store) as writer:
        read_sources([str(tmp_path)], writer=writer, options=ReadOptions(workers=1))
    with open_view(store) as view:
        events = view.record().collation.events
    event = next(one for one in events if len(one.claims) > 1)
    with serving(store) as (process, address):
        page = f"{address}event/{event.id}/review"
        filled = {"token": find_token(page), "kind": "split", "other": event.claims[-1]}
        with full_disk(process):
            status, _, said = ask(page, filled)
        assert (status, "nothing of this step was kept" in said) == (503, True), said
        assert ask(f"{address}event/{event.id}")[0] == 200
        assert ask(page, filled)[0] == 200
    with open_view(store) as view:
        assert view.record().judgements
        assert view.faults() == ()
