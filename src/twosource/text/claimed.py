"""Where a claim points at."""

from collections.abc import Iterator

from twosource.model import Claim, Span

__all__ = ["list_spans"]


def list_spans(claim: Claim) -> Iterator[Span]:
    """Yield every place that a claim names: its sentence, its cue, and those of its parts."""
    yield from (claim.at, claim.cue)
    for who in (*claim.actors, *claim.recipients, *claim.roots):
        yield from (one for one in (who.span, who.named) if one is not None)
    yield from (one.span for one in claim.amounts)
    if claim.where is not None:
        yield claim.where.span
    if claim.quote is not None:
        yield claim.quote
