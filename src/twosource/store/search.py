"""Search: sentences by their words and by what they claim, counted by facet.

A sentence fits when it holds the words, and when one of its claims has all that was asked for. No
text is an error. Sentences are looked at `MOST_COUNTED` at once, those read last first; these are
ranked and counted by facet, and where there are more, `Found` says so.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, select

from twosource.model import Span
from twosource.store import joined_tables, schema
from twosource.store import search_tables as tables
from twosource.store.claim_terms import Sought, asks_for_claims, claim_terms, make_askable
from twosource.store.facets import FacetValue, count_facets
from twosource.store.matches import find_matches
from twosource.store.rows import Held
from twosource.store.sentence_words import (
    find_ranking,
    list_numbers,
    number_report,
    place_sentence,
    rank_words,
)
from twosource.store.words_asked import Asked, find_marks, parse_words

__all__ = ["MOST_COUNTED", "Found", "Hit", "Sought", "search_sentences"]

MOST_COUNTED = 1_000
"""So many sentences are looked at at once."""

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
    """What a search found: the hits asked for, best first, and the facets of those looked at.

    `sentences` counts those that fit; where `is_all` is False there are more of them. The facets,
    and the ranks, are of `counted` sentences behind the `first` ones: of all where there are few.
    """

    hits: tuple[Hit, ...]
    sentences: int
    is_all: bool
    first: int
    counted: int
    facets: tuple[FacetValue, ...]


def search_sentences(connection: Connection, sought: Sought) -> Found:
    """Return what was sought; nothing when there is neither a word nor a claim to look for."""
    sought = make_askable(sought)
    asked = parse_words(sought.words)
    if not _asks_for_something(asked, sought):
        return Found(hits=(), sentences=0, is_all=True, first=0, counted=0, facets=())
    skip, limit = max(sought.skip, 0), max(sought.limit, 0)
    first = skip - skip % MOST_COUNTED
    last = max(first + MOST_COUNTED, -(-(skip + limit) // MOST_COUNTED) * MOST_COUNTED)
    ranking = find_ranking(connection, asked)
    is_common = bool(asked.wanted) and not ranking.wanted
    found = find_matches(connection, asked, sought, is_common=is_common, most=last + 1)
    counted = found[first:last]
    best = _rank(counted, rank_words(connection, ranking, counted))
    terms = tuple(claim_terms(sought))
    return Found(
        hits=_read_hits(connection, best[skip - first :][:limit], asked, terms),
        sentences=min(len(found), last),
        is_all=len(found) <= last,
        first=first,
        counted=len(counted),
        facets=count_facets(connection, counted, terms) if counted else (),
    )


def _asks_for_something(asked: Asked, sought: Sought) -> bool:
    if asked.wanted:
        return True
    return not asked.unwanted and bool(asks_for_claims(sought) or sought.since or sought.until)


def _rank(numbers: Sequence[int], scores: Mapping[int, float]) -> list[Match]:
    """Return the sentences with their scores: each so many that were looked at at once by score."""
    ranked: list[Match] = []
    for start in range(0, len(numbers), MOST_COUNTED):
        some = [(at, scores.get(at, 0.0)) for at in numbers[start : start + MOST_COUNTED]]
        ranked += sorted(some, key=lambda one: (-one[1], -one[0]))
    return ranked


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
