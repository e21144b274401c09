"""The n-th write or sync of a store fails, for every n: the old state or the new one is left."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.contract.store.failing import TRIED

SOURCE = Path(__file__).with_name("failing.c")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("writes are made to fail by a library in C, on Linux")
    made = tmp_path / "failing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", made, SOURCE, "-ldl"], check=True)
    return made


@pytest.mark.slow
def test_whichever_write_of_a_step_fails_the_old_state_is_left_or_the_new(
    tmp_path: Path, library: Path
) -> None:
    """Each step fails at its first write, and goes through when only the log's end is lost."""
    command = [sys.executable, "-m", "tests.contract.store.failing", str(tmp_path)]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    shown = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert shown.returncode == 0, shown.stderr
    counts = dict(line.split(": ") for line in shown.stdout.splitlines())
    assert tuple(counts) == TRIED
    for tries, kept in (map(int, one.split()) for one in counts.values()):
        assert 0 < kept < tries
