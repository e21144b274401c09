"""What is sought of claims, as conditions on their flat rows."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy import literal_column as sql

from twosource.model import Act, Status
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.flat_rows import find_key
from twosource.text.folding import fold

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Sought",
    "any_row",
    "asks_for_claims",
    "claim_terms",
    "has_voices",
    "is_day_sought",
    "is_own_time_sought",
    "is_place_sought",
    "is_time_sought",
    "list_columns",
    "list_parties",
    "make_askable",
]

FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"

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


def any_row(*terms: Term) -> Term:
    """Return whether there is a row that fulfils this; no more of it is read than an index has."""
    return select(sql("1")).where(*terms).exists()


def list_parties(sought: Sought) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the ways in which the parties sought can stand in a claim: each has its slot.

    A pair may act either way, so that there are two of them; without a pair there is one.
    """
    slots = ((sought.actor, "actor"), (sought.recipient, "recipient"))
    own = tuple((words, slot) for words, slot in slots if words is not None)
    if sought.pair is None:
        return (own,)
    one, other = sought.pair
    there = (*own, (one, "actor"), (other, "recipient"))
    return there, (*own, (other, "actor"), (one, "recipient"))


def claim_terms(sought: Sought) -> Iterator[Term]:
    """Yield what the row of a claim must fulfil."""
    ways = [and_(*(_has_party(*one) for one in way)) for way in list_parties(sought) if way]
    if ways:
        yield or_(*ways)
    for column, wanted in _list_columns(sought):
        # As it stands, it would make SQLite look through all claims with this act each time.
        yield column + "" == wanted
    if sought.place is not None:
        yield is_place_sought(sought.place)
    if sought.independent is not None:
        yield has_voices(sought.independent)
    if sought.since is not None or sought.until is not None:
        yield is_time_sought(sought)


def list_columns(sought: Sought) -> list[Term]:
    """Return what the row of a claim must have in its own columns, as an index finds it."""
    return [column == wanted for column, wanted in _list_columns(sought)]


def _list_columns(sought: Sought) -> list[tuple[ColumnElement[str], str]]:
    claims = tables.claims.c
    asked = ((claims.act, sought.act), (claims.status, sought.status))
    return [(column, wanted) for column, wanted in asked if wanted is not None]


def is_day_sought(sought: Sought) -> Term:
    """Return whether the day from which a report's times are reckoned is within the dates."""
    day = schema.report_claims.c.day
    bounds = and_(day >= (sought.since or FIRST_DAY), day <= (sought.until or LAST_DAY))
    return and_(day != "", bounds)


def _has_party(words: str, slot: str) -> Term:
    claims, parties = tables.claims.c, tables.claim_parties.c
    here = and_(parties.report_id == claims.report_id, parties.claim_position == claims.position)
    # The key as it stands would make SQLite look through all claims of this party each time.
    return any_row(here, parties.slot == slot, parties.key + "" == find_key(words))


def has_voices(independent: int) -> Term:
    """Return whether so many voices stand behind the event of a claim."""
    held, standings = joined_tables.event_claims.c, joined_tables.standings.c
    return any_row(
        held.claim_id == tables.claims.c.id,
        standings.event_id == held.event_id,
        standings.content_low >= independent,
    )


def is_place_sought(named: str) -> Term:
    """Return whether a claim is about this place, or about a place in this state."""
    # The columns as they stand would make SQLite list all claims about the place each time.
    name, state = tables.claims.c.place_key + "", tables.claims.c.place_state + ""
    return or_(name == fold(named.strip()), state == find_key(named))


def is_time_sought(sought: Sought) -> Term:
    """Return whether a claim, or the report of one without a date, is within the dates."""
    claims, days = tables.claims.c, schema.report_claims.c
    own = and_(claims.earliest.is_not(None), is_own_time_sought(sought))
    by_report = any_row(days.report_id == claims.report_id, is_day_sought(sought))
    return or_(own, and_(claims.earliest.is_(None), by_report))


def is_own_time_sought(sought: Sought) -> Term:
    """Return whether the time that a claim gives is within the dates."""
    claims = tables.claims.c
    first = func.coalesce(func.nullif(claims.earliest, ""), FIRST_DAY)
    last = func.coalesce(func.nullif(claims.latest, ""), LAST_DAY)
    return and_(last >= (sought.since or FIRST_DAY), first <= (sought.until or LAST_DAY))
