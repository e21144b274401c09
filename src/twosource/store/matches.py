"""The sentences that fit what is sought, those read last first: found without reading the rest.

Whatever is asked, one index leads and the rest is tested: the words where there are any, otherwise
the shortest list, otherwise all claims by the number of their sentence. Where all words stand in
very many sentences and something else is rare, that leads.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from twosource.store import schema
from twosource.store import search_tables as tables
from twosource.store.claim_terms import (
    Sought,
    any_row,
    asks_for_claims,
    claim_terms,
    is_day_sought,
    is_time_sought,
    list_columns,
    list_parties,
)
from twosource.store.sentence_sets import (
    Numbers,
    SentenceSet,
    find_publishers,
    list_sets,
    measure,
)
from twosource.store.sentence_words import hold_words, match_words, number_report
from twosource.store.words_asked import Asked

__all__ = ["MOST_LISTED", "MOST_PROBED", "ask_matches", "find_matches"]

MOST_LISTED = 80_000
"""Of more sentences no list is made; each that comes by is tested."""

MOST_PROBED = 1_500
"""Of so few sentences each is looked up among the words, where these stand everywhere."""

MOST_REPORTS = 5_000
"""Of more reports no list is made."""

At = ColumnElement[int]
Term = ColumnElement[bool]


def find_matches(
    connection: Connection, asked: Asked, sought: Sought, *, is_common: bool, most: int
) -> list[int]:
    """Return up to so many sentences by number, the last first.

    `is_common` says that each of the words stands in very many sentences.
    """
    found: set[int] = set()
    for question in ask_matches(connection, asked, sought, is_common=is_common):
        found.update(connection.execute(question.limit(most)).scalars())
    return sorted(found, reverse=True)[:most]


def ask_matches(
    connection: Connection, asked: Asked, sought: Sought, *, is_common: bool
) -> Iterator[Numbers]:
    """Yield the questions whose answers together are what fits, each the last first.

    There is one for each way in which the parties can stand.
    """
    find = _Finding(connection, asked, sought, is_common=is_common)
    for way in list_parties(sought):
        yield find.ask(tuple(list_sets(sought, way)))


class _Finding:
    """One question to the store: what all its parts need to know."""

    def __init__(
        self, connection: Connection, asked: Asked, sought: Sought, *, is_common: bool
    ) -> None:
        self._connection, self._asked, self._sought = connection, asked, sought
        self._is_common = is_common
        self._publishers = (
            None if sought.publisher is None else find_publishers(connection, sought.publisher)
        )

    def ask(self, sets: tuple[SentenceSet, ...]) -> Numbers:
        """Return the question for what is in all of these sets, and holds the words."""
        lead, cost = self._choose(sets)
        is_rare = self._is_common and cost <= MOST_PROBED and asks_for_claims(self._sought)
        if self._asked.wanted and not is_rare:
            return self._lead_by_words(sets, lead)
        return self._lead_by_list(sets, lead)

    def _choose(self, sets: Sequence[SentenceSet]) -> tuple[SentenceSet | None, int]:
        """Return the set with the cheapest list, and what it costs; None where all are long.

        A list that no index keeps in order costs twice its length: it must be sorted.
        """
        best, least = None, MOST_LISTED + 1
        for one in sets:
            listed = one.listed if one.sized is None else one.sized
            if listed is None:
                continue
            times = 1 if one.is_ordered else 2
            cost = times * measure(self._connection, listed, most=least // times)
            if cost < least:
                best, least = one, cost
        return best, least

    def _lead_by_words(self, sets: Sequence[SentenceSet], lead: SentenceSet | None) -> Numbers:
        question = match_words(self._connection, self._asked)
        at = question.selected_columns.at
        fits = [self._is_in(at, one, is_listed=one is lead) for one in sets]
        if not asks_for_claims(self._sought) and sets:
            fits = [or_(*fits, self._is_silent(at))]
        return question.where(*fits, *self._finish(at, sets))

    def _lead_by_list(self, sets: Sequence[SentenceSet], lead: SentenceSet | None) -> Numbers:
        """Let the shortest list lead, otherwise one in order, otherwise all claims."""
        ordered = next((one for one in sets if one.is_ordered), None)
        leads = lead or ordered
        listed = _walk_claims(self._sought) if leads is None else leads.listed
        if listed is None:
            raise AssertionError("a set that leads has a list")
        at = listed.subquery("led").c.at
        told = [one for one in sets if one is not leads and not (leads is None and one.is_walked)]
        tested = [one.holds(at) for one in told]
        words = [hold_words(self._connection, self._asked, at)] if self._asked.wanted else []
        question = select(at).distinct().where(*tested, *words, *self._finish(at, sets))
        return question.order_by(at.desc())

    def _finish(self, at: At, sets: Sequence[SentenceSet]) -> Iterator[Term]:
        """Yield what is tested last: the report, and that one claim has all that is asked of it."""
        if self._publishers is not None:
            yield self._is_published(at, self._publishers)
        if len(sets) > 1:
            yield any_row(tables.claims.c.number == at, *claim_terms(self._sought))

    def _is_in(self, at: At, one: SentenceSet, *, is_listed: bool) -> Term:
        # FTS5 would look each number up by itself if it were asked for the bare one.
        return (at + 0).in_(one.listed) if is_listed and one.listed is not None else one.holds(at)

    def _is_published(self, at: At, names: Sequence[str]) -> Term:
        reports = schema.reports.c
        of_them = select(reports.id.label("at")).where(reports.publisher.in_(names))
        return self._is_of(at, of_them)

    def _is_silent(self, at: At) -> Term:
        """Return whether a sentence has no claim and its report is of a day that is sought."""
        days = schema.report_claims.c
        of_them = select(days.report_id.label("at")).where(is_day_sought(self._sought))
        return self._is_of(at, of_them) & ~any_row(tables.claims.c.number == at)

    def _is_of(self, at: At, reports: Select[str]) -> Term:
        """Return whether a sentence is of one of these reports: by a list, or each by itself."""
        numbers = tables.searched_reports.c
        given = reports.subquery("of_reports")
        if measure(self._connection, reports, most=MOST_REPORTS) <= MOST_REPORTS:
            joined = given.join(tables.searched_reports, numbers.report_id == given.c.at)
            return number_report(at).in_(select(numbers.number).select_from(joined))
        here = numbers.number == number_report(at), given.c.at == numbers.report_id
        return any_row(*here)


def _walk_claims(sought: Sought) -> Numbers:
    """Return all claims by the number of their sentence, tested by what the same index holds."""
    claims = tables.claims.c
    is_dated = sought.since is not None or sought.until is not None
    times = [is_time_sought(sought)] if is_dated else []
    question = select(claims.number.label("at"))
    return question.where(claims.number.is_not(None), *list_columns(sought), *times)
