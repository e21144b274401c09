"""The dates that a report proposes for its publication, each with how it is known."""

from calendar import monthrange
from datetime import date, timedelta

from twosource.model import DateBasis, DateProposal, Furniture, FurnitureKind, Grain, Span, When
from twosource.text.dates import CalendarDate, find_calendar_dates, parse_date

__all__ = ["OutsideDate", "propose_dates"]

OutsideDate = tuple[str, DateBasis]
"""A date written outside the text, and how it is known."""

_TRUST: tuple[DateBasis, ...] = (
    "record",
    "jsonld",
    "meta",
    "dateline",
    "page",
    "url",
    "caption",
)
_FURNITURE_BASIS: dict[FurnitureKind, DateBasis] = {
    "dateline": "dateline",
    "page-date": "page",
    "caption": "caption",
}
# Only these can lend their year to "June 18"; a caption may show an older picture.
_LENDERS = frozenset({"record", "jsonld", "meta", "page", "url"})


def propose_dates(
    report: str, text: str, furniture: tuple[Furniture, ...], outside: tuple[OutsideDate, ...]
) -> tuple[DateProposal, ...]:
    """Return the proposed dates of a report, the most trusted first.

    `outside` are dates of the record, the markup and the address. A dateline without a year takes
    the year that brings it nearest to a full date known otherwise; without one it is left out.
    """
    proposals = [
        proposal
        for written, basis in outside
        if (proposal := _propose(parse_date(written), basis, written, None)) is not None
    ]
    partial: list[tuple[CalendarDate, str, Span]] = []
    for piece in furniture:
        basis = _FURNITURE_BASIS.get(piece.kind)
        found = _first_date(text[piece.span.start : piece.span.end]) if basis else None
        if basis is None or found is None:
            continue
        span = Span(report, piece.span.start + found.start, piece.span.start + found.end)
        quote = text[span.start : span.end]
        proposal = _propose(found, basis, quote, span)
        if proposal is not None:
            proposals.append(proposal)
        elif basis == "dateline":
            partial.append((found, quote, span))
    proposals += _complete(partial, proposals)
    return tuple(sorted(proposals, key=_trust))


def _trust(proposal: DateProposal) -> tuple[int, int]:
    return _TRUST.index(proposal.when.basis), proposal.span.start if proposal.span else -1


def _first_date(text: str) -> CalendarDate | None:
    """Return the first date to the day, otherwise the first to the month."""
    dates = find_calendar_dates(text)
    with_day = next((one for one in dates if one.day is not None), None)
    return with_day or next((one for one in dates if one.month is not None), None)


def _propose(
    found: CalendarDate | None, basis: DateBasis, quote: str, span: Span | None
) -> DateProposal | None:
    """Return the proposal, None when there is no date or no year in it."""
    if found is None or found.year is None:
        return None
    start, end, grain = _interval(found.year, found.month, found.day)
    return DateProposal(When(start, end, grain, basis), quote, span)


def _interval(year: int, month: int | None, day: int | None) -> tuple[str, str, Grain]:
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31", "year"
    if day is None:
        last = monthrange(year, month)[1]
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}", "month"
    iso = f"{year:04}-{month:02}-{day:02}"
    return iso, iso, "day"


def _complete(
    partial: list[tuple[CalendarDate, str, Span]], known: list[DateProposal]
) -> list[DateProposal]:
    lenders = [one for one in known if one.when.basis in _LENDERS and one.when.grain == "day"]
    if not lenders:
        return []
    near = date.fromisoformat(min(lenders, key=_trust).when.start)
    completed = [
        _propose(_with_year(found, near), "dateline", quote, span)
        for found, quote, span in partial
        if found.day is not None
    ]
    return [one for one in completed if one is not None]


def _with_year(found: CalendarDate, near: date) -> CalendarDate | None:
    """Return `found` in the year that brings it nearest to `near`."""
    best: tuple[timedelta, int] | None = None
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            distance = abs(date(year, found.month or 1, found.day or 1) - near)
        except ValueError:
            continue
        if best is None or distance < best[0]:
            best = (distance, year)
    if best is None:
        return None
    return CalendarDate(found.start, found.end, best[1], found.month, found.day)
