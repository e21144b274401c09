"""The ledger: what belongs in it, every column, lows and highs, claimants and denials."""

import csv
import io

import pytest
from msgspec.structs import replace
from tests.unit.present.export.affair import (
    COURIER_REPORT,
    DAY,
    DOLO,
    FLOUR,
    GHANA,
    KENYA,
    MINISTRY,
    WIRE,
    WIRE_REPORT,
    make_actor,
    make_claim,
    make_event,
    make_record,
    make_report,
    make_standing,
)

from twosource.model import Act, Amount, Claim, Comparator, Event, Record, When
from twosource.present.export_ledger import LEDGER_COLUMNS, export_ledger

NEVER = ("carrier_or_route", "captured_at")
UNCOUNTED = ("independent_low", "independent_high", "publishers")
"""Empty where no standing was found."""

SENT = replace(
    make_claim("sent", WIRE_REPORT, 0, "AID", "alleged", actors=[KENYA], recipients=[GHANA]),
    when=DAY,
    amounts=(FLOUR,),
    roots=(DOLO,),
)
DENIED = replace(make_claim("no", WIRE_REPORT, 1, "DENIAL", actors=[MINISTRY]), denies=("sent",))
SHIPPED = make_claim("shipped", COURIER_REPORT, 0, "AID")


def read_rows(record: Record) -> list[dict[str, str]]:
    text = export_ledger(record).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def read_claims(*claims: Claim, events: tuple[Event, ...] = ()) -> list[dict[str, str]]:
    return read_rows(make_record(claims, events))


def test_the_columns_are_those_of_the_ledger() -> None:
    """Written out again, so that a change of the tuple is seen."""
    assert ", ".join(LEDGER_COLUMNS) == (
        "claim_id, event_id, item, quantity_low, quantity_best, quantity_high, unit, comparator, "
        "from, to, carrier_or_route, window_start, window_end, as_of, claimant, claimant_side, "
        "status, denied_by, documents, lineages, named_roots, independent_low, independent_high, "
        "report_url, content_hash, captured_at, sentence, char_start, char_end, publishers"
    )
    assert export_ledger(make_record([])).decode() == ",".join(LEDGER_COLUMNS) + "\r\n"


def test_every_column_of_a_row() -> None:
    report = make_report("wire", WIRE, publisher="Harbour Wire", url="https://wire.example/1")
    record = make_record([SENT, DENIED], [make_event([SENT])], reports=[report])
    row, _ = read_rows(record)
    assert {name: row[name] for name in LEDGER_COLUMNS if name not in NEVER + UNCOUNTED} == {
        "claim_id": "sent",
        "event_id": "event-sent",
        "item": "flour",
        "quantity_low": "40",
        "quantity_best": "",
        "quantity_high": "",
        "unit": "tonne",
        "comparator": ">",
        "from": "Kenya",
        "to": "Ghana",
        "window_start": "2031-03-03",
        "window_end": "2031-03-03",
        "as_of": "2031-03-05",
        "claimant": "Ama Dolo",
        "claimant_side": "",
        "status": "alleged",
        "denied_by": "Ghana trade ministry (GHA)",
        "documents": "1",
        "lineages": "1",
        "named_roots": "1",
        "report_url": "https://wire.example/1",
        "content_hash": "hash-of-wire",
        "sentence": WIRE.split("\n")[0],
        "char_start": "0",
        "char_end": str(len(WIRE.split("\n")[0])),
    }
    assert {row[name] for name in NEVER + UNCOUNTED} == {""}


def test_the_figures_of_a_row_are_those_of_the_standing_of_its_event() -> None:
    event = make_event([SENT])
    record = make_record([SENT], [event])
    collation = replace(record.collation, standings=(make_standing(event),))
    (row,) = read_rows(replace(record, collation=collation))
    names = "documents", "publishers", "lineages", "named_roots"
    assert [row[name] for name in names] == ["5", "4", "3", "1"]
    assert (row["independent_low"], row["independent_high"]) == ("1", "2")


def test_the_sentence_stands_at_its_characters() -> None:
    _, row = read_claims(SENT, DENIED)
    start, end = int(row["char_start"]), int(row["char_end"])
    assert WIRE[start:end] == row["sentence"] == "Ghana's trade ministry denied it."


@pytest.mark.parametrize(
    ("comparator", "value", "upto", "bounds"),
    [
        (">", 3_000_000, None, ("3000000", "", "")),
        (">=", 20, None, ("20", "", "")),
        ("<", 20, None, ("", "", "20")),
        ("<=", 20, None, ("", "", "20")),
        ("<=", 10, 20, ("10", "", "20")),
        ("=", 12, None, ("12", "12", "12")),
        ("=", 200, 300, ("200", "", "300")),
        ("about", 45, None, ("", "45", "")),
        ("about", 40, 50, ("40", "", "50")),
        (">", 0.5, None, ("0.5", "", "")),
    ],
)
def test_lows_and_highs_come_from_the_comparator(
    comparator: Comparator, value: float, upto: float | None, bounds: tuple[str, str, str]
) -> None:
    amount = replace(FLOUR, value=float(value), upto=upto, comparator=comparator)
    (row,) = read_claims(replace(SENT, amounts=(amount,)))
    found = (row["quantity_low"], row["quantity_best"], row["quantity_high"])
    assert found == bounds


@pytest.mark.parametrize("comparator", ["about", ">", ">=", "<", "<="])
def test_a_comparator_is_told_as_it_is(comparator: Comparator) -> None:
    (row,) = read_claims(replace(SENT, amounts=(replace(FLOUR, comparator=comparator),)))
    assert row["comparator"] == comparator


def test_an_equals_sign_is_told_as_a_word() -> None:
    """A spreadsheet would take it for a formula, and an apostrophe before it says nothing."""
    (row,) = read_claims(replace(SENT, amounts=(replace(FLOUR, comparator="="),)))
    assert row["comparator"] == "exact"


def test_each_further_amount_has_a_row_of_its_own() -> None:
    money = replace(FLOUR, value=9.0, comparator="=", unit="dollar", object="")
    rows = read_claims(replace(SENT, amounts=(FLOUR, money)))
    told = [(row["claim_id"], row["item"], row["quantity_low"], row["unit"]) for row in rows]
    assert told == [("sent", "flour", "40", "tonne"), ("sent", "", "9", "dollar")]


def test_a_named_thing_is_an_item_and_is_not_told_twice() -> None:
    jets = replace(FLOUR, unit="jet", object="jets")
    items = [
        read_claims(replace(SENT, amounts=amounts, object=named))[0]["item"]
        for amounts, named in [
            ((jets,), "Zu-91"),
            ((jets,), "Zu-91 jets"),
            ((), "Zu-91"),
            ((), ""),
        ]
    ]
    assert items == ["jets; Zu-91", "Zu-91 jets", "Zu-91", ""]


@pytest.mark.parametrize(
    ("act", "amounts", "named", "belongs"),
    [
        ("AID", (), "", True),
        ("COOPERATE", (), "", True),
        ("SANCTION", (), "", True),
        ("DENIAL", (), "", True),
        ("CONSULT", (), "", False),
        ("SUPPORT", (), "Treaty of Harper", True),
        ("AGREE", (FLOUR,), "", True),
        ("ASSAULT", (replace(FLOUR, unit="person", object="sailors"),), "", False),
    ],
)
def test_what_belongs_in_the_ledger(
    act: Act, amounts: tuple[Amount, ...], named: str, *, belongs: bool
) -> None:
    claim = replace(SENT, act=act, amounts=amounts, object=named)
    assert len(read_claims(claim)) == belongs


def test_a_denial_of_something_else_stays_out() -> None:
    visit = replace(SENT, id="visit", act="CONSULT", amounts=())
    rows = read_claims(visit, replace(DENIED, denies=("visit",)))
    assert rows == []


def test_a_denial_is_told_with_what_it_denies() -> None:
    _, row = read_claims(SENT, DENIED)
    told = ("from", "to", "item", "quantity_low", "window_start", "status", "claimant")
    assert [row[name] for name in told] == [
        "Kenya", "Ghana", "flour", "40", "2031-03-03", "denied", "Ghana trade ministry",
    ]  # fmt: skip
    assert (row["claim_id"], row["claimant_side"]) == ("no", "GHA")


def test_a_denial_of_nobody_knows_what_names_only_who_denies() -> None:
    (row,) = read_claims(replace(DENIED, denies=("gone",)))
    told = ("from", "to", "item", "window_start", "status", "claimant", "denied_by")
    assert [row[name] for name in told] == ["", "", "", "", "denied", "Ghana trade ministry", ""]


def test_who_denies_one_claim_denies_the_others_of_its_event() -> None:
    rows = read_claims(SENT, DENIED, SHIPPED, events=(make_event([SENT, SHIPPED]),))
    ministry = "Ghana trade ministry (GHA)"
    assert [row["denied_by"] for row in rows] == [ministry, "", ministry]
    assert [row["event_id"] for row in rows] == ["event-sent", "", "event-sent"]
    assert [(row["documents"], row["named_roots"]) for row in rows] == [
        ("2", "1"), ("1", "1"), ("2", "1"),
    ]  # fmt: skip


def test_who_is_quoted_as_denying_does_not_claim_it() -> None:
    """ "Ghana denied that it had received flour": nobody is told to say that it had."""
    received = replace(SENT, id="received", roots=(MINISTRY,))
    row, denial = read_claims(received, replace(DENIED, denies=("received",)))
    told = ("claimant", "claimant_side", "named_roots", "denied_by")
    assert [row[name] for name in told] == ["", "", "0", "Ghana trade ministry (GHA)"]
    assert (denial["claimant"], denial["named_roots"]) == ("Ghana trade ministry", "1")
    row, _ = read_claims(replace(received, roots=(MINISTRY, DOLO)), DENIED)
    assert row["claimant"] == "Ghana trade ministry"
    row, _ = read_claims(
        replace(received, roots=(MINISTRY, DOLO)), replace(DENIED, denies=("received",))
    )
    assert row["claimant"] == "Ama Dolo"


def test_a_party_that_is_no_state_is_told_with_its_state() -> None:
    navy = make_actor(WIRE_REPORT, "harbour master", "KEN", name="navy")
    reuters = make_actor(WIRE_REPORT, "Ama Dolo", "GBR", name="Reuters")
    (row,) = read_claims(replace(SENT, actors=(navy, KENYA), recipients=(reuters,)))
    assert (row["from"], row["to"]) == ("navy (KEN); Kenya", "Reuters")


def test_without_a_root_the_outlet_claims() -> None:
    (row,) = read_claims(replace(SENT, roots=()))
    assert (row["claimant"], row["claimant_side"]) == ("Harbour Wire", "")
    (row,) = read_claims(SHIPPED)
    assert row["claimant"] == "courier.example"


@pytest.mark.parametrize(
    ("name", "state", "side"),
    [
        ("Kenya", "KEN", "KEN"),
        ("KCNA", "PRK", "PRK"),
        ("Reuters", "GBR", ""),
        ("Ama Dolo", None, ""),
    ],
)
def test_a_medium_is_on_the_side_of_the_state_that_directs_it(
    name: str, state: str | None, side: str
) -> None:
    """Where it is edited is no side."""
    root = make_actor(WIRE_REPORT, "Ama Dolo", state, name=name)
    (row,) = read_claims(replace(SENT, roots=(root,)))
    assert (row["claimant"], row["claimant_side"]) == (name, side)


def test_an_outlet_that_a_state_directs_is_on_its_side() -> None:
    report = make_report("wire", WIRE, publisher="Rodong Sinmun")
    (row,) = read_rows(make_record([replace(SENT, roots=())], reports=[report]))
    assert (row["claimant"], row["claimant_side"]) == ("Rodong Sinmun", "PRK")


def test_an_open_window_is_open() -> None:
    (row,) = read_claims(replace(SENT, when=When("2031-01-01", "", "month", "text")))
    assert (row["window_start"], row["window_end"]) == ("2031-01-01", "")


def test_rows_come_as_the_claims_do_and_the_bytes_repeat() -> None:
    record = make_record([SHIPPED, SENT, DENIED])
    assert [row["claim_id"] for row in read_rows(record)] == ["shipped", "sent", "no"]
    assert export_ledger(record) == export_ledger(make_record([SHIPPED, SENT, DENIED]))


def test_tsv_is_one_line_a_row() -> None:
    lines = export_ledger(make_record([SENT, DENIED]), form="tsv").decode().splitlines()
    assert [len(line.split("\t")) for line in lines] == [30, 30, 30]


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@x", '=a"b', "a,\nb", "\x00=1", "\ud800"])
def test_hostile_words_in_every_free_field_stay_words(hostile: str) -> None:
    text = f"{hostile} sent.\nGhana denied it."
    report = make_report("wire", text, publisher=hostile, url=hostile)
    actor = replace(KENYA, name=hostile)
    at = report.sentences[0].span
    claim = replace(
        SENT,
        at=at,
        actors=(actor,),
        recipients=(actor,),
        roots=(actor,),
        object=hostile,
        amounts=(replace(FLOUR, unit=hostile, object=hostile),),
    )
    denial = replace(DENIED, actors=(actor,))
    row, _ = read_rows(make_record([claim, denial], reports=[report]))
    fields = ("item", "unit", "from", "to", "claimant", "denied_by", "report_url", "sentence")
    assert {row[name].lstrip("\ufffd")[:1] for name in fields} <= {"'", "a", "", " "}
