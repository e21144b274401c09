"""What stands against an event, and how its figures were told over time, in a terminal."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.model import Actor, Dispute, Event, Figure, Record, Series, Span
from twosource.present.claim_words import name_actors, say_amount
from twosource.present.dispute_words import NOT_READ, TURN_WORDS, say_sides
from twosource.present.events import EventShelf, QuotedClaim, name_outlet, quote_claim
from twosource.present.shelf import find_sentence
from twosource.present.slot_words import say_slot
from twosource.present.terminal import make_grid, make_safe, make_table
from twosource.text.phrasing import join_words

__all__ = ["Beside", "find_beside", "tell_beside"]

SHORT_ID = 8


class QuotedWords(Struct, frozen=True, kw_only=True):
    """A sentence in which no claim stands, and where it was published."""

    outlet: str
    source: str
    sentence: str


_Quoted = tuple[QuotedClaim | QuotedWords, ...]


class Beside(Struct, frozen=True, kw_only=True):
    """What is told of an event beside its claims: contradictions, and figures over time.

    Denials stand with the event itself. `disputes` are with the sentences of both of their sides.
    """

    disputes: tuple[tuple[Dispute, _Quoted, _Quoted], ...] = ()
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
            (
                one,
                _quote_side(shelf, one.first, one.first_at),
                _quote_side(shelf, one.second, one.second_at),
            )
            for one in disputes
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
        sides = [
            [one.claim for one in side if isinstance(one, QuotedClaim)] for side in (first, second)
        ]
        values = say_sides(dispute, sides, _join_actors)
        yield from _tell_side("one side", values[0], first)
        yield from _tell_side("the other side", values[1], second)
    for series, quoted in beside.series:
        yield Text()
        yield Text(make_safe(f"Told over time: {series.of}"), style="bold")
        yield _make_table(series, quoted)


def _quote_side(shelf: EventShelf, claims: Iterable[str], words: Iterable[Span]) -> _Quoted:
    """Quote the claims of a side, or the sentences of its words where it has none."""
    held = tuple(quote_claim(shelf, shelf.claims[one]) for one in claims if one in shelf.claims)
    return held or tuple(_quote_words(shelf, one) for one in words if one.report in shelf.reports)


def _quote_words(shelf: EventShelf, words: Span) -> QuotedWords:
    report = shelf.reports[words.report]
    number = find_sentence(report, words.start)
    at = report.sentences[number].span if number is not None else words
    return QuotedWords(
        outlet=name_outlet(report),
        source=report.source,
        sentence=" ".join(report.text[at.start : at.end].split()),
    )


def _quote(shelf: EventShelf, figure: Figure) -> QuotedClaim | None:
    claim = shelf.claims.get(figure.claim)
    return quote_claim(shelf, claim) if claim is not None else None


def _tell_side(
    name: str, value: str, quoted: Iterable[QuotedClaim | QuotedWords]
) -> Iterator[RenderableType]:
    yield Padding(Text(make_safe(f"{name}: {value}")), (0, 0, 0, 2))
    for one in quoted:
        yield Padding(Text(make_safe(f"{one.outlet}: “{one.sentence}”")), (0, 0, 0, 4))
        if isinstance(one, QuotedClaim):
            rows = [
                ("says who", one.says_who),
                ("claim", f"{one.claim.id[:SHORT_ID]} in {one.source}"),
            ]
        else:
            rows = [("says who", NOT_READ), ("sentence", f"in {one.source}")]
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
