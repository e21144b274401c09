"""Reading without a store: what the reader finds in every sentence of some reports."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.actors import find_actors
from twosource.lexicon.words import STOPWORDS
from twosource.model import Refusal, Report
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.model.report import Repair
from twosource.model.span import Span
from twosource.present.explained import ExplainedReport, ExplainedSentence, Sign
from twosource.read.reader import load_reader
from twosource.read.repaired import repair_text
from twosource.run.exits import DONE, REFUSED
from twosource.run.options import Settings
from twosource.run.reading import read_aside
from twosource.text.damage import find_damage

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
    spans = [one.span for one in report.sentences]
    texts = [_repair_sentence(report, span) for span in spans]
    parses = _parse(texts)
    sentences = tuple(
        _explain_sentence(report, number, span, text, parse)
        for number, (span, text, parse) in enumerate(zip(spans, texts, parses, strict=True), 1)
    )
    return ExplainedReport(report=report, sentences=sentences)


def _parse(texts: Sequence[str]) -> tuple[Parse, ...]:
    """Return the parses of sentences; a store that keeps parses is asked here."""
    return load_reader().read(texts)


def _name_actors(text: str, parse: Parse) -> tuple[ActorMention, ...]:  # noqa: ARG001
    """Return who is named; what joins the lexicon with the network's names is asked here."""
    return find_actors(text)


def _explain_sentence(
    report: Report, number: int, span: Span, text: str, parse: Parse
) -> ExplainedSentence:
    """Explain one sentence; the parties of a report's sentences are added where this returns."""
    repairs = tuple(_find_repairs(report, span))
    signs = tuple(_find_signs(report, span))
    marked = [*(one.span for one in repairs), *(one.span for one in signs)]
    return ExplainedSentence(
        number=number,
        span=span,
        read=ReadSentence(text, parse, _name_actors(text, parse), _measure_damage(marked, span)),
        repairs=repairs,
        signs=signs,
    )


def _repair_sentence(report: Report, span: Span) -> str:
    inside = [
        replace(one, span=Span(report.id, one.span.start - span.start, one.span.end - span.start))
        for one in _find_repairs(report, span)
    ]
    text = repair_text(report.text[span.start : span.end], inside).text
    return " ".join(text.split())


def _find_repairs(report: Report, span: Span) -> Iterator[Repair]:
    for one in report.repairs:
        if span.start <= one.span.start and one.span.end <= span.end:
            yield one


def _find_signs(report: Report, span: Span) -> Iterator[Sign]:
    for one in find_damage(report.text, span.start, span.end, STOPWORDS):
        yield Sign(Span(report.id, one.start, one.end), one.kind)


def _measure_damage(marked: Sequence[Span], sentence: Span) -> float:
    """Return which share of a sentence's characters is damaged, or shows a sign of it."""
    touched = {at for one in marked for at in range(one.start, one.end)}
    return round(len(touched) / max(1, sentence.end - sentence.start), 3)
