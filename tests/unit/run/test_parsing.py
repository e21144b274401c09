"""The second pass of a run: each sentence once, whatever the number of copies and of runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from twosource.errors import ModelError
from twosource.model import Parse, Reading, Report, Sentence, Span
from twosource.run import parsing
from twosource.run.parse_chunk import Chunk, ParsedChunk
from twosource.run.parsing import ParseOptions, parse_reports
from twosource.run.sandbox import Failure
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_report

SENTENCES = (
    "The ferry to Telmark was late again on Monday, its captain said.",
    "Fog had closed the outer harbour for most of the morning.",
    "Two boats were turned back at the lightship before noon.",
)


class Pool:
    """Stands in for the processes; a sentence in `bad` ends the one that reads it."""

    asked: ClassVar[list[tuple[str, ...]]] = []
    bad: frozenset[str] = frozenset()
    fault = ""

    def __init__(self, *_: object, **__: object) -> None:
        return

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def run(self, chunks: list[Chunk]) -> Iterator[ParsedChunk | Failure]:
        for chunk in chunks:
            self.asked.append(chunk.sentences)
            if self.bad.intersection(chunk.sentences):
                yield Failure("crashed", "clean", "it ended")
            else:
                yield ParsedChunk((Parse(),) * len(chunk.sentences), self.fault)


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    class Fresh(Pool):
        asked: ClassVar[list[tuple[str, ...]]] = []

    monkeypatch.setattr(parsing, "Sandbox", Fresh)
    return Fresh


def make_model(folder: Path, *, network: bytes = b"weights", lemmas: bytes = b"") -> Path:
    folder.mkdir()
    card = {"version": "1", "licence": "", "trained": "", "scores": {}}
    files = {
        "reader.onnx": network,
        "card.json": json.dumps(card | {"hash": hash_bytes(network)}).encode(),
        "labels.json": b"{}",
        "pieces.txt": b"",
        "habits.tsv": b"",
        "lemmas.tsv": lemmas,
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return make_model(tmp_path / "model")


@pytest.fixture
def writer() -> Iterator[Writer]:
    with open_writer(":memory:") as opened:
        yield opened


def put(writer: Writer, name: str, *sentences: str) -> None:
    text = " ".join(sentences)
    report = hash_report(name, None, text)
    starts = [text.index(one) for one in sentences]
    spans = [Span(report, at, at + len(one)) for at, one in zip(starts, sentences, strict=True)]
    made = Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        sentences=tuple(Sentence(one, 0) for one in spans),
    )
    writer.put_report(made, Reading(report, ()))


def parse(writer: Writer, model: Path) -> int:
    return sum(parse_reports(writer, options=ParseOptions(model=model)))


def test_ten_copies_of_one_report_are_read_once(
    writer: Writer, model: Path, pool: type[Pool]
) -> None:
    for number in range(10):
        put(writer, f"{number}.txt", *SENTENCES, f"This is page {number}.")
    assert parse(writer, model) == len(SENTENCES) + 10
    asked = [one for chunk in pool.asked for one in chunk]
    assert len(asked) == len(set(asked)) == len(SENTENCES) + 10
    for report in writer.reports():
        assert writer.view().parses(report) == (Parse(),) * 4


def test_a_second_run_reads_nothing_and_a_third_only_what_is_new(
    writer: Writer, model: Path, pool: type[Pool]
) -> None:
    put(writer, "a.txt", *SENTENCES[:2])
    assert (parse(writer, model), parse(writer, model)) == (2, 0)
    put(writer, "b.txt", *SENTENCES)
    assert parse(writer, model) == 1
    assert pool.asked[-1] == SENTENCES[2:]


@pytest.mark.parametrize("changed", [{"network": b"other"}, {"lemmas": b"x"}])
def test_another_network_or_another_table_reads_anew(
    writer: Writer, model: Path, tmp_path: Path, changed: dict[str, bytes]
) -> None:
    put(writer, "a.txt", *SENTENCES)
    other = make_model(tmp_path / "other", **changed)
    assert (parse(writer, model), parse(writer, other), parse(writer, other)) == (3, 3, 0)


def test_a_run_that_is_cut_short_goes_on(
    writer: Writer, model: Path, pool: type[Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "CHUNK_SIGNS", 60)
    put(writer, "a.txt", *SENTENCES)
    steps = parse_reports(writer, options=ParseOptions(model=model))
    first = next(steps)
    steps.close()
    assert 0 < first < 3
    assert parse(writer, model) == 3 - first
    asked = [one for chunk in pool.asked for one in chunk]
    assert sorted(asked) == sorted(SENTENCES)


def test_a_bad_sentence_is_kept_with_its_reason_and_costs_no_neighbour(
    writer: Writer, model: Path, pool: type[Pool]
) -> None:
    pool.bad = frozenset(SENTENCES[1:2])
    put(writer, "a.txt", *SENTENCES)
    assert (parse(writer, model), parse(writer, model)) == (3, 0)
    (report,) = writer.reports()
    assert writer.view().parses(report) == (Parse(), None, Parse())
    (told,) = writer.view().unread()
    assert (told.span, told.code, told.why) == (report.sentences[1].span, "crashed", "it ended")


def test_a_network_that_cannot_be_used_stops_the_run_and_says_why(
    writer: Writer, model: Path, pool: type[Pool]
) -> None:
    pool.fault = "no such library"
    put(writer, "a.txt", *SENTENCES)
    with pytest.raises(ModelError, match="no such library"):
        parse(writer, model)
    assert len(writer.unparsed("any")) == 1


@pytest.mark.parametrize("name", ["reader.onnx", "lemmas.tsv"])
def test_a_network_that_lacks_a_file_is_an_error(writer: Writer, model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match="install twosource again"):
        parse(writer, model)


def test_half_a_network_is_an_error(writer: Writer, model: Path) -> None:
    put(writer, "a.txt", *SENTENCES)
    (model / "reader.onnx").write_bytes(b"weig")
    with pytest.raises(ModelError, match="not the one that its card names"):
        parse(writer, model)


def test_chunks_are_of_like_size(
    writer: Writer, model: Path, pool: type[Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "CHUNK_SIGNS", 1_000)
    put(writer, "a.txt", *(f"Ship number {number} passed the buoy." for number in range(100, 200)))
    parse(writer, model)
    sizes = [sum(map(len, chunk)) for chunk in pool.asked]
    assert len(sizes) == 4  # 3,200 signs
    assert max(sizes) - min(sizes) < 100
