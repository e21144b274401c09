"""Sets of sentences by one thing that is sought, each as a list and as a test.

A list comes from an index and costs as much as it is long; a test costs the same for every sentence
that is tested. Which of the two is cheaper depends on how many there are, which `measure` says.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, select, union_all
from sqlalchemy import text as sql

from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.claim_terms import (
    FIRST_DAY,
    LAST_DAY,
    Sought,
    any_row,
    has_voices,
    is_day_sought,
    is_own_time_sought,
    is_place_sought,
    is_time_sought,
    list_columns,
)
from twosource.store.flat_rows import find_key
from twosource.store.joined_rows import SEVERAL
from twosource.text.folding import fold

__all__ = ["Numbers", "SentenceSet", "find_publishers", "list_sets", "measure"]

At = ColumnElement[int]
Term = ColumnElement[bool]
Numbers = Select[int]
Listed = Numbers | Select[str]


class SentenceSet(Struct, frozen=True, kw_only=True):
    """The sentences in which alone a claim can have one thing that is sought.

    `listed` asks for their numbers, each at least once, None where no index has them. `holds` tells
    whether a number is one of them. `sized` lists about as many, and costs less, where that is
    known. `is_ordered` is set where an index lists them by number, `is_walked` where whoever walks
    all claims sees by the way which of them have it.
    """

    holds: Callable[[At], Term]
    listed: Numbers | None = None
    sized: Numbers | None = None
    is_ordered: bool = False
    is_walked: bool = False


def list_sets(sought: Sought, parties: Sequence[tuple[str, str]]) -> Iterator[SentenceSet]:
    """Yield the sets for the parties, each with its slot, and for all else but the publisher."""
    for words, slot in parties:
        yield _list_party(words, slot)
    if sought.independent is not None:
        yield _list_backed(sought.independent)
    if sought.place is not None:
        yield _list_place(sought.place)
    if sought.since is not None or sought.until is not None:
        yield _list_days(sought)
    yield from map(_list_column, list_columns(sought))


def measure(connection: Connection, listed: Listed, *, most: int) -> int:
    """Count what a list has; one more than `most` where there are more."""
    some = listed.limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def find_publishers(connection: Connection, named: str) -> list[str]:
    """Return the publishers that have this name, in whichever case they write it."""
    publisher = schema.reports.c.publisher
    names = connection.execute(select(publisher).where(publisher.is_not(None)).distinct())
    return [one for one in names.scalars() if named == one or one.lower() == named.lower()]


def _has_claim(at: At, *terms: Term) -> Term:
    return any_row(tables.claims.c.number == at, *terms)


def _list_party(words: str, slot: str) -> SentenceSet:
    party = tables.claim_parties.alias("listed_party")
    same = party.c.key == find_key(words), party.c.slot == slot
    return SentenceSet(
        listed=select(party.c.number.label("at")).where(*same, party.c.number.is_not(None)),
        holds=lambda at: any_row(*same, party.c.number == at),
        is_ordered=True,
    )


def _list_column(same: Term) -> SentenceSet:
    number = tables.claims.c.number
    return SentenceSet(
        listed=select(number.label("at")).where(same, number.is_not(None)),
        holds=lambda at: _has_claim(at, same),
        is_ordered=True,
        is_walked=True,
    )


def _list_backed(independent: int) -> SentenceSet:
    """Return the sentences with so many voices; of one voice alone no list is kept."""
    if independent < SEVERAL:
        return SentenceSet(holds=lambda at: _has_claim(at, has_voices(independent)))
    backed = joined_tables.backed_sentences.c
    enough = backed.voices >= independent
    return SentenceSet(
        listed=select(backed.number.label("at")).where(enough),
        holds=lambda at: any_row(backed.number == at, enough),
        is_ordered=True,
    )


def _list_place(named: str) -> SentenceSet:
    claims = tables.claims.c
    by_name = claims.place_key == fold(named.strip()), claims.number.is_not(None)
    by_state = claims.place_state == find_key(named), claims.number.is_not(None)
    number = claims.number.label("at")
    either = union_all(*(select(number).where(*one) for one in (by_name, by_state)))
    return SentenceSet(
        listed=select(either.subquery("placed").c.at),
        holds=lambda at: _has_claim(at, is_place_sought(named)),
    )


def _list_days(sought: Sought) -> SentenceSet:
    """Return the sentences with a claim about these days, or with an undated one told on them.

    Claims about one day are found by that day alone, so that the index of intervals is small. What
    has no date has no grain either, which no index holds: so the reports of these days lead.
    """
    claims, days = tables.claims.c, schema.report_claims.c
    since, until = sought.since or FIRST_DAY, sought.until or LAST_DAY
    fits = is_own_time_sought(sought), claims.number.is_not(None)
    number = claims.number.label("at")
    on_day = claims.earliest >= since, claims.earliest <= until, claims.latest == claims.earliest
    longer = sql(tables.LONGER), claims.earliest <= until
    always = claims.earliest == "", claims.latest == ""
    told = select(number).join(schema.report_claims, days.report_id == claims.report_id)
    parts = union_all(
        *(select(number).where(*one, *fits) for one in (on_day, longer, always)),
        told.where(claims.grain.is_(None), claims.number.is_not(None), is_day_sought(sought)),
    )
    return SentenceSet(
        listed=select(parts.subquery("dated").c.at),
        sized=select(number).where(*on_day, claims.number.is_not(None)),
        holds=lambda at: _has_claim(at, is_time_sought(sought)),
        is_walked=True,
    )
