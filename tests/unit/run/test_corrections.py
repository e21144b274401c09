"""What a person may write for a slot, and what is kept of it. The persons are invented."""

import pytest
from tests.unit.collate.claiming import claim

from twosource.errors import UsageError
from twosource.run.corrections import read_correction

TOLD = claim("a0", "NER, Orla Venn", "TCD", act="AID")


@pytest.mark.parametrize(
    ("given", "slot", "value"),
    [
        ("act=sanction", "act", "SANCTION"),
        ("act=coerce arrest", "act", "COERCE (arrest)"),
        ("ACT=COERCE/arrest", "act", "COERCE (arrest)"),
        ("status=did not happen", "status", "did-not-happen"),
        ("actor=fra", "actor", "France (FRA)"),
        ("actor=South Korea; orla venn", "actor", "South Korea (KOR); Orla Venn"),
        ("actor=Vesna Lodd (FRA GOV)", "actor", "Vesna Lodd (FRA GOV)"),
        ("actor=FRA MIL", "actor", "(FRA MIL)"),
        ("actor=a = b", "actor", "a = b"),
        ("recipient=", "recipient", ""),
        ("when=2023-08/2024-02", "when", "2023-08-01/2024-02-29"),
        ("when=2024-06", "when", "2024-06"),
        ("when= ", "when", ""),
    ],
)
def test_what_is_given_is_made_whole(given: str, slot: str, value: str) -> None:
    assert read_correction(given, TOLD) == (slot, value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("status", "write SLOT=VALUE"),
        ("where=Paris", "where SLOT is act, status, actor, recipient, when"),
        ("act=HELP", "HELP is no act; the acts are AGREE"),
        ("act=DENIAL", "DENIAL is no act"),
        ("act=COERCE visit", "visit is no mode of COERCE, which has the modes seize"),
        ("act=AID visit", "which has no modes"),
        ("status=planed", "did you mean planned"),
        ("status=", "nothing is no status"),
        ("actor=Vesna Lodd (XQZ)", "XQZ is neither a state's code nor a sector's"),
        ("when=May", "May is no date; write 2024-06-18"),
    ],
)
def test_what_is_no_value_is_told(given: str, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        read_correction(given, TOLD)


def test_a_denial_stays_one() -> None:
    with pytest.raises(UsageError, match="a denial stays one"):
        read_correction("act=AID", claim("a0", "NER", act="DENIAL"))
