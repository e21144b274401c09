"""A record cut down to what is sure: invented claims of two reports."""

from msgspec.structs import replace
from tests.unit.present.export.affair import (
    COURIER_REPORT,
    WIRE_REPORT,
    make_claim,
    make_event,
    make_record,
)

from twosource.present.sureness import SURE, keep_sure

SENT = make_claim("sent", WIRE_REPORT, 0, "AID", actors=[], recipients=[])
SHIPPED = replace(make_claim("shipped", COURIER_REPORT, 0, "AID", actors=[], recipients=[]))
VAGUE = replace(SHIPPED, id="vague", surety=SURE - 0.01)


def test_an_event_without_a_sure_claim_goes_with_its_claims() -> None:
    record = make_record([SENT, VAGUE], [make_event([SENT]), make_event([VAGUE])])
    kept = keep_sure(record)
    assert [one.id for one in kept.claims] == [SENT.id]
    assert [one.claims for one in kept.collation.events] == [(SENT.id,)]


def test_an_event_keeps_the_less_sure_claims_beside_a_sure_one() -> None:
    record = make_record([SENT, VAGUE], [make_event([SENT, VAGUE])])
    assert keep_sure(record) == record


def test_a_claim_in_no_event_goes_by_itself() -> None:
    record = make_record([SENT, VAGUE], [])
    assert [one.id for one in keep_sure(record).claims] == [SENT.id]
