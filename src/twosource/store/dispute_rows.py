"""Disputes, and figures as they were told over time, as rows and back."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from sqlalchemy import Connection, select

from twosource.model import Amount, Dispute, Figure, Series, Span
from twosource.store import joined_tables as tables
from twosource.store.rows import Batch, Held, Ids, Row, gather, keep_only, place_row, write_list

__all__ = ["dispute_batches", "read_disputes", "read_series", "series_batches"]


def dispute_batches(disputes: tuple[Dispute, ...]) -> Iterator[Batch]:
    """Yield the rows of disputes, those that others refer to first."""
    yield tables.disputes, [_dispute_row(*at) for at in enumerate(disputes)]
    sides = (
        write_list({"dispute_id": one.id, "side": side}, "claim_id", claims)
        for one in disputes
        for side, claims in (("first", one.first), ("second", one.second))
    )
    yield tables.dispute_claims, list(chain.from_iterable(sides))
    yield tables.dispute_words, list(chain.from_iterable(map(_word_rows, disputes)))


def series_batches(series: tuple[Series, ...]) -> Iterator[Batch]:
    """Yield the rows of series, those that others refer to first."""
    rows: list[Row] = [
        {"id": one.id, "position": at, "story_id": one.story, "counted": one.of}
        for at, one in enumerate(series)
    ]
    yield tables.series, rows
    events = (write_list({"series_id": one.id}, "event_id", one.events) for one in series)
    yield tables.series_events, list(chain.from_iterable(events))
    yield tables.figures, list(chain.from_iterable(map(_figure_rows, series)))


def _dispute_row(position: int, dispute: Dispute) -> Row:
    return {
        "id": dispute.id,
        "position": position,
        "story_id": dispute.story,
        "kind": dispute.kind,
        "slot": dispute.slot,
        "because": dispute.because,
        "rule": dispute.rule,
        "other_story_id": dispute.other_story or None,
    }


def _word_rows(dispute: Dispute) -> Iterator[Row]:
    for side, spans in (("first", dispute.first_at), ("second", dispute.second_at)):
        for position, span in enumerate(spans):
            yield {
                "dispute_id": dispute.id,
                "side": side,
                "position": position,
                "report_id": span.report,
                **place_row(span, span.report),
            }


def _figure_rows(series: Series) -> Iterator[Row]:
    for position, figure in enumerate(series.figures):
        amount = figure.amount
        yield {
            "series_id": series.id,
            "position": position,
            "claim_id": figure.claim,
            "report_id": amount.span.report,
            **place_row(amount.span, amount.span.report),
            "value": amount.value,
            "upto": amount.upto,
            "comparator": amount.comparator,
            "unit": amount.unit,
            "object": amount.object,
            "told": figure.told,
            "control_group": figure.group,
            "turn": figure.turn,
        }


def read_disputes(connection: Connection, *, only: Ids | None = None) -> tuple[Dispute, ...]:
    """Return the disputes in the order in which they were put, all or those of the ids `only`."""
    claims = gather(connection, tables.dispute_claims, attrgetter("claim_id"), keys=2, only=only)
    words = gather(connection, tables.dispute_words, _read_words, keys=2, only=only)
    table = tables.disputes
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.id, only))
    return tuple(
        Dispute(
            id=row.id,
            story=row.story_id,
            kind=row.kind,
            slot=row.slot,
            first=claims.get((row.id, "first"), ()),
            second=claims.get((row.id, "second"), ()),
            because=row.because,
            rule=row.rule,
            first_at=words.get((row.id, "first"), ()),
            second_at=words.get((row.id, "second"), ()),
            other_story=row.other_story_id or "",
        )
        for row in connection.execute(query)
    )


def _read_words(row: Held) -> Span:
    return Span(row.report_id, row.char_start, row.char_end)


def read_series(connection: Connection, *, only: Ids | None = None) -> tuple[Series, ...]:
    """Return the series in the order in which they were put, all or those of the ids `only`."""
    events = gather(connection, tables.series_events, attrgetter("event_id"), only=only)
    figures = gather(connection, tables.figures, _read_figure, only=only)
    table = tables.series
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.id, only))
    return tuple(
        Series(
            id=row.id,
            story=row.story_id,
            of=row.counted,
            events=events.get((row.id,), ()),
            figures=figures.get((row.id,), ()),
        )
        for row in connection.execute(query)
    )


def _read_figure(row: Held) -> Figure:
    amount = Amount(
        span=Span(row.report_id, row.char_start, row.char_end),
        value=row.value,
        upto=row.upto,
        comparator=row.comparator,
        unit=row.unit,
        object=row.object,
    )
    return Figure(
        claim=row.claim_id,
        amount=amount,
        told=row.told,
        group=row.control_group,
        turn=row.turn,
    )
