"""What the reports claim: one packed row a report, and back.

Claims are those of a coder, known by a hash, and of the day from which its times were reckoned.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from sqlalchemy import Connection, select

from twosource.model import Claim, Unclaimed
from twosource.store import schema
from twosource.store.claim_packing import is_packed, pack_claims, unpack_claims
from twosource.store.flat_rows import clear_flat, keep_flat
from twosource.store.rows import Failed, Held, Ids, keep_only

__all__ = [
    "Claiming",
    "clear_claims",
    "find_claim_faults",
    "find_failed",
    "find_unclaimed",
    "keep_claims",
    "read_claimings",
    "read_claims",
]

Outcome = Sequence[Claim] | Failed


def keep_claims(
    connection: Connection,
    coder: str,
    outcomes: Mapping[str, Outcome],
    *,
    days: Mapping[str, str],
) -> None:
    """Write what `coder` made of each report; what was there of the same report goes."""
    table = schema.report_claims
    rows = [_make_row(coder, report, days[report], one) for report, one in outcomes.items()]
    for row in rows:
        connection.execute(table.delete().where(table.c.report_id == row["report_id"]))
    if rows:
        connection.execute(table.insert(), rows)
    keep_flat(connection, {report: list(_list_claims(one)) for report, one in outcomes.items()})


def _make_row(coder: str, report: str, day: str, outcome: Outcome) -> dict[str, object]:
    failed = _read_failure(outcome)
    claims = list(_list_claims(outcome))
    return {
        "report_id": report,
        "coder_hash": coder,
        "day": day,
        "claims": pack_claims(claims, report) if failed is None else None,
        "code": failed[0] if failed else None,
        "why": failed[1] if failed else None,
    }


def _list_claims(outcome: Outcome) -> Iterator[Claim]:
    return (one for one in outcome if isinstance(one, Claim))


def _read_failure(outcome: Outcome) -> Failed | None:
    match outcome:
        case (str(code), str(why)):
            return code, why
    return None


def find_unclaimed(connection: Connection, coder: str, days: Mapping[str, str]) -> list[str]:
    """Return those of the reports that `coder` has not been given with the day named, sorted."""
    table = schema.report_claims.c
    query = select(table.report_id, table.day).where(table.coder_hash == coder)
    held = {row.report_id: row.day for row in connection.execute(query)}
    return sorted(report for report, day in days.items() if held.get(report) != day)


def clear_claims(connection: Connection) -> None:
    """Forget the claims of every report."""
    clear_flat(connection)
    connection.execute(schema.report_claims.delete())


def read_claims(connection: Connection, *, only: Ids | None = None) -> tuple[Claim, ...]:
    """Return the claims by report id, in the order in which they were put; or those of the
    reports `only`.
    """
    table = schema.report_claims.c
    kept = table.claims.is_not(None), *keep_only(table.report_id, only)
    query = select(table.report_id, table.claims).where(*kept)
    rows = connection.execute(query.order_by(table.report_id))
    return tuple(chain.from_iterable(unpack_claims(packed, report) for report, packed in rows))


class Claiming(Struct, frozen=True, kw_only=True):
    """What the coder with the hash `coder` made of a report whose times it reckoned from `day`.

    `day` is ISO, "" for none.
    """

    coder: str
    day: str
    outcome: tuple[Claim, ...] | Failed


def read_claimings(connection: Connection) -> dict[str, Claiming]:
    """Return what was made of each report, by report id."""
    rows = connection.execute(select(schema.report_claims))
    return {row.report_id: _read_claiming(row) for row in rows}


def _read_claiming(row: Held) -> Claiming:
    failed = None if row.code is None else (row.code, row.why)
    outcome = failed or unpack_claims(row.claims, row.report_id)
    return Claiming(coder=row.coder_hash, day=row.day, outcome=outcome)


def find_failed(connection: Connection) -> tuple[Unclaimed, ...]:
    """Return the reports of which no claims could be made, by id."""
    table = schema.report_claims.c
    query = select(table.report_id, table.code, table.why).where(table.code.is_not(None))
    rows = connection.execute(query.order_by(table.report_id))
    return tuple(Unclaimed(report=report, code=code, why=why) for report, code, why in rows)


def find_claim_faults(connection: Connection) -> Iterator[str]:
    """Yield a sentence for each report whose claims cannot be unpacked."""
    table = schema.report_claims.c
    query = select(table.report_id, table.claims).where(table.claims.is_not(None))
    for report, packed in connection.execute(query.order_by(table.report_id)):
        if not is_packed(packed):
            yield f"the claims of report {report} cannot be read"
