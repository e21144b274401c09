"""What is sought of claims, as conditions on their flat rows."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from twosource.model import Act, Status
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.flat_rows import find_key
from twosource.text.folding import fold

__all__ = [
    "Sought",
    "asks_for_claims",
    "claim_terms",
    "does_count",
    "is_day_sought",
    "make_askable",
    "report_terms",
    "sentence_sets",
]

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


def make_askable(sought: Sought) -> Sought:
    """Return the same without what no database can hold: half surrogates and zeros."""
    pair = sought.pair and (_clean(sought.pair[0]), _clean(sought.pair[1]))
    return replace(
        sought,
        words=_clean(sought.words),
        pair=pair,
        **{name: one and _clean(one) for name, one in _list_texts(sought).items()},
    )


def _list_texts(sought: Sought) -> dict[str, str | None]:
    return {
        "actor": sought.actor,
        "recipient": sought.recipient,
        "place": sought.place,
        "since": sought.since,
        "until": sought.until,
        "publisher": sought.publisher,
    }


def _clean(typed: str) -> str:
    return typed.encode("utf-8", "replace").decode().replace("\0", " ")


def asks_for_claims(sought: Sought) -> bool:
    """Tell whether only sentences with a claim can fit."""
    slots = (sought.actor, sought.recipient, sought.pair, sought.act, sought.status, sought.place)
    return sought.independent is not None or any(one is not None for one in slots)


def claim_terms(sought: Sought) -> tuple[Term, ...]:
    """Return what the row of a claim must fulfil, nothing where nothing is sought of claims."""
    terms = tuple(_list_terms(sought))
    return (*terms, does_count()) if terms else ()


def does_count() -> Term:
    """Return whether the row of a claim counts: whether nobody rejected it."""
    return func.coalesce(tables.claims.c.judged, "") != "rejected"


def _list_terms(sought: Sought) -> Iterator[Term]:
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


def sentence_sets(sought: Sought) -> Iterator["Select[int]"]:
    """Yield questions for the numbers of the sentences in which alone such a claim can be.

    Each is read from an index. What they let through need not fit: one claim must have it all.
    """
    for words, slots in (
        (sought.actor, ("actor",)),
        (sought.recipient, ("recipient",)),
        *((one, ("actor", "recipient")) for one in sought.pair or ()),
    ):
        if words is not None:
            party = tables.claim_parties.c
            held = party.number.is_not(None)
            yield select(party.number).where(
                party.key == find_key(words), party.slot.in_(slots), held
            )
    if sought.independent is not None:
        yield _list_backed(sought.independent)


def _list_backed(independent: int) -> "Select[int]":
    claims, held = tables.claims, joined_tables.event_claims
    standings = joined_tables.standings
    joined = standings.join(held, held.c.event_id == standings.c.event_id).join(
        claims, claims.c.id == held.c.claim_id
    )
    enough = standings.c.content_low >= independent
    return select(claims.c.number).select_from(joined).where(enough, claims.c.number.is_not(None))


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
