"""What the network read: one row a sentence, whatever the number of its copies, and back.

A sentence is known by the hash of its text, the network by a hash of its own.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from twosource.model import Parse, Report, Unread
from twosource.store import schema
from twosource.store.about_rows import read_about, write_about
from twosource.store.parse_packing import is_packed, pack_parse, unpack_parse
from twosource.store.report_rows import read_reports
from twosource.store.rows import Failed, Held
from twosource.text.hashing import hash_bytes
from twosource.text.repaired import list_sentences

__all__ = [
    "choose_reader",
    "clear_parses",
    "find_faults",
    "find_lacking",
    "find_unparsed",
    "find_unread",
    "keep_parses",
    "read_parses",
    "read_reader",
    "settle_reports",
]

_READER = "reader"
_MOST_ASKED = 500
"""How many hashes one question names: SQLite allows some thousands."""


def keep_parses(
    connection: Connection, reader: str, outcomes: Mapping[str, Parse | Failed]
) -> None:
    """Write what `reader` made of each sentence; what was there of the same sentence goes."""
    rows = [_make_row(reader, *one) for one in outcomes.items()]
    _delete_rows(connection, reader, [str(row["sentence_hash"]) for row in rows])
    if rows:
        connection.execute(schema.parses.insert(), rows)
    if read_reader(connection) is None:
        _write_reader(connection, reader)


def _make_row(reader: str, text: str, outcome: Parse | Failed) -> dict[str, object]:
    packed = pack_parse(outcome, text) if isinstance(outcome, Parse) else None
    code, why = (None, None) if isinstance(outcome, Parse) else outcome
    return {
        "reader_hash": reader,
        "sentence_hash": _hash(text),
        "parse": packed,
        "code": code,
        "why": why,
    }


def find_lacking(connection: Connection, reader: str, texts: Sequence[str]) -> list[str]:
    """Return the sentences that `reader` has not been given yet, each once, in their order."""
    named = {_hash(text): text for text in texts}
    held = {row.sentence_hash for row in _find_rows(connection, reader, list(named))}
    return [text for key, text in named.items() if key not in held]


def find_unparsed(connection: Connection, reader: str) -> list[str]:
    """Return the ids of the reports of which `reader` has not read every sentence, sorted."""
    table, done = schema.reports, schema.parsed_reports
    by_reader = (done.c.report_id == table.c.id) & (done.c.reader_hash == reader)
    joined = table.outerjoin(done, by_reader)
    query = select(table.c.id).select_from(joined).where(done.c.report_id.is_(None))
    return list(connection.execute(query.order_by(table.c.id)).scalars())


def settle_reports(connection: Connection, reader: str, reports: Sequence[str]) -> None:
    """Note that `reader` has been given every sentence of these reports, where they still stand."""
    table, done = schema.reports, schema.parsed_reports
    for some in _split(reports):
        connection.execute(done.delete().where(done.c.report_id.in_(some)))
        held = connection.execute(select(table.c.id).where(table.c.id.in_(some))).scalars()
        rows = [{"report_id": one, "reader_hash": reader} for one in held]
        if rows:
            connection.execute(done.insert(), rows)


def choose_reader(connection: Connection, reader: str) -> None:
    """Have the store show the parses of `reader`, and forget those of any other."""
    if read_reader(connection) == reader:
        return
    _write_reader(connection, reader)
    for table in (schema.parses, schema.parsed_reports):
        connection.execute(table.delete().where(table.c.reader_hash != reader))


def clear_parses(connection: Connection) -> None:
    """Forget all that was read by any network."""
    for table in (schema.parsed_reports, schema.parses):
        connection.execute(table.delete())


def read_parses(connection: Connection, report: Report) -> tuple[Parse | None, ...]:
    """Return the parses of a report in the order of its sentences, None where there is none."""
    reader, texts = read_reader(connection), list_sentences(report)
    keys = [_hash(text) for text in texts]
    rows = [] if reader is None else _find_rows(connection, reader, keys)
    packed = {row.sentence_hash: row.parse for row in rows if row.parse is not None}
    return tuple(
        unpack_parse(packed[key], text) if key in packed else None
        for key, text in zip(keys, texts, strict=True)
    )


def find_unread(connection: Connection) -> tuple[Unread, ...]:
    """Return every sentence that the network failed on, by report and place."""
    table = schema.parses
    shown = table.c.reader_hash == read_reader(connection)
    query = select(table).where(shown & table.c.code.is_not(None))
    failed = {row.sentence_hash: (row.code, row.why) for row in connection.execute(query)}
    reports = read_reports(connection) if failed else ()
    return tuple(
        Unread(span=sentence.span, code=failed[key][0], why=failed[key][1])
        for report in reports
        for sentence, key in zip(report.sentences, map(_hash, list_sentences(report)), strict=True)
        if key in failed
    )


def find_faults(connection: Connection) -> Iterator[str]:
    """Yield a sentence for each parse that cannot be unpacked."""
    table = schema.parses
    for row in connection.execute(select(table).where(table.c.parse.is_not(None))):
        if not is_packed(row.parse):
            yield f"the parse of sentence {row.sentence_hash} cannot be read"


def _find_rows(connection: Connection, reader: str, keys: Sequence[str]) -> list[Held]:
    table = schema.parses
    found: list[Held] = []
    for some in _split(keys):
        wanted = (table.c.reader_hash == reader) & table.c.sentence_hash.in_(some)
        found += connection.execute(select(table).where(wanted))
    return found


def _delete_rows(connection: Connection, reader: str, keys: Sequence[str]) -> None:
    table = schema.parses
    for some in _split(keys):
        wanted = (table.c.reader_hash == reader) & table.c.sentence_hash.in_(some)
        connection.execute(table.delete().where(wanted))


def _split(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _MOST_ASKED] for start in range(0, len(keys), _MOST_ASKED))


def read_reader(connection: Connection) -> str | None:
    """Return the hash of the network whose parses are shown, None where there are none yet."""
    return read_about(connection, _READER)


def _write_reader(connection: Connection, reader: str) -> None:
    write_about(connection, _READER, reader)


def _hash(text: str) -> str:
    return hash_bytes(text.encode())
