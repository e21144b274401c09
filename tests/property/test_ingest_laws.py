"""Laws of `ingest`: nothing raises, nothing is lost, bad records cost no neighbour."""

import bz2
import gzip
import json
import lzma
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.ingest import FieldMap, Limits, RawRecord, Source, frame_records, unpack_record
from twosource.ingest.lines import Line, LineCutter
from twosource.ingest.objects import split_array
from twosource.model import REFUSAL_CODES, Item, Refusal
from twosource.text.hashing import hash_bytes

NAMES = st.sampled_from(["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.txt.gz", "a.jsonl.xz"])
HEADS = st.sampled_from(
    [b"", b"{", b"[", b"<html>", b"\x1f\x8b\x08\0", b"BZh91AY&SY", b"\xfd7zXZ\0", b"\xff\xfe"]
)
SMALL = Limits(document_bytes=500, ratio=5, json_depth=5)


def read(content: bytes, name: str, limits: Limits) -> Iterator[Item | Refusal | InputError]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        for record in frame_records(Source(source=name, name=name, path=path), limits=limits):
            if isinstance(record, Refusal):
                yield record
                continue
            try:
                yield unpack_record(record, limits=limits)
            except InputError as error:
                yield error


@settings(deadline=None)  # opens files
@given(HEADS, st.binary(max_size=2_000), NAMES, st.sampled_from([SMALL, Limits()]))
def test_any_bytes_are_accepted_or_refused(
    head: bytes, body: bytes, name: str, limits: Limits
) -> None:
    outcome = list(read(head + body, name, limits))
    assert outcome
    for one in outcome:
        if isinstance(one, Item):
            assert one.content
            (one.name + (one.title or "")).encode("utf-8")
        else:
            assert one.code in REFUSAL_CODES


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
def test_any_damage_to_a_packed_file_is_accepted_or_refused(
    content: bytes, place: int, byte: int
) -> None:
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        packed = bytearray(pack(content))
        packed[place % len(packed)] = byte
        assert len(list(read(bytes(packed), "a.txt", Limits()))) == 1
        assert len(list(read(bytes(packed[:place]), "a.txt", Limits()))) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(["text", "html", "id", "url", "title", "a.b", "a"])


@given(st.dictionaries(FIELDS, JSON), st.sampled_from([FieldMap(), FieldMap(text="a.b")]))
def test_any_json_record_is_an_item_or_an_input_error(
    record: dict[str, object], field_map: FieldMap
) -> None:
    raw = RawRecord(
        source="s", name="s", media="jsonl", content=json.dumps(record).encode(), number=1, offset=0
    )
    one = unpacked(raw, field_map)
    if isinstance(one, Item):
        assert one.content.decode("utf-8").strip()
    else:
        assert one.code in ("bad-json", "missing-field", "empty")
        str(one).encode("utf-8")


def unpacked(raw: RawRecord, field_map: FieldMap) -> Item | InputError:
    try:
        return unpack_record(raw, field_map=field_map)
    except InputError as error:
        return error


BAD = st.sampled_from(
    [b"{", b"[]", b"7", b'{"no": 1}', b"\0\0", b"\xff", b"[" * 50, b"x" * 600, b'{"text": ""}']
)
GOOD = st.text(min_size=1, max_size=40).filter(str.strip)


@settings(deadline=None)
@given(st.lists(BAD | GOOD, max_size=20), st.sampled_from([b"\n", b"\r\n", b"\n\n", b"\n \n"]))
def test_k_bad_of_n_lines_leave_n_minus_k(lines: list[bytes | str], end: bytes) -> None:
    good = [line for line in lines if isinstance(line, str)]
    written = [
        line if isinstance(line, bytes) else json.dumps({"text": line}).encode() for line in lines
    ]
    first = json.dumps({"text": "One good line opens the file."}).encode()
    outcome = list(read(end.join([first, *written]), "a.jsonl", SMALL))
    assert [one.content.decode() for one in outcome[1:] if isinstance(one, Item)] == [
        line.replace("\0", "\ufffd") for line in good
    ]
    assert len(outcome) == 1 + len(lines)


@given(st.lists(st.binary(max_size=30)), st.integers(1, 50), st.integers(0, 40))
def test_lines_do_not_depend_on_how_the_stream_was_cut(
    pieces: list[bytes], size: int, limit: int
) -> None:
    content = b"\n".join(pieces)
    whole, parts = LineCutter(limit=limit), LineCutter(limit=limit)
    at_once = [*whole.feed(content), *whole.finish()]
    chunks = [content[start : start + size] for start in range(0, len(content), size)]
    bit_by_bit = [line for chunk in chunks for line in parts.feed(chunk)] + [*parts.finish()]
    kept = [line for line in at_once if isinstance(line, Line)]
    assert [line for line in bit_by_bit if isinstance(line, Line)] == kept
    assert [line.number for line in bit_by_bit] == [line.number for line in at_once]


@given(st.lists(st.binary(max_size=30)), st.integers(1, 50))
def test_lines_are_those_that_a_plain_split_gives(pieces: list[bytes], size: int) -> None:
    content = b"\n".join(pieces)
    cutter = LineCutter(limit=100)
    chunks = [content[start : start + size] for start in range(0, len(content), size)]
    found = [line for chunk in chunks for line in cutter.feed(chunk)] + [*cutter.finish()]
    bare = content.removeprefix(b"\xef\xbb\xbf")
    plain = [
        (number, line.lstrip().removesuffix(b"\r"))
        for number, line in enumerate(bare.split(b"\n"), start=1)
        if line.strip()
    ]
    lines = [line for line in found if isinstance(line, Line)]
    assert [(line.number, line.content) for line in lines] == plain
    for line in lines:
        assert content[line.offset :].startswith(line.content)


@given(st.lists(JSON, min_size=1, max_size=8), st.sampled_from([None, 1]))
def test_an_array_is_cut_where_its_elements_end(values: list[object], indent: int | None) -> None:
    content = json.dumps(values, indent=indent).encode()
    elements = list(split_array(content))
    assert [repr(json.loads(piece)) for _, piece in elements] == [repr(value) for value in values]
    for offset, piece in elements:
        assert content[offset : offset + len(piece)] == piece


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_a_refusal_of_a_file_bears_the_hash_of_its_bytes(content: bytes) -> None:
    for one in read(b"\0" + content, "a.txt", Limits()):
        if isinstance(one, Refusal):
            assert one.content_hash == hash_bytes(b"\0" + content)
