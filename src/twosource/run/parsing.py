"""The second pass of a run: the network reads every sentence that the store lacks, once."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

from twosource.errors import ModelError
from twosource.model import Parse
from twosource.read.card import check_network, find_model, identify_reader
from twosource.run.parse_chunk import Chunk, ParsedChunk, parse_chunk
from twosource.run.sandbox import Bounds, Failure, Sandbox
from twosource.store.rows import Failed
from twosource.store.writer import Writer
from twosource.text.repaired import list_sentences

__all__ = ["PARSE_BOUNDS", "ParseOptions", "parse_reports"]

# Some forty sentences: enough to fill the network's batches, little enough to share out.
CHUNK_SIGNS = 5_000
# So many reports are looked through together, which bounds what is held in memory.
REPORTS_TOGETHER = 200

# A chunk takes about a second; the rest is for a machine that is busy. With the network in it, a
# process has mapped about 300 MB.
PARSE_BOUNDS = Bounds(seconds=120.0, megabytes=1024)

Pool = Sandbox[Chunk, ParsedChunk]
Outcomes = Mapping[str, Parse | Failed]


class ParseOptions(Struct, frozen=True, kw_only=True):
    """How the network reads; `bounds` are those of one chunk of sentences.

    `model` is the folder of a network, by default that which ships.
    """

    workers: int | None = None
    bounds: Bounds = PARSE_BOUNDS
    model: Path | None = None


def parse_reports(writer: Writer, *, options: ParseOptions) -> Generator[int, None, None]:
    """Read every sentence of the store that this network was not given; yield how many, by chunk.

    A sentence is read once, whatever the number of reports and of runs that meet it. A chunk is
    committed before it is counted, so that a run cut short goes on from there. What the network
    fails on is kept with the reason.

    Raises ModelError when the network is not there, or is not the one that its card names.
    """
    folder = options.model or find_model()
    reader = identify_reader(folder)
    waiting = writer.unparsed(reader)
    if waiting:
        check_network(folder)
        with Sandbox(parse_chunk, workers=options.workers, bounds=options.bounds) as pool:
            for some in _split(waiting):
                for outcomes in _read(pool, _gather(writer, reader, some), folder):
                    writer.put_parses(reader, outcomes)
                    yield len(outcomes)
                writer.settle_parses(reader, some)
    writer.choose_reader(reader)


def _gather(writer: Writer, reader: str, reports: Sequence[str]) -> Sequence[str]:
    """Return the sentences of these reports that the store lacks, each once."""
    view = writer.view()
    texts = [list_sentences(view.report(one)) for one in reports]
    return writer.lacking(reader, list(chain.from_iterable(texts)))


def _split(reports: Sequence[str]) -> Iterator[Sequence[str]]:
    starts = range(0, len(reports), REPORTS_TOGETHER)
    return (reports[start : start + REPORTS_TOGETHER] for start in starts)


def _read(pool: Pool, sentences: Sequence[str], folder: Path) -> Iterator[Outcomes]:
    """Yield what became of the sentences, chunk by chunk.

    Those of a chunk that failed are given to the network one by one, so that one bad sentence costs
    its neighbours nothing.
    """
    failed: list[Chunk] = []
    for chunk, outcome in _ask(pool, _make_chunks(sentences, folder)):
        if isinstance(outcome, Failure):
            failed.append(chunk)
        else:
            yield dict(zip(chunk.sentences, outcome.parses, strict=True))
    alone = (Chunk((one,), folder) for chunk in failed for one in chunk.sentences)
    for chunk, outcome in _ask(pool, list(alone)):
        (sentence,) = chunk.sentences
        if isinstance(outcome, Failure):
            yield {sentence: (outcome.code, outcome.sentence)}
        else:
            yield {sentence: outcome.parses[0]}


def _ask(pool: Pool, chunks: list[Chunk]) -> Iterator[tuple[Chunk, ParsedChunk | Failure]]:
    for chunk, outcome in zip(chunks, pool.run(chunks), strict=True):
        if isinstance(outcome, ParsedChunk) and outcome.fault:
            raise ModelError(f"the reader's network cannot be used: {outcome.fault}")
        yield chunk, outcome


def _make_chunks(sentences: Sequence[str], folder: Path) -> list[Chunk]:
    """Share sentences out so that all chunks are of like size, and take about as long."""
    total = sum(map(len, sentences))
    count = -(-total // CHUNK_SIGNS)
    chunks: list[list[str]] = [[]]
    passed = 0
    for sentence in sentences:
        if chunks[-1] and passed >= total * len(chunks) / count:
            chunks.append([])
        chunks[-1].append(sentence)
        passed += len(sentence)
    return [Chunk(tuple(some), folder) for some in chunks if some]
