"""Amounts of our own passages, with the word of each act given, beside their floor."""

from pathlib import Path

import pytest
from tests.quality.floors import check_floor
from training.amounts import measure

from twosource.run.scoring.gold import read_gold
from twosource.run.scoring.passages import PassageReader

pytestmark = pytest.mark.slow
CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus"


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


@pytest.mark.parametrize("hand", ["a", "b", "c", "d", "e"])
def test_amounts_are_found_and_bound(reader: PassageReader, hand: str) -> None:
    passages = read_gold(CORPUS / f"train-{hand}.jsonl")
    check_floor(f"amounts-{hand}-f", measure((one, reader.read(one)[0]) for one in passages).f1)
