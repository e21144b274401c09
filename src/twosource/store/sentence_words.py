"""The words of all sentences, in the index of the database: FTS5 of SQLite, tsvector of PostgreSQL.

All text search that only one of the two understands stands here. A sentence has a number: that of
its report, shifted, and its position. The index holds no text, so that a row is taken out by the
words that were put in: these come from the columns of `reports`, `sentences` and `repairs` alone. A
change to `list_words` needs a migration that makes the index anew.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Subquery,
    cast,
    func,
    select,
    text,
)
from sqlalchemy import literal_column as sql
from sqlalchemy.dialects.postgresql import TSQUERY

from twosource.model import Report
from twosource.store import schema
from twosource.store import search_tables as tables
from twosource.store.words_asked import Asked, Phrase, split_words, strip_accents

__all__ = [
    "MOST_RANKED",
    "SHIFT",
    "SentenceWords",
    "clear_words",
    "drop_words",
    "find_ranking",
    "hold_words",
    "keep_words",
    "list_numbers",
    "list_words",
    "match_words",
    "number_report",
    "number_sentences",
    "place_sentence",
    "rank_words",
]

SHIFT = 20
"""By so many bits the number of a report is shifted; no report has as many sentences."""

_MASK = (1 << SHIFT) - 1

_INDEX = "sentence_words"

_AT: ColumnElement[int] = sql(f"{_INDEX}.rowid", BigInteger)

MOST_RANKED = 200_000
"""Words that stand in more sentences find them and do not rank them."""

# What PostgreSQL counts and keeps of a text.
_LAST_PLACE = 16_383
_LONGEST_WORD = 400


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
    if _is_postgresql(connection):
        statement = text(f"INSERT INTO {_INDEX} VALUES (:row, CAST(:words AS tsvector))")  # noqa: S608 (our own words)
        rows = [{"row": at, "words": _write_tsvector(one)} for at, one in _number(number, words)]
        connection.execute(statement, rows)
        return
    statement = text(
        f"INSERT INTO {_INDEX} (rowid, published, repaired) "  # noqa: S608
        "VALUES (:row, :published, :repaired)"
    )
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


def number_sentences(connection: Connection, report: str) -> dict[int, int]:
    """Return the number of each sentence of a report by where it starts."""
    number = _find_number(connection, report)
    if number is None:
        return {}
    table = schema.sentences.c
    query = select(table.char_start, table.position).where(table.report_id == report)
    first = number << SHIFT
    return {row.char_start: first + row.position for row in connection.execute(query)}


def clear_words(connection: Connection) -> None:
    """Empty the index."""
    if _is_postgresql(connection):
        connection.execute(text(f"DELETE FROM {_INDEX}"))  # noqa: S608
    else:
        connection.execute(text(f"INSERT INTO {_INDEX} ({_INDEX}) VALUES ('delete-all')"))  # noqa: S608
    connection.execute(tables.searched_reports.delete())


def match_words(connection: Connection, asked: Asked) -> "Select[int]":
    """Return a question for the sentences that hold the words, by their number: `at`, last first.

    The caller may narrow the question and must limit it.
    """
    question = select(_AT.label("at")).select_from(text(_INDEX))
    return question.where(_hold(connection, asked)).order_by(_AT.desc())


def hold_words(connection: Connection, asked: Asked, at: ColumnElement[int]) -> ColumnElement[bool]:
    """Return whether the sentence whose number is `at` holds the words: a look-up for each."""
    one = select(1).select_from(text(_INDEX)).where(_hold(connection, asked), at == _AT)
    return one.exists()


def rank_words(connection: Connection, asked: Asked, numbers: Sequence[int]) -> dict[int, float]:
    """Return how well sentences fit the words that they hold, by number: the greater the better."""
    if not numbers or not asked.wanted:
        return {}
    if _is_postgresql(connection):
        words = cast(_write_tsquery(asked), TSQUERY)
        held: ColumnElement[str] = sql(f"{_INDEX}.words")
        score: ColumnElement[float] = func.ts_rank_cd(held, words, 1)
    else:
        score = sql(f"-bm25({_INDEX})")
    listed = select(list_numbers(connection, numbers).c.at)
    # FTS5 would look each number up by itself if it were asked for the bare one.
    here = _AT.between(min(numbers), max(numbers)), (_AT + 0).in_(listed)
    question = select(_AT, score).select_from(text(_INDEX)).where(_hold(connection, asked), *here)
    return {row[0]: row[1] for row in connection.execute(question)}


def find_ranking(connection: Connection, asked: Asked) -> Asked:
    """Return those of the wanted phrases by which sentences can be ranked.

    A phrase of words of which each is in more than `MOST_RANKED` sentences tells little, and to
    weigh it takes long: all its sentences have to be counted.
    """
    if _is_postgresql(connection):
        return Asked(asked.wanted, ())
    words = dict.fromkeys(word for phrase in asked.wanted for word in _part(phrase))
    common = {one for one in words if _is_common(connection, one)}
    return Asked(tuple(one for one in asked.wanted if not common.issuperset(_part(one))), ())


def _part(phrase: Phrase) -> list[Phrase]:
    """Return the words of a phrase, each by itself."""
    last = len(phrase.words) - 1
    return [Phrase((word,), phrase.is_open and at == last) for at, word in enumerate(phrase.words)]


def _is_common(connection: Connection, word: Phrase) -> bool:
    some = match_words(connection, Asked((word,), ())).order_by(None).limit(MOST_RANKED + 1)
    counted = select(func.count()).select_from(some.subquery())
    return int(connection.execute(counted).scalar_one()) > MOST_RANKED


def _hold(connection: Connection, asked: Asked) -> ColumnElement[bool]:
    if _is_postgresql(connection):
        held: ColumnElement[str] = sql(f"{_INDEX}.words")
        return held.op("@@", is_comparison=True)(cast(_write_tsquery(asked), TSQUERY))
    return sql(_INDEX).op("MATCH", is_comparison=True)(_write_fts5(asked))


def number_report(at: ColumnElement[int]) -> ColumnElement[int]:
    """Return the number of the report of a sentence whose number is `at`."""
    return at.op(">>")(sql(str(SHIFT), Integer))


def place_sentence(at: ColumnElement[int]) -> ColumnElement[int]:
    """Return the position of the sentence whose number is `at`."""
    return at.op("&")(sql(str(_MASK), Integer))


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


def _number(number: int, words: Iterable[SentenceWords]) -> Iterator[tuple[int, SentenceWords]]:
    return (((number << SHIFT) + position, one) for position, one in enumerate(words))


def _make_rows(number: int, words: Iterable[SentenceWords]) -> list[dict[str, str | int]]:
    return [
        {"row": at, "published": one.published, "repaired": one.repaired}
        for at, one in _number(number, words)
    ]


def _write_fts5(asked: Asked) -> str:
    wanted = " AND ".join(map(_quote, asked.wanted))
    unwanted = " OR ".join(map(_quote, asked.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _quote(phrase: Phrase) -> str:
    """Words are letters and digits alone, so that nothing in them ends the quotation."""
    return f'"{" ".join(phrase.words)}"{" *" if phrase.is_open else ""}'


def _write_tsvector(words: SentenceWords) -> str:
    """Write the words with their places; what repairs read as stands far behind the rest."""
    published = list(split_words(words.published))
    repaired = list(split_words(words.repaired))
    places = [*range(1, len(published) + 1), *range(len(published) + 10, _LAST_PLACE)]
    return " ".join(
        f"'{_fold(word)}':{min(place, _LAST_PLACE)}"
        for word, place in zip([*published, *repaired], places, strict=False)
    )


def _write_tsquery(asked: Asked) -> str:
    wanted = [_join(one) for one in asked.wanted]
    return " & ".join([*wanted, *(f"!({_join(one)})" for one in asked.unwanted)])


def _join(phrase: Phrase) -> str:
    end = ":*" if phrase.is_open else ""
    return "(" + " <-> ".join(f"'{_fold(word)}'" for word in phrase.words) + end + ")"


def _fold(word: str) -> str:
    return strip_accents(word)[:_LONGEST_WORD]
