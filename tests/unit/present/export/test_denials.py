"""Which denials stand beside a claim: those of its own report, and those found across one."""

import pytest
from msgspec.structs import replace
from tests.unit.present.export.test_export_verify_events import make_claim

from twosource.model import Dispute, Record
from twosource.present.denials import list_denials


@pytest.fixture
def disputed(record: Record) -> Record:
    """The record with two claims, and a dispute in which the one denies the other."""
    first, last = (make_claim(record.reports[0], start) for start in range(2))
    dispute = Dispute(
        id="d", story="s", kind="denial", slot="polarity", first=(first.id,), second=(last.id,),
        because="", rule="",
    )  # fmt: skip
    collation = replace(record.collation, disputes=(dispute,))
    return replace(record, claims=(first, last), collation=collation)


def test_a_denial_found_across_the_story_stands_beside_the_claim(disputed: Record) -> None:
    first, last = disputed.claims[0], disputed.claims[-1]
    assert last in list_denials(disputed)[first.id]


def test_a_contradiction_is_no_denial(disputed: Record) -> None:
    dispute = replace(disputed.collation.disputes[0], kind="contradiction")
    collation = replace(disputed.collation, disputes=(dispute,))
    without = replace(disputed, collation=replace(disputed.collation, disputes=()))
    assert list_denials(replace(disputed, collation=collation)) == list_denials(without)
