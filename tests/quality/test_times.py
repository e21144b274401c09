"""The reading of times on the dev files and on our own passages, each figure beside its floor.

MEANTIME and GUM are in `../shared/data`, not part of the repository; the passages are.
"""

from pathlib import Path

import pytest
from tests.quality.floors import check_floor
from training.records import DATA
from training.times import measure_corpus, measure_gum, measure_meantime

from twosource.read.reader import load_reader

pytestmark = pytest.mark.slow
CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus"
needs_data = pytest.mark.skipif(not DATA.exists(), reason=f"the data sets are not at {DATA}")


@needs_data
def test_expressions_keep_extent_and_value() -> None:
    figures = measure_meantime(load_reader(), DATA)
    for name in ("value-strict", "value-relaxed", "days-strict", "days-relaxed"):
        check_floor(f"times-meantime-{name}", figures[f"all-{name}"] / 100)


@needs_data
def test_dates_have_their_days() -> None:
    check_floor("times-gum-right", measure_gum(load_reader(), DATA)["gum-right"] / 100)


@pytest.mark.parametrize("hand", ["a", "b"])
def test_acts_have_their_days(hand: str) -> None:
    figures = measure_corpus(load_reader(), CORPUS / f"train-{hand}.jsonl")
    for name in ("all", "timed", "untimed"):
        check_floor(f"times-corpus-{hand}-{name}", figures[f"corpus-{name}"] / 100)
