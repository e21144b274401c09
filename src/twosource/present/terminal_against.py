"""What stands against an event, and how its figures were told over time, in a terminal."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.model import Actor, Dispute, Event, Figure, Record, Series
from twosource.present.claim_words import name_actors, say_amount
from twosource.present.dispute_words import TURN_WORDS, say_sides
from twosource.present.events import EventShelf, QuotedClaim, quote_claim
from twosource.present.slot_words import say_slot
from twosource.present.terminal import make_grid, make_safe, make_table
from twosource.text.phrasing import join_words

__all__ = ["Beside", "find_beside", "tell_beside"]

SHORT_ID = 8


class Beside(Struct, frozen=True, kw_only=True):
    """What is told of an event beside its claims: contradictions, and figures over time.

    Denials stand with the event itself. `sides` are two for each dispute, as they are in it.
    """

    disputes: tuple[tuple[Dispute, tuple[QuotedClaim, ...], tuple[QuotedClaim, ...]], ...] = ()
    series: tuple[tuple[Series, tuple[QuotedClaim | None, ...]], ...] = ()


def find_beside(record: Record, shelf: EventShelf, event: Event) -> Beside:
    """Find the contradictions that claims of an event are in, and the series of its figures."""
    held = set(event.claims)
    disputes = (
        one
        for one in record.collation.disputes
        if one.kind == "contradiction" and held.intersection((*one.first, *one.second))
    )
    return Beside(
        disputes=tuple(
            (one, _quote_all(shelf, one.first), _quote_all(shelf, one.second)) for one in disputes
        ),
        series=tuple(
            (one, tuple(_quote(shelf, figure) for figure in one.figures))
            for one in record.collation.series
            if event.id in one.events
        ),
    )


def tell_beside(beside: Beside) -> Iterator[RenderableType]:
    """Tell both sides of each contradiction alike, then each figure as it was told."""
    for dispute, first, second in beside.disputes:
        yield Text()
        head = f"Against, {say_slot(dispute.slot)}: {dispute.because}"
        yield Text(make_safe(head), style="bold")
        sides = [[one.claim for one in side] for side in (first, second)]
        values = say_sides(dispute, sides, _join_actors)
        yield from _tell_side("one side", values[0], first)
        yield from _tell_side("the other side", values[1], second)
    for series, quoted in beside.series:
        yield Text()
        yield Text(make_safe(f"Told over time: {series.of}"), style="bold")
        yield _make_table(series, quoted)


def _quote_all(shelf: EventShelf, claims: Iterable[str]) -> tuple[QuotedClaim, ...]:
    return tuple(quote_claim(shelf, shelf.claims[one]) for one in claims if one in shelf.claims)


def _quote(shelf: EventShelf, figure: Figure) -> QuotedClaim | None:
    claim = shelf.claims.get(figure.claim)
    return quote_claim(shelf, claim) if claim is not None else None


def _tell_side(name: str, value: str, quoted: Iterable[QuotedClaim]) -> Iterator[RenderableType]:
    yield Padding(Text(make_safe(f"{name}: {value}")), (0, 0, 0, 2))
    for one in quoted:
        yield Padding(Text(make_safe(f"{one.outlet}: “{one.sentence}”")), (0, 0, 0, 4))
        rows = [
            ("says who", one.says_who),
            ("claim", f"{one.claim.id[:SHORT_ID]} in {one.source}"),
        ]
        yield make_grid(rows, indent=6)


def _join_actors(actors: Iterable[Actor]) -> str:
    return join_words(name_actors(actors))


def _make_table(series: Series, quoted: Iterable[QuotedClaim | None]) -> RenderableType:
    table = make_table("told", "figure", "turn", "says who", "claim")
    for figure, claim in zip(series.figures, quoted, strict=True):
        cells = (
            figure.told or "not known",
            say_amount(figure.amount),
            TURN_WORDS.get(figure.turn, ("", figure.turn))[1],
            claim.says_who if claim is not None else "",
            figure.claim[:SHORT_ID],
        )
        table.add_row(*(Text(make_safe(cell)) for cell in cells))
    return Padding(table, (0, 0, 0, 2))
