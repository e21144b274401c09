"""The words of all sentences, in the index of the database: FTS5 of SQLite, tsvector of PostgreSQL.

All text search that only one of the two understands stands here. A sentence has a number: that of
its report, shifted, and its position. The index holds no text, so that a row is taken out by the
words that were put in: these come from the columns of `reports`, `sentences` and `repairs` alone. A
change to `list_words` needs a migration that makes the index anew.
"""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, Subquery, select, text
from sqlalchemy import literal_column as sql

from twosource.model import Report
from twosource.store import search_tables as tables
from twosource.store.words_asked import Asked, Phrase

__all__ = [
    "MASK",
    "SHIFT",
    "SentenceWords",
    "clear_words",
    "drop_words",
    "keep_words",
    "list_numbers",
    "list_words",
    "match_words",
]

SHIFT = 20
"""By so many bits the number of a report is shifted; no report has as many sentences."""

MASK = (1 << SHIFT) - 1
"""What is left of the number of a sentence is its position."""

_INDEX = "sentence_words"


class SentenceWords(Struct, frozen=True):
    """The words of one sentence as published, and what its repairs read as."""

    published: str
    repaired: str


def list_words(report: Report) -> list[SentenceWords]:
    """Return the words of each sentence of a report, in order."""
    repairs = sorted(report.repairs, key=lambda one: one.span)
    words: list[SentenceWords] = []
    for sentence in report.sentences:
        at = sentence.span
        mended = (
            one.reads_as for one in repairs if one.span.start < at.end and at.start < one.span.end
        )
        words.append(SentenceWords(report.text[at.start : at.end], " ".join(mended)))
    return words


def keep_words(connection: Connection, report: str, words: Sequence[SentenceWords]) -> None:
    """Put the words of a report in; it must have none in the index."""
    table = tables.searched_reports
    connection.execute(table.insert(), {"report_id": report})
    number = _find_number(connection, report)
    if number is None or not words:
        return
    put = (
        "to_tsvector('simple', :published || ' ' || :repaired)"
        if _is_postgresql(connection)
        else ":published, :repaired"
    )
    names = "rowid, words" if _is_postgresql(connection) else "rowid, published, repaired"
    statement = text(f"INSERT INTO {_INDEX} ({names}) VALUES (:row, {put})")  # noqa: S608 (our own words)
    connection.execute(statement, _make_rows(number, words))


def drop_words(connection: Connection, report: str, words: Sequence[SentenceWords]) -> None:
    """Take the words of a report out, which must be those that were put in."""
    number = _find_number(connection, report)
    if number is None:
        return
    if _is_postgresql(connection):
        first, last = number << SHIFT, (number + 1) << SHIFT
        gone = text(f"DELETE FROM {_INDEX} WHERE rowid >= :first AND rowid < :last")  # noqa: S608
        connection.execute(gone, {"first": first, "last": last})
    elif words:
        gone = text(
            f"INSERT INTO {_INDEX} ({_INDEX}, rowid, published, repaired) "  # noqa: S608
            "VALUES ('delete', :row, :published, :repaired)"
        )
        connection.execute(gone, _make_rows(number, words))
    table = tables.searched_reports
    connection.execute(table.delete().where(table.c.report_id == report))


def clear_words(connection: Connection) -> None:
    """Empty the index."""
    if _is_postgresql(connection):
        connection.execute(text(f"DELETE FROM {_INDEX}"))  # noqa: S608
    else:
        connection.execute(text(f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('delete-all')"))  # noqa: S608
    connection.execute(tables.searched_reports.delete())


def match_words(connection: Connection, asked: Asked) -> "Select[int, float]":
    """Return a question for the sentences that hold the words: `at`, and `score`, high is good.

    The numbers of sentences are `at`; the caller may narrow the question and must limit it.
    """
    if _is_postgresql(connection):
        words = _write_tsquery(asked)
        query = "to_tsquery('simple', :asked_words)"
        score: ColumnElement[float] = sql(f"ts_rank_cd({_INDEX}.words, {query}, 1)")
        matches = text(f"{_INDEX}.words @@ {query}")
    else:
        words = _write_fts5(asked)
        score = sql(f"-bm25({_INDEX})")
        matches = text(f"{_INDEX} MATCH :asked_words")
    at: ColumnElement[int] = sql(f"{_INDEX}.rowid")
    question = select(at.label("at"), score.label("score")).select_from(text(_INDEX))
    return question.where(matches.bindparams(asked_words=words)).order_by(at.desc())


def list_numbers(connection: Connection, numbers: Sequence[int]) -> Subquery:
    """Return numbers of sentences as a table with the one column `at`."""
    if _is_postgresql(connection):
        rows = text(
            "SELECT value::bigint AS at FROM json_array_elements_text(CAST(:listed AS json))"
        )
    else:
        rows = text("SELECT value AS at FROM json_each(:listed)")
    listed = msgspec.json.encode(numbers).decode()
    return rows.bindparams(listed=listed).columns(at=BigInteger).subquery("found")


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _find_number(connection: Connection, report: str) -> int | None:
    table = tables.searched_reports.c
    return connection.execute(select(table.number).where(table.report_id == report)).scalar()


def _make_rows(number: int, words: Iterable[SentenceWords]) -> list[dict[str, str | int]]:
    return [
        {
            "row": (number << SHIFT) + position,
            "published": one.published,
            "repaired": one.repaired,
        }
        for position, one in enumerate(words)
    ]


def _write_fts5(asked: Asked) -> str:
    wanted = " AND ".join(map(_quote, asked.wanted))
    unwanted = " OR ".join(map(_quote, asked.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _quote(phrase: Phrase) -> str:
    """Words are letters and digits alone, so that nothing in them ends the quotation."""
    return f'"{" ".join(phrase.words)}"{" *" if phrase.is_open else ""}'


def _write_tsquery(asked: Asked) -> str:
    wanted = [_join(one) for one in asked.wanted]
    return " & ".join([*wanted, *(f"!({_join(one)})" for one in asked.unwanted)])


def _join(phrase: Phrase) -> str:
    end = ":*" if phrase.is_open else ""
    return "(" + " <-> ".join(f"'{word}'" for word in phrase.words) + end + ")"
