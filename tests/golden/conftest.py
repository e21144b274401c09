"""The records of the two sample sets, read once for all tests that look at them."""

from pathlib import Path

import pytest

from twosource.model import ReadSentence, Record
from twosource.read.sentences import assemble_sentences
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.writer import open_writer

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"


Sentences = dict[str, tuple[ReadSentence, ...]]


def _read(folder: Path) -> tuple[Record, Sentences]:
    """Return the record of a folder, and the sentences of each report by its id."""
    with open_writer(":memory:") as writer:
        read_sources([str(folder)], writer=writer, options=ReadOptions(workers=1))
        view = writer.view()
        record = view.record()
        parsed = {one.id: assemble_sentences(one, view.parses(one)) for one in record.reports}
        return record, parsed


@pytest.fixture(scope="session")
def examples() -> Record:
    """The record of examples/reports."""
    return _read(EXAMPLES)[0]


@pytest.fixture(scope="session")
def read_seeds() -> tuple[Record, Sentences]:
    """The two reports that the project started from, read; they are not in this tree."""
    if not SEEDS.is_dir():
        pytest.skip("the folder ../shared/seeds is not here")
    return _read(SEEDS)


@pytest.fixture(scope="session")
def seeds(read_seeds: tuple[Record, Sentences]) -> Record:
    """The record of the two reports that the project started from."""
    return read_seeds[0]


@pytest.fixture(scope="session")
def seed_sentences(read_seeds: tuple[Record, Sentences]) -> Sentences:
    """Their sentences as the reader has them, by the report's id."""
    return read_seeds[1]
