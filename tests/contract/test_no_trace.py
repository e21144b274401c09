"""Reading leaves nothing in the home folder: no cache, no id of the machine, no report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_reading_leaves_the_home_folder_empty(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    report = tmp_path / "one.txt"
    report.write_text("Varnia sent 400 rifles to Tarsk on Tuesday, its ministry said.\n")
    surroundings = {name: one for name, one in os.environ.items() if not name.startswith("ORT_")}
    surroundings |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    for verb in ("read", "doctor"):
        command = [sys.executable, "-m", "twosource", verb, "--db", str(tmp_path / "one.db")]
        command += [str(report)] if verb == "read" else []
        done = subprocess.run(command, env=surroundings, capture_output=True, check=True, text=True)
    assert "1 document" in done.stdout
    assert list(home.rglob("*")) == []
