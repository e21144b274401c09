"""Labelled claims folded into strict PLOVER."""

from twosource.run.scoring.fold import fold_claims
from twosource.run.scoring.gold import LabelledClaim


def test_a_mode_goes_with_its_act() -> None:
    visit = LabelledClaim(id="1", act="CONSULT", mode="visit", status="planned", actor=("KEN",))
    kept = LabelledClaim(id="2", act="CONSULT", mode="visit", status="happened")
    first, second = fold_claims([visit, kept])
    assert (first.act, first.mode, first.actor) == ("AGREE", None, ("KEN",))
    assert second == kept


def test_what_strict_plover_does_not_know_is_left_out() -> None:
    said = LabelledClaim(id="1", act="AID", mode=None, status="alleged", content_of="2")
    assert fold_claims([said]) == []


def test_what_a_third_party_tells_is_an_event() -> None:
    told = LabelledClaim(id="1", act="ASSAULT", mode="drone", status="alleged")
    assert fold_claims([told]) == [told]
