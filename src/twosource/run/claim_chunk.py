"""What happens to some parsed reports inside the sandbox: their claims come out."""

from datetime import date

from msgspec import Struct

from twosource.lexicon.own import Lexicon, wearing
from twosource.model import Claim, Parse, Report
from twosource.read.claims.claims import make_claims
from twosource.read.coreference import find_parties
from twosource.read.sentences import assemble_sentences, find_latest_day
from twosource.text.repaired import locate_sentences

__all__ = ["Chunk", "ClaimedChunk", "ParsedReport", "claim_chunk", "claim_report"]


class ParsedReport(Struct, frozen=True):
    """A report, its parses by sentence, and the day (ISO, "" for none) on which it was written."""

    report: Report
    parses: tuple[Parse | None, ...]
    day: str


class Chunk(Struct, frozen=True):
    """Some parsed reports, and the user's lexicon that holds for them."""

    reports: tuple[ParsedReport, ...]
    lexicon: Lexicon


class ClaimedChunk(Struct, frozen=True):
    """The claims of each report, in the order in which the reports were given."""

    claims: tuple[tuple[Claim, ...], ...]


def claim_chunk(chunk: Chunk) -> ClaimedChunk:
    """Make the claims of some reports; the tables are loaded by the first that a process gets."""
    with wearing(chunk.lexicon):
        return ClaimedChunk(tuple(map(claim_report, chunk.reports)))


def claim_report(parsed: ParsedReport) -> tuple[Claim, ...]:
    """Return the claims of one report in the order of its text."""
    report, day = parsed.report, parsed.day
    sentences = assemble_sentences(report, parsed.parses, day=day or find_latest_day(report))
    return make_claims(
        report,
        sentences,
        find_parties(sentences, title=report.title or "", publisher=report.publisher or ""),
        locate_sentences(report),
        written=date.fromisoformat(day) if day else None,
    )
