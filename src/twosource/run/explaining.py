"""Reading without a store: what the reader finds in every sentence of some reports."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.words import STOPWORDS
from twosource.model import Refusal, Report
from twosource.model.report import Repair
from twosource.model.span import Span
from twosource.present.explained import ExplainedReport, ExplainedSentence, Sign
from twosource.read.coreference import find_parties
from twosource.read.reader import load_reader
from twosource.read.sentences import assemble_sentences
from twosource.run.exits import DONE, REFUSED
from twosource.run.options import Settings
from twosource.run.reading import read_aside
from twosource.text.damage import find_damage
from twosource.text.repaired import list_sentences

__all__ = ["Explanation", "explain_places", "explain_report"]


class Explanation(Struct, frozen=True, kw_only=True):
    """Reports with their readings, by source, what was refused, and the exit code of that."""

    reports: tuple[ExplainedReport, ...]
    refused: tuple[Refusal, ...]
    code: int


def explain_places(places: Sequence[str], *, settings: Settings) -> Explanation:
    """Read places, keep nothing, and return what is read in each report."""
    record, result = read_aside(places, settings=replace(settings, db=None))
    reports = sorted(record.reports, key=lambda one: (one.source, one.name, one.id))
    return Explanation(
        reports=tuple(explain_report(one) for one in reports),
        refused=result.refused,
        code=REFUSED if result.refused else DONE,
    )


def explain_report(report: Report) -> ExplainedReport:
    """Return a report with the reading of each of its sentences."""
    parses = load_reader().read(list_sentences(report))
    sentences = assemble_sentences(report, parses, day=_find_day(report))
    parties = find_parties(sentences)
    rows = zip(report.sentences, sentences, parties, strict=True)
    return ExplainedReport(
        report=report,
        sentences=tuple(
            ExplainedSentence(
                number=number,
                span=sentence.span,
                read=read,
                repairs=tuple(_find_repairs(report, sentence.span)),
                signs=tuple(_find_signs(report, sentence.span)),
                parties=some,
            )
            for number, (sentence, read, some) in enumerate(rows, 1)
        ),
    )


def _find_day(report: Report) -> str:
    """Return the day that the report proposes for itself, "" where it proposes none."""
    return report.dates[0].when.end if report.dates else ""


def _find_repairs(report: Report, span: Span) -> Iterator[Repair]:
    for one in report.repairs:
        if span.start <= one.span.start and one.span.end <= span.end:
            yield one


def _find_signs(report: Report, span: Span) -> Iterator[Sign]:
    for one in find_damage(report.text, span.start, span.end, STOPWORDS):
        yield Sign(Span(report.id, one.start, one.end), one.kind)
