"""Claims of the store are put together once, and anew when something changed."""

import pytest
from tests.unit.collate.claiming import claim, group, make_report, name_report

from twosource.model import Claim, Collation, Reading
from twosource.run import relating
from twosource.run.relating import join_claims
from twosource.store.writer import Writer, open_writer

CLAIMS = (claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD"))


def put_claims(writer: Writer, *claims: Claim) -> None:
    made = {one.report: one for one in claims}
    ids = map(name_report, "ab")
    outcomes = {one: [made[one]] if one in made else [] for one in ids}
    writer.put_claims("coder", outcomes, days=dict.fromkeys(outcomes, ""))


def fill(writer: Writer) -> None:
    for letter in "ab":
        writer.put_report(make_report(letter), Reading(name_report(letter), ()))
    writer.put_results(group("ab"), Collation())
    put_claims(writer, *CLAIMS)


def join(writer: Writer) -> None:
    join_claims(writer, tell=lambda _: None)


def list_claims(writer: Writer) -> list[set[str]]:
    return [set(one.claims) for one in writer.view().record().collation.events]


def test_the_claims_of_a_store_become_its_events() -> None:
    with open_writer(":memory:") as writer:
        fill(writer)
        join(writer)
        assert list_claims(writer) == [{one.id for one in CLAIMS}]


def test_nothing_is_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_writer(":memory:") as writer:
        fill(writer)
        join(writer)
        monkeypatch.setattr(relating, "collate_claims", lambda *_, **__: pytest.fail("done again"))
        join(writer)
        assert len(list_claims(writer)) == 1


def test_a_claim_that_goes_leaves_its_event() -> None:
    with open_writer(":memory:") as writer:
        fill(writer)
        join(writer)
        put_claims(writer, CLAIMS[1])
        join(writer)
        assert list_claims(writer) == [{CLAIMS[1].id}]


def test_reports_that_are_grouped_otherwise_have_other_events() -> None:
    with open_writer(":memory:") as writer:
        fill(writer)
        join(writer)
        writer.put_results(group("a"), Collation())
        join(writer)
        assert list_claims(writer) == [{CLAIMS[0].id}]
