"""Broken files among good ones: each is refused with its reason, and every good one is read."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pytest

GOOD = (
    "The harbour council of Telmark met on Monday to settle the fees for fishing boats.\n\n"
    "It agreed to raise them by a tenth from next spring, its chairwoman said after the vote.\n\n"
    "Fishermen from the outer islands had asked the council to wait until the catch recovers.\n"
)
PROGRAM = "from twosource.run.cli import main; main()"


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, input=stdin, cwd=folder, check=False)


def scramble(length: int) -> bytes:
    """Return bytes that look random and are always the same."""
    blocks = (blake2b(bytes([number])).digest() for number in range(length // 64 + 1))
    return b"".join(blocks)[:length]


def make_broken_files(folder: Path) -> dict[str, str]:
    """Write one file of each broken kind; return the code that each must be refused with."""
    packed = gzip.compress(GOOD.encode() * 200)
    attributes = " ".join(f'a{number}="x"' for number in range(200_000))
    broken = {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \n\t\n", "empty"),
        "binary.txt": (bytes(range(256)) * 40, "binary"),
        "charset.txt": (bytes(one | 0x80 for one in scramble(2000)), "charset"),
        "cut.txt.gz": (packed[: len(packed) // 2], "truncated"),
        "attributes.html": (f"<html><body {attributes}><p>Hi".encode(), "page-too-big"),
        "notext.html": (b"<html><head><script>go()</script></head><body></body>", "no-text"),
    }
    for name, (content, _) in broken.items():
        (folder / name).write_bytes(content)
    return {name: code for name, (_, code) in broken.items()}


@pytest.fixture
def mixed(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    (tmp_path / "first.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "zlast.txt").write_text(GOOD.replace("Monday", "Friday"), encoding="utf-8")
    return tmp_path, make_broken_files(tmp_path)


def test_each_broken_file_is_refused_with_its_reason_and_the_good_ones_are_read(
    mixed: tuple[Path, dict[str, str]],
) -> None:
    folder, codes = mixed
    names = ["first.txt", *codes, "zlast.txt"]
    result = run(folder, "read", *names, "--db", "mixed.db")
    assert result.returncode == 3, result.stderr.decode()
    assert b"2 reports read into mixed.db" in result.stderr
    refused = json.loads(run(folder, "refused", "--db", "mixed.db", "--json").stdout)
    assert {one["source"]: one["code"] for one in refused} == codes
    assert all(len(one["sentence"].split()) > 3 for one in refused)
    for name in codes:
        assert name.encode() in result.stderr


def test_bad_records_of_a_file_cost_no_neighbour(tmp_path: Path) -> None:
    records = [json.dumps({"id": str(n), "text": GOOD.replace("Monday", f"day {n}")}) for n in "ab"]
    lines = [records[0], "{not json", json.dumps({"title": "no text"}), records[1], ""]
    result = run(tmp_path, "read", "-", "--db", "feed.db", stdin="\n".join(lines).encode())
    assert result.returncode == 3
    assert b"2 reports read" in result.stderr
    assert b"record 2" in result.stderr
    assert b"record 3" in result.stderr


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(80):
        text = GOOD.replace("Monday", f"day {number}")
        with (tmp_path / "many.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    assert run(tmp_path, "read", "many.jsonl", "--db", "many.db").returncode == 0
    command = [sys.executable, "-c", PROGRAM, "export", "json", "--db", "many.db"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_keeps_what_was_acknowledged_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(3000):
            text = GOOD.replace("Monday", f"day {number}")
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    process = start_reading(tmp_path)
    for _ in range(20):
        next(read_names(process))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in said
    kept = run(tmp_path, "doctor", "--db", "many.db").stdout
    assert b"is sound" in kept
    assert not children_of(process.pid)


def start_reading(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "-v", "read", "many.jsonl", "--db", "many.db"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder)


def read_names(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    assert process.stderr is not None
    while line := process.stderr.readline():
        yield line


def children_of(parent: int) -> list[str]:
    time.sleep(0.2)
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(parent):
            found.append(status.parent.name)
    return found if os.name == "posix" else []
