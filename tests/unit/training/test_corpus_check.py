"""What is wrong with a labelled passage is found, and the passages that we keep are sound."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from training.corpus_check import find_problems

from twosource.run.scoring.gold import (
    LabelledAmount,
    LabelledClaim,
    LabelledPassage,
    read_gold,
)

CORPUS = Path(__file__).parents[3] / "training" / "corpus"

CLAIM = LabelledClaim(
    id="1",
    cue="sent",
    act="AID",
    mode=None,
    status="happened",
    actor=("KEN/GOV",),
    recipient=("MWI",),
    when=(date(2033, 6, 7), date(2033, 6, 7)),
    where="Karonga",
    amounts=(LabelledAmount("40 tonnes of maize", 40, None, "=", "tonne", "maize"),),
    says=("KEN/GOV", "Lake Wire"),
    content_of=None,
    denies=(),
    background=False,
)
PASSAGE = LabelledPassage(
    id="train-b-001",
    written=date(2033, 6, 8),
    outlet="",
    text="Kenya on Tuesday sent 40 tonnes of maize to Karonga, ministers told Lake Wire.",
    kind="plain",
    claims=(CLAIM,),
)


def test_a_sound_passage_has_no_problem() -> None:
    assert find_problems([PASSAGE]) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"status": None}, "was not labelled"),
        ({"mode": "visit"}, "AID has no mode visit"),
        ({"cue": "shipped"}, "there 0 times"),
        ({"nth": 2}, "wanted is number 2"),
        ({"cue": "sen"}, "is a part of a word"),
        ({"again": (("shipment", 1),)}, "'shipment' is there 0 times"),
        ({"again": (("maiz", 1),)}, "is a part of a word"),
        ({"again": (("sent", 1),)}, "is listed again"),
        ({"where": "Mzuzu"}, "'Mzuzu' is not in the text"),
        ({"actor": ("KEN/GVT",)}, "no sector GVT"),
        ({"recipient": ("MLW",)}, "no state has this code"),
        ({"content_of": "1"}, "no other claim has the id 1"),
        ({"denies": ("2",)}, "no other claim has the id 2"),
        ({"status": "denied"}, "no claim denies it"),
        ({"when": (None, None)}, "neither a first nor a last day"),
        ({"when": (date(2033, 6, 7), date(2033, 6, 6))}, "ends before it begins"),
        ({"when": (date(2033, 6, 9), None)}, "after the report"),
        ({"when": (date(2033, 6, 6), date(2033, 6, 6))}, "is a Monday"),
    ],
)
def test_a_wrong_label_is_told(wrong: dict[str, object], told: str) -> None:
    claim = replace(CLAIM, **wrong)
    problems = find_problems([replace(PASSAGE, claims=(claim,))])
    assert any(told in problem for problem in problems)


def test_a_day_may_be_told_by_its_number() -> None:
    text = "Kenya on 6 June sent 40 tonnes of maize to Karonga, it told Lake Wire on Tuesday."
    claim = replace(CLAIM, when=(date(2033, 6, 6), date(2033, 6, 6)))
    assert find_problems([replace(PASSAGE, text=text, claims=(claim,))]) == []


def test_two_passages_cannot_share_an_id() -> None:
    assert find_problems([PASSAGE, PASSAGE]) == ["train-b-001: the id is there more than once"]


def test_only_a_passage_without_claims_tells_of_no_event() -> None:
    assert find_problems([replace(PASSAGE, claims=())])
    assert find_problems([replace(PASSAGE, claims=(), kind="no-event")]) == []


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_passages_that_we_keep_are_sound(path: Path) -> None:
    assert find_problems(read_gold(path)) == []
