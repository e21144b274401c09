"""Places beside their floors: GeoVirus, and the places of acts in our own labelled passages.

GeoVirus is in `../shared/data`, not part of the repository.
"""

from pathlib import Path

import pytest
from tests.quality.floors import check_floor
from tools.measure_places import TOPONYMS, measure_places
from tools.measure_where import measure_where

from twosource.run.scoring.gold import read_gold
from twosource.run.scoring.passages import PassageReader

pytestmark = pytest.mark.slow
PASSAGES = Path(__file__).parents[2] / "training" / "corpus" / "train-a.jsonl"


@pytest.mark.skipif(not TOPONYMS.exists(), reason=f"the data set is not at {TOPONYMS}")
def test_places_below_country_level_are_found_where_they_are() -> None:
    measured = measure_places("dev")
    check_floor("places-geovirus-f1", measured.f1)
    check_floor("places-geovirus-precision", measured.precision)
    check_floor("places-geovirus-recall", measured.recall)
    check_floor("places-geovirus-accuracy", measured.accuracy)


def test_places_of_acts_are_bound_right() -> None:
    bound = measure_where(PassageReader(), read_gold(PASSAGES))
    check_floor("where-train-a-recall", bound.recall)
    check_floor("where-train-a-precision", bound.precision)
