"""A run that is killed while it makes claims goes on from there, and ends the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from twosource.model import Record
from twosource.run.pipeline import ReadOptions, ReadResult, read_sources
from twosource.store.view import open_view
from twosource.store.writer import open_writer

CLAIMER = Path(__file__).with_name("claimer.py")
REPORTS = 40
TEXT = (
    "LISSA, March 5, 2031 – Chad recalled its ambassador from Niger on Tuesday.\n\n"
    "A day earlier Niger had condemned Chad and had threatened to close {} roads.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(REPORTS):
        (made / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return made


def kill_claiming(place: Path, folder: Path) -> None:
    """Kill a run once its first claims are kept."""
    command = [sys.executable, str(CLAIMER), str(place), str(folder)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    for line in worker.stdout:
        if line.startswith("claiming"):
            break
    worker.kill()
    worker.communicate()


def read(place: Path | str, folder: Path) -> tuple[ReadResult, Record]:
    with open_writer(place) as writer:
        result = read_sources([str(folder)], writer=writer, options=ReadOptions(workers=1))
        return result, writer.view().record()


@pytest.mark.slow
def test_a_killed_run_keeps_its_claims_and_the_next_makes_the_rest(
    tmp_path: Path, folder: Path
) -> None:
    place = tmp_path / "a.db"
    kill_claiming(place, folder)
    with open_view(place) as view:
        kept = view.record().claims
        assert view.faults() == ()
    claimed = {one.report for one in kept}
    assert 4 <= len(claimed) < REPORTS
    result, record = read(place, folder)
    assert (result.parsed, result.claimed) == (0, REPORTS - len(claimed))
    assert set(kept) < set(record.claims)
    whole, expected = read(":memory:", folder)
    assert (whole.claimed, record) == (REPORTS, expected)
