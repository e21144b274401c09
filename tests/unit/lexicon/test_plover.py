"""PLOVER as the codebook has it: a line of it, a case."""

from typing import get_args

import pytest

from twosource.lexicon.acts import load_acts
from twosource.lexicon.plover import INTENSITIES, find_intensity, find_quad, fold_act
from twosource.model.claim import Act, Status


@pytest.mark.parametrize(
    ("act", "status", "folded"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("SUPPORT", "offered", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("COOPERATE", "offered", "AGREE"),
        ("RETREAT", "planned", "AGREE"),
        ("CONCEDE", "planned", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("REQUEST", "happened", "REQUEST"),
        ("SANCTION", "planned", "THREATEN"),
        ("MOBILIZE", "planned", "MOBILIZE"),
        ("ASSAULT", "alleged", "ASSAULT"),
        ("RETREAT", "demanded", None),
        ("ASSAULT", "threatened", None),
        ("AID", "denied", None),
        ("CONSULT", "did-not-happen", None),
        ("SUPPORT", "failed", None),
        ("ASSAULT", "hypothetical", None),
        ("DENIAL", "happened", None),
    ],
)
def test_each_status_has_its_place_in_strict_plover(
    act: Act, status: Status, folded: Act | None
) -> None:
    found = fold_act(act, None, status)
    assert (found and found[0]) == folded


@pytest.mark.parametrize("status", ["alleged", "planned", "happened"])
def test_what_an_act_of_speech_speaks_of_is_no_event_beside_it(status: Status) -> None:
    assert fold_act("ASSAULT", None, status, is_content=True) is None


def test_a_folded_act_keeps_its_mode_and_a_readiness_has_none() -> None:
    assert fold_act("CONSULT", "visit", "happened") == ("CONSULT", "visit")
    assert fold_act("CONSULT", "visit", "planned") == ("AGREE", None)


def test_every_act_but_the_denial_has_a_score_and_a_quad_class() -> None:
    acts: tuple[Act, ...] = get_args(Act)
    assert [act for act in acts if find_intensity(act, None) is None] == ["DENIAL"]
    assert [act for act in acts if find_quad(act) is None] == ["DENIAL"]


def test_every_mode_that_the_table_of_acts_can_give_has_a_score() -> None:
    modes = {(rule.act, rule.mode) for rules in load_acts().values() for rule in rules if rule.mode}
    assert modes
    assert [(act, mode) for act, mode in sorted(modes) if mode not in INTENSITIES[act]] == []


def test_what_cooperates_scores_above_zero_and_what_conflicts_does_not() -> None:
    for act, scores in INTENSITIES.items():
        cooperates = str(find_quad(act)).endswith("COOPERATION")
        above = {
            score > 0 for mode, score in scores.items() if (act, mode) != ("REQUEST", "assist")
        }
        assert above == {cooperates}, act


@pytest.mark.parametrize(
    ("act", "mode", "score", "quad"),
    [
        ("AID", None, 10, "MATERIAL COOPERATION"),
        ("CONSULT", "third-party", 1, "VERBAL COOPERATION"),
        ("RETREAT", "disarm", 10, "MATERIAL COOPERATION"),
        ("REQUEST", None, 0, "VERBAL CONFLICT"),
        ("REQUEST", "assist", 0.5, "VERBAL CONFLICT"),
        ("THREATEN", "territory", -4, "VERBAL CONFLICT"),
        ("PROTEST", "vandalize", -5, "MATERIAL CONFLICT"),
        ("ASSAULT", "unconventional", -10, "MATERIAL CONFLICT"),
        # Where the manual errs, the codebook chose.
        ("ACCUSE", None, -2, "VERBAL CONFLICT"),
        ("SANCTION", "discontinue", -6, "MATERIAL CONFLICT"),
        # A mode that the manual does not have counts as the act alone.
        ("AID", "unheard-of", 10, "MATERIAL COOPERATION"),
    ],
)
def test_scores_and_classes_are_those_of_the_codebook(
    act: Act, mode: str | None, score: float, quad: str
) -> None:
    assert (find_intensity(act, mode), find_quad(act)) == (score, quad)
