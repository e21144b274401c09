"""Facets: how many of the sentences that were found have which party, act, place, year …"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from twosource.lexicon.states import name_states
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.sentence_words import list_numbers, number_report

__all__ = ["FacetName", "FacetValue", "count_facets"]

FacetName = Literal[
    "actor", "recipient", "pair", "act", "status", "place", "year", "independent", "publisher"
]
_ORDER: tuple[FacetName, ...] = (
    "actor", "recipient", "pair", "act", "status", "place", "year", "independent", "publisher",
)  # fmt: skip

_TO = ">"

Term = ColumnElement[bool]


class FacetValue(Struct, frozen=True, kw_only=True):
    """How many of the sentences found have a value of a facet.

    `value` is what narrows a search to it: a code or a name, two of them joined by ">" for a pair
    (who does it first), a year, the least number of independent voices. `name` is for people.
    """

    facet: FacetName
    value: str
    name: str
    sentences: int


def count_facets(
    connection: Connection, numbers: Sequence[int], terms: Sequence[Term]
) -> tuple[FacetValue, ...]:
    """Count the values of all facets among sentences, for those of their claims that fit `terms`.

    They come facet by facet, the most frequent first.
    """
    found = list_numbers(connection, numbers)
    told = _tell_claims(found, terms)
    rows = connection.execute(union_all(*_count_all(found, told)))
    states = name_states()
    values = (_make_value(row[0], row[1], row[2], row[3], states=states) for row in rows)
    return tuple(sorted(values, key=_rank))


def _tell_claims(found: FromClause, terms: Sequence[Term]) -> CTE:
    claims = tables.claims.c
    query = (
        select(
            found.c.at, claims.report_id, claims.position, claims.id, claims.act, claims.status,
            claims.place, claims.place_key, claims.earliest,
        )
        .join(tables.claims, claims.number == found.c.at)
        .where(*terms)
    )  # fmt: skip
    return query.cte("told")


def _count_all(found: FromClause, told: CTE) -> Iterator["Select[str, str, str, int]"]:
    claim = told.c
    for facet, value in (("act", claim.act), ("status", claim.status)):
        yield _count(facet, value, told)
    year = func.substr(claim.earliest, 1, 4)
    yield _count("year", year, told).where(claim.earliest != "")
    place = _count("place", claim.place_key, told, name=func.min(claim.place))
    yield place.where(claim.place_key.is_not(None))
    for slot in ("actor", "recipient"):
        yield _count_parties(slot, told)
    yield _count_pairs(told)
    yield _count_voices(told)
    yield _count_publishers(found)


def _count(
    facet: str,
    value: ColumnElement[str],
    told: FromClause,
    *,
    name: ColumnElement[str] | None = None,
) -> "Select[str, str, str, int]":
    shown = cast(null(), String) if name is None else name
    number = func.count(told.c.at.distinct())
    return select(literal(facet), value, shown, number).select_from(told).group_by(value)


def _count_parties(slot: str, told: CTE) -> "Select[str, str, str, int]":
    party = tables.claim_parties.alias()
    joined = told.join(party, _is_of(told, party, slot))
    # The key as it stands would make SQLite walk the whole index of keys instead of the claims.
    key = party.c.key + ""
    number = func.count(told.c.at.distinct())
    query = select(literal(slot), key, func.min(party.c.name), number)
    return query.select_from(joined).where(key != "").group_by(key)


def _is_of(told: CTE, party: FromClause, slot: str) -> Term:
    here = (party.c.report_id == told.c.report_id) & (party.c.claim_position == told.c.position)
    return here & (party.c.slot == slot)


def _count_pairs(told: CTE) -> "Select[str, str, str, int]":
    actor, recipient = tables.claim_parties.alias(), tables.claim_parties.alias()
    one, other = _is_of(told, actor, "actor"), _is_of(told, recipient, "recipient")
    joined = told.join(actor, one).join(recipient, other)
    pair = actor.c.key + _TO + recipient.c.key
    named = (actor.c.key != "") & (recipient.c.key != "")
    number = func.count(told.c.at.distinct())
    names = func.min(actor.c.name) + _TO + func.min(recipient.c.name)
    query = select(literal("pair"), pair, names, number).select_from(joined)
    return query.where(named).group_by(pair)


def _count_voices(told: CTE) -> "Select[str, str, str, int]":
    held, standings = joined_tables.event_claims, joined_tables.standings
    joined = told.join(held, held.c.claim_id == told.c.id).join(
        standings, standings.c.event_id == held.c.event_id
    )
    voices = cast(standings.c.content_low, String)
    number = func.count(told.c.at.distinct())
    query = select(literal("independent"), voices, cast(null(), String), number)
    return query.select_from(joined).group_by(voices)


def _count_publishers(found: FromClause) -> "Select[str, str, str, int]":
    numbers, reports = tables.searched_reports, schema.reports
    joined = found.join(numbers, numbers.c.number == number_report(found.c.at)).join(
        reports, reports.c.id == numbers.c.report_id
    )
    publisher = reports.c.publisher
    query = select(literal("publisher"), publisher, publisher, func.count())
    return query.select_from(joined).where(publisher.is_not(None)).group_by(publisher)


def _make_value(
    facet: str, value: str, said: str | None, sentences: int, *, states: Mapping[str, str]
) -> FacetValue:
    """Make a count; a state goes by its own name, whichever of its parties was named."""
    known = next(one for one in _ORDER if one == facet)
    names = zip(value.split(_TO), (said or value).split(_TO), strict=False)
    is_party = known in ("actor", "recipient", "pair")
    name = _TO.join(states.get(key, one) for key, one in names) if is_party else said or value
    return FacetValue(facet=known, value=value, name=name, sentences=sentences)


def _rank(one: FacetValue) -> tuple[int, int, str]:
    return _ORDER.index(one.facet), -one.sentences, one.value
