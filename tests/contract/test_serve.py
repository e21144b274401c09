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
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import write_store

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
