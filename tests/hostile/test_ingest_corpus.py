"""A small corpus of hostile files, made here: each is accepted or refused, fast and in bounds."""

import bz2
import gzip
import json
import lzma
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.ingest import PassedOver, Source, find_sources, frame_records, unpack_record
from twosource.model import Item, Refusal

TEXT = "The river commission of Aland met in the town of Dorr on Monday.\n"
RECORD = json.dumps({"text": TEXT}).encode() + b"\n"
LONG = b'{"text": "' + b"x" * 16_000_000 + b'"}\n'

CORPUS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.html": (lambda: b" \r\n\t\f" * 1_000, "empty"),
    "nul.txt": (lambda: bytes(5_000), "binary"),
    "nul-at-the-end.txt": (lambda: TEXT.encode() * 5_000 + b"\0", "binary"),
    "noise.txt": (lambda: zlib.compress(TEXT.encode() * 99, 9) * 20, "binary"),
    "wide-bom.txt": (lambda: TEXT.encode("utf-16"), "text"),
    "wide-le.txt": (lambda: TEXT.encode("utf-16-le"), "text"),
    "wide-be.txt": (lambda: TEXT.encode("utf-16-be"), "text"),
    "latin.txt": (lambda: "Le café de la Commission".encode("latin-1"), "text"),
    "one-line.txt": (lambda: b"word " * 2_900_000, "text"),
    "attributes.html": (
        lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p>",
        "html",
    ),
    "deep.html": (lambda: b"<div>" * 500_000 + b"x", "html"),
    "cut.txt.gz": (lambda: gzip.compress(TEXT.encode() * 9)[:-9], "truncated"),
    "head-only.txt.gz": (lambda: b"\x1f\x8b", "truncated"),
    "bomb.txt.gz": (lambda: gzip.compress(bytes(100_000_000)), "ratio"),
    "bomb.txt.bz2": (lambda: bz2.compress(bytes(100_000_000)), "ratio"),
    "bomb.txt.xz": (lambda: lzma.compress(bytes(100_000_000)), "ratio"),
    "bomb-in-bomb.gz": (lambda: gzip.compress(gzip.compress(bytes(200_000_000))), "ratio"),
    "thrice.txt": (lambda: gzip.compress(bz2.compress(gzip.compress(TEXT.encode()))), "text"),
    "members.gz": (lambda: gzip.compress(b"") * 100_000, "empty"),
    "large.txt": (lambda: TEXT.encode() * 300_000, "too-large"),
    "giant-line": (lambda: LONG, "too-large"),
    "braces": (lambda: b"{" * 1_000_000, "text"),
    "brackets.json": (lambda: b"[" * 1_000_000, "bad-json"),
    "quotes.json": (lambda: b'{"text":"' + b'\\"' * 1_000_000, "bad-json"),
    "deep.json": (lambda: b'{"text":' + b"[" * 1_000_000, "json-depth"),
    "half-pair.json": (lambda: b'{"text": "\\udfff\\ud800 ferry"}', "text"),
}


def outcome_of(path: Path) -> list[Item | Refusal | InputError]:
    outcome: list[Item | Refusal | InputError] = []
    for record in frame_records(Source(source=path.name, name=path.name, path=path)):
        if isinstance(record, Refusal):
            outcome.append(record)
            continue
        try:
            outcome.append(unpack_record(record))
        except InputError as error:
            outcome.append(error)
    return outcome


@pytest.mark.parametrize("name", CORPUS)
def test_each_is_one_item_or_one_refusal_within_seconds(name: str, tmp_path: Path) -> None:
    make, expected = CORPUS[name]
    path = tmp_path / name
    path.write_bytes(make())
    started = time.perf_counter()
    (one,) = outcome_of(path)
    assert time.perf_counter() - started < 10
    assert (one.media if isinstance(one, Item) else one.code) == expected


def test_a_folder_of_them_all_adds_up(tmp_path: Path) -> None:
    for name, (make, _) in CORPUS.items():
        (tmp_path / name).write_bytes(make() if name != "giant-line" else LONG)
    found = list(find_sources([str(tmp_path)]))
    offered = [one for one in found if isinstance(one, Source)]
    passed = [one for one in found if isinstance(one, PassedOver)]
    assert len(offered) + len(passed) == len(CORPUS)
    assert all(one.path is not None and len(outcome_of(one.path)) == 1 for one in offered)


def test_a_giant_line_costs_its_neighbours_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(RECORD + LONG + RECORD + b"\n" * 100_000 + RECORD)
    kinds = [type(one) for one in outcome_of(path)]
    assert kinds == [Item, Refusal, Item, Item]


def test_memory_stays_bounded_however_long_the_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        for part in (RECORD * 20_000, *[b"y" * 3_000_000] * 20, b"\n", RECORD * 20_000):
            file.write(part)  # in the middle one line of 60 MB
    tracemalloc.start()
    count = sum(1 for _ in frame_records(Source(source="a", name="a.jsonl", path=path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000 + 1 + 20_000
    assert peak < 20_000_000
