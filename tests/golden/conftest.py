"""The records of the two sample sets, read once for all tests that look at them."""

from pathlib import Path

import pytest

from twosource.model import Record
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.writer import open_writer

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"


def _read(folder: Path) -> Record:
    with open_writer(":memory:") as writer:
        read_sources([str(folder)], writer=writer, options=ReadOptions(workers=1))
        return writer.view().record()


@pytest.fixture(scope="session")
def examples() -> Record:
    """The record of examples/reports."""
    return _read(EXAMPLES)


@pytest.fixture(scope="session")
def seeds() -> Record:
    """The record of the two reports that the project started from; they are not in this tree."""
    if not SEEDS.is_dir():
        pytest.skip("the folder ../shared/seeds is not here")
    return _read(SEEDS)
