"""Differences and the dates of stories, as rows and back."""

from collections.abc import Iterator
from itertools import chain

import msgspec
from sqlalchemy import Connection, select

from twosource.model import (
    Collation,
    DateProposal,
    DateWarning,
    Difference,
    ReportDate,
    Span,
    StoryDate,
    When,
)
from twosource.store import schema
from twosource.store.rows import (
    Batch,
    Held,
    Row,
    gather,
    place_row,
    read_place,
    read_when,
    when_row,
)

__all__ = ["collation_batches", "read_collation"]

_proposals = msgspec.json.Decoder(tuple[DateProposal, ...])
_span = msgspec.json.Decoder(Span)


def collation_batches(collation: Collation) -> list[Batch]:
    """Return the rows of a collation, those that others refer to first."""
    dates = collation.story_dates
    return [
        (schema.differences, [_difference_row(*at) for at in enumerate(collation.differences)]),
        (schema.story_dates, [_story_date_row(*at) for at in enumerate(dates)]),
        (schema.report_dates, list(chain.from_iterable(map(_report_date_rows, dates)))),
        (schema.date_warnings, list(chain.from_iterable(map(_warning_rows, dates)))),
    ]


def _difference_row(position: int, difference: Difference) -> Row:
    return {
        "id": difference.id,
        "position": position,
        "first_id": difference.first,
        "second_id": difference.second,
        "slot": difference.slot,
        "kind": difference.kind,
        **place_row(difference.at_first, difference.first, prefix="first"),
        **place_row(difference.at_second, difference.second, prefix="second"),
        "broken": difference.broken,
        "because": difference.because,
        "rule": difference.rule,
    }


def _story_date_row(position: int, date: StoryDate) -> Row:
    return {"story_id": date.story, "position": position, **when_row(date.when)}


def _report_date_rows(date: StoryDate) -> Iterator[Row]:
    for position, dated in enumerate(date.reports):
        yield {
            "story_id": date.story,
            "position": position,
            "report_id": dated.report,
            **when_row(dated.when),
            "because": msgspec.json.encode(dated.because).decode(),
        }


def _warning_rows(date: StoryDate) -> Iterator[Row]:
    for position, warning in enumerate(date.warnings):
        span = warning.shown.span
        yield {
            "story_id": date.story,
            "position": position,
            "report_id": warning.report,
            **when_row(warning.shown.when, prefix="shown_"),
            "shown_quote": warning.shown.quote,
            "shown_span": None if span is None else msgspec.json.encode(span).decode(),
            **when_row(warning.fits, prefix="fits_"),
            "sentence": warning.sentence,
        }


def read_collation(connection: Connection) -> Collation:
    """Return the collation as it was written."""
    return Collation(
        differences=_read_differences(connection), story_dates=_read_story_dates(connection)
    )


def _read_differences(connection: Connection) -> tuple[Difference, ...]:
    query = select(schema.differences).order_by(schema.differences.c.position)
    return tuple(map(_read_difference, connection.execute(query)))


def _read_difference(row: Held) -> Difference:
    return Difference(
        id=row.id,
        first=row.first_id,
        second=row.second_id,
        slot=row.slot,
        kind=row.kind,
        at_first=read_place(row.first_id, row.first_start, row.first_end),
        at_second=read_place(row.second_id, row.second_start, row.second_end),
        broken=row.broken,
        because=row.because,
        rule=row.rule,
    )


def _read_story_dates(connection: Connection) -> tuple[StoryDate, ...]:
    reports = gather(connection, schema.report_dates, _read_report_date)
    warnings = gather(connection, schema.date_warnings, _read_warning)
    query = select(schema.story_dates).order_by(schema.story_dates.c.position)
    return tuple(
        StoryDate(
            story=row.story_id,
            when=read_when(row),
            reports=reports.get((row.story_id,), ()),
            warnings=warnings.get((row.story_id,), ()),
        )
        for row in connection.execute(query)
    )


def _read_report_date(row: Held) -> ReportDate:
    because = _proposals.decode(row.because)
    return ReportDate(report=row.report_id, when=read_when(row), because=because)


def _read_warning(row: Held) -> DateWarning:
    shown = When(row.shown_earliest, row.shown_latest, row.shown_grain, row.shown_basis)
    span = None if row.shown_span is None else _span.decode(row.shown_span)
    return DateWarning(
        report=row.report_id,
        shown=DateProposal(shown, row.shown_quote, span),
        fits=When(row.fits_earliest, row.fits_latest, row.fits_grain, row.fits_basis),
        sentence=row.sentence,
    )
