"""What a store survives: a killed writer, company, and a disk that fails."""

import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import cast

import pytest

from twosource.model import Reading, Report
from twosource.store.view import open_view
from twosource.store.writer import open_writer

WORKER = Path(__file__).with_name("worker.py")
MOMENTS = 20
make_read = cast(
    Callable[..., tuple[Report, Reading]],
    runpy.run_path(str(WORKER), run_name="worker")["make_read"],
)


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_after(worker: subprocess.Popen[str], pause: float) -> list[int]:
    """Kill a writer some time after its first acknowledgement; return all that it acknowledged."""
    assert worker.stdout is not None
    first = worker.stdout.readline()
    time.sleep(pause)
    worker.kill()
    # What readline read ahead is lost to communicate, and with it what was acknowledged meanwhile.
    said = first + worker.stdout.read()
    worker.communicate()
    return [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_acknowledged_and_leaves_nothing_half(
    tmp_path: Path,
) -> None:
    place = tmp_path / "a.db"
    moments = Random(7)
    acknowledged: set[int] = set()
    for _ in range(MOMENTS):
        first = max(acknowledged, default=-1) + 1
        worker = start("write", place, first, first + 100_000)
        acknowledged.update(kill_after(worker, moments.uniform(0, 0.15)))
    with open_view(place) as view:
        faults = view.faults()
        record = view.record()
    held = {int(report.name.removesuffix(".txt")) for report in record.reports}
    assert faults == ()
    assert acknowledged <= held
    assert len(held - acknowledged) <= MOMENTS  # the one being acknowledged when it was killed
    expected = {make_read(number)[0].id: make_read(number) for number in held}
    assert [expected[one.id][0] for one in record.reports] == list(record.reports)
    assert [expected[one.report][1] for one in record.readings] == list(record.readings)


@pytest.mark.slow
def test_two_writers_and_two_readers_never_meet_a_busy_store(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    open_writer(place).close()
    writers = [start("write", place, first, first + 100_000) for first in (0, 500_000)]
    readers = [start("read", place, 3) for _ in range(2)]
    faults = [reader.communicate()[1] for reader in readers]
    log = Path(f"{place}-wal").stat().st_size
    for writer in writers:
        assert writer.poll() is None, writer.communicate()[1]
        writer.send_signal(signal.SIGKILL)
    written = [len(writer.communicate()[0].splitlines()) for writer in writers]
    assert faults == ["", ""]
    assert min(written) > 20
    assert log < 64 << 20


def test_processes_that_make_one_store_at_once_agree(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    writers = [start("write", place, number, number + 1) for number in range(4)]
    faults = [writer.communicate()[1] for writer in writers]
    with open_view(place) as view:
        assert view.counts().documents == 4
    assert faults == [""] * 4


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files needs POSIX")
def test_a_write_that_fails_anywhere_leaves_the_old_state_or_the_new_and_says_so(
    tmp_path: Path,
) -> None:
    command = [sys.executable, str(WORKER.with_name("starved.py")), str(tmp_path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    failed, kept = map(int, shown.stdout.split())
    assert failed > 10
    assert kept == 3
