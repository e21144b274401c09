"""How well the score of damage tells damaged dev sentences from sound ones, beside its floors.

The files are those that training never sees: `../shared/data`, not part of the repository.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.quality.floors import check_floor
from training.corpus import Half, load_ewt, load_gum
from training.damage_score import count_pairs, measure_scores
from training.example import Example
from training.records import DATA

from twosource.read.reader import load_reader

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.exists(), reason=f"the data sets are not at {DATA}"),
]


@pytest.mark.parametrize(("name", "load"), [("ewt", load_ewt), ("gum", load_gum)])
def test_damaged_sentences_score_higher_than_sound_ones(
    name: str, load: Callable[[Path, Half], list[Example]]
) -> None:
    scored = measure_scores(count_pairs(load_reader(), load(DATA, "dev")))
    check_floor(f"damage-{name}-auc", scored.auc)
    check_floor(f"damage-{name}-found", scored.found)
    check_floor(f"damage-{name}-sound", 1 - scored.false)
