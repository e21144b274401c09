"""Runs that are killed in every stage: nothing is lost, nothing half, and all end the same."""

import subprocess
import sys

import pytest
from tests.contract.store.killed import STAGES

KILLS = 8
"""What fits into a minute of a busy machine; `just kills` makes two hundred."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process that is forked needs POSIX")
def test_runs_killed_in_every_stage_end_like_one_that_nobody_disturbed() -> None:
    command = [sys.executable, "-m", "tests.contract.store.kills", str(KILLS)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    assert f"{KILLS} runs killed" in shown.stdout
    assert all(f"{stage} 0" not in shown.stdout for stage in STAGES), shown.stdout
