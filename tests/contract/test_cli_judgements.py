"""Deciding by hand, and ids that events had before, as a person at the command line has them.

The deliveries that the store tells of never took place; it is filled by hand.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.collate.claiming import claim, day, group, make_report, name_report

from twosource.model import Claim, Collation, Reading
from twosource.run.cli import twosource
from twosource.run.relating import join_claims
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, open_writer

pytestmark = pytest.mark.usefixtures("steady_ties")

LATE = claim("b0", "NER", "TCD", when=day("2033-05-09"))
TOLD = (
    claim("a0", "NER", "TCD", when=day("2033-05-05")),
    claim("b1", "NER", "TCD", when=day("2033-05-05")),
    LATE,
    claim("c0", "MLI", "LBY", act="SANCTION"),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(letters: str, claims: Iterable[Claim], store: str = "twosource.db") -> None:
    """Do what a run does that reads these reports, with these claims of all reports so far."""
    held = list(claims)
    with open_writer(store) as writer:
        for letter in letters:
            writer.put_report(make_report(letter), Reading(name_report(letter), ()))
        known = {one.id for one in writer.reports()}
        every = "".join(one for one in "abcd" if name_report(one) in known)
        writer.put_results(group(every), Collation())
        made = {one: [claim for claim in held if claim.report == one] for one in known}
        writer.put_claims("by hand", made, days=dict.fromkeys(known, ""))
        join_claims(writer, tell=lambda _: None)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(twosource, arguments)


def home(one: Claim, store: str = "twosource.db") -> str:
    """The id of the event that holds a claim."""
    with open_view(store) as view:
        (found,) = (x.id for x in view.record().collation.events if one.id in x.claims)
    return found


def find_faults() -> list[str]:
    """What does not hold, but for the ids of reports, which are made up here."""
    found = json.loads(call("doctor", "--verify", "--json").stdout)
    return [one["where"] for one in found if not one["where"].startswith("reports[")]


# --- how it was put together ---------------------------------------------------------------------


def test_an_event_tells_why_its_claims_were_put_together() -> None:
    read("abc", TOLD)
    told = call("event", home(TOLD[0])).stdout
    because = told.partition("Put together because\n")[2]
    assert "the same actor (Niger), the same recipient (Chad), 5 May 2033 in both" in because
    assert re.search(r"\(agreement, \d+\)$", because.strip())
    (value,) = json.loads(call("event", home(TOLD[0]), "--json").stdout)
    assert [one["merge"]["rule"] for one in value["merges"]] == ["agreement"]
    assert value["judgements"] == []


# --- deciding ------------------------------------------------------------------------------------


def test_a_claim_is_split_off_and_both_events_are_told() -> None:
    read("abc", TOLD)
    result = call("event", home(TOLD[0]), "--split", TOLD[1].id[:8], "--note", "another lorry")
    assert result.exit_code == 0
    assert "1 judgement kept in twosource.db" in result.stderr
    assert result.stdout.count("Decided by hand") == 2
    assert result.stdout.count("apart, 20") == 2
    assert "another lorry" in result.stdout
    assert home(TOLD[0]) != home(TOLD[1])


def test_what_was_decided_holds_in_later_runs() -> None:
    read("abc", TOLD)
    call("event", home(TOLD[0]), "--split", TOLD[1].id)
    read("d", (*TOLD, claim("d0", "NER", "TCD", when=day("2033-05-05"))))
    assert home(TOLD[0]) != home(TOLD[1])


def test_events_are_merged_and_the_old_id_leads_to_the_one() -> None:
    read("abc", TOLD)
    late = home(LATE)
    assert call("event", home(TOLD[0]), "--merge", late).exit_code == 0
    assert home(TOLD[0]) == home(LATE)
    result = call("event", late[:9])
    assert f"event {late[:8]} is told as {home(LATE)[:8]} since run 1" in result.stderr
    assert "decided by hand (by hand, 1000)" in result.stdout


def test_merging_takes_back_what_held_them_apart() -> None:
    read("abc", TOLD)
    call("event", home(TOLD[0]), "--split", TOLD[1].id)
    call("event", home(TOLD[0]), "--merge", home(TOLD[1]))
    assert home(TOLD[0]) == home(TOLD[1])


def test_a_decision_is_taken_back_and_nothing_is_erased() -> None:
    read("abc", TOLD)
    before = home(TOLD[0])
    call("event", before, "--split", TOLD[1].id)
    told = call("event", home(TOLD[0]), "--undo", "--note", "it was one lorry")
    assert "(no longer holds)" in told.stdout
    assert home(TOLD[0]) == home(TOLD[1]) == before
    with open_view("twosource.db") as view:
        record = view.record()
    assert [one.kind for one in record.judgements] == ["apart", "undone"]
    assert record.judgements[1].undoes == record.judgements[0].id
    assert {one.event for one in record.redirects} == {before}


def test_one_judgement_is_taken_back_by_its_id() -> None:
    read("abc", TOLD)
    call("event", home(TOLD[0]), "--split", TOLD[1].id)
    told = call("event", home(TOLD[0]), "--merge", home(LATE), "--json").stdout
    value = json.loads(told)[0]
    first = next(one for one in value["judgements"] if one["judgement"]["kind"] == "apart")
    call("event", home(TOLD[0]), "--undo", first["judgement"]["id"][:8])
    assert home(TOLD[0]) == home(TOLD[1]) == home(LATE)


def test_the_export_holds_what_was_decided_and_where_ids_lead() -> None:
    read("abc", TOLD)
    late = home(LATE)
    call("event", home(TOLD[0]), "--merge", late)
    value = json.loads(call("export", "json").stdout)
    assert [one["kind"] for one in value["judgements"]] == ["together"]
    assert [one["old"] for one in value["redirects"]] in ([late], [])
    assert "by hand" in {merge["rule"] for one in value["events"] for merge in one["merges"]}
    assert find_faults() == []


# --- what cannot be decided ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (["--split", LATE.id], "is not in event", 2),
        (["--split", "zz"], "no claim has an id that begins zz", 4),
        (["--merge", "zz"], "no event has an id that begins zz", 4),
        (["--undo"], "nothing was decided about event", 4),
        (["--note", "so"], "--note goes with", 2),
        (["--split", "a", "--merge", "b"], "give one of", 2),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_decided_is_told(asked: list[str], said: str, code: int) -> None:
    read("abc", TOLD)
    result = call("event", home(TOLD[0]), *asked)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_an_event_is_not_merged_with_itself_or_with_another_act() -> None:
    read("abc", TOLD)
    assert "both ids are of one event" in call("event", home(LATE), "--merge", home(LATE)).stderr
    result = call("event", home(LATE), "--merge", home(TOLD[3]))
    assert "one event is AID and the other SANCTION" in result.stderr
    assert "nothing to split" in call("event", home(LATE), "--split", LATE.id).stderr


def test_an_unknown_judgement_is_told_with_those_there_are() -> None:
    read("abc", TOLD)
    call("event", home(TOLD[0]), "--split", TOLD[1].id)
    result = call("event", home(TOLD[0]), "--undo", "zz")
    assert "no judgement on this event begins zz; there are" in result.stderr


def test_nothing_is_decided_about_files_without_a_store(here: Path) -> None:
    (here / "one.txt").write_text("Niger sent seed to Chad on Monday.\n", encoding="utf-8")
    result = call("event", "abc", "one.txt", "--split", "def")
    assert result.exit_code == 2
    assert "name it with --db" in result.stderr


def test_nothing_is_decided_in_a_store_that_another_version_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Opening it to write would drop its claims."""
    read("abc", TOLD)
    event = home(TOLD[0])
    with open_writer("twosource.db") as writer:
        before = writer.view().record()
    monkeypatch.setattr("twosource.run.judging.StoreOptions", lambda: StoreOptions(made_by="newer"))
    result = call("event", event, "--split", TOLD[1].id)
    assert result.exit_code == 2
    assert "read its reports with this version first" in result.stderr
    with open_view("twosource.db") as view:
        assert view.record() == before


# --- ids over runs -------------------------------------------------------------------------------

GIVEN = claim("b0", "NER", "TCD", when=day("2033-05-05", "2033-05-20"))
BOTH = claim("c0", "NER", "TCD", when=day("2033-05-01", "2033-05-20"))


def test_the_id_of_an_event_answers_after_an_earlier_claim_joined_it() -> None:
    read("b", (GIVEN,))
    old = home(GIVEN)
    read("c", (GIVEN, BOTH))
    joined = home(BOTH)
    assert home(GIVEN) == joined != old
    result = call("event", old)
    assert f"id         {joined}" in result.stdout
    assert result.stderr == f"event {old[:8]} is told as {joined[:8]} since run 2\n"
    assert find_faults() == []


def test_what_is_told_is_the_same_whether_reports_came_at_once_or_one_by_one() -> None:
    read("b", (GIVEN,), "late.db")
    read("c", (GIVEN, BOTH), "late.db")
    read("bc", (GIVEN, BOTH), "once.db")
    with open_view("late.db") as late, open_view("once.db") as once:
        records = late.record(), once.record()
    assert records[0].collation == records[1].collation
    assert (len(records[0].redirects), records[1].redirects) == (1, ())


def test_an_id_answers_when_the_claim_that_it_was_made_of_is_gone() -> None:
    later = claim("b1", "NER", "TCD", when=day("2033-05-06", "2033-05-20"))
    read("abc", (BOTH, later))
    old = home(BOTH)
    read("", (later,))
    assert home(later) != old
    assert f"is told as {home(later)[:8]}" in call("event", old).stderr
