"""The library in Python: listings, the ways from one thing to another, tables, the public face.

The store is the small one of `tests.unit.store.searched`; all that it tells of is invented.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from tests.contract.conftest import APART, ARRIVED, PLANNED
from tests.unit.store.searched import fill

import twosource as ts
from twosource.model import Collation
from twosource.run.library.frames import make_arrow, make_pandas, make_polars
from twosource.store.writer import open_writer


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "grain.db"
    with open_writer(made) as writer:
        fill(writer)
    return made


@pytest.fixture
def lib(place: Path) -> Iterator[ts.Library]:
    with ts.open(place) as opened:
        yield opened


# --- the public face -----------------------------------------------------------------------------


def test_the_public_face_is_what_the_page_promises() -> None:
    assert ts.__all__ == [
        "ComparedDifference",
        "Comparison",
        "InputError",
        "Library",
        "LibraryClaim",
        "LibraryEvent",
        "LibraryFound",
        "LibraryHit",
        "LibraryReport",
        "LibraryStory",
        "Listing",
        "ModelError",
        "NotFoundError",
        "StoreError",
        "TwosourceError",
        "UsageError",
        "__version__",
        "compare",
        "open",
    ]
    assert all(hasattr(ts, name) for name in ts.__all__)
    assert set(ts.__all__) <= set(dir(ts))


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        ts.opne  # noqa: B018


def test_a_name_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys, twosource\n"
        "print(sum(one.startswith('twosource.') for one in sys.modules))\n"
        "twosource.NotFoundError\n"
        "print(sorted(one for one in sys.modules if one.startswith('twosource.')))\n"
        "twosource.open\n"
        "print('sqlalchemy' in sys.modules, 'spacy' in sys.modules, 'pandas' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["0", "['twosource.errors']", "True False False"]


# --- listings ------------------------------------------------------------------------------------


def test_a_listing_has_a_length_is_indexed_and_cut(lib: ts.Library) -> None:
    events = lib.events()
    assert len(events) == 4
    assert events[-1] == list(events)[-1]
    assert list(events[1:3]) == [events[1], events[2]]
    with pytest.raises(IndexError):
        events[4]


def test_nothing_is_worked_out_before_somebody_looks() -> None:
    looked: list[str] = []

    def make() -> list[ts.LibraryEvent]:
        looked.append("once")
        return []

    listing = ts.Listing(make, noun="event")
    rest = listing[1:].filter(lambda one: one.act == "AID")
    assert looked == []
    assert (len(rest), len(listing), list(rest)) == (0, 0, [])
    assert looked == ["once"]


def test_a_listing_is_filtered_by_a_function_or_by_what_must_be_there(lib: ts.Library) -> None:
    claims = next(one for one in lib.reports() if one.name == "own.txt").claims
    assert len(claims) == 2
    assert [one.act for one in claims.filter(lambda one: one.status == "planned")] == ["AID"]
    assert [one.act for one in claims.filter(has="place")] == ["ACCUSE"]
    assert [one.act for one in lib.events().filter(has="date")] == ["AID"]


def test_what_can_never_be_there_is_told(lib: ts.Library) -> None:
    with pytest.raises(ts.UsageError, match="it may be actor, amount"):
        len(lib.events().filter(has="colour"))


def test_a_listing_tells_itself_in_words_and_as_a_table(lib: ts.Library) -> None:
    assert repr(lib.stories()) == "1 story\n  Grain (3 documents, 1 lineage)"
    assert repr(lib.events()).startswith("4 events\n  NER → TCD: AID, happened, 18 June 2024")
    assert "<caption>4 events</caption>" in lib.events()._repr_html_()


def test_a_table_for_a_notebook_escapes_what_reports_say(place: Path) -> None:
    with open_writer(place) as writer:
        story = writer.view().stories()[0]
        grouping = replace(writer.view().record().grouping, stories=(replace(story, title="<b>"),))
        writer.put_results(grouping, Collation())
    with ts.open(place) as lib:
        assert "<td>&lt;b&gt;</td>" in lib.stories()._repr_html_()
        assert "<b>" not in lib.stories()._repr_html_()


# --- the ways ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ({"actor": "NER"}, ["AID"]),
        ({"actor": "niger", "recipient": "Chad"}, ["AID"]),
        ({"act": "AID", "status": "planned"}, ["AID"]),
        ({"actor": "France"}, []),
        ({"since": "2024-06-18", "until": "2024-06-18"}, ["AID"]),
        ({"since": "2024-06-19"}, []),
        ({"min_independent": 2}, ["AID"]),
    ],
)
def test_events_are_narrowed(lib: ts.Library, asked: dict[str, str], acts: list[str]) -> None:
    assert [one.act for one in lib.events(**asked)] == acts  # type: ignore[arg-type]


def test_events_that_are_less_sure_are_told_when_asked_for(place: Path) -> None:
    with open_writer(place) as writer:
        record = writer.view().record()
        report = record.claims[0].report
        own = [replace(one, surety=0.1) for one in record.claims if one.report == report]
        writer.put_claims("coder", {report: own}, days={report: "2024-06-20"})
        writer.put_joined(record.collation)
    with ts.open(place) as lib:
        assert len(lib.events()) < len(lib.events(every=True)) == 4


def test_an_event_leads_to_claims_reports_story_and_back(lib: ts.Library) -> None:
    event = lib.events(actor="NER")[0]
    assert (event.documents, event.lineages, event.independent and event.independent.low) == (
        2,
        1,
        2,
    )
    claim = event.claims[0]
    assert claim.text in claim.report.text
    assert claim.report.text[claim.span.start : claim.span.end] == claim.text
    assert claim.event == event
    assert event in list(claim.report.story.events if claim.report.story else ())
    assert event.story == lib.stories()[0]
    assert {event, claim.event} == {event}
    assert event != claim


def test_a_denial_is_found_from_what_it_denies(place: Path) -> None:
    with open_writer(place) as writer:
        record = writer.view().record()
        aid = next(one for one in record.claims if one.act == "AID" and one.when)
        own = [one for one in record.claims if one.report == aid.report]
        others = [
            replace(one, denies=(aid.id,)) if one.id == own[-1].id and one != aid else one
            for one in own
        ]
        writer.put_claims("coder", {aid.report: others}, days={aid.report: "2024-06-20"})
        writer.put_joined(record.collation)
        denied = own[-1].id != aid.id
    with ts.open(place) as lib:
        event = next(one for one in lib.events() if aid.id in one.noun.claims)
        assert len(event.denied_by) == denied
        assert len(event.claims.filter(has="denial")) == denied


def test_a_search_leads_into_the_record(lib: ts.Library) -> None:
    found = lib.search("grain", actor="NER")
    assert (found.sentences, found.is_all, len(found.hits)) == (2, True, 2)
    hit = found.hits[0]
    assert hit.text in hit.report.text
    assert hit.events[0] == lib.events(actor="NER")[0] == hit.claims[0].event
    assert found.count("act") == {"AID": 2}
    assert len(lib.search("grain").hits.filter(has="claim")) == 4


# --- reading -------------------------------------------------------------------------------------


def test_what_is_read_is_there_and_what_was_taken_before_stays(tmp_path: Path) -> None:
    files = {"planned": PLANNED, "arrived": ARRIVED, "apart": APART}
    for name, paragraphs in files.items():
        (tmp_path / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    with ts.open(tmp_path / "visit.db") as lib:
        lib.read(tmp_path / "planned.txt", workers=1)
        before = lib.reports()
        assert len(before) == 1
        done = lib.read([tmp_path / "arrived.txt", str(tmp_path / "none.txt")], workers=1)
        assert (done.accepted, [one.code for one in done.refused]) == (1, ["not-found"])
        assert (len(before), len(lib.reports())) == (1, 2)
        assert [one.code for one in lib.refused()] == ["not-found"]
        (number,) = ts.compare(*lib.reports()).differences(slot="number")
        assert {number.first, number.second} == {"about 300", "about 900"}
        assert str(number).startswith(f"{number.kind} of number: “about ")
    apart = ts.compare(tmp_path / "planned.txt", tmp_path / "apart.txt")
    assert len(apart.differences()) == 0


def test_records_at_hand_are_read_as_lines_of_a_file_are() -> None:
    with ts.open() as lib:
        records = ({"id": number, "text": " ".join(APART), "title": "Snow"} for number in (1, 2))
        done = lib.read([*records, {"title": "nothing to read"}], workers=1)
        assert (done.accepted, [one.code for one in done.refused]) == (2, ["missing-field"])
        assert sorted(one.name for one in lib.reports()) == ["records.jsonl#1", "records.jsonl#2"]
        assert {one.title for one in lib.reports()} == {"Snow"}


def test_what_no_json_can_hold_is_told() -> None:
    with ts.open() as lib, pytest.raises(ts.UsageError, match="cannot be written as JSON"):
        lib.read([{"text": object()}])


def test_a_library_as_it_stood_is_not_read_into(place: Path) -> None:
    with ts.open(place, as_of="2199-01-01") as lib:
        assert len(lib.reports()) == 3
        with pytest.raises(ts.UsageError, match="open it without as_of"):
            lib.read("a.txt")


def test_a_store_that_is_not_there_says_so_when_it_is_looked_at(tmp_path: Path) -> None:
    with ts.open(tmp_path / "none.db") as lib, pytest.raises(ts.NotFoundError, match="no store"):
        lib.stories()


def test_another_program_s_reading_is_seen_after_a_reload(place: Path, lib: ts.Library) -> None:
    assert len(lib.events()) == 4
    with open_writer(place) as writer:
        writer.put_joined(Collation())
    assert len(lib.events()) == 4
    lib.reload()
    assert len(lib.events()) == 0


# --- handing on ----------------------------------------------------------------------------------


def test_files_are_written(lib: ts.Library, tmp_path: Path) -> None:
    assert lib.export("json", tmp_path / "a.json").read_bytes().startswith(b"{")
    assert b"\t" in lib.export("events", tmp_path / "a.tsv").read_bytes()
    assert b"," in lib.export("ledger", tmp_path / "a.csv").read_bytes()
    assert lib.export("ledger", tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert b'"schema":"Event"' in lib.export("ftm", tmp_path / "a.ftm.json").read_bytes()
    assert "<html" in lib.stories()[0].dossier(tmp_path / "a.html").read_text("utf-8")


def test_what_cannot_be_written_is_told(lib: ts.Library, tmp_path: Path) -> None:
    with pytest.raises(ts.TwosourceError, match="cannot be written"):
        lib.export("json", tmp_path / "no" / "a.json")
    with pytest.raises(ts.UsageError, match="there are json, events, ledger"):
        lib.export("xml", tmp_path / "a.xml")  # type: ignore[arg-type]


def test_columns_go_to_the_library_that_is_asked_for(
    lib: ts.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, list[object]]] = []

    def take(columns: dict[str, list[object]], **_: object) -> int:
        given.append(columns)
        return len(given)

    for name, call in (("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "table")):
        stand_in = SimpleNamespace(**{call: take})
        monkeypatch.setitem(sys.modules, name, stand_in)
    events = lib.events()
    assert [events.to_pandas(), events.to_polars(), events.to_arrow()] == [1, 2, 3]
    assert given[0] == given[1] == given[2]
    assert given[0]["act"] == [one.act for one in events]
    assert given[0]["independent_low"] == [2, 1, 1, 1]


@pytest.mark.parametrize("name", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_says_how_to_get_it(
    lib: ts.Library, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    hand_on = {"pandas": make_pandas, "polars": make_polars, "pyarrow": make_arrow}[name]
    with pytest.raises(ts.UsageError, match=rf'{name} is not installed; pip install "twosource\[t'):
        hand_on([one.row() for one in lib.events()])


@pytest.mark.parametrize("name", ["pandas", "polars", "pyarrow"])
def test_a_table_holds_a_row_each(lib: ts.Library, name: str) -> None:
    pytest.importorskip(name, reason=f"{name} comes with the tables extra")
    events = lib.events()
    made = {"pandas": events.to_pandas, "polars": events.to_polars, "pyarrow": events.to_arrow}
    table = made[name]()
    assert table.shape == (4, len(events[0].row()))
    assert len(made[name]().columns if name != "pyarrow" else table.column_names) == table.shape[1]


def test_a_report_becomes_a_spacy_doc_in_its_own_sentences(lib: ts.Library) -> None:
    pytest.importorskip("spacy")
    report = lib.report("own.txt")
    doc = report.to_spacy()
    assert doc.text == report.text
    assert [one.text.strip() for one in doc.sents] == list(report.sentences)
    assert {span.kb_id_ for span in doc.spans["twosource_actors"]} >= {"TCD", "MLI"}


def test_without_spacy_it_says_how_to_get_it(
    lib: ts.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "twosource.read.spacy_report", None)
    with pytest.raises(ts.UsageError, match=r"twosource\[spacy\]"):
        lib.reports()[0].to_spacy()
