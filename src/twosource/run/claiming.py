"""The last pass of a run: the claims of every report, reckoned from the day it was written."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from twosource.lexicon.own import worn
from twosource.model import Claim
from twosource.read.card import find_model, identify_reader
from twosource.read.claims.identity import identify_coder
from twosource.read.claims.when import choose_day
from twosource.run.claim_chunk import Chunk, ClaimedChunk, ParsedReport, claim_chunk
from twosource.run.sandbox import Bounds, Failure, Sandbox
from twosource.store.rows import Failed
from twosource.store.view import View
from twosource.store.writer import Writer

__all__ = ["CLAIM_BOUNDS", "ClaimOptions", "claim_reports", "find_lacking_claims"]

# Few enough to share out among the processes.
REPORTS_TOGETHER = 4

# A chunk takes about a second; the rest is for long reports and for a machine that is busy.
CLAIM_BOUNDS = Bounds(seconds=120.0, megabytes=1024)

Together = tuple[str, ...]
Pool = Sandbox[Chunk, ClaimedChunk]
Outcomes = Mapping[str, tuple[Claim, ...] | Failed]


class ClaimOptions(Struct, frozen=True, kw_only=True):
    """How claims are made; `bounds` are those of a few reports.

    `model` is the folder of the network that parsed them, by default that which ships.
    """

    workers: int | None = None
    bounds: Bounds = CLAIM_BOUNDS
    model: Path | None = None


def claim_reports(
    writer: Writer, *, options: ClaimOptions
) -> Generator[tuple[int, int], None, None]:
    """Make the claims of every report of the store that lacks them.

    Those of another coder, of another lexicon of the user, or reckoned from another day, are made
    anew. Yields how many reports were dealt with and how many claims they make, chunk by chunk; a
    chunk is committed before it is counted, so that a run cut short goes on from there. A report
    that fails is kept with the reason and costs its neighbours nothing.

    Raises ModelError when the network is not there.
    """
    coder = _name_coder(options.model)
    days = _find_days(writer.view())
    waiting = writer.unclaimed(coder, days)
    if not waiting:
        return
    with Sandbox(claim_chunk, workers=options.workers, bounds=options.bounds) as pool:
        for outcomes in _make(pool, writer.view(), _split(waiting), days):
            writer.put_claims(coder, outcomes, days=days)
            yield len(outcomes), _count(outcomes)


def find_lacking_claims(writer: Writer, *, model: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the reports of which `claim_reports` would make the claims."""
    return writer.unclaimed(_name_coder(model), _find_days(writer.view()))


def _name_coder(model: Path | None) -> str:
    return identify_coder(identify_reader(model or find_model()))


def _find_days(view: View) -> dict[str, str]:
    """Return the day (ISO) on which each report was really written, "" where nothing tells."""
    chosen = ((one.report, choose_day(one.shown, one.worked_out)) for one in view.datings())
    return {report: day.isoformat() if day else "" for report, day in chosen}


def _split(reports: Sequence[str]) -> list[Together]:
    starts = range(0, len(reports), REPORTS_TOGETHER)
    return [tuple(reports[start : start + REPORTS_TOGETHER]) for start in starts]


def _make(
    pool: Pool, view: View, chunks: Sequence[Together], days: Mapping[str, str]
) -> Iterator[Outcomes]:
    """Yield what became of the reports, chunk by chunk; those of a failed one are tried alone."""
    failed: list[Together] = []
    for chunk, outcome in _ask(pool, view, chunks, days):
        if isinstance(outcome, Failure):
            failed.append(chunk)
        else:
            yield dict(zip(chunk, outcome.claims, strict=True))
    alone = [(one,) for chunk in failed for one in chunk]
    for (report,), outcome in _ask(pool, view, alone, days):
        if isinstance(outcome, Failure):
            yield {report: (outcome.code, outcome.sentence)}
        else:
            yield {report: outcome.claims[0]}


def _ask(
    pool: Pool, view: View, chunks: Sequence[Together], days: Mapping[str, str]
) -> Iterator[tuple[Together, ClaimedChunk | Failure]]:
    """Yield each chunk with its outcome; a report is taken from the store when its turn comes."""
    lexicon = worn()
    tasks = (
        Chunk(tuple(_gather(view, report, days[report]) for report in chunk), lexicon)
        for chunk in chunks
    )
    yield from zip(chunks, pool.run(tasks), strict=True)


def _gather(view: View, report: str, day: str) -> ParsedReport:
    held = view.report(report)
    return ParsedReport(held, view.parses(held), day)


def _count(outcomes: Outcomes) -> int:
    return sum(isinstance(one, Claim) for made in outcomes.values() for one in made)
