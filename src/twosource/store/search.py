"""Search: sentences by their words and by what they claim, counted by facet.

A sentence fits when it holds the words, and when one of its claims has all that was asked for. No
text is an error. Of more sentences than `MOST_COUNTED` those read last are looked at, which
`Found.is_all` says.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Integer, Select, exists, func, or_, select
from sqlalchemy import literal_column as sql

from twosource.model import Span
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.claim_terms import (
    Sought,
    asks_for_claims,
    claim_terms,
    does_count,
    is_day_sought,
    make_askable,
    report_terms,
    sentence_sets,
)
from twosource.store.facets import FacetValue, count_facets
from twosource.store.rows import Held
from twosource.store.sentence_words import list_numbers, match_words, number_report, place_sentence
from twosource.store.words_asked import Asked, find_marks, parse_words

__all__ = ["MOST_COUNTED", "Found", "Hit", "Sought", "search_sentences"]

MOST_COUNTED = 5_000

_SHOWN_SIGNS = 240
_LEAD_SIGNS = 80

Term = ColumnElement[bool]
Match = tuple[int, float]


class Hit(Struct, frozen=True, kw_only=True):
    """A sentence that was found, at `at`; `marks` are the words asked for, `snippet` what to show.

    `words` is the sentence as published. `claims` are those that fit, all of its claims where only
    words were asked for; `events` are theirs. `score` is bm25: the greater the better, 0 without
    words.
    """

    at: Span
    words: str
    marks: tuple[Span, ...]
    snippet: Span
    claims: tuple[str, ...]
    events: tuple[str, ...]
    publisher: str | None
    title: str | None
    score: float


class Found(Struct, frozen=True, kw_only=True):
    """What a search found: the hits asked for, best first, and the facets of all that fit.

    `sentences` counts those that fit; where `is_all` is False there are more of them.
    """

    hits: tuple[Hit, ...]
    sentences: int
    is_all: bool
    facets: tuple[FacetValue, ...]


def search_sentences(connection: Connection, sought: Sought) -> Found:
    """Return what was sought; nothing when there is neither a word nor a claim to look for."""
    sought = make_askable(sought)
    asked = parse_words(sought.words)
    found = _find_matches(connection, asked, sought)
    kept = found[:MOST_COUNTED]
    best = sorted(kept, key=lambda one: (-one[1], -one[0]))
    first = max(sought.skip, 0)
    shown = best[first : first + max(sought.limit, 0)]
    terms = claim_terms(sought) or (does_count(),)
    return Found(
        hits=_read_hits(connection, shown, asked, terms),
        sentences=len(kept),
        is_all=len(found) <= MOST_COUNTED,
        facets=count_facets(connection, [at for at, _ in kept], terms) if kept else (),
    )


def _find_matches(connection: Connection, asked: Asked, sought: Sought) -> list[Match]:
    """Return one more than are counted, where there are as many; those read last first."""
    if asked.wanted:
        question = match_words(connection, asked).where(*_sentence_terms(sought))
    elif not asked.unwanted and (asks_for_claims(sought) or sought.since or sought.until):
        question = _ask_claims(sought)
    else:
        return []
    rows = connection.execute(question.limit(MOST_COUNTED + 1))
    return [(row[0], row[1]) for row in rows]


def _ask_claims(sought: Sought) -> "Select[int, float]":
    claims = tables.claims.c
    question = select(claims.number.label("at"), sql("0.0").label("score")).distinct()
    terms = [*claim_terms(sought), *_set_terms(claims.number, sought)]
    if about_report := list(report_terms(sought)):
        terms.append(exists().where(schema.reports.c.id == claims.report_id, *about_report))
    return question.where(claims.number.is_not(None), *terms).order_by(claims.number.desc())


def _set_terms(at: ColumnElement[int], sought: Sought) -> Iterator[Term]:
    # FTS5 would look each number up by itself if it were asked for the bare one.
    return ((at + 0).in_(one) for one in sentence_sets(sought))


def _sentence_terms(sought: Sought) -> list[Term]:
    """Return what a sentence that holds the words must fulfil besides."""
    at: ColumnElement[int] = sql("sentence_words.rowid", Integer)
    claims, numbers = tables.claims.c, tables.searched_reports.c
    here = numbers.number == number_report(at)
    terms = list(_set_terms(at, sought))
    if about_report := list(report_terms(sought)):
        report = schema.reports.c.id == numbers.report_id
        terms.append(exists().where(here, report, *about_report))
    if about_claim := list(claim_terms(sought)):
        fits: Term = exists().where(claims.number == at, *about_claim)
        if not asks_for_claims(sought):
            silent = ~exists().where(claims.number == at, does_count())
            of_report = schema.report_claims.c.report_id == numbers.report_id
            fits = or_(fits, silent & exists().where(here, of_report, is_day_sought(sought)))
        terms.append(fits)
    return terms


def _read_hits(
    connection: Connection, matches: Sequence[Match], asked: Asked, terms: Sequence[Term]
) -> tuple[Hit, ...]:
    if not matches:
        return ()
    numbers = [at for at, _ in matches]
    rows = {row.at: row for row in connection.execute(_ask_sentences(connection, numbers))}
    claims = _read_ids(connection, numbers, terms)
    hits = []
    for at, score in matches:
        ids, events = claims.get(at, ({}, {}))
        hits.append(_make_hit(rows[at], asked, score, claims=tuple(ids), events=tuple(events)))
    return tuple(hits)


def _ask_sentences(connection: Connection, numbers: Sequence[int]) -> Select[tuple[object, ...]]:
    found = list_numbers(connection, numbers)
    given, reports, sentences = tables.searched_reports.c, schema.reports.c, schema.sentences.c
    length = sentences.char_end - sentences.char_start
    words = func.substr(reports.text, sentences.char_start + 1, length).label("words")
    joined = (
        found.join(tables.searched_reports, given.number == number_report(found.c.at))
        .join(schema.reports, reports.id == given.report_id)
        .join(
            schema.sentences,
            (sentences.report_id == given.report_id)
            & (sentences.position == place_sentence(found.c.at)),
        )
    )
    columns = reports.id, reports.publisher, reports.title, sentences.char_start, sentences.char_end
    return select(found.c.at, *columns, words).select_from(joined)


def _read_ids(
    connection: Connection, numbers: Sequence[int], terms: Sequence[Term]
) -> dict[int, tuple[dict[str, None], dict[str, None]]]:
    """Return the ids of claims and of events by sentence, each once and in order."""
    found = list_numbers(connection, numbers)
    claims, held = tables.claims.c, joined_tables.event_claims.c
    joined = found.join(tables.claims, claims.number == found.c.at).outerjoin(
        joined_tables.event_claims, held.claim_id == claims.id
    )
    query = select(found.c.at, claims.id, held.event_id).select_from(joined).where(*terms)
    ids: defaultdict[int, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    for at, claim, event in connection.execute(query.order_by(found.c.at, claims.position)):
        ids[at][0][claim] = None
        if event is not None:
            ids[at][1][event] = None
    return ids


def _make_hit(
    row: Held, asked: Asked, score: float, *, claims: tuple[str, ...], events: tuple[str, ...]
) -> Hit:
    at = Span(row.id, row.char_start, row.char_end)
    marks = find_marks(row.words, asked, at=at)
    return Hit(
        at=at,
        words=row.words,
        marks=marks,
        snippet=_cut(at, marks),
        claims=claims,
        events=events,
        publisher=row.publisher,
        title=row.title,
        score=score,
    )


def _cut(at: Span, marks: tuple[Span, ...]) -> Span:
    """Return the part of a long sentence around the first of the words asked for."""
    if at.end - at.start <= _SHOWN_SIGNS:
        return at
    first = marks[0].start if marks else at.start
    start = max(at.start, min(first - _LEAD_SIGNS, at.end - _SHOWN_SIGNS))
    return Span(at.report, start, start + _SHOWN_SIGNS)
