"""The one file that holds a whole record."""

import json
from pathlib import Path

import pytest
from msgspec import convert
from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.model import Collation, Grouping, Record, Span
from twosource.present.export_json import export_json, load_json
from twosource.present.quotes import is_span, walk_objects


def test_an_export_reads_back_equal(record: Record) -> None:
    assert load_json(export_json(record)) == record


def test_equal_records_give_equal_bytes(record: Record) -> None:
    assert export_json(load_json(export_json(record))) == export_json(record)


def test_it_is_indented_utf8_with_a_line_end(record: Record) -> None:
    data = export_json(record)
    assert data.startswith(b'{\n "twosource": {\n  "version": "twosource 0.1.0"')
    assert data.endswith(b"}\n")
    assert "“Lower Quay” 🚢".encode() in data


def test_its_parts_stand_in_a_fixed_order(record: Record) -> None:
    assert list(json.loads(export_json(record))) == [
        "twosource",
        "reports",
        "refusals",
        "readings",
        "copies",
        "lineages",
        "stories",
        "alignments",
        "differences",
        "changes",
        "event_changes",
        "claims",
        "events",
        "standings",
        "disputes",
        "series",
        "checks",
        "redirects",
        "judgements",
    ]


def test_every_span_quotes_the_words_that_stand_there(record: Record) -> None:
    texts = {report.id: report.text for report in record.reports}
    export = json.loads(export_json(record))
    found = [one for _, one in walk_objects(export) if is_span(one)]
    spans = [convert(span, Span) for span in found]
    words = [texts[span.report][span.start : span.end] for span in spans]
    assert len(found) > 20
    assert [span["text"] for span in found] == words
    assert all(words)


def test_a_story_carries_its_date_and_warnings(record: Record) -> None:
    dated, undated = json.loads(export_json(record))["stories"]
    assert dated["date"]["when"]["start"] == "2031-03-04"
    assert [warning["sentence"] for warning in dated["date"]["warnings"]] == ["too late"]
    assert undated["date"] is None


def test_a_date_without_its_story_is_refused_not_lost(record: Record) -> None:
    loose = replace(record, grouping=replace(record.grouping, stories=()))
    with pytest.raises(UsageError, match="story 5707 has a date"):
        export_json(loose)


def test_no_path_of_this_machine_gets_in(record: Record) -> None:
    data = export_json(record).decode()
    assert str(Path.cwd()) not in data
    assert str(Path.home()) not in data


def test_an_empty_record_is_exported_too() -> None:
    empty = Record(made_by="twosource 0", grouping=Grouping(), collation=Collation())
    assert load_json(export_json(empty)) == empty


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff\xfe", b'{"reports": []}', b"[" * 100_000, b"null"]
)
def test_other_files_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UsageError, match="no record that twosource exported"):
        load_json(data)


def test_another_schema_number_is_refused_with_a_sentence(record: Record) -> None:
    data = export_json(record).replace(b'"schema": 1', b'"schema": 2')
    with pytest.raises(UsageError, match="has schema 2 and this program reads 1"):
        load_json(data)


def test_an_export_from_before_changes_were_told_reads_as_one_without(record: Record) -> None:
    plain = json.loads(export_json(record))
    del plain["changes"]
    assert load_json(json.dumps(plain).encode()) == replace(record, changes=())
