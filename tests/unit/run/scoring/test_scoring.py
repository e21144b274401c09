"""Claims against labels: what counts as right, and what does not."""

import json
from datetime import date
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.run.scoring.figures import Figure, score_passages
from twosource.run.scoring.gold import LabelledAmount, LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.names import same_parties
from twosource.run.scoring.pairing import list_told_again, pair_claims

TUESDAY = date(2033, 5, 3)


def claim(**changed: object) -> LabelledClaim:
    told = {
        "id": "1",
        "act": "AID",
        "cue": "shipped",
        "status": "happened",
        "actor": ("KEN",),
        "recipient": ("TCD",),
    }
    return LabelledClaim(**(told | changed))  # type: ignore[arg-type]


def score(gold: list[LabelledClaim], found: list[LabelledClaim]) -> dict[str, Figure]:
    passage = LabelledPassage(id="p", claims=tuple(gold))
    return {one.slot: one for one in score_passages([passage], {"p": found}).figures}


def test_the_same_claim_is_right_in_every_slot() -> None:
    figures = score([claim()], [claim()])
    assert {slot: one.right for slot, one in figures.items() if slot != "denial linked"} == {
        "act": 1, "act, mode": 1, "act, actor": 1, "act, recipient": 1, "act, status": 1,
        "act, date": 1, "act, place": 1, "whole record": 1, "speaker": 0, "amount": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slot", "changed"),
    [
        ("act, mode", {"mode": "visit"}),
        ("act, actor", {"actor": ("TCD",)}),
        ("act, recipient", {"recipient": ()}),
        ("act, status", {"status": "planned"}),
        ("act, date", {"when": (TUESDAY, TUESDAY)}),
        ("act, place", {"where": "Mombasa"}),
    ],
)
def test_a_wrong_slot_costs_that_slot(slot: str, changed: dict[str, object]) -> None:
    figures = score([claim()], [claim(**changed)])
    assert figures[slot].right == 0
    assert figures["act"].right == 1
    in_record = slot not in ("act, mode", "act, place")
    assert figures["whole record"].right == (0 if in_record else 1)


def test_an_answer_without_a_label_costs_precision_alone() -> None:
    act = score([claim()], [claim(), claim(id="2", act="ASSAULT", cue="shot")])["act"]
    assert (act.precision, act.recall) == (0.5, 1.0)


def test_a_label_without_an_answer_costs_recall_alone() -> None:
    act = score([claim(), claim(id="2", act="ASSAULT", cue="shot")], [claim()])["act"]
    assert (act.precision, act.recall) == (1.0, 0.5)


def test_claims_are_paired_so_that_most_agrees() -> None:
    gold = [claim(actor=("KEN",)), claim(id="2", actor=("PER",), cue="sent")]
    assert pair_claims(gold, [gold[1], gold[0]]) == [(0, 1), (1, 0)]


def test_claims_of_other_acts_and_words_are_no_pair() -> None:
    assert pair_claims([claim()], [claim(act="ASSAULT", cue="shot")]) == []


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (("KEN/GOV",), ("KEN",), True),
        (("KEN", "TCD"), ("TCD/MIL", "KEN"), True),
        (("KEN",), ("KEN", "TCD"), False),
        (("UN",), ("United Nations",), True),
        (("EU",), ("European Commission",), True),
        (("EU",), ("European Court of Human Rights",), False),
        (("Red Delta Front/REB",), ("Red Delta Front",), True),
        (("KEN",), ("TCD",), False),
        ((), (), True),
    ],
)
def test_actors_are_compared_by_state_or_name(
    gold: tuple[str, ...],
    found: tuple[str, ...],
    same: bool,  # noqa: FBT001
) -> None:
    assert same_parties(gold, found) is same


def test_an_amount_needs_value_unit_and_object() -> None:
    tonnes = LabelledAmount("300 tonnes of rice", 300, None, "=", "tonne", "rice")
    kilos = LabelledAmount("300 kilos of rice", 300, None, "=", "kilo", "rice")
    assert score([claim(amounts=(tonnes,))], [claim(amounts=(tonnes,))])["amount"].right == 1
    assert score([claim(amounts=(tonnes,))], [claim(amounts=(kilos,))])["amount"].right == 0


def test_a_denial_must_point_to_the_claim_that_it_denies() -> None:
    gold = [claim(), claim(id="2", act="DENIAL", cue="denied", denies=("1",))]
    other = [claim(id="7"), claim(id="8", act="DENIAL", cue="denied", denies=("7",))]
    lost = [claim(id="7"), claim(id="8", act="DENIAL", cue="denied")]
    assert score(gold, other)["denial linked"].f1 == 1
    assert score(gold, lost)["denial linked"].f1 == 0


def test_what_is_no_fact_and_shown_as_happened_is_counted() -> None:
    passage = LabelledPassage(id="p", claims=(claim(status="alleged"),))
    assert score_passages([passage], {"p": [claim()]}).shown_as_happened == (1, 1)
    assert score_passages([passage], {"p": [claim(status="alleged")]}).shown_as_happened == (0, 1)


def test_an_act_told_again_is_neither_right_nor_wrong() -> None:
    gold = [claim(again=(("The shipment", 1),))]
    again = claim(id="2", cue="shipment")

    assert list_told_again(gold, [claim(), again], [(0, 0)]) == {1}
    act = score(gold, [claim(), again])["act"]
    assert (act.right, act.found, act.gold) == (1, 1, 1)


@pytest.mark.parametrize("other", [{"act": "ASSAULT", "cue": "shipment"}, {"cue": "gave"}])
def test_what_tells_another_act_is_not_told_again(other: dict[str, str]) -> None:
    act = score([claim(again=(("shipment", 1),))], [claim(), claim(id="2", **other)])["act"]
    assert (act.right, act.found) == (1, 2)


def test_the_words_told_again_alone_are_right() -> None:
    act = score([claim(again=(("shipment", 1),))], [claim(cue="shipment")])["act"]
    assert (act.right, act.found) == (1, 1)


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    passages = [LabelledPassage(id=str(number), claims=(claim(),)) for number in range(40)]
    answers = {str(number): [claim()] if number % 4 else [] for number in range(40)}
    first, second = (score_passages(passages, answers).figures[0] for _ in range(2))
    assert first == second
    assert first.low < first.f1 < first.high


def test_a_plover_record_is_read_as_one_event(tmp_path: Path) -> None:
    record = {
        "id": "x-1",
        "event": "DEMAND",
        "text": "Peru demanded talks with Chile.",
        "source": [{"code": "PER"}],
        "target": [{"code": "CHL"}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n")
    (passage,) = read_gold(path)
    assert not passage.is_full
    assert [(one.act, one.actor, one.recipient) for one in passage.claims] == [
        ("REQUEST", ("PER",), ("CHL",))
    ]


def test_of_one_labelled_event_other_acts_cost_precision() -> None:
    passage = LabelledPassage(id="p", claims=(claim(status=None),), is_full=False)
    found = [claim(), claim(id="2", act="CONSULT", cue="met")]
    figures = {one.slot: one for one in score_passages([passage], {"p": found}).figures}
    assert (figures["act"].right, figures["act"].found) == (1, 2)
    assert figures["act and pair"].right == 1


def test_a_line_in_no_known_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "", "claims": []}\n{"id": 3}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2"):
        read_gold(path)
