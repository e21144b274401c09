"""How a report enters the tables, what it replaces there, and when it is due to be read again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from twosource.store import schema
from twosource.store.change_rows import rename_report
from twosource.store.claim_rows import clear_claims
from twosource.store.event_change_rows import clear_states
from twosource.store.joined_rows import clear_joined
from twosource.store.parse_rows import clear_parses
from twosource.store.report_rows import read_reports
from twosource.store.rows import Batch, Row, write_batches
from twosource.store.seen_rows import clear_seen, keep_seen
from twosource.store.sentence_words import SentenceWords, drop_words, keep_words, list_words

__all__ = ["Due", "Earlier", "Offered", "clear_results", "find_due", "keep_report", "sign"]

_DUE = ""
"""The digest of a report that another version of the program read: no reading has it."""

Due = dict[tuple[str, str], list[str]]
"""The ids of the reports that are due, by name and content hash."""


class Offered(Struct, frozen=True, kw_only=True):
    """A report as it is to be written: its row, its marks, the words of its sentences.

    `seen` is the moment of its reading, in UTC and ISO 8601, None where nobody knows.
    """

    row: Row
    batches: list[Batch]
    words: list[SentenceWords]
    seen: str | None = None


class Earlier(Struct, frozen=True, kw_only=True):
    """Which version of the program wrote a store before, and how many `reports` it left there."""

    made_by: str
    reports: int


def sign(connection: Connection, made_by: str) -> Earlier | None:
    """Write the program's name into the store.

    Where another version wrote it, results, parses and claims go and every report becomes due: what
    that version found this one may find otherwise. The reports stay readable until they are
    replaced.
    """
    table = schema.about
    signed = table.c.key == "made_by"
    held = connection.execute(select(table.c.value).where(signed)).scalar()
    if held is None:
        connection.execute(table.insert(), {"key": "made_by", "value": made_by})
    if held is None or held == made_by:
        return None
    connection.execute(table.update().where(signed).values(value=made_by))
    clear_results(connection)
    clear_parses(connection)
    clear_claims(connection)
    clear_states(connection)
    marked = connection.execute(schema.reports.update().values(digest=_DUE))
    return Earlier(made_by=held, reports=marked.rowcount)


def find_due(connection: Connection) -> Due:
    """Return the reports that are due to be read again."""
    table = schema.reports.c
    query = select(table.name, table.content_hash, table.id).where(table.digest == _DUE)
    due: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, content_hash, report in connection.execute(query.order_by(table.id)):
        due[name, content_hash].append(report)
    return dict(due)


def keep_report(connection: Connection, offered: Offered, *, due: Sequence[str]) -> None:
    """Write a report unless it is held as it is; `due` are the ids its content had before."""
    row = offered.row
    table = schema.reports.c
    query = select(table.source, table.digest).where(table.id == row["id"])
    held = connection.execute(query).one_or_none()
    if held is None:
        old = _find_still_due(connection, due)
        source = min([str(row["source"]), *old.values()])
        connection.execute(schema.reports.insert(), {**row, "source": source})
        write_batches(connection, offered.batches)
        keep_words(connection, str(row["id"]), offered.words)
        keep_seen(connection, str(row["id"]), offered.seen, before=tuple(old))
        _drop_due(connection, old, now=str(row["id"]))
    elif held.digest == _DUE:
        source = min(str(row["source"]), held.source)
        _replace(connection, offered, {**row, "source": source})
    elif str(row["source"]) > held.source:
        return
    elif row["digest"] != held.digest:
        _replace(connection, offered, row)
    elif row["source"] != held.source:
        connection.execute(schema.reports.update().where(table.id == row["id"]), row)


def clear_results(connection: Connection) -> None:
    """Forget all that grouping and collating found."""
    clear_joined(connection)
    for table in reversed(schema.DERIVED):
        connection.execute(table.delete())


def _replace(connection: Connection, offered: Offered, row: Row) -> None:
    clear_results(connection)
    report = str(row["id"])
    _clear_marks(connection, report)
    connection.execute(schema.reports.update().where(schema.reports.c.id == report), row)
    write_batches(connection, offered.batches)
    keep_words(connection, report, offered.words)


def _find_still_due(connection: Connection, due: Sequence[str]) -> dict[str, str]:
    """Return the source of each of these reports that is still due."""
    table = schema.reports.c
    still = table.id.in_(due) & (table.digest == _DUE)
    query = select(table.id, table.source).where(still)
    held = connection.execute(query).all() if due else []
    return {str(one.id): str(one.source) for one in held}


def _drop_due(connection: Connection, old: Iterable[str], *, now: str) -> None:
    """Drop what the same content was read as before; what a run changed names it as it is now."""
    for report in old:
        clear_results(connection)
        rename_report(connection, report, now)
        _clear_marks(connection, report)
        clear_seen(connection, report)
        connection.execute(schema.reports.delete().where(schema.reports.c.id == report))


def _clear_marks(connection: Connection, report: str) -> None:
    for held in read_reports(connection, only=[report]):
        drop_words(connection, report, list_words(held))
    for table in schema.MARKS:
        connection.execute(table.delete().where(table.c.report_id == report))
