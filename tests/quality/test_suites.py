"""Suites of one phenomenon each: how well claims are read where a construction is hard.

`suite-NAME.jsonl` holds passages of our own writing about invented events, in the format of
docs/eval.md. Those with `-aside-` in their id were written before anything was changed and not
looked at while it was; all others were seen. Which figures are held to a floor is told by the names
in `floors.json`: suite-NAME-PART-SLOT.
"""

from functools import cache

import pytest
from tests.quality.floors import FOLDER, check_floor, load_floors

from twosource.run.scoring.figures import score_passages
from twosource.run.scoring.gold import read_gold
from twosource.run.scoring.passages import PassageReader, label

pytestmark = pytest.mark.slow

PARTS = ("seen", "aside")
FLOORS = sorted(name for name in load_floors().floors if name.startswith("suite-"))
SUITES = sorted(path.stem.removeprefix("suite-") for path in FOLDER.glob("suite-*.jsonl"))


@cache
def measure(suite: str, part: str) -> dict[str, float]:
    """Return F1 by slot, and of statuses the mean over them, of one part of a suite."""
    reader = PassageReader()
    gold = [
        one
        for one in read_gold(FOLDER / f"suite-{suite}.jsonl")
        if ("-aside-" in one.id) is (part == "aside")
    ]
    scores = score_passages(gold, {one.id: label(reader, one) for one in gold})
    figures = {one.slot.replace(", ", "-").replace(" ", "-"): one.f1 for one in scores.figures}
    shown, unsure = scores.shown_as_happened
    figures["no-fact-not-shown-as-one"] = 1 - shown / max(1, unsure)
    return figures | {"statuses": scores.status_macro_f1}


@pytest.mark.parametrize("name", FLOORS)
def test_a_suite_keeps_its_floor(name: str) -> None:
    suite, part, slot = name.removeprefix("suite-").split("-", 2)
    check_floor(name, measure(suite, part)[slot])


@pytest.mark.parametrize("suite", SUITES)
def test_every_suite_has_both_parts_and_a_floor(suite: str) -> None:
    passages = read_gold(FOLDER / f"suite-{suite}.jsonl")
    for part in PARTS:
        assert [one for one in passages if f"-{part}-" in one.id]
        assert any(name.startswith(f"suite-{suite}-{part}-") for name in FLOORS)
