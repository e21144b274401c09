"""Setting claims right by hand, as a person at the command line does it.

The deliveries that the store tells of never took place; it is filled by hand.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.contract.test_cli_judgements import call, find_faults, home, read
from tests.unit.collate.claiming import claim, day, group

from twosource.model import Collation, Record
from twosource.run.cli import twosource
from twosource.run.relating import join_claims
from twosource.store.search import Sought
from twosource.store.view import open_view
from twosource.store.writer import open_writer

FIRST = claim("a0", "NER", "TCD", when=day("2033-05-05"))
SECOND = claim("b1", "NER", "TCD", when=day("2033-05-05"))
DENIAL = claim("c0", "TCD", act="DENIAL", denies=[FIRST])
OTHER = claim("c1", "MLI", "LBY", act="SANCTION")
TOLD = (FIRST, SECOND, DENIAL, OTHER)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steady_ties: None) -> Path:  # noqa: ARG001
    """A store that is filled once the weights are those that stay as they are."""
    monkeypatch.chdir(tmp_path)
    read("abc", TOLD)
    return tmp_path


def look() -> Record:
    with open_view("twosource.db") as view:
        return view.record()


def find(one: str) -> dict[str, object]:
    """The claim as it is exported."""
    exported = json.loads(call("export", "json").stdout)
    return next(x for x in exported["claims"] if x["id"] == one)


def count_voices(event: str) -> int:
    (found,) = (one for one in look().collation.standings if one.event == event)
    return found.content.low


# --- deciding ------------------------------------------------------------------------------------


def test_a_rejected_claim_counts_for_nothing_and_is_still_shown() -> None:
    result = call("claim", SECOND.id[:8], "--reject", "--note", "a rerun", "--by", "Orla Venn")
    assert result.exit_code == 0
    assert result.stderr == "1 judgement kept in twosource.db\n"
    assert "by hand       rejected" in result.stdout
    assert "by Orla Venn: a rerun" in result.stdout
    (held,) = (one for one in look().collation.events if one.id == home(FIRST))
    assert held.claims == (FIRST.id,)
    assert find(SECOND.id)["judged"] == "rejected"
    assert "event         none" in call("claim", SECOND.id[:8]).stdout
    assert find_faults() == []


def test_a_rejected_denial_denies_nothing() -> None:
    event = home(FIRST)
    assert "Denied by" in call("event", event).stdout
    call("claim", DENIAL.id, "--reject")
    assert "Denied by" not in call("event", event).stdout
    assert not any(one.kind == "denial" for one in look().collation.disputes)


def test_a_rejected_claim_is_not_found_by_what_it_claims() -> None:
    with open_view("twosource.db") as view:
        assert view.search(Sought(actor="MLI")).sentences == 1
    call("claim", OTHER.id, "--reject")
    with open_view("twosource.db") as view:
        assert view.search(Sought(actor="MLI")).sentences == 0
    assert OTHER.id not in call("export", "ledger").stdout


def test_an_accepted_claim_is_marked_and_nothing_else_changes() -> None:
    before = look()
    result = call("claim", FIRST.id, "--accept")
    assert "by hand       accepted" in result.stdout
    after = look()
    assert (after.collation, after.redirects) == (before.collation, before.redirects)
    assert [one.judged for one in after.claims if one.id == FIRST.id] == ["accepted"]


def test_a_corrected_claim_keeps_its_id_and_shows_both_values() -> None:
    result = call("claim", FIRST.id, "--correct", "actor=Mali", "--correct", "when=2031")
    assert result.exit_code == 0
    assert "2 judgements kept" in result.stderr
    assert "set right by hand; read as (NER)" in result.stdout
    corrected = find(FIRST.id)
    assert corrected["corrections"] == [
        {"slot": "actor", "read": "(NER)", "now": "Mali (MLI)"},
        {"slot": "when", "read": "2033-05-05", "now": "2031"},
    ]
    assert home(FIRST) != home(SECOND)
    with open_view("twosource.db") as view:
        assert view.search(Sought(actor="MLI", recipient="TCD")).sentences == 1
    assert find_faults() == []


def test_what_is_right_now_stands_in_its_event_and_the_old_id_leads_there() -> None:
    """The day was misread: once set right the two are of one happening again."""
    late = claim("d0", "NER", "TCD", when=day("2033-05-01"))
    read("d", (*TOLD, late))
    old = home(late)
    assert old != home(FIRST)
    call("claim", late.id, "--correct", "when=2033-05-05")
    assert home(late) == home(FIRST)
    assert count_voices(home(late)) >= 1
    assert f"is told as {home(late)[:8]}" in call("event", old).stderr or old == home(late)


def test_what_was_decided_holds_in_later_runs() -> None:
    call("claim", SECOND.id, "--reject")
    call("claim", FIRST.id, "--correct", "status=planned")
    read("d", (*TOLD, claim("d0", "NER", "TCD", when=day("2033-05-05"))))
    stands = {one.id: one for one in look().claims}
    assert stands[SECOND.id].judged == "rejected"
    assert stands[FIRST.id].status == "planned"
    assert SECOND.id not in {one for event in look().collation.events for one in event.claims}


def test_copies_that_say_the_same_in_the_same_words_go_with_it() -> None:
    with open_writer("twosource.db") as writer:
        writer.put_results(group("abc", "a0 b1", lineages="ab c"), Collation())
        join_claims(writer, tell=lambda _: None)
    assert "2 judgements kept" in call("claim", FIRST.id, "--reject").stderr
    assert {one.id for one in look().claims if one.judged} == {FIRST.id, SECOND.id}
    assert "2 judgements kept" in call("claim", SECOND.id, "--undo").stderr
    assert not any(one.judged for one in look().claims)


# --- taking back ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", [["--accept"], ["--reject"], ["--correct", "actor=MLI", "--correct", "when=2033"]]
)
def test_an_undo_gives_back_the_same_record_and_erases_nothing(asked: list[str]) -> None:
    before = look()
    call("claim", FIRST.id, *asked)
    assert look().claims != before.claims
    result = call("claim", FIRST.id, "--undo", "--note", "as it was")
    assert "(no longer holds)" in result.stdout
    after = look()
    assert (after.claims, after.collation) == (before.claims, before.collation)
    assert {one.kind for one in after.judgements} > {"undone"}
    assert find_faults() == []


def test_one_judgement_is_taken_back_by_its_id() -> None:
    call("claim", FIRST.id, "--correct", "status=planned")
    call("claim", FIRST.id, "--accept")
    first = look().judgements[0]
    call("claim", FIRST.id, "--undo", first.id[:8])
    stands = next(one for one in look().claims if one.id == FIRST.id)
    assert (stands.status, stands.judged) == ("happened", "accepted")


def test_judgements_of_one_second_hold_in_the_order_in_which_they_were_made() -> None:
    call("claim", FIRST.id, "--accept")
    call("claim", FIRST.id, "--reject")
    call("claim", FIRST.id, "--accept")
    moments = [one.made for one in look().judgements]
    assert moments == sorted(set(moments))
    assert next(one for one in look().claims if one.id == FIRST.id).judged == "accepted"


# --- what cannot be decided ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (["--undo"], "nothing was decided about claim", 4),
        (["--note", "so"], "--note goes with --accept, --reject, --correct or --undo", 2),
        (["--by", "Orla Venn"], "--by goes with", 2),
        (["--accept", "--reject"], "give one of --accept, --reject, --correct and --undo", 2),
        (["--correct", "status=happened"], "is happened already", 2),
        (["--correct", "colour=red"], "where SLOT is", 2),
        (["--correct", "when=2033", "--correct", "when=2034"], "when is given twice", 2),
        (["--accept", "--as-of", "2033-01-01"], "leave --as-of out", 2),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_decided_is_told(asked: list[str], said: str, code: int) -> None:
    before = look()
    result = call("claim", FIRST.id, *asked)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert look() == before


def test_what_stands_already_is_not_decided_again() -> None:
    call("claim", FIRST.id, "--reject")
    assert "is rejected already" in call("claim", FIRST.id, "--reject").stderr
    corrected = call("claim", FIRST.id, "--correct", "status=planned")
    assert "is rejected; take that back with --undo first" in corrected.stderr
    call("claim", FIRST.id, "--undo")
    call("claim", FIRST.id, "--correct", "status=planned")
    back = call("claim", FIRST.id, "--correct", "status=happened")
    assert "happened is what was read in the first place" in back.stderr


# --- the list ------------------------------------------------------------------------------------


def test_the_claims_to_check_leave_the_list_as_they_are_judged() -> None:
    ids = [one["id"] for one in json.loads(call("review", "--json").stdout)]
    assert set(ids) == {one.id for one in TOLD}
    call("claim", ids[0], "--accept")
    call("claim", ids[1], "--reject")
    call("claim", ids[2], "--correct", "when=2031")
    assert [one["id"] for one in json.loads(call("review", "--json").stdout)] == ids[3:]
    every = json.loads(call("review", "--all", "--json").stdout)
    assert [one["judged"] for one in every] == ["accepted", "rejected", "corrected", None]
    assert call("review").stdout.endswith("1 claim to check\n")
    assert call("review", "--all", "--limit", "2").stdout.endswith("4 claims; 1 to 2 are shown\n")
    for one in ids[3:]:
        call("claim", one, "--accept")
    assert call("review").exit_code == 4
    assert call("review", "--story", "zz").exit_code == 4


def test_claims_are_asked_about_one_by_one_and_kept_at_the_end() -> None:
    answers = "r\nnonsense\nc\nstatus=planned\ns\nq\n"
    asked = CliRunner().invoke(twosource, ["review", "--ask", "--by", "Orla Venn"], input=answers)
    assert (asked.exit_code, asked.stdout) == (0, "")
    assert "nonsense corrects nothing; write SLOT=VALUE" in asked.stderr
    assert "2 judgements kept in twosource.db" in asked.stderr
    made = look().judgements
    assert [(one.kind, one.by) for one in made] == [
        ("rejected", "Orla Venn"), ("corrected", "Orla Venn"),
    ]  # fmt: skip
    assert made[0].first != made[1].first
    assert find_faults() == []


def test_what_was_answered_is_kept_where_the_answers_end() -> None:
    asked = CliRunner().invoke(twosource, ["review", "--ask"], input="a\n")
    assert asked.exit_code == 0
    assert [one.kind for one in look().judgements] == ["accepted"]
    assert call("review", "--note", "so").exit_code == 2
