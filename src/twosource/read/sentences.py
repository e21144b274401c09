"""The sentences of a report as the reader has them: repaired, parsed, scored for damage."""

from collections.abc import Sequence

from twosource.model import Parse, ReadSentence, Repair, Report, Sentence
from twosource.read.damage import score_damage
from twosource.text.repaired import list_sentences

__all__ = ["assemble_sentences"]


def assemble_sentences(report: Report, parses: Sequence[Parse | None]) -> tuple[ReadSentence, ...]:
    """Return the sentences of the body of a report, with the parses that are given in their order.

    Furniture is no part of the body. Where there is no parse, there is an empty one, so that
    nothing is read from that sentence.
    """
    rows = zip(report.sentences, list_sentences(report), parses, strict=True)
    return tuple(
        _assemble(text, parse or Parse(), repairs=_count_inside(report.repairs, sentence))
        for sentence, text, parse in rows
    )


def _assemble(text: str, parse: Parse, *, repairs: int) -> ReadSentence:
    return ReadSentence(
        text=text,
        parse=parse,
        actors=(),  # who acts is found from text and parse: its one place is here
        damage=score_damage(text, parse, repairs=repairs),
    )


def _count_inside(repairs: Sequence[Repair], sentence: Sentence) -> int:
    start, end = sentence.span.start, sentence.span.end
    return sum(one.span.start < end and start < one.span.end for one in repairs)
