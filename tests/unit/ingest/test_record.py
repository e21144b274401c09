"""From a framed record to an item."""

import json
import pickle

import pytest

from twosource.errors import InputError
from twosource.ingest import FieldMap, RawRecord, unpack_record
from twosource.model import Item


def raw(record: object, number: int = 3) -> RawRecord:
    content = record if isinstance(record, bytes) else json.dumps(record).encode()
    return RawRecord(
        source="in/a.jsonl", name="a.jsonl", media="jsonl", content=content, number=number, offset=9
    )


def refused(record: object, field_map: FieldMap | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        unpack_record(raw(record), field_map=field_map or FieldMap())
    assert caught.value.stage == "ingest"
    return caught.value


def test_a_page_goes_through_undecoded() -> None:
    page = RawRecord(source="in/a.html", name="a.html", media="html", content=b"<p>\xe9</p>")
    assert unpack_record(page) == Item(
        source="in/a.html", name="a.html", media="html", content=b"<p>\xe9</p>", charset=None
    )


def test_every_field_of_a_record_arrives() -> None:
    record = {
        "id": "k7",
        "text": "Café talks",
        "url": "https://a.example/1",
        "title": "Talks",
        "published": "2031-05-02",
        "publisher": "The Aland Post",
        "language": "en",
        "extra": [1, 2],
    }
    assert unpack_record(raw(record)) == Item(
        source="in/a.jsonl",
        name="a.jsonl#k7",
        media="text",
        content="Café talks".encode(),
        charset="utf-8",
        record=3,
        offset=9,
        url="https://a.example/1",
        title="Talks",
        published="2031-05-02",
        publisher="The Aland Post",
        language="en",
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (None, "a.jsonl#3"),
        ("", "a.jsonl#3"),
        (0, "a.jsonl#0"),
        (12, "a.jsonl#12"),
        (" k ", "a.jsonl#k"),
        ("y" * 300, "a.jsonl#" + "y" * 200),
    ],
)
def test_the_id_or_else_the_number_ends_the_name(given: object, name: str) -> None:
    assert unpack_record(raw({"text": "x", "id": given})).name == name


@pytest.mark.parametrize(
    ("record", "media", "content"),
    [
        ({"text": "t", "html": "<p>h"}, "text", b"t"),
        ({"html": "<p>h"}, "html", b"<p>h"),
        ({"text": None, "html": "<p>h"}, "html", b"<p>h"),
        ({"text": "  ", "html": "<p>h"}, "html", b"<p>h"),
    ],
)
def test_text_comes_before_html(record: object, media: str, content: bytes) -> None:
    item = unpack_record(raw(record))
    assert (item.media, item.content) == (media, content)


def test_dots_lead_into_objects_unless_the_field_is_called_so() -> None:
    field_map = FieldMap(text="article.body", title="a.b")
    record = {"article": {"body": "deep"}, "a.b": "flat", "a": {"b": "nested"}}
    item = unpack_record(raw(record), field_map=field_map)
    assert (item.content, item.title) == (b"deep", "flat")


@pytest.mark.parametrize("escaped", [b"\\ud800", b"\\udc00", b"\\u0000", b"\\udfff"])
def test_what_text_cannot_hold_is_replaced(escaped: bytes) -> None:
    record = b'{"text": "a%sb", "title": "%s", "id": "%s"}' % (escaped, escaped, escaped)
    item = unpack_record(raw(record))
    assert item.content.decode() == "a\ufffdb"
    assert item.title == "\ufffd"
    assert item.name == "a.jsonl#\ufffd"


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert unpack_record(raw(b'{"text": "\\ud83d\\ude00"}')).content == "😀".encode()


def test_nan_elsewhere_in_the_record_does_no_harm() -> None:
    assert unpack_record(raw(b'{"text": "x", "score": NaN}')).content == b"x"


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"7",
        b"{} {}",
        b"{'text': 'x'}",
        b'{"text": "a\0b"}',
        b'{"text": "x", "n": 1%s}' % (b"0" * 5_000),
        {"text": 7},
        {"text": ["x"]},
        {"text": "x", "url": {"href": "y"}},
        {"text": "x", "id": True},
        {"text": "x", "published": 1_900_000_000},
    ],
)
def test_what_is_no_fit_record_is_bad_json(record: object) -> None:
    assert refused(record).code == "bad-json"


def test_broken_json_is_refused_with_the_place() -> None:
    assert "column 15" in str(refused(b'{"text": "x", nothing}'))


def test_a_field_of_the_wrong_type_is_named_with_what_it_is() -> None:
    sentence = str(refused({"text": "x", "publisher": {"name": "Post"}}))
    assert "publisher is an object and no string" in sentence
    assert "--map publisher=FIELD" in sentence


def test_bytes_that_are_not_utf8_are_refused_with_the_place() -> None:
    error = refused(b'{"text": "caf\xe9"}')
    assert error.code == "charset"
    assert "byte 13" in str(error)


@pytest.mark.parametrize(("depth", "fits"), [(99, True), (100, True), (101, False)])
@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a":', "}")])
def test_depth_has_a_limit(depth: int, brackets: tuple[str, str], *, fits: bool) -> None:
    opening, closing = brackets
    inner = depth - 1  # the record itself is the first level
    value = opening * inner + "1" + closing * inner
    record = f'{{"text": "x", "deep": {value}}}'.encode()
    if fits:
        assert unpack_record(raw(record)).content == b"x"
    else:
        assert refused(record).code == "json-depth"


def test_brackets_in_strings_are_no_depth() -> None:
    text = '[{"' * 5_000 + "\\"
    assert unpack_record(raw({"text": text})).content == text.encode()


def test_many_shallow_brackets_are_no_depth() -> None:
    assert unpack_record(raw({"text": "x", "list": [[]] * 1_000})).content == b"x"


def test_a_million_opening_brackets_are_refused_and_crash_nothing() -> None:
    assert refused(b'{"text":' + b"[" * 1_000_000).code == "json-depth"


def test_a_record_without_text_names_what_it_has_and_what_to_do() -> None:
    error = refused({"link": "u", "article": {"body": "The longest string of all."}, "n": 1})
    assert error.code == "missing-field"
    assert "link, article.body" in str(error)
    assert str(error).endswith("--map text=article.body")


def test_names_of_fields_are_short_and_tame_in_a_sentence() -> None:
    hostile = {f"\x1b[31m{number}" + "k" * 5_000: "v" for number in range(100)}
    sentence = str(refused(hostile))
    assert "\x1b" not in sentence
    assert len(sentence) < 2_000


def test_a_record_of_numbers_alone_is_refused() -> None:
    assert refused({"n": 1}).code == "missing-field"


def test_a_blank_text_is_empty() -> None:
    assert refused({"text": " \n"}).code == "empty"
    assert refused({"text": "", "html": ""}).code == "empty"


def test_the_refusal_survives_the_way_between_processes() -> None:
    error = refused(b"{")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.code, again.stage) == (str(error), error.code, error.stage)
