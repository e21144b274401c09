"""Reading without a store: what the reader finds in every sentence of some reports."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.words import STOPWORDS
from twosource.model import Parse, Refusal, Report
from twosource.model.report import Repair
from twosource.model.span import Span
from twosource.present.explained import ExplainedReport, ExplainedSentence, Sign
from twosource.read.coreference import find_parties
from twosource.read.sentences import assemble_sentences, find_latest_day
from twosource.run.exits import DONE, REFUSED
from twosource.run.online import IN_MEMORY
from twosource.run.options import Settings
from twosource.run.reading import open_for_reading_into, read_into
from twosource.text.damage import find_damage

__all__ = ["Explanation", "explain_places"]


class Explanation(Struct, frozen=True, kw_only=True):
    """Reports with their readings, by source, what was refused, and the exit code of that."""

    reports: tuple[ExplainedReport, ...]
    refused: tuple[Refusal, ...]
    code: int


def explain_places(places: Sequence[str], *, settings: Settings) -> Explanation:
    """Read places, keep nothing, and return what is read in each report."""
    with open_for_reading_into(IN_MEMORY, settings=settings) as writer:
        result = read_into(writer, places, settings=settings)
        view = writer.view()
        reports = sorted(view.record().reports, key=lambda one: (one.source, one.name, one.id))
        explained = tuple(_explain_report(one, view.parses(one)) for one in reports)
    code = REFUSED if result.refused else DONE
    return Explanation(reports=explained, refused=result.refused, code=code)


def _explain_report(report: Report, parses: Sequence[Parse | None]) -> ExplainedReport:
    """Return a report with the reading of each of its sentences."""
    sentences = assemble_sentences(report, parses, day=find_latest_day(report))
    parties = find_parties(sentences, title=report.title or "", publisher=report.publisher or "")
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


def _find_repairs(report: Report, span: Span) -> Iterator[Repair]:
    for one in report.repairs:
        if span.start <= one.span.start and one.span.end <= span.end:
            yield one


def _find_signs(report: Report, span: Span) -> Iterator[Sign]:
    for one in find_damage(report.text, span.start, span.end, STOPWORDS):
        yield Sign(Span(report.id, one.start, one.end), one.kind)
