"""Entities of FollowTheMoney: only what its model knows, and every one leads to a sentence."""

import json

import pytest
from msgspec.structs import replace
from tests.unit.present.export.affair import (
    DAY,
    DOLO,
    FLOUR,
    GHANA,
    KENYA,
    KUMASI,
    MINISTRY,
    MONTH,
    WIRE,
    WIRE_REPORT,
    make_actor,
    make_claim,
    make_event,
    make_record,
    make_report,
    make_standing,
)

from twosource.lexicon.states import load_states
from twosource.model import Actor, Collation, Record, When
from twosource.present.ftm import export_ftm
from twosource.present.ftm.entity import find_country, find_language, list_days
from twosource.present.ftm.parties import choose_schema

THING = {
    "name": "name", "country": "country", "summary": "text", "notes": "text", "keywords": "string",
    "sourceUrl": "url", "publisher": "string", "proof": "Document",
}  # fmt: skip
PARTY = {**THING, "sector": "string"}
INTERVAL = {
    "startDate": "date", "endDate": "date", "date": "date", "summary": "text",
    "description": "text", "recordId": "string", "sourceUrl": "url", "publisher": "string",
    "proof": "Document", "role": "string", "status": "string",
}  # fmt: skip
MODEL = {
    "Article": {
        **THING, "fileName": "string", "title": "string", "bodyText": "text",
        "language": "language", "publishedAt": "date", "processingAgent": "string",
    },
    "LegalEntity": PARTY,
    "Organization": PARTY,
    "PublicBody": PARTY,
    "Person": {**PARTY, "position": "string"},
    "Mention": {
        "document": "Document", "resolved": "LegalEntity", "name": "name",
        "detectedSchema": "string",
    },
    "Event": {
        **THING, "startDate": "date", "endDate": "date", "date": "date", "recordId": "string",
        "location": "address", "involved": "LegalEntity",
    },
    "UnknownLink": {**INTERVAL, "subject": "Thing", "object": "Thing"},
    "Documentation": {**INTERVAL, "document": "Document", "entity": "Thing"},
}  # fmt: skip
"""What version 4.11 of the model says of the properties that are written: type or range."""
NEEDED = {
    "Article": {"fileName"}, "Event": {"name"}, "Person": {"name"}, "PublicBody": {"name"},
    "Organization": {"name"}, "LegalEntity": {"name"}, "Mention": {"document", "name"},
    "UnknownLink": {"subject", "object"}, "Documentation": {"document", "entity"},
}  # fmt: skip
KINDS = {
    "Document": {"Article"},
    "LegalEntity": {"LegalEntity", "Organization", "PublicBody", "Person"},
    "Thing": {"LegalEntity", "Organization", "PublicBody", "Person", "Event", "Article"},
}
Properties = dict[str, list[str]]

REPORT = make_report(
    "wire", WIRE, publisher="Harbour Wire", url="https://wire.example/1", language="en-GB"
)
SENT = replace(
    make_claim("sent", WIRE_REPORT, 0, "AID", "alleged", actors=[KENYA], recipients=[GHANA]),
    when=DAY,
    where=KUMASI,
    amounts=(FLOUR,),
    roots=(DOLO,),
)
DENIED = replace(make_claim("no", WIRE_REPORT, 1, "DENIAL", actors=[MINISTRY]), denies=("sent",))
MET = replace(
    make_claim(
        "met", WIRE_REPORT, 2, "CONSULT", actors=[KENYA, make_actor(WIRE_REPORT, "Officials")]
    ),
    when=MONTH,
)


def make_told() -> Record:
    events = [make_event([SENT]), make_event([DENIED]), make_event([MET])]
    record = make_record([SENT, DENIED, MET], events, reports=[REPORT])
    told = replace(record.collation, standings=(make_standing(events[0]),))
    return replace(record, collation=told)


def read_entities(record: Record) -> dict[str, tuple[str, Properties]]:
    lines = export_ftm(record).decode("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    assert len({one["id"] for one in read}) == len(read)
    return {one["id"]: (one["schema"], one["properties"]) for one in read}


def find_all(record: Record, schema: str) -> list[Properties]:
    return [told for kind, told in read_entities(record).values() if kind == schema]


def test_only_what_the_model_knows_is_written_and_all_that_it_asks_for() -> None:
    entities = read_entities(make_told())
    assert {kind for kind, _ in entities.values()} == set(MODEL) - {"Organization"}
    for kind, told in entities.values():
        assert told.keys() <= MODEL[kind].keys()
        assert NEEDED[kind] <= told.keys()
        assert all(values and all(values) for values in told.values())


def test_what_points_points_at_an_entity_of_the_right_kind() -> None:
    entities = read_entities(make_told())
    pointed = [
        (entities[one][0], MODEL[kind][name])
        for kind, told in entities.values()
        for name, values in told.items()
        if MODEL[kind][name] in KINDS
        for one in values
    ]
    assert len(pointed) > 20
    assert all(kind in KINDS[wanted] for kind, wanted in pointed)


def test_every_event_party_and_link_leads_to_its_sentence() -> None:
    entities = read_entities(make_told())
    texts = {
        id_: told["bodyText"][0] for id_, (kind, told) in entities.items() if kind == "Article"
    }
    led: dict[str, list[str]] = {}
    for kind, told in entities.values():
        if kind == "Documentation":
            assert told["summary"][0] in texts[told["document"][0]]
            led.setdefault(told["entity"][0], []).append(told["summary"][0])
    for id_, (kind, told) in entities.items():
        if kind == "Event":
            assert led[id_]
        elif kind in KINDS["LegalEntity"]:
            assert told["notes"][0] in texts[told["proof"][0]]
        elif kind == "UnknownLink":
            assert f"ts-event-{told['recordId'][0]}" in led


def test_an_event_tells_its_slots_and_its_figures() -> None:
    event = find_all(make_told(), "Event")[0]
    assert event["name"] == [
        "Kenya gave aid to Ghana (more than 40 tonnes of flour), as is alleged, at Kumasi (Ghana), "
        "3 March 2031, according to Ama Dolo."
    ]
    assert (event["date"], event["startDate"]) == (["2031-03-03"], ["2031-03-03"])
    assert (event["location"], event["country"]) == (["Kumasi"], ["gh"])
    assert event["keywords"] == ["AID", "alleged"]
    assert "independent: 1–2" in event["notes"][0]
    assert event["recordId"] == ["event-sent"]


def test_the_sentence_of_a_claim_has_its_place_and_its_voice() -> None:
    telling, denying, *_ = find_all(make_told(), "Documentation")
    assert (telling["role"], telling["recordId"]) == (["tells of it"], ["sent"])
    start, end = SENT.at.start, SENT.at.end
    assert f"characters {start} to {end} of the text" in telling["description"]
    assert telling["summary"] == [WIRE[start:end]]
    assert any("Ama Dolo" in one for one in telling["description"])
    assert (denying["role"], denying["recordId"]) == (["denies it"], ["no"])
    assert denying["entity"] == telling["entity"]


def test_who_did_it_to_whom_is_a_link() -> None:
    entities = read_entities(make_told())
    links = [told for kind, told in entities.values() if kind == "UnknownLink"]
    names = [
        (entities[one["subject"][0]][1]["name"], entities[one["object"][0]][1]["name"])
        for one in links
    ]
    assert (["Kenya"], ["Ghana"]) in names
    assert links[0]["role"] == ["AID"]


def test_an_article_is_the_report_as_published() -> None:
    (article,) = find_all(make_told(), "Article")
    assert article["bodyText"] == [WIRE]
    assert article["language"] == ["eng"]
    assert article["publishedAt"] == ["2031-03-05"]
    assert article["sourceUrl"] == ["https://wire.example/1"]
    assert article["processingAgent"] == ["twosource 0.0"]


def test_an_address_that_is_none_is_left_out() -> None:
    record = make_record([], reports=[make_report("a", "A.", url="javascript:alert(1)")])
    assert "sourceUrl" not in find_all(record, "Article")[0]


@pytest.mark.parametrize(
    ("said", "schema"),
    [
        ({"state": "KEN", "name": "Kenya"}, "PublicBody"),
        ({"state": "KEN", "name": "navy", "sectors": ("MIL",)}, "PublicBody"),
        ({"state": "KEN", "name": "Odu", "sectors": ("GOV",), "rule": "network"}, "LegalEntity"),
        ({"state": "KEN", "name": "Ama Odu", "title": "president"}, "Person"),
        ({"state": "KEN", "title": "spokesman", "sectors": ("GOV",)}, "LegalEntity"),
        ({"name": "United Nations", "title": "member", "sectors": ("UNO", "IGO")}, "Organization"),
        ({"state": "PRK", "name": "Rodong Sinmun", "sectors": ("JRN",)}, "Organization"),
        ({"name": "Senn Quay"}, "LegalEntity"),
    ],
)  # fmt: skip
def test_a_party_is_no_more_than_is_known_of_it(said: dict[str, str], schema: str) -> None:
    assert choose_schema(Actor(span=KENYA.span, **said)) == schema  # type: ignore[arg-type]


def test_a_name_is_one_party_in_all_reports_and_a_bare_role_one_in_each() -> None:
    second = make_report("courier", "Kenya sent rice, Officials said.")
    named = [make_actor(one, "Kenya", "KEN", name="Kenya") for one in (WIRE_REPORT, second)]
    roles = [
        make_actor(one, "Officials", "KEN", title="officials") for one in (WIRE_REPORT, second)
    ]
    first = make_claim("one", WIRE_REPORT, 2, "AID", actors=[named[0], roles[0]])
    other = make_claim("two", second, 0, "AID", actors=[named[1], roles[1]])
    events = [make_event([first]), make_event([other])]
    record = make_record([first, other], events, reports=[WIRE_REPORT, second])
    assert len(find_all(record, "PublicBody")) == 1
    assert len(find_all(record, "LegalEntity")) == 2
    assert len(find_all(record, "Mention")) == 4


@pytest.mark.parametrize(
    ("when", "date"),
    [
        (DAY, "2031-03-03"),
        (MONTH, "2031-03"),
        (When("2031-01-01", "2031-12-31", "year", "text"), "2031"),
        (When("2031-01-01", "2031-02-28", "span", "text"), None),
    ],
)
def test_a_date_keeps_its_grain(when: When, date: str | None) -> None:
    days = list_days(when)
    assert [*days.get("date", [])] == ([date] if date else [])
    assert [*days["startDate"]] == [when.start]


def test_every_state_has_a_country_of_two_letters() -> None:
    assert {len(find_country(one.iso3) or "") for one in load_states()} == {2}
    assert find_country("XKX") == "xk"
    assert find_country(None) is None


@pytest.mark.parametrize(
    ("claimed", "code"), [("en", "eng"), ("pt-BR", "por"), ("ZH_cn", "zho"), ("tlh", None)]
)
def test_languages_have_three_letters(claimed: str, code: str | None) -> None:
    assert find_language(claimed) == code


def test_equal_records_give_equal_bytes_and_an_empty_one_gives_none() -> None:
    assert export_ftm(make_told()) == export_ftm(make_told())
    assert export_ftm(replace(make_record([], reports=[]), collation=Collation())) == b""
