"""From a source to records."""

import bz2
import gzip
import io
import json
import lzma
import pickle
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from twosource.ingest import Limits, RawRecord, Source, frame_records
from twosource.model import Refusal
from twosource.text.hashing import hash_bytes

TEXT = b"The ministers of Aland and Borduna signed a treaty on grain on Tuesday."
PAGE = b"<!DOCTYPE html><html><body><p>The ministers signed.</p></body></html>"
SMALL = Limits(document_bytes=1_000, ratio=10, encodings=3)
PACKERS = (gzip.compress, bz2.compress, lzma.compress)


Frame = Callable[..., list[RawRecord | Refusal]]


def noise(size: int, seed: int = 7) -> bytes:
    """Letters that hardly compress."""
    return bytes(
        Random(seed).choices(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX \n", k=size)
    )


def media_of(records: list[RawRecord | Refusal]) -> list[str]:
    return [one.media if isinstance(one, RawRecord) else one.code for one in records]


def lines_of(*records: Mapping[str, object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_text_comes_out_as_it_went_in(frame: Frame) -> None:
    assert frame(TEXT) == [RawRecord(source="in/a.txt", name="a.txt", media="text", content=TEXT)]


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", TEXT, "text"),
        ("a.md", TEXT, "text"),
        ("a.txt", b"<b>not</b> a page, only a text with a tag", "text"),
        ("a.txt", b"\n" + PAGE, "html"),
        ("a.html", TEXT, "html"),
        ("a.HTM", TEXT, "html"),
        ("a", TEXT, "text"),
        ("a", PAGE, "html"),
        ("a.xml", b"<?xml version='1.0'?>\n" + PAGE, "html"),
        ("a.aspx", b"\xef\xbb\xbf  <div class=x><p>The ministers signed.</p></div>", "html"),
        ("a", PAGE.decode().encode("utf-16"), "html"),
        ("a", PAGE.decode().encode("utf-16-le"), "html"),
        ("a", b"<3 is how the song begins", "text"),
        ("a", b"{curly} is how the text begins", "text"),
        ("a", b"[Photo] is how the text begins", "text"),
        ("a", b"[1, 2]", "text"),
        ("a", b'{"text": "x"}', "jsonl"),
        ("a", b'\n{"text": "x"}\n{"text": "y"}', "jsonl"),
        ("a.ndjson", b'{"text": "x"}', "jsonl"),
        ("a.json", b'{\n "text": "x"\n}', "jsonl"),
        ("a", b'{\n "text": "x"\n}', "jsonl"),
        ("a", b'[{"text": "x"}]', "jsonl"),
    ],
)
def test_media_is_told_by_suffix_or_else_by_content(
    frame: Frame, name: str, content: bytes, media: str
) -> None:
    assert set(media_of(frame(content, name))) == {media}


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT)))
    monkeypatch.setattr(sys, "stdin", stream)
    (record,) = frame_records(Source(source="-", name="-", path=None))
    assert isinstance(record, RawRecord)
    assert (record.name, record.content) == ("-", TEXT)
    assert not stream.closed


def test_a_record_can_be_pickled(frame: Frame) -> None:
    (record,) = frame(TEXT)
    assert pickle.loads(pickle.dumps(record)) == record


class TestJson:
    def test_lines_are_numbered_as_an_editor_numbers_them(self, frame: Frame) -> None:
        content = b'\xef\xbb\xbf{"a":1}\r\n\n  \n  {"b":2}\n{"c":3}'
        records = frame(content, "a.jsonl")
        assert [(r.number, r.offset, r.content) for r in records if isinstance(r, RawRecord)] == [
            (1, 3, b'{"a":1}'),
            (4, 18, b'{"b":2}'),
            (5, 26, b'{"c":3}'),
        ]

    def test_offsets_lead_back_to_the_line(self, frame: Frame) -> None:
        content = lines_of(*({"text": f"{number}" * number} for number in range(300)))
        for record in frame(content, "a.jsonl"):
            assert isinstance(record, RawRecord)
            assert record.offset is not None
            assert content[record.offset :].startswith(record.content + b"\n")

    def test_a_first_line_longer_than_the_head_is_still_told(self, frame: Frame) -> None:
        content = lines_of({"text": "x" * 200_000}, {"text": "y"})
        assert media_of(frame(content, "a")) == ["jsonl", "jsonl"]

    def test_a_first_line_that_is_broken_hides_no_json_lines(self, frame: Frame) -> None:
        assert len(frame(b'{"text": "x\n' + lines_of({"text": "y"}, {"text": "z"}), "a")) == 3

    def test_many_blank_lines_first_hide_no_json_lines(self, frame: Frame) -> None:
        (record,) = frame(b"\n" * 200_000 + b'{"text": "x"}', "a.jsonl")
        assert isinstance(record, RawRecord)
        assert record.number == 200_001

    def test_a_line_on_the_limit_is_read_and_one_above_refused(self, frame: Frame) -> None:
        lines = [b"x" * size for size in (999, 1000, 1001, 1002, 70_000, 5)]
        outcome = frame(b"\r\n".join(lines) + b"\n", "a.jsonl", SMALL)
        assert media_of(outcome) == [*["jsonl"] * 2, *["too-large"] * 3, "jsonl"]

    def test_a_long_line_is_known_by_number_offset_and_hash(self, frame: Frame) -> None:
        long = b"x" * 200_000
        refusal = frame(b'{"a":1}\n' + long + b"\n{}", "a.jsonl", SMALL)[1]
        assert isinstance(refusal, Refusal)
        assert (refusal.record, refusal.offset, refusal.stage) == (2, 8, "ingest")
        assert refusal.content_hash == hash_bytes(long)

    def test_an_array_is_cut_into_its_elements(self, frame: Frame) -> None:
        content = b'\xef\xbb\xbf [ {"a":"\\ud800"} , {"a":"\\ud800"},7,\n[{"a":1}], {"a":1}]\n'
        records = frame(content, "a.json")
        assert [r.number for r in records if isinstance(r, RawRecord)] == [1, 2, 3, 4, 5]
        for record in records:
            assert isinstance(record, RawRecord)
            assert record.offset is not None
            assert content[record.offset :].startswith(record.content)
            assert content[record.offset - 1 : record.offset] in (b" ", b",", b"\n")

    @pytest.mark.parametrize(
        ("content", "outcome"),
        [
            (b"[ ]", ["empty"]),
            (b"[ , ]", ["jsonl", "jsonl"]),  # two elements, both broken: the reader says so
            (b'[{"a":1}, {"b":', ["jsonl", "bad-json"]),
            (b'[{"a":1}] and more', ["jsonl", "bad-json"]),
            (b'[{"a":1}, {"b":2}}, {"c":3}]', ["jsonl", "jsonl", "bad-json"]),
            (b"[" * 100_000, ["bad-json"]),
        ],
    )
    def test_an_array_that_breaks_keeps_what_came_before(
        self, frame: Frame, content: bytes, outcome: list[str]
    ) -> None:
        assert media_of(frame(content, "a.json")) == outcome

    def test_a_break_in_an_array_is_known_by_number_and_offset(self, frame: Frame) -> None:
        refusal = frame(b'[{"a":1}, {"b":', "a.json")[1]
        assert isinstance(refusal, Refusal)
        assert (refusal.record, refusal.offset) == (2, 8)

    @pytest.mark.parametrize("content", [b"", b"\n\n \n", b"\xef\xbb\xbf\n"])
    def test_json_lines_without_a_line_are_empty(self, frame: Frame, content: bytes) -> None:
        assert media_of(frame(content, "a.jsonl")) == ["empty"]

    def test_json_lines_in_utf16_are_refused_as_a_whole(self, frame: Frame) -> None:
        wide = lines_of({"text": "x"}, {"text": "y"}).decode()
        assert media_of(frame(wide.encode("utf-16"), "a.jsonl")) == ["charset"]
        assert media_of(frame(wide.encode("utf-16-le"), "a.jsonl")) == ["charset"]

    def test_a_line_of_binary_costs_no_neighbour(self, frame: Frame) -> None:
        content = b"%PDF-\0\0\xff\n" + lines_of({"text": "x"}, {"text": "y"})
        assert media_of(frame(content, "a.jsonl")) == ["jsonl"] * 3

    def test_a_picture_called_json_lines_is_one_refusal(self, frame: Frame) -> None:
        assert media_of(frame(b"\x89PNG\r\n\x1a\n\n\n" + bytes(99), "a.jsonl")) == ["unsupported"]
        assert media_of(frame(bytes(range(256)) * 9, "a.jsonl")) == ["binary"]


class TestPacking:
    @pytest.mark.parametrize("pack", PACKERS)
    @pytest.mark.parametrize("name", ["a.txt.gz", "a.txt", "a.bz2"])
    def test_packing_is_told_by_the_bytes(
        self, frame: Frame, pack: Callable[[bytes], bytes], name: str
    ) -> None:
        (record,) = frame(pack(TEXT), name)
        assert isinstance(record, RawRecord)
        assert (record.media, record.content) == ("text", TEXT)

    @pytest.mark.parametrize("pack", PACKERS)
    def test_several_streams_and_zeros_between_are_one_file(
        self, frame: Frame, pack: Callable[[bytes], bytes]
    ) -> None:
        (record,) = frame(pack(b"One. ") + bytes(512) + pack(b"Two.") + pack(b"") + bytes(8))
        assert isinstance(record, RawRecord)
        assert record.content == b"One. Two."

    def test_three_packings_are_taken_off_and_a_fourth_is_refused(self, frame: Frame) -> None:
        packed = lzma.compress(bz2.compress(gzip.compress(TEXT)))
        assert media_of(frame(packed)) == ["text"]
        assert media_of(frame(gzip.compress(packed))) == ["nested-encodings"]

    @pytest.mark.parametrize("pack", PACKERS)
    @pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
    def test_a_stream_that_ends_early_is_truncated(
        self, frame: Frame, pack: Callable[[bytes], bytes], kept: float
    ) -> None:
        packed = pack(noise(300_000))
        assert media_of(frame(packed[: int(len(packed) * kept)])) == ["truncated"]

    @pytest.mark.parametrize("pack", PACKERS)
    def test_a_damaged_stream_is_a_bad_archive(
        self, frame: Frame, pack: Callable[[bytes], bytes]
    ) -> None:
        packed = bytearray(pack(noise(300_000)))
        for place in range(len(packed) // 2, len(packed) // 2 + 50):
            packed[place] ^= 0x5A
        assert media_of(frame(bytes(packed))) == ["bad-archive"]

    @pytest.mark.parametrize("pack", PACKERS)
    def test_something_else_after_the_stream_is_a_bad_archive(
        self, frame: Frame, pack: Callable[[bytes], bytes]
    ) -> None:
        assert media_of(frame(pack(TEXT) + b"and something that is not packed")) == ["bad-archive"]

    def test_xz_that_asks_for_a_huge_dictionary_is_refused(self, frame: Frame) -> None:
        chain = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
        packer = lzma.LZMACompressor(lzma.FORMAT_XZ, filters=[{**chain[0], "dict_size": 1 << 12}])
        packed = bytearray(packer.compress(TEXT) + packer.flush())
        assert packed[12:16] == b"\x02\x00\x21\x01"  # block header: LZMA2, one byte of properties
        packed[16] = 36  # 1 GiB
        packed[20:24] = zlib.crc32(bytes(packed[12:20])).to_bytes(4, "little")
        (refusal,) = frame(bytes(packed))
        assert isinstance(refusal, Refusal)
        assert refusal.code == "bad-archive"
        assert "emory" in refusal.sentence

    def test_json_lines_keep_what_came_before_the_break(self, frame: Frame) -> None:
        records = [{"id": number, "text": noise(2_000, number).decode()} for number in range(500)]
        packed = gzip.compress(lines_of(*records))
        *read, refusal = frame(packed[: len(packed) // 2], "a.jsonl.gz")
        assert 200 < len(read) < 300
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.record) == ("truncated", len(read) + 1)
        assert refusal.offset == len(lines_of(*records[: len(read)]))
        assert refusal.content_hash == hash_bytes(packed[: len(packed) // 2])


class TestLimits:
    @pytest.mark.parametrize(
        ("size", "outcome"), [(999, "text"), (1_000, "text"), (1_001, "too-large")]
    )
    def test_one_report_has_a_size_limit(self, frame: Frame, size: int, outcome: str) -> None:
        assert media_of(frame(noise(size), limits=SMALL)) == [outcome]
        assert media_of(frame(gzip.compress(noise(size)), limits=SMALL)) == [outcome]

    @pytest.mark.parametrize(
        ("size", "outcome"),
        [(14_999_999, "text"), (15_000_000, "text"), (15_000_001, "too-large")],
    )
    def test_the_standard_limit_is_fifteen_megabytes(
        self, frame: Frame, size: int, outcome: str
    ) -> None:
        assert media_of(frame(b"x " * (size // 2) + b"x" * (size % 2))) == [outcome]

    @pytest.mark.parametrize("over", [-1, 0, 1])
    @pytest.mark.parametrize("pack", PACKERS)
    def test_the_ratio_is_counted_to_the_byte(
        self, frame: Frame, pack: Callable[[bytes], bytes], over: int
    ) -> None:
        packed = pack(b"x" * 300_000)
        limits = Limits(ratio=300_000 // len(packed) - over)
        exact = pack(b"x" * 300_000)
        assert len(packed) == len(exact)
        expected = "text" if limits.ratio * len(packed) >= 300_000 else "ratio"
        assert media_of(frame(packed, limits=limits)) == [expected]

    @pytest.mark.parametrize(("more", "outcome"), [(-1, "text"), (0, "text"), (1, "ratio")])
    def test_at_two_hundred_to_one(self, frame: Frame, more: int, outcome: str) -> None:
        """Stored padding members bring a file to exactly 1/200 of what it yields."""
        assert media_of(frame(_gzip_of_ratio(200, more))) == [outcome]

    def test_the_ratio_holds_for_what_lies_between_two_packings(self, frame: Frame) -> None:
        inner = bz2.compress(bytes(30_000_000))
        assert media_of(frame(gzip.compress(inner * 100))) == ["ratio"]

    def test_a_bomb_in_json_lines_keeps_what_came_before(self, frame: Frame) -> None:
        good = [{"text": noise(3_000, number).decode()} for number in range(100)]
        packed = gzip.compress(lines_of(*good)) + gzip.compress(b"\n" * 200_000_000)
        outcome = frame(packed, "a.jsonl.gz")
        assert media_of(outcome) == ["jsonl"] * 100 + ["ratio"]


def _gzip_of_ratio(ratio: int, more: int) -> bytes:
    """Return a gzip file that yields `ratio` bytes for each of its own, and `more` on top."""
    size = ratio * 2_000 + more
    packed = gzip.compress(b"x" * size)
    return packed + bytes(2_000 - len(packed))  # zeros after the stream are part of the file


class TestRefusals:
    @pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t", b"\xef\xbb\xbf\n"])
    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "a.json"])
    def test_nothing_is_empty(self, frame: Frame, content: bytes, name: str) -> None:
        (refusal,) = frame(content, name)
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.record, refusal.offset) == ("empty", None, None)
        assert refusal.content_hash == hash_bytes(content)

    def test_a_file_that_is_gone_is_not_found(self, tmp_path: Path) -> None:
        gone = Source(source="gone.txt", name="gone.txt", path=tmp_path / "gone.txt")
        assert media_of(list(frame_records(gone))) == ["not-found"]

    def test_a_folder_or_a_link_to_itself_is_unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to("loop")
        for path in (tmp_path, tmp_path / "loop"):
            source = Source(source="x", name="x", path=path)
            assert media_of(list(frame_records(source))) == ["unreadable"]

    def test_a_disk_that_fails_midway_is_unreadable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Failing(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell():
                    raise OSError(5, "Input/output error")
                return super().read(size)

        stdin = io.TextIOWrapper(Failing(lines_of({"text": "x"}, {"text": "y"})))
        monkeypatch.setattr(sys, "stdin", stdin)
        outcome = list(frame_records(Source(source="-", name="-.jsonl", path=None)))
        assert media_of(outcome) == ["jsonl", "jsonl", "unreadable"]
