"""Claims folded into strict PLOVER: a line of the codebook, a case."""

import pytest

from twosource.model.claim import Act, Status
from twosource.run.scoring.fold import fold_act, fold_claims
from twosource.run.scoring.gold import LabelledClaim


@pytest.mark.parametrize(
    ("act", "status", "folded"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("SUPPORT", "offered", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("COOPERATE", "offered", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("CONCEDE", "planned", "CONCEDE"),
        ("CONSULT", "happened", "CONSULT"),
        ("REQUEST", "happened", "REQUEST"),
        ("SANCTION", "planned", "SANCTION"),
        ("AID", "alleged", None),
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


def test_a_mode_goes_with_its_act() -> None:
    visit = LabelledClaim(id="1", act="CONSULT", mode="visit", status="planned", actor=("KEN",))
    kept = LabelledClaim(id="2", act="CONSULT", mode="visit", status="happened")
    first, second = fold_claims([visit, kept])
    assert (first.act, first.mode, first.actor) == ("AGREE", None, ("KEN",))
    assert second == kept
