"""Whether reports and readings bear themselves out."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from twosource.model import Record, Report, Span
from twosource.present.unsupported import Unsupported, find_repeated, find_unknown
from twosource.text.hashing import hash_report

__all__ = ["check_reports"]


def check_reports(record: Record) -> Iterator[Unsupported]:
    """Yield what does not hold within the reports and their readings."""
    ids = [report.id for report in record.reports]
    yield from find_repeated(ids, kind="report", where="reports")
    for at, report in enumerate(record.reports):
        yield from _check_id(report, f"reports[{at}].id")
        yield from _check_apart(report, f"reports[{at}]")
        yield from _check_own(report.id, _marks_of(report), f"reports[{at}]")
    read = [reading.report for reading in record.readings]
    yield from find_repeated(read, kind="reading", where="readings")
    yield from find_unknown(read, ids, kind="report", where="readings")
    for at, reading in enumerate(record.readings):
        places = (mention.span for mention in reading.mentions)
        yield from _check_own(reading.report, places, f"readings[{at}]")


def _check_id(report: Report, where: str) -> Iterator[Unsupported]:
    expected = hash_report(report.name, report.url, report.text)
    if report.id != expected:
        law = "a report's id is the hash of its name, url and text"
        yield Unsupported(law, where, expected, report.id)


def _check_apart(report: Report, where: str) -> Iterator[Unsupported]:
    sentences = [sentence.span for sentence in report.sentences]
    furniture = [piece.span for piece in report.furniture]
    yield from _check_order(sentences, f"{where}.sentences")
    yield from _check_order(furniture, f"{where}.furniture")
    marked = sorted(
        [(span, "sentence") for span in sentences] + [(s, "furniture") for s in furniture]
    )
    for (before, kind), (after, other) in pairwise(marked):
        if kind != other and after.start < before.end:
            law = "furniture covers no sentence"
            yield Unsupported(law, where, f"{other} from {before.end} on", _place(after))


def _check_order(spans: list[Span], where: str) -> Iterator[Unsupported]:
    for before, after in pairwise(spans):
        if after.start < before.end:
            law = "sentences, and pieces of furniture, are sorted and do not overlap"
            yield Unsupported(law, where, f"the next from {before.end} on", _place(after))


def _check_own(report: str, spans: Iterable[Span], where: str) -> Iterator[Unsupported]:
    for span in spans:
        if span.report != report:
            law = "what is marked in a report has its place in that report"
            yield Unsupported(law, where, report, span.report)


def _marks_of(report: Report) -> Iterator[Span]:
    yield from (sentence.span for sentence in report.sentences)
    yield from (piece.span for piece in report.furniture)
    yield from (repair.span for repair in report.repairs)
    yield from (date.span for date in report.dates if date.span is not None)


def _place(span: Span) -> str:
    return f"[{span.start}, {span.end})"
