"""A collation as rows and back: the dates of stories, and what is worked out from the claims."""

from collections.abc import Iterator
from itertools import chain

import msgspec
from sqlalchemy import Connection, select

from twosource.model import (
    Collation,
    DateProposal,
    DateWarning,
    ReportDate,
    Span,
    StoryDate,
    When,
)
from twosource.store import schema
from twosource.store.difference_rows import read_checks, read_differences
from twosource.store.dispute_rows import read_disputes, read_series
from twosource.store.event_rows import read_events
from twosource.store.joined_rows import joined_batches
from twosource.store.rows import (
    Batch,
    Held,
    Ids,
    Row,
    gather,
    keep_only,
    read_when,
    when_row,
)
from twosource.store.scope import Scope
from twosource.store.standing_rows import read_standings

__all__ = ["collation_batches", "read_collation"]

_proposals = msgspec.json.Decoder(tuple[DateProposal, ...])
_span = msgspec.json.Decoder(Span)


def collation_batches(collation: Collation) -> list[Batch]:
    """Return the rows of a collation, those that others refer to first."""
    dates = collation.story_dates
    return [
        (schema.story_dates, [_story_date_row(*at) for at in enumerate(dates)]),
        (schema.report_dates, list(chain.from_iterable(map(_report_date_rows, dates)))),
        (schema.date_warnings, list(chain.from_iterable(map(_warning_rows, dates)))),
        *joined_batches(collation),
    ]


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


def read_collation(connection: Connection, *, only: Scope | None = None) -> Collation:
    """Return the collation as it was written, all or what is of one story."""
    if only is not None:
        return _read_part(connection, only)
    return Collation(
        differences=read_differences(connection),
        checks=read_checks(connection),
        story_dates=_read_story_dates(connection, None),
        events=read_events(connection),
        standings=read_standings(connection),
        disputes=read_disputes(connection),
        series=read_series(connection),
    )


def _read_part(connection: Connection, only: Scope) -> Collation:
    return Collation(
        differences=read_differences(connection, only=only.differences),
        checks=read_checks(connection, only=only.claims),
        story_dates=_read_story_dates(connection, only.story),
        events=read_events(connection, only=only.events),
        standings=read_standings(connection, only=only.events),
        disputes=read_disputes(connection, only=only.disputes),
        series=read_series(connection, only=only.series),
    )


def _read_story_dates(connection: Connection, only: Ids | None) -> tuple[StoryDate, ...]:
    reports = gather(connection, schema.report_dates, _read_report_date, only=only)
    warnings = gather(connection, schema.date_warnings, _read_warning, only=only)
    table = schema.story_dates
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.story_id, only))
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
