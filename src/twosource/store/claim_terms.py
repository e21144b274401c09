"""What is sought of claims, as conditions on their flat rows."""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from twosource.model import Act, Status
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.flat_rows import find_key
from twosource.text.folding import fold

__all__ = ["Sought", "asks_for_claims", "claim_terms", "is_day_sought", "report_terms"]

_FIRST_DAY, _LAST_DAY = "0000-01-01", "9999-12-31"

Term = ColumnElement[bool]


class Sought(Struct, frozen=True, kw_only=True):
    """What is sought: words, and what one claim of the sentence must have; None asks for nothing.

    `words` are as `words_asked` reads them; "" asks for every sentence with such a claim. Parties
    are codes or names; `pair` is two of them, one acting on the other, either way. `since` and
    `until` are ISO dates, both included: those of the claim, or where it has none the day of the
    report. `independent` is how many voices must at least stand behind its event. `limit` hits are
    returned after the first `skip`.
    """

    words: str = ""
    actor: str | None = None
    recipient: str | None = None
    pair: tuple[str, str] | None = None
    act: Act | None = None
    status: Status | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    independent: int | None = None
    publisher: str | None = None
    limit: int = 20
    skip: int = 0


def asks_for_claims(sought: Sought) -> bool:
    """Tell whether only sentences with a claim can fit."""
    slots = (sought.actor, sought.recipient, sought.pair, sought.act, sought.status, sought.place)
    return sought.independent is not None or any(one is not None for one in slots)


def claim_terms(sought: Sought) -> Iterator[Term]:
    """Yield what the row of a claim must fulfil."""
    claims = tables.claims.c
    if sought.actor is not None:
        yield _has_party(sought.actor, "actor")
    if sought.recipient is not None:
        yield _has_party(sought.recipient, "recipient")
    if sought.pair is not None:
        one, other = sought.pair
        there = and_(_has_party(one, "actor"), _has_party(other, "recipient"))
        yield or_(there, and_(_has_party(other, "actor"), _has_party(one, "recipient")))
    if sought.act is not None:
        yield claims.act == sought.act
    if sought.status is not None:
        yield claims.status == sought.status
    if sought.place is not None:
        key = find_key(sought.place)
        yield or_(claims.place_key == fold(sought.place.strip()), claims.place_state == key)
    if sought.independent is not None:
        yield _has_voices(sought.independent)
    if sought.since is not None or sought.until is not None:
        yield _is_time_sought(sought)


def report_terms(sought: Sought) -> Iterator[Term]:
    """Yield what the row of a report must fulfil."""
    if sought.publisher is not None:
        publisher = schema.reports.c.publisher
        same = publisher == sought.publisher
        yield or_(same, func.lower(publisher) == sought.publisher.lower())


def is_day_sought(sought: Sought) -> Term:
    """Return whether the day from which a report's times are reckoned is within the dates."""
    day = schema.report_claims.c.day
    bounds = and_(day >= (sought.since or _FIRST_DAY), day <= (sought.until or _LAST_DAY))
    return and_(day != "", bounds)


def _has_party(words: str, slot: str) -> Term:
    claims, parties = tables.claims.c, tables.claim_parties.c
    here = and_(parties.report_id == claims.report_id, parties.claim_position == claims.position)
    return exists().where(here, parties.slot == slot, parties.key == find_key(words))


def _has_voices(independent: int) -> Term:
    held, standings = joined_tables.event_claims.c, joined_tables.standings.c
    return exists().where(
        held.claim_id == tables.claims.c.id,
        standings.event_id == held.event_id,
        standings.content_low >= independent,
    )


def _is_time_sought(sought: Sought) -> Term:
    claims, days = tables.claims.c, schema.report_claims.c
    first = func.coalesce(func.nullif(claims.earliest, ""), _FIRST_DAY)
    last = func.coalesce(func.nullif(claims.latest, ""), _LAST_DAY)
    own = and_(last >= (sought.since or _FIRST_DAY), first <= (sought.until or _LAST_DAY))
    by_report = select(1).where(days.report_id == claims.report_id, is_day_sought(sought)).exists()
    return or_(and_(claims.earliest.is_not(None), own), and_(claims.earliest.is_(None), by_report))
