"""The sentences of a report as the reader has them: repaired, parsed, with actors and damage."""

from collections.abc import Sequence

from twosource.model import Parse, ReadSentence, Repair, Report, Sentence
from twosource.read.actors import find_report_actors
from twosource.read.damage import score_damage
from twosource.text.repaired import list_sentences

__all__ = ["assemble_sentences", "find_latest_day"]


def assemble_sentences(
    report: Report, parses: Sequence[Parse | None], *, day: str = ""
) -> tuple[ReadSentence, ...]:
    """Return the sentences of the body of a report, with the parses that are given in their order.

    Furniture is no part of the body. Where there is no parse, there is an empty one, so that
    nothing but the lexicon's actors is read from that sentence. `day` (ISO) is when the report was
    written: it chooses among the offices that a person held.
    """
    texts = list_sentences(report)
    known = [parse or Parse() for parse in parses]
    text, bounds = _lay_out(texts)
    named = find_report_actors(text, bounds, known, day=day)
    rows = zip(report.sentences, texts, known, named, strict=True)
    return tuple(
        ReadSentence(
            text=one,
            parse=parse,
            actors=actors,
            damage=score_damage(one, parse, repairs=_count_inside(report.repairs, sentence)),
        )
        for sentence, one, parse, actors in rows
    )


def find_latest_day(report: Report) -> str:
    """Return the last day (ISO) of the date that a report proposes for itself, "" without one."""
    return report.dates[0].when.end if report.dates else ""


def _lay_out(texts: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentences as one text, a line each, and where each stands in it."""
    bounds: list[tuple[int, int]] = []
    place = 0
    for one in texts:
        bounds.append((place, place + len(one)))
        place += len(one) + 1
    return "\n".join(texts), bounds


def _count_inside(repairs: Sequence[Repair], sentence: Sentence) -> int:
    start, end = sentence.span.start, sentence.span.end
    return sum(one.span.start < end and start < one.span.end for one in repairs)
