"""Events as a table: every column, pairs of parties, strict PLOVER, and what stands behind."""

import csv
import io
from itertools import permutations

import pytest
from msgspec.structs import replace
from tests.unit.present.export.affair import (
    COURIER_REPORT,
    DAY,
    DOLO,
    FLOUR,
    GHANA,
    KENYA,
    KUMASI,
    MADE_BY,
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

from twosource.errors import UsageError
from twosource.model import Act, Claim, Event, Record, Status, When
from twosource.present.export_events import APPENDED_COLUMNS, POLECAT_COLUMNS, export_events

NEVER = (
    "Contexts", "Wikipedia Actor ID", "Wikipedia Recipient ID", "District", "Province",
    "GeoNames ID", "Story People", "Story Organizations",
)  # fmt: skip

SENT = replace(
    make_claim("sent", WIRE_REPORT, 0, "AID", actors=[KENYA], recipients=[GHANA]),
    when=DAY,
    where=KUMASI,
    amounts=(FLOUR,),
    roots=(DOLO,),
)
SHIPPED = replace(
    make_claim(
        "shipped",
        COURIER_REPORT,
        0,
        "AID",
        actors=[make_actor(COURIER_REPORT, "Nairobi", "KEN", name="Kenya")],
        recipients=[make_actor(COURIER_REPORT, "Ghana", "GHA", name="Ghana")],
    ),
    when=MONTH,
)


def read_rows(record: Record, *, strict: bool = False) -> list[dict[str, str]]:
    text = export_events(record, strict=strict).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def read_one(*claims: Claim, event: Event | None = None) -> dict[str, str]:
    (row,) = read_rows(make_record(claims, [event or make_event(claims)]))
    return row


def find_dyads(*claims: Claim) -> list[tuple[str, str]]:
    rows = read_rows(make_record(claims, [make_event(claims)]))
    return [(row["Actor Name"], row["Recipient Name"]) for row in rows]


def test_the_40_columns_stand_in_the_order_of_polecat() -> None:
    """Written out again, so that a change of the tuple is seen."""
    assert ", ".join(POLECAT_COLUMNS) == (
        "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, "
        "Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, "
        "Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, "
        "Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, "
        "Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, "
        "Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, "
        "Story People, Story Organizations, Story Locations, Language, Version"
    )
    assert len(POLECAT_COLUMNS) == 40
    assert list(read_one(SENT)) == [*POLECAT_COLUMNS, *APPENDED_COLUMNS]


def test_every_column_of_a_row() -> None:
    row = read_one(replace(SENT, mode="visit"))
    assert {name: row[name] for name in POLECAT_COLUMNS if name not in NEVER} == {
        "Event ID": "event-sent-1",
        "Event Date": "2031-03-03",
        "Event Type": "AID",
        "Event Mode": "visit",
        "Intensity": "10",
        "Quad Code": "MATERIAL COOPERATION",
        "Actor Name": "Kenya",
        "Actor Country": "KEN",
        "Actor COW": "501",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV; AGR",
        "Actor Title": "",
        "Actor Name Raw": "Kenya",
        "Recipient Name": "Ghana",
        "Recipient Country": "GHA",
        "Recipient COW": "452",
        "Primary Recipient Sector": "",
        "Recipient Sectors": "",
        "Recipient Title": "",
        "Recipient Name Raw": "Ghana",
        "Placename": "Kumasi",
        "City": "Kumasi",
        "Country": "GHA",
        "Latitude": "6.69",
        "Longitude": "-1.62",
        "Raw Placename": "Kumasi",
        "Feature Type": "city",
        "Source": "Harbour Wire",
        "Publication Date": "2031-03-05",
        "Story Locations": "Kumasi",
        "Language": "en",
        "Version": MADE_BY,
    }
    assert {row[name] for name in NEVER} == {""}


def test_the_figures_of_an_event_are_those_of_its_standing() -> None:
    event = make_event([SENT, SHIPPED])
    record = make_record([SENT, SHIPPED], [event])
    standing = make_standing(event)
    (row,) = read_rows(replace(record, collation=replace(record.collation, standings=(standing,))))
    names = "documents", "publishers", "lineages", "named_roots"
    assert [row[name] for name in names] == ["5", "4", "3", "1"]
    assert (row["independent_low"], row["independent_high"]) == ("1", "2")


def test_what_stands_behind_an_event_is_told_to_the_right() -> None:
    event = make_event([SENT, SHIPPED])
    apart = make_record([SENT, SHIPPED], [event])
    (row,) = read_rows(apart)
    assert {name: row[name] for name in APPENDED_COLUMNS} == {
        "status": "happened",
        "event_id": "event-sent",
        "claim_ids": "sent; shipped",
        "documents": "2",
        "lineages": "2",
        "roots": "Ama Dolo",
        "date_start": "2031-03-03",
        "date_end": "2031-03-03",
        "date_grain": "day",
        "publishers": "",
        "named_roots": "",
        "independent_low": "",
        "independent_high": "",
    }
    (row,) = read_rows(make_record([SENT, SHIPPED], [event], lineages=[("courier", "wire")]))
    assert (row["documents"], row["lineages"]) == ("2", "1")


def test_ministries_of_two_states_are_two_roots() -> None:
    kenyan, ghanaian = (
        make_actor(WIRE_REPORT, "Ama Dolo", state, name="trade ministry")
        for state in ("KEN", "GHA")
    )
    first = replace(SENT, roots=(kenyan, ghanaian))
    assert read_one(first)["roots"] == "trade ministry (KEN); trade ministry (GHA)"
    again = replace(SENT, id="again", roots=(ghanaian,))
    assert read_one(again, first)["roots"] == "trade ministry (GHA); trade ministry (KEN)"


def test_two_without_a_name_are_two_roots() -> None:
    officials, master = (
        make_actor(WIRE_REPORT, words) for words in ("Officials", "harbour master")
    )
    assert (
        read_one(replace(SENT, roots=(officials, master)))["roots"] == "Officials; harbour master"
    )


def test_an_outlet_without_a_name_is_called_by_its_host() -> None:
    assert read_one(SHIPPED)["Source"] == "courier.example"
    bare = make_report("wire", WIRE, url="http://[bad")
    (row,) = read_rows(make_record([SENT], [make_event([SENT])], reports=[bare]))
    assert (row["Source"], row["Language"]) == ("", "")


def test_the_words_of_an_actor_and_its_title_are_told() -> None:
    harbour = make_actor(WIRE_REPORT, "harbour master", None, title="harbour master")
    row = read_one(replace(SENT, actors=(harbour,), recipients=(DOLO,)))
    assert (row["Actor Name"], row["Actor Name Raw"]) == ("harbour master", "harbour master")
    assert (row["Recipient Name"], row["Recipient Title"]) == ("Ama Dolo", "harbour master")
    assert (row["Actor Country"], row["Actor COW"]) == ("", "")


def test_a_state_without_a_correlates_of_war_number_has_an_empty_one() -> None:
    row = read_one(replace(SENT, actors=(replace(KENYA, state="PSE"),)))
    assert (row["Actor Country"], row["Actor COW"]) == ("PSE", "")


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (MONTH, DAY, "2031-03-03"),
        (DAY, MONTH, "2031-03-03"),
        (MONTH, None, "2031-03-01"),
        (When("", "2031-03-09", "day", "text"), None, "2031-03-09"),
        (When("2029-01-01", "", "year", "text"), None, "2029-01-01"),
        (None, None, ""),
    ],
)
def test_the_date_is_the_first_day_of_the_most_exact_one(
    first: When | None, second: When | None, day: str
) -> None:
    claims = [replace(SENT, when=first), replace(SHIPPED, when=second)]
    assert read_one(*claims)["Event Date"] == day


def test_how_exact_a_date_is_is_told_beside_it() -> None:
    """A month is no first of the month, and an open end stays open."""
    names = ("Event Date", "date_start", "date_end", "date_grain")
    row = read_one(replace(SENT, when=MONTH))
    assert [row[name] for name in names] == ["2031-03-01", "2031-03-01", "2031-03-31", "month"]
    row = read_one(replace(SENT, when=When("", "2031-03-09", "day", "text")))
    assert [row[name] for name in names] == ["2031-03-09", "", "2031-03-09", "day"]
    row = read_one(replace(SENT, when=None))
    assert [row[name] for name in names] == ["", "", "", ""]


def test_a_country_is_no_city_and_has_no_coordinates() -> None:
    country = replace(KUMASI, name="Ghana", precision="country", latitude=None, longitude=None)
    row = read_one(replace(SENT, where=country))
    places = ("Placename", "City", "Country", "Latitude", "Longitude", "Feature Type")
    assert [row[name] for name in places] == ["Ghana", "", "GHA", "", "", "country"]


def test_a_claim_with_coordinates_places_the_event() -> None:
    vague = replace(KUMASI, name="Ghana", precision="country", latitude=None, longitude=None)
    row = read_one(replace(SENT, id="vague", where=vague), SENT)
    assert (row["Placename"], row["Story Locations"]) == ("Kumasi", "Ghana; Kumasi")


def test_a_row_is_an_actor_and_a_recipient() -> None:
    togo = make_actor(WIRE_REPORT, "Togo", "TGO", name="Togo")
    many = replace(SENT, actors=(KENYA, DOLO), recipients=(GHANA, togo))
    assert find_dyads(many) == [
        ("Kenya", "Ghana"), ("Kenya", "Togo"), ("Ama Dolo", "Ghana"), ("Ama Dolo", "Togo"),
    ]  # fmt: skip
    rows = read_rows(make_record([many], [make_event([many])]))
    assert [row["Event ID"] for row in rows] == [f"event-sent-{at}" for at in (1, 2, 3, 4)]
    assert {row["event_id"] for row in rows} == {"event-sent"}


def test_those_who_meet_without_a_host_make_pairs_and_those_who_protest_do_not() -> None:
    togo = make_actor(WIRE_REPORT, "Togo", "TGO", name="Togo")
    met = make_claim("met", WIRE_REPORT, 2, "CONSULT", actors=[KENYA, GHANA, togo])
    assert find_dyads(met) == [("Kenya", "Ghana"), ("Kenya", "Togo"), ("Ghana", "Togo")]
    marched = replace(met, act="PROTEST")
    assert find_dyads(marched) == [("Kenya", ""), ("Ghana", ""), ("Togo", "")]


def test_the_rows_are_those_of_the_claim_that_is_told_most_surely() -> None:
    president = make_actor(WIRE_REPORT, "Officials", "KEN", name="Odhi Wamalo")
    again = replace(SENT, id="again", actors=(president,))
    assert find_dyads(SENT, again) == [("Kenya", "Ghana")]
    turned = replace(SENT, id="turned", actors=(GHANA,), recipients=(KENYA,), surety=0.4)
    assert find_dyads(turned, SENT) == [("Kenya", "Ghana")]
    unsure = replace(SENT, surety=0.3)
    assert find_dyads(unsure, turned) == [("Ghana", "Kenya")]


def test_a_meeting_is_told_once_and_by_whoever_came() -> None:
    visited = replace(SENT, act="CONSULT", actors=(GHANA,), recipients=(KENYA,))
    met = make_claim("met", WIRE_REPORT, 2, "CONSULT", actors=[KENYA, GHANA])
    assert find_dyads(visited, met) == [("Ghana", "Kenya")]
    assert find_dyads(met, visited) == [("Ghana", "Kenya")]


def test_a_pair_that_lacks_a_side_gives_way_to_one_that_has_both() -> None:
    alone = replace(SENT, id="alone", recipients=())
    assert find_dyads(alone, SENT) == [("Kenya", "Ghana")]
    assert find_dyads(SENT, alone) == [("Kenya", "Ghana")]
    assert find_dyads(alone) == [("Kenya", "")]
    other = replace(SENT, id="other", actors=(DOLO,))
    assert find_dyads(alone, other) == [("Ama Dolo", "Ghana")]


def test_an_event_without_parties_has_a_row() -> None:
    row = read_one(replace(SENT, actors=(), recipients=()))
    assert [row[name] for name in POLECAT_COLUMNS[7:23]] == [""] * 16
    assert row["Event Type"] == "AID"


def test_the_default_keeps_events_of_every_status_and_the_denial() -> None:
    claims = [replace(SENT, id="alleged", status="alleged"), replace(SENT, id="no", act="DENIAL")]
    rows = read_rows(make_record(claims, [make_event([one]) for one in claims]))
    told = [(row["Event Type"], row["Intensity"], row["Quad Code"]) for row in rows]
    assert told == [("AID", "10", "MATERIAL COOPERATION"), ("DENIAL", "", "")]
    assert [row["status"] for row in rows] == ["alleged", "happened"]


@pytest.mark.parametrize(
    ("act", "mode", "status", "folded"),
    [
        ("CONSULT", "visit", "planned", ("AGREE", "", "2.5", "VERBAL COOPERATION")),
        ("RETREAT", "withdraw", "planned", ("AGREE", "", "2.5", "VERBAL COOPERATION")),
        ("RETREAT", "withdraw", "happened", ("RETREAT", "withdraw", "8", "MATERIAL COOPERATION")),
        ("SANCTION", "expel", "happened", ("SANCTION", "expel", "-5.5", "MATERIAL CONFLICT")),
        ("ACCUSE", None, "happened", ("ACCUSE", "", "-2", "VERBAL CONFLICT")),
        ("AID", None, "alleged", ("AID", "", "10", "MATERIAL COOPERATION")),
        ("AID", None, "demanded", None),
        ("ASSAULT", None, "threatened", None),
        ("DENIAL", None, "happened", None),
    ],
)
def test_strict_plover_is_folded_and_has_the_40_columns_alone(
    act: Act, mode: str | None, status: Status, folded: tuple[str, ...] | None
) -> None:
    claim = replace(SENT, act=act, mode=mode, status=status)
    record = make_record([claim], [make_event([claim])])
    head = export_events(record, strict=True).decode().partition("\r\n")[0]
    assert head == ",".join(POLECAT_COLUMNS)
    found = [
        tuple(row[name] for name in ("Event Type", "Event Mode", "Intensity", "Quad Code"))
        for row in read_rows(record, strict=True)
    ]
    assert found == ([] if folded is None else [folded])


def test_the_order_is_by_date_and_the_bytes_are_the_same_in_any_order() -> None:
    """Events without a date come last, those of one day by their id."""
    late = replace(SENT, id="a-late", when=When("2031-05-01", "2031-05-01", "day", "text"))
    bare, same = replace(SENT, id="b-bare", when=None), replace(SENT, id="c-same")
    claims = (SENT, late, bare, same)
    events = [make_event([one]) for one in claims]
    exports = {export_events(make_record(claims, some)) for some in permutations(events)}
    assert len(exports) == 1
    rows = list(csv.DictReader(io.StringIO(exports.pop().decode(), newline="")))
    assert [row["claim_ids"] for row in rows] == ["c-same", "sent", "a-late", "b-bare"]


def test_tsv_has_a_line_a_row() -> None:
    record = make_record([SENT], [make_event([SENT])])
    head, row, rest = export_events(record, strict=True, form="tsv").decode().split("\n")
    assert (head.split("\t"), len(row.split("\t")), rest) == (list(POLECAT_COLUMNS), 40, "")


def test_an_event_whose_claims_are_not_there_is_told() -> None:
    with pytest.raises(UsageError, match="event-sent has claims that are not in the record"):
        export_events(make_record([], [make_event([SENT])]))


def test_a_claim_of_no_report_is_told() -> None:
    with pytest.raises(UsageError, match="claim sent is of no report"):
        export_events(make_record([SENT], reports=[COURIER_REPORT]))


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@x", '=a"b', "a,\nb", "\x00=1", "\ud800"])
def test_hostile_words_in_every_free_field_stay_words(hostile: str) -> None:
    actor = replace(KENYA, name=hostile, title=hostile)
    report = replace(WIRE_REPORT, publisher=hostile, language=hostile)
    claim = replace(SENT, actors=(actor,), where=replace(KUMASI, name=hostile), roots=(actor,))
    record = make_record([claim], [make_event([claim])], reports=[report])
    (row,) = read_rows(replace(record, made_by=hostile))
    fields = (
        "Actor Name", "Actor Title", "Placename", "City", "Source", "Story Locations", "Language",
        "Version", "roots",
    )  # fmt: skip
    assert {row[name].lstrip("\ufffd")[:1] for name in fields} <= {"'", "a", "", " "}
    assert row["Longitude"] == "-1.62"
