"""What a file is, told by its bytes."""

from collections.abc import Callable

import pytest

from twosource.ingest import RawRecord
from twosource.model import Refusal

Frame = Callable[..., list[RawRecord | Refusal]]


def media_of(records: list[RawRecord | Refusal]) -> list[str]:
    return [one.media if isinstance(one, RawRecord) else one.code for one in records]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "Office"),
        (b"PK\x03\x04\x14\0\0\0\0\0data.txt", "ZIP"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"SQLite format 3\0\x10\0", "--db"),
        (b"{\\rtf1\\ansi Some text}", "RTF"),
        (b"\x28\xb5\x2f\xfd\x04\x58", "Zstandard"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "WARC"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        (b"x" * 257 + b"ustar\x0000", "tar"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "RIFF"),
    ],
)
def test_a_known_format_is_called_by_its_name(frame: Frame, content: bytes, word: str) -> None:
    (refusal,) = frame(content)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "unsupported"
    assert refusal.sentence.startswith("this looks like ")
    assert word in refusal.sentence


def test_a_feed_without_a_known_suffix_is_refused(frame: Frame) -> None:
    feed = b"<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>"
    assert media_of(frame(feed, "feed.xml")) == ["unsupported"]


@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        bytes(10_000),
        b"A text with a NUL \0 in it, as no text has.",
        b"x" * 100_000 + b"\0",
        b"one\0two\0three\0four\0five\0six\0",
        b"\x01\x02\x03\x04 not text",
        bytes(range(1, 256)) * 4,
        "wide".encode("utf-32-le"),
    ],
)
def test_what_is_no_text_is_binary(frame: Frame, content: bytes) -> None:
    assert media_of(frame(content)) == ["binary"]


@pytest.mark.parametrize(
    "content",
    [
        "The envoy’s reply came on Sunday.".encode("utf-16"),
        b"\xfe\xff" + "The envoy replied.".encode("utf-16-be"),
        "The envoy replied on Sunday.".encode("utf-16-le"),
        "The envoy replied on Sunday.".encode("utf-16-be"),
        "Посланник ответил в воскресенье, сказал он.".encode("utf-16-le"),
        "사절은 일요일에 답장을 보냈다고 말했다.".encode("utf-16-be"),
        "The envoy replied.".encode("utf-32"),
        "Посланник ответил.".encode("koi8-r"),
        "L’émissaire a répondu.".encode("cp1252"),
        "使節は日曜日に返答した。".encode("iso-2022-jp"),
        "使节于周日作出答复。".encode("gb18030"),
    ],
)
def test_text_in_other_character_sets_goes_through_undecoded(frame: Frame, content: bytes) -> None:
    (record,) = frame(content)
    assert isinstance(record, RawRecord)
    assert record.content == content
