"""The command that serves: where it listens, how it ends, and what it lets in."""

import json
import re
import signal
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
from tests.contract.conftest import ARRIVED, PLANNED
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import write_store

from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.view import open_view
from twosource.store.writer import open_writer

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("serve") / "told.db", make_told())


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command, and give the process with the address that it prints."""
    command = [sys.executable, "-m", "twosource", "serve", "--port", "0", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process, process.stdout.readline().strip()
        finally:
            if process.poll() is None:
                process.kill()


def fetch(address: str, **headers: str) -> bytes:
    with urlopen(Request(address, headers=headers), timeout=30) as answer:
        content: bytes = answer.read()
        return content


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_prints_its_address_serves_and_ends_in_good_order(
    store: Path, sent: signal.Signals, code: int
) -> None:
    with serving("--db", str(store)) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert len(json.loads(fetch(address, accept="application/json"))["stories"]) == 1
        process.send_signal(sent)
        _, said = process.communicate(timeout=30)
        assert process.returncode == code
        assert "Traceback" not in said


def test_it_takes_addresses_and_names_areas_as_it_is_told(store: Path) -> None:
    said = {"accept": "application/json"}
    with serving("--db", str(store)) as (_, address):
        assert b'name="address"' not in fetch(f"{address}add", accept="text/html")
        assert json.loads(fetch(f"{address}map", **said))["boundaries"] == "un"
    with serving("--db", str(store), "--online", "--boundaries", "defacto") as (_, address):
        assert b'name="address"' in fetch(f"{address}add", accept="text/html")
        assert json.loads(fetch(f"{address}map", **said))["boundaries"] == "defacto"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_another_address_needs_a_password_or_a_token(store: Path) -> None:
    done = run("--db", str(store), "--host", "0.0.0.0")
    assert done.returncode == 2
    assert "--password or --token" in done.stderr


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("--db", str(tmp_path / "none.db"))
    assert done.returncode == 4
    assert "there is no store" in done.stderr


def test_the_token_that_is_printed_opens_the_pages(store: Path) -> None:
    with serving("--db", str(store), "--token") as (process, address):
        token = process.stderr.readline().rpartition(" ")[2].strip()  # type: ignore[union-attr]
        answer = fetch(address, accept="application/json", authorization=f"Bearer {token}")
        assert b"stories" in answer


def test_a_pasted_text_is_read_into_the_store(tmp_path: Path) -> None:
    """From the form to the story that holds it, with the network in between."""
    store = write_store(tmp_path / "told.db", make_told())
    text = "Lissa Post\n\nVarnia's minister arrived in Tarsk on Tuesday for talks on grain."
    with serving("--db", str(store)) as (_, address):
        token = re.search(r'name="token" value="(\w+)"', fetch(f"{address}add").decode())
        assert token is not None
        filled = urlencode({"token": token[1], "text": text, "name": "paste.txt"}).encode()
        with urlopen(Request(f"{address}add", data=filled), timeout=30) as answer:
            job = answer.url
        for _ in range(300):
            told = json.loads(fetch(job, accept="application/json"))
            if told["state"] in ("done", "failed"):
                break
            time.sleep(0.2)
        assert told["state"] == "done", told
        assert told["stories"]
        page = fetch(f"{address}story/{told['stories'][0]}").decode()
        assert "paste.txt" in page


def post(address: str, page: str, **said: str) -> str:
    """Send the first form of a page, filled in; return the address that it leads to."""
    token = re.search(r'<main.*?name="token" value="(\w+)"', page, re.DOTALL)
    assert token is not None
    filled = urlencode({"token": token[1], **said}).encode()
    with urlopen(Request(address, data=filled), timeout=120) as answer:
        led: str = answer.url
    return led


def test_claims_and_lineages_are_set_right_in_the_browser(tmp_path: Path) -> None:
    """From the list of claims to the record that the decisions make, and back."""
    for name, paragraphs in {"planned": PLANNED, "arrived": ARRIVED}.items():
        (tmp_path / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    store = tmp_path / "visit.db"
    with open_writer(store) as writer:
        places = [str(tmp_path / "planned.txt"), str(tmp_path / "arrived.txt")]
        read_sources(places, writer=writer, options=ReadOptions(workers=1))
        before = writer.view().record()
    with serving("--db", str(store)) as (_, address):
        page = fetch(f"{address}review").decode()
        claim = json.loads(fetch(f"{address}review", accept="application/json"))["claims"][0]["id"]
        place = f"{address}claim/{claim}"
        assert post(f"{place}/review", page, kind="reject", next="review") == f"{address}review"
        assert "rejected by hand" in fetch(place).decode()
        assert post(f"{place}/review", page, kind="undo") == place
        post(f"{place}/review", page, kind="correct", status="failed", note="<b>bold</b>")
        shown = fetch(place).decode()
        assert "set right by hand; read as" in shown
        assert "&lt;b&gt;bold&lt;/b&gt;" in shown
        assert "<b>bold</b>" not in shown
        post(f"{place}/review", page, kind="undo")
        story = before.grouping.stories[0].id
        form = fetch(f"{address}story/{story}/review").decode()
        said = {"kind": "split", "about": "lineages", "other": before.reports[0].id}
        led = post(f"{address}story/{story}/review", form, **said)
        assert led == f"{address}report/{before.reports[0].id}"
    with open_view(store) as view:
        after = view.record()
    assert len(after.grouping.lineages) == len(before.grouping.lineages) + 1
    assert after.claims == before.claims
    with serving("--db", str(store), "--read-only") as (_, address):
        assert "<form" not in fetch(f"{address}claim/{claim}").decode().partition("<main")[2]
        with pytest.raises(HTTPError, match="404"):
            fetch(f"{address}review")
