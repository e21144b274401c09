"""Events by what their claims have, from the flat rows: for lists, series, ledgers and maps."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, exists, select

from twosource.model import When
from twosource.store import joined_tables as joined
from twosource.store import search_tables as tables
from twosource.store.claim_terms import Sought, claim_terms
from twosource.store.rows import Held

__all__ = ["MOST_CLAIMS", "Telling", "ToldClaim", "ToldEvent", "find_told", "find_told_of"]

MOST_CLAIMS = 5_000
"""Claims that one list is made of; where there are more, the latest are."""

_EXACT = {"day": 0, "week": 1, "span": 2, "month": 3, "year": 4}
_TOGETHER = 50
_TRANSFERS = ("AID", "COOPERATE", "SANCTION")


class ToldClaim(Struct, frozen=True, kw_only=True):
    """One claim as its flat row tells it; `amount` is the first of its amounts."""

    id: str
    report: str
    event: str
    story: str
    act: str
    mode: str | None
    status: str
    actors: str
    recipients: str
    roots: str
    when: When | None
    place: str | None
    place_state: str | None
    amount: float | None
    unit: str | None
    object: str
    surety: float
    documents: int | None
    lineages: int | None
    independent: tuple[int, int] | None


class ToldEvent(Struct, frozen=True, kw_only=True):
    """One event: its surest claim that fits, and how many do; `when` is its most exact date."""

    lead: ToldClaim
    when: When | None
    claims: int


class Telling(Struct, frozen=True, kw_only=True):
    """The claims and events that were asked for; `is_all` is False where there are more."""

    claims: tuple[ToldClaim, ...]
    events: tuple[ToldEvent, ...]
    is_all: bool


def find_told(
    connection: Connection,
    sought: Sought,
    *,
    party: str | None = None,
    transfers: bool = False,
    placed: bool = False,
) -> Telling:
    """Return the events of which a claim has all that is sought, the latest first.

    `party` is a key that any slot but that of who says so may hold. `transfers` keeps what is of
    arms, goods, money or sanctions, or names a thing; `placed` keeps what has a place.
    """
    terms = [*claim_terms(sought), *_more_terms(party, transfers=transfers, placed=placed)]
    rows = _ask(connection, terms)
    held = tuple(map(_read, rows[:MOST_CLAIMS]))
    return Telling(claims=held, events=tuple(_gather(held)), is_all=len(rows) <= MOST_CLAIMS)


def find_told_of(connection: Connection, events: Iterable[str]) -> dict[str, ToldEvent]:
    """Return events by the ids that are asked for, which they may have had before.

    An id of which nothing is left is not there.
    """
    wanted = sorted(set(events))
    found: dict[str, ToldEvent] = {}
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        led = joined.redirects.c
        query = select(led.old_id, led.event_id).where(led.old_id.in_(some))
        leads = dict.fromkeys(some, "") | {row[0]: row[1] for row in connection.execute(query)}
        now = {old or key for key, old in leads.items()}
        rows = _ask(connection, [joined.event_claims.c.event_id.in_(now)])
        told = {one.lead.event: one for one in _gather(tuple(map(_read, rows)))}
        live = ((key, told.get(old or key)) for key, old in leads.items())
        found |= {key: one for key, one in live if one is not None}
    return found


def _more_terms(
    party: str | None, *, transfers: bool, placed: bool
) -> Iterator[ColumnElement[bool]]:
    claims, parties = tables.claims.c, tables.claim_parties.c
    if party is not None:
        here = and_(
            parties.report_id == claims.report_id, parties.claim_position == claims.position
        )
        yield exists().where(here, parties.key == party, parties.slot != "root")
    if transfers:
        yield claims.act.in_(_TRANSFERS) | (claims.object != "")
    if placed:
        yield claims.place.is_not(None)


def _ask(connection: Connection, terms: Sequence[ColumnElement[bool]]) -> Sequence[Held]:
    claims, held, standings = tables.claims, joined.event_claims, joined.standings
    events = joined.events
    query = (
        select(
            claims,
            held.c.event_id,
            events.c.story_id,
            standings.c.documents,
            standings.c.lineages,
            standings.c.content_low,
            standings.c.content_high,
        )
        .join(held, held.c.claim_id == claims.c.id)
        .join(events, events.c.id == held.c.event_id)
        .outerjoin(standings, standings.c.event_id == held.c.event_id)
        .where(*terms)
        .order_by(claims.c.earliest.desc().nulls_last(), claims.c.id)
        .limit(MOST_CLAIMS + 1)
    )
    return connection.execute(query).all()


def _read(row: Held) -> ToldClaim:
    when = When(row.earliest, row.latest, row.grain, "text") if row.grain is not None else None
    low, high = row.content_low, row.content_high
    return ToldClaim(
        id=row.id,
        report=row.report_id,
        event=row.event_id,
        story=row.story_id,
        act=row.act,
        mode=row.mode,
        status=row.status,
        actors=row.actors,
        recipients=row.recipients,
        roots=row.roots,
        when=when,
        place=row.place,
        place_state=row.place_state,
        amount=row.amount,
        unit=row.amount_unit,
        object=row.object,
        surety=row.surety,
        documents=row.documents,
        lineages=row.lineages,
        independent=None if low is None else (low, high),
    )


def _gather(claims: Sequence[ToldClaim]) -> Iterator[ToldEvent]:
    grouped: dict[str, list[ToldClaim]] = {}
    for one in claims:
        grouped.setdefault(one.event, []).append(one)
    for held in grouped.values():
        whens = [one.when for one in held if one.when is not None]
        yield ToldEvent(
            lead=max(held, key=lambda one: (one.surety, one.id)),
            when=min(whens, key=lambda one: (_EXACT.get(one.grain, 9), one), default=None),
            claims=len(held),
        )
