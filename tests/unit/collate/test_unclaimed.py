"""Sentences in which no claim stands, held against those of another lineage. All is invented."""

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import derive, root
from tests.unit.collate.claiming import group
from tests.unit.collate.opposing import gather_parsed, make_event
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.disputes import find_disputes
from twosource.model import Dispute, Grouping, Report

SHELLED = "Troops of Niger shelled the ferry Adaba at Fada on Monday and killed six people."
SHORT = "Niger shelled the ferry Adaba at Fada on Monday."
NINE = "Nine people were killed on the ferry Adaba at Fada on Monday, the port said."


def find(
    reports: Mapping[str, Sequence[str]], grouping: Grouping, *, voice: str = "voice"
) -> tuple[Dispute, ...]:
    """The disputes of reports by letter; the first sentence of each has a claim, no other has."""
    written = [write(letter, *sentences) for letter, sentences in reports.items()]
    claims = [
        replace(made, roots=(root(f"{voice} {number}" if number else voice, made.at),))
        for number, report in enumerate(written)
        if "shelled" in report.text[: report.sentences[0].span.end]
        for made in (tell(report, "0 shelled", "NER", "TCD", act="ASSAULT"),)
    ]
    evidence = gather_parsed(claims, written, grouping)
    return find_disputes([make_event(0, claims)] if claims else [], evidence)


def cut(reports: Mapping[str, Report], dispute: Dispute) -> list[str]:
    return [
        reports[one.report].text[one.start : one.end]
        for one in (*dispute.first_at, *dispute.second_at)
    ]


def test_a_sentence_without_a_claim_gainsays_one_with() -> None:
    told = {"a": [SHELLED], "b": [SHORT, NINE]}
    (found,) = find(told, group("ab"))
    reports = list_reports([write(letter, *sentences) for letter, sentences in told.items()])
    assert (found.slot, found.because) == ("amount", "“Nine people” beside “six people”")
    assert cut(reports, found) == ["Nine people", "six people"]
    assert [bool(found.first), bool(found.second)] == [False, True]


def test_the_order_of_the_reports_does_not_matter() -> None:
    told = {"a": [SHELLED], "b": [SHORT, NINE]}
    assert find(told, group("ab")) == find(dict(reversed(told.items())), group("ba"))


def test_of_two_sides_one_has_a_claim() -> None:
    """What stands beside no event at all would be shown nowhere."""
    six = NINE.replace("Nine", "Six")
    assert find({"a": [SHORT, six], "b": [SHORT, NINE]}, group("ab")) == ()


def test_one_lineage_does_not_gainsay_itself() -> None:
    assert find({"a": [SHELLED], "b": [SHORT, NINE]}, group("ab", lineages="ab")) == ()


@pytest.mark.parametrize("copied", [NINE, NINE.replace("Nine", "Ninety")])
def test_a_copy_adds_nothing(copied: str) -> None:
    """Report c copies report b, and garbles what it says."""
    told = {"a": [SHELLED], "b": [SHORT, NINE]}
    grouping = derive(group("abc", "b0 c0", "b1 c1", lineages="a bc"), "c<b")
    assert find({**told, "c": [SHORT, copied]}, grouping) == find(told, group("ab"))


def test_one_voice_does_not_gainsay_itself() -> None:
    told = {"a": [SHELLED], "b": [SHORT, NINE]}
    assert find(told, group("ab"), voice="harbour") != ()
    assert find(told, group("ab"), voice="port") == ()


def test_it_must_be_known_who_it_is() -> None:
    """ "It lost nine people" may be any ship, where nothing of one event is told just before."""
    it = "It lost nine people on Monday at Fada, where the ferry Adaba was shelled and they died."
    assert find({"a": [SHELLED], "b": [SHORT, it]}, group("ab")) != ()
    assert find({"a": [SHELLED], "b": ["Chad has a ferry, the Adaba.", it]}, group("ab")) == ()


def test_two_claims_that_differ_in_two_amounts_are_two_disputes() -> None:
    ours = "Troops of Niger shelled the ferry Adaba at Fada on Monday, killing four people and "
    theirs = "Niger shelled the ferry Adaba at Fada on Monday, killing nine people and "
    told = {"a": [f"{ours}wounding six guards."], "b": [f"{theirs}wounding twelve guards."]}
    found = find(told, group("ab"))
    assert [(one.slot, one.first) for one in found] == [("amount", found[0].first)] * 2
    assert len({one.id for one in found}) == len(found)
