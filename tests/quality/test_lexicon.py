"""How much of what others labelled the lexicon finds alone, before any network is asked."""

import pytest
from tests.quality.floors import check_floor
from tools.measure_lexicon import NAMES, score_states, score_types

MEANTIME = NAMES / "meantime-entities-dev.jsonl.gz"
RE3D = NAMES / "re3d-open-dev.jsonl.gz"

pytestmark = pytest.mark.skipif(
    not (MEANTIME.exists() and RE3D.exists()),
    reason=f"the labelled names are not in {NAMES}; they are kept outside this repository",
)


def test_states_and_demonyms_of_meantime_are_found_as_often_as_before() -> None:
    check_floor("lexicon-states-meantime", score_states(MEANTIME).recall)


def test_the_names_of_re3d_are_typed_as_well_as_before() -> None:
    score = score_types(RE3D)
    check_floor("lexicon-re3d-f1", score.f1)
    check_floor("lexicon-re3d-precision", score.precision)
