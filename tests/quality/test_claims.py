"""Claims beside labels: our own test half by its hands, and the records of PLOVER that are open.

What each figure counts is told in docs/eval.md.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.quality.floors import check_floor
from tools.score_seeds import SEEDS, judge_events, judge_persons, read_editions
from training.claims import CORPUS
from training.records import DATA

from twosource.run.scoring.figures import Scores, score_passages
from twosource.run.scoring.fold import fold_claims
from twosource.run.scoring.gold import LabelledPassage, read_gold
from twosource.run.scoring.passages import PassageReader, label

pytestmark = pytest.mark.slow

PLOVER = DATA / "10_events/plover-gsr-train.jsonl.gz"


def measure(paths: Sequence[Path], *, strict: bool = False) -> Scores:
    reader = PassageReader()
    gold = [passage for path in paths for passage in read_gold(path)]
    answers = {one.id: label(reader, one) for one in gold}
    if strict:
        gold = [fold(one) for one in gold]
        answers = {name: fold_claims(some) for name, some in answers.items()}
    return score_passages(gold, answers)


def fold(passage: LabelledPassage) -> LabelledPassage:
    return replace(passage, claims=tuple(fold_claims(passage.claims)))


def check(name: str, scores: Scores, slots: Sequence[str]) -> None:
    figures = {one.slot: one.f1 for one in scores.figures}
    for slot in slots:
        check_floor(f"claims-{name}-{slot.replace(', ', '-').replace(' ', '-')}", figures[slot])


@pytest.mark.parametrize(("name", "hands"), [("unusual", "tu"), ("agency", "x")])
def test_claims_of_our_own_test_half(name: str, hands: str) -> None:
    scores = measure([CORPUS / f"test-{hand}.jsonl" for hand in hands])
    slots = ("act", "act, mode", "act, actor", "act, recipient", "act, status", "act, date")
    check(name, scores, (*slots, "whole record", "speaker", "denial linked"))
    check_floor(f"claims-{name}-statuses", scores.status_macro_f1)
    empty, found = scores.no_event
    check_floor(f"claims-{name}-is-an-event", 1 - empty / found)
    shown, unsure = scores.shown_as_happened
    check_floor(f"claims-{name}-no-fact-not-shown-as-one", 1 - shown / unsure)


@pytest.mark.skipif(not PLOVER.exists(), reason=f"the records are not at {PLOVER}")
def test_events_of_the_open_plover_records() -> None:
    check("plover", measure([PLOVER], strict=True), ("act", "pair", "act and pair"))


@pytest.mark.skipif(not SEEDS.exists(), reason=f"the seed reports are not at {SEEDS}")
def test_events_of_the_seed_reports() -> None:
    key = json.loads((SEEDS / "key.json").read_text("utf-8"))
    record, editions = read_editions(SEEDS, key)
    asked = [one for one in judge_events(key, editions) if not one.optional]
    check_floor("claims-seeds-events", sum(one.right for one in asked) / len(asked))
    assert list(judge_persons(key, record)) == []
