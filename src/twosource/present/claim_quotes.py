"""The sentence of a claim as its report has it, the words for each part of the claim marked."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from twosource.model import Claim, Report, Span
from twosource.present.shelf import Bundle

__all__ = ["QuotePiece", "Role", "cut_quote", "find_outside"]

Role = Literal["act", "who", "to whom", "where", "how much", "thing", "time", "says so"]

Marked = tuple[int, int, Role]
"""A stretch `[start, end)` of the report's text, and which part of the claim it is."""


class QuotePiece(Struct, frozen=True, kw_only=True):
    """A stretch of the sentence: the part it is shown as, and the parts that end where it ends."""

    text: str
    role: Role | None
    ending: tuple[Role, ...]


def cut_quote(bundle: Bundle, claim: Claim, report: Report) -> tuple[QuotePiece, ...]:
    """Cut the sentence of a claim where a marked part begins or ends.

    Where parts lie over one another the shortest shows; the label of each stands behind its end.
    """
    marks = sorted(set(_find_marks(bundle, claim, report)))
    edges = {edge for start, end, _ in marks for edge in (start, end)}
    inner = sorted(edge for edge in edges if claim.at.start < edge < claim.at.end)
    cuts = [claim.at.start, *inner, claim.at.end]
    return tuple(_cut_piece(report, start, end, marks) for start, end in pairwise(cuts))


def find_outside(claim: Claim) -> tuple[tuple[Role, Span], ...]:
    """Return the parts whose words stand outside the sentence, each with where, and whom "he" is.

    A part that stands nowhere, as one that another clause lends, is left out.
    """
    held = ((role, one) for role, *spans in _list_parts(claim) for one in spans if one is not None)
    found = [one for one in held if one[1].start < one[1].end and not _is_inside(claim, one[1])]
    return tuple(dict.fromkeys(found))


def _list_parts(claim: Claim) -> Iterator[tuple[Role, Span, Span | None]]:
    yield from (("who", one.span, one.named) for one in claim.actors)
    yield from (("to whom", one.span, one.named) for one in claim.recipients)
    yield from (("says so", one.span, one.named) for one in claim.roots)
    yield from (("how much", one.span, None) for one in claim.amounts)
    if claim.where is not None:
        yield "where", claim.where.span, None


def _find_marks(bundle: Bundle, claim: Claim, report: Report) -> Iterator[Marked]:
    if _is_inside(claim, claim.cue):
        yield claim.cue.start, claim.cue.end, "act"
    for role, span, _ in _list_parts(claim):
        if _is_inside(claim, span) and span.start < span.end:
            yield span.start, span.end, role
    if claim.object:
        start = report.text.find(claim.object, claim.at.start, claim.at.end)
        if start >= 0:
            yield start, start + len(claim.object), "thing"
    if claim.when is not None:
        for one in bundle.mentions.get(claim.report, ()):
            if one.kind == "date" and _is_inside(claim, one.span):
                yield one.span.start, one.span.end, "time"


def _is_inside(claim: Claim, span: Span) -> bool:
    return (
        span.report == claim.at.report and claim.at.start <= span.start and span.end <= claim.at.end
    )


def _cut_piece(report: Report, start: int, end: int, marks: list[Marked]) -> QuotePiece:
    over = sorted(
        (one for one in marks if one[0] <= start and end <= one[1]),
        key=lambda one: (one[1] - one[0], one),
    )
    ending = sorted((one for one in marks if one[1] == end), key=lambda one: (-one[0], one))
    return QuotePiece(
        text=report.text[start:end],
        role=over[0][2] if over else None,
        ending=tuple(dict.fromkeys(one[2] for one in ending)),
    )
