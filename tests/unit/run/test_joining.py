"""Claims of the store are put together once, and anew when something changed."""

from pathlib import Path

import pytest
from tests.unit.collate.claiming import claim, group, make_report, name_report

from twosource.collate import collate_claims
from twosource.errors import StoreError
from twosource.group import group_reports
from twosource.group.judged import JudgedGroups
from twosource.model import Claim, Collation, Grouping, Reading, Report
from twosource.run import relating
from twosource.run.relating import join_claims, relate_reports
from twosource.store.writer import Writer, open_writer

pytestmark = pytest.mark.usefixtures("steady_ties")

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


def test_claims_that_another_writer_puts_meanwhile_are_in_the_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was worked out from the claims before them is not put over what they come to."""
    place = tmp_path / "a.db"
    others = [CLAIMS]

    def collate_slowly(*given: object, **named: object) -> object:
        if others:
            with open_writer(place) as other:
                put_claims(other, *others.pop())
        return collate_claims(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(relating, "collate_claims", collate_slowly)
    with open_writer(place) as writer:
        fill(writer)
        put_claims(writer, CLAIMS[0])
        join(writer)
        assert (others, writer.lacks_joined()) == ([], False)
        assert list_claims(writer) == [{one.id for one in CLAIMS}]


def test_a_store_that_others_never_leave_alone_is_told_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.db"

    def collate(*_: object, **__: object) -> Collation:
        with open_writer(place) as other:
            put_claims(other, *CLAIMS)
        return Collation()

    monkeypatch.setattr(relating, "collate_claims", collate)
    with open_writer(place) as writer:
        fill(writer)
        with pytest.raises(StoreError, match="read into it again when they have ended"):
            join(writer)


def test_a_report_that_another_run_adds_meanwhile_is_grouped_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, late = tmp_path / "a.db", ["b"]

    def group_slowly(reports: list[Report], *, judged: JudgedGroups) -> Grouping:
        while late:
            with open_writer(place) as other:
                letter = late.pop()
                other.put_report(make_report(letter), Reading(name_report(letter), ()))
        return group_reports(reports, judged=judged)

    monkeypatch.setattr(relating, "group_reports", group_slowly)
    with open_writer(place) as writer:
        writer.put_report(make_report("a"), Reading(name_report("a"), ()))
        relate_reports(writer, before=Grouping(), tell=lambda _: None)
        assert not writer.has_ungrouped()
        assert {one for line in writer.view().lineages() for one in line.reports} == {
            name_report("a"),
            name_report("b"),
        }
