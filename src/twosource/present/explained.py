"""A report with what is read in each of its sentences, as it is explained to a person."""

from msgspec import Struct

from twosource.model import Report
from twosource.model.reading import Party, ReadSentence
from twosource.model.report import Repair
from twosource.model.span import Span

__all__ = ["ExplainedReport", "ExplainedSentence", "Sign", "count_words"]


class Sign(Struct, frozen=True):
    """A sign of damage, and where the text shows it."""

    span: Span
    kind: str


class ExplainedSentence(Struct, frozen=True, kw_only=True):
    """One sentence of the body; `number` counts from 1.

    `span` is its place in the text as published, and `repairs` and `signs` are inside of it.
    `parties` tell whom "he", "the pair", "its spokesman" stand for.
    """

    number: int
    span: Span
    read: ReadSentence
    repairs: tuple[Repair, ...] = ()
    signs: tuple[Sign, ...] = ()
    parties: tuple[Party, ...] = ()


class ExplainedReport(Struct, frozen=True, kw_only=True):
    """One report and its sentences, in order; its furniture is not read."""

    report: Report
    sentences: tuple[ExplainedSentence, ...]


def count_words(explained: ExplainedReport) -> int:
    """Count the words of all sentences, marks left out."""
    parses = (one.read.parse for one in explained.sentences)
    return sum(tag != "PUNCT" for parse in parses for tag in parse.upos)
