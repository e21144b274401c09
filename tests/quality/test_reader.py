"""Every head of the shipped network on the dev files, beside its floor.

The files are those that training never sees: `../shared/data`, not part of the repository.
"""

import pytest
from tests.quality.floors import check_floor, load_floors
from training.evaluate import measure
from training.records import DATA

from twosource.read.reader import load_reader

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.exists(), reason=f"the data sets are not at {DATA}"),
]
NAMES = sorted(
    name.removeprefix("reader-") for name in load_floors().floors if name.startswith("reader-")
)
MOST_FALL = 4.0


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure(load_reader(), DATA)


def test_there_are_floors() -> None:
    assert len(NAMES) > 20


def test_every_head_keeps_its_floor(figures: dict[str, float]) -> None:
    for name in NAMES:
        check_floor(f"reader-{name}", figures[name] / 100)


def test_damage_costs_little(figures: dict[str, float]) -> None:
    assert figures["damage-fall"] <= MOST_FALL


def test_trained_arguments_beat_those_read_off_the_tree(figures: dict[str, float]) -> None:
    for kind in ("verbs", "nouns"):
        trained, ruled = (figures[f"frames-{way}-{kind}-all-f"] for way in ("given", "rules"))
        assert trained > ruled


def test_the_lexicon_makes_the_names_of_the_network_better(figures: dict[str, float]) -> None:
    for types in ("four", "all"):
        joined, alone = (figures[f"names-re3d-{way}-{types}-f"] for way in ("joined", "alone"))
        assert joined > alone
