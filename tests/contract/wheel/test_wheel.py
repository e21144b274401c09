"""The wheel carries the compiled loop where there is a compiler, and works without where not."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HAS_COMPILER = shutil.which("cc") is not None or shutil.which("gcc") is not None

pytestmark = pytest.mark.slow


def _build(target: Path, compile_wish: str) -> list[str]:
    """Build a wheel from a copy of the sources, and return the names of the files in it."""
    copy = target / "source"
    left_out = shutil.ignore_patterns(".git", ".venv", "build", "site", "*.so", ".*_cache", "*.db")
    shutil.copytree(ROOT, copy, ignore=left_out)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    environment = os.environ | {"TWOSOURCE_COMPILE": compile_wish}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    return [wheel.name, *zipfile.ZipFile(wheel).namelist()]


def test_a_wheel_without_the_loop_is_for_every_system(tmp_path: Path) -> None:
    name, *files = _build(tmp_path, "no")
    assert name.endswith("-py3-none-any.whl")
    assert not [file for file in files if file.endswith((".so", ".pyd"))]
    assert "twosource/lexicon/states.tsv" in files


@pytest.mark.skipif(not HAS_COMPILER, reason="there is no C compiler here")
def test_a_wheel_with_the_loop_names_its_system(tmp_path: Path) -> None:
    name, *files = _build(tmp_path, "yes")
    assert "-cp311-abi3-" in name
    assert [file for file in files if file.startswith("twosource/text/_runs.")]
