"""Differences, the dates of stories and events, as rows and back."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

import msgspec
from sqlalchemy import Connection, select

from twosource.model import (
    Collation,
    DateProposal,
    DateWarning,
    Difference,
    Event,
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
    write_batches,
)

__all__ = [
    "clear_events",
    "collation_batches",
    "has_all_events",
    "keep_events",
    "read_collation",
]

_EVENTS = "events"
"""The line of `about` that stands while the events are those of all claims."""

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
        *_event_batches(collation.events),
    ]


def keep_events(connection: Connection, events: tuple[Event, ...]) -> None:
    """Replace the events by those that were put together from all claims of the store."""
    clear_events(connection)
    write_batches(connection, _event_batches(events))
    connection.execute(schema.about.insert(), {"key": _EVENTS, "value": "all"})


def clear_events(connection: Connection) -> None:
    """Forget the events: a claim changed, or which reports belong together."""
    for table in (schema.event_claims, schema.events):
        connection.execute(table.delete())
    connection.execute(schema.about.delete().where(schema.about.c.key == _EVENTS))


def has_all_events(connection: Connection) -> bool:
    """Tell whether the events are those of all claims as they stand now."""
    query = select(schema.about.c.value).where(schema.about.c.key == _EVENTS)
    return connection.execute(query).scalar() is not None


def _event_batches(events: tuple[Event, ...]) -> list[Batch]:
    return [
        (schema.events, [_event_row(*at) for at in enumerate(events)]),
        (schema.event_claims, list(chain.from_iterable(map(_claim_rows, events)))),
    ]


def _event_row(position: int, event: Event) -> Row:
    return {
        "id": event.id,
        "position": position,
        "story_id": event.story,
        "act": event.act,
        "mode": event.mode,
        "status": event.status,
    }


def _claim_rows(event: Event) -> Iterator[Row]:
    for position, claim in enumerate(event.claims):
        yield {"event_id": event.id, "position": position, "claim_id": claim}


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
        differences=_read_differences(connection),
        story_dates=_read_story_dates(connection),
        events=_read_events(connection),
    )


def _read_events(connection: Connection) -> tuple[Event, ...]:
    claims = gather(connection, schema.event_claims, attrgetter("claim_id"))
    query = select(schema.events).order_by(schema.events.c.position)
    return tuple(
        Event(
            id=row.id,
            story=row.story_id,
            claims=claims.get((row.id,), ()),
            act=row.act,
            mode=row.mode,
            status=row.status,
        )
        for row in connection.execute(query)
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
