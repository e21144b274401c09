"""Differences, with the claims that differ, and checks, as rows and back."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from sqlalchemy import Connection, select

from twosource.model import Check, Difference
from twosource.store import joined_tables as tables
from twosource.store.rows import (
    Batch,
    Held,
    Ids,
    Row,
    gather,
    keep_only,
    place_row,
    read_place,
    write_list,
)

__all__ = ["difference_batches", "read_checks", "read_differences"]


def difference_batches(
    differences: Iterable[Difference], checks: Iterable[Check]
) -> Iterator[Batch]:
    """Yield the rows of differences and checks, those that others refer to first."""
    held = tuple(differences)
    yield tables.differences, [_difference_row(*at) for at in enumerate(held)]
    claims = (
        write_list({"difference_id": one.id}, "claim_id", one.claims) for one in held if one.claims
    )
    yield tables.difference_claims, list(chain.from_iterable(claims))
    yield tables.checks, [_check_row(*at) for at in enumerate(checks)]


def _difference_row(position: int, difference: Difference) -> Row:
    return {
        "id": difference.id,
        "position": position,
        "first_id": difference.first,
        "second_id": difference.second,
        "slot": difference.slot,
        "kind": difference.kind,
        **place_row(difference.at_first, difference.first, prefix="first"),
        **place_row(difference.at_second, difference.second, prefix="second"),
        "broken": difference.broken,
        "because": difference.because,
        "rule": difference.rule,
    }


def _check_row(position: int, check: Check) -> Row:
    at = check.reads_as
    return {
        "position": position,
        "claim_id": check.claim,
        "outcome": check.outcome,
        "by_claim_id": check.by,
        "report_id": at.report if at else None,
        **place_row(at, at.report if at else ""),
        "because": check.because,
    }


def read_differences(connection: Connection, *, only: Ids | None = None) -> tuple[Difference, ...]:
    """Return the differences in the order in which they were put; all or those of `only`."""
    claims = gather(connection, tables.difference_claims, attrgetter("claim_id"), only=only)
    table = tables.differences
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.id, only))
    return tuple(
        _read_difference(row, claims.get((row.id,), ())) for row in connection.execute(query)
    )


def _read_difference(row: Held, claims: tuple[str, ...]) -> Difference:
    return Difference(
        id=row.id,
        first=row.first_id,
        second=row.second_id,
        slot=row.slot,
        kind=row.kind,
        at_first=read_place(row.first_id, row.first_start, row.first_end),
        at_second=read_place(row.second_id, row.second_start, row.second_end),
        broken=row.broken,
        because=row.because,
        rule=row.rule,
        claims=claims,
    )


def read_checks(connection: Connection, *, only: Ids | None = None) -> tuple[Check, ...]:
    """Return the checks in the order in which they were put, all or those of the claims `only`."""
    table = tables.checks
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.claim_id, only))
    return tuple(
        Check(
            claim=row.claim_id,
            outcome=row.outcome,
            by=row.by_claim_id,
            reads_as=read_place(row.report_id, row.char_start, row.char_end),
            because=row.because,
        )
        for row in connection.execute(query)
    )
