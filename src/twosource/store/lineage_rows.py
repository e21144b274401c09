"""Lineages with their editions, lost ancestors, edges, reasons and origin, as rows and back."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from operator import attrgetter

from sqlalchemy import Connection, select

from twosource.model import (
    Edge,
    Edition,
    Lineage,
    LostAncestor,
    Origin,
    Reason,
)
from twosource.store import schema
from twosource.store.rows import (
    Batch,
    Held,
    Ids,
    Owner,
    Row,
    gather,
    keep_only,
    read_spans,
    spans_cell,
)

__all__ = ["lineage_batches", "read_lineages"]

Reasons = dict[Owner, tuple[Reason, ...]]
Owned = dict[Owner, tuple[str, ...]]


def lineage_batches(lineages: tuple[Lineage, ...]) -> list[Batch]:
    """Return the rows of lineages, those that others refer to first."""

    def rows(of_one: Callable[[Lineage], Iterator[Row]]) -> list[Row]:
        return list(chain.from_iterable(map(of_one, lineages)))

    own: list[Row] = [{"id": one.id, "position": at} for at, one in enumerate(lineages)]
    return [
        (schema.lineages, own),
        (schema.lineage_reports, rows(_report_rows)),
        (schema.editions, rows(_edition_rows)),
        (schema.edition_reports, rows(_edition_report_rows)),
        (schema.lost_ancestors, rows(_ancestor_rows)),
        (schema.edges, rows(_edge_rows)),
        (schema.reasons, rows(_reason_rows)),
        (schema.origins, rows(_origin_rows)),
    ]


def _report_rows(lineage: Lineage) -> Iterator[Row]:
    for position, report in enumerate(lineage.reports):
        yield {"lineage_id": lineage.id, "position": position, "report_id": report}


def _edition_rows(lineage: Lineage) -> Iterator[Row]:
    for position, edition in enumerate(lineage.editions):
        yield {"lineage_id": lineage.id, "position": position, "number": edition.number}


def _edition_report_rows(lineage: Lineage) -> Iterator[Row]:
    for at, edition in enumerate(lineage.editions):
        for position, report in enumerate(edition.reports):
            yield {
                "lineage_id": lineage.id,
                "edition_position": at,
                "position": position,
                "report_id": report,
            }


def _ancestor_rows(lineage: Lineage) -> Iterator[Row]:
    for position, ancestor in enumerate(lineage.ancestors):
        yield {
            "lineage_id": lineage.id,
            "position": position,
            "id": ancestor.id,
            "edition": ancestor.edition,
        }


def _edge_rows(lineage: Lineage) -> Iterator[Row]:
    for position, edge in enumerate(lineage.edges):
        yield {
            "lineage_id": lineage.id,
            "position": position,
            "child_id": edge.child,
            "parent_id": edge.parent,
            "relation": edge.relation,
        }


def _reason_rows(lineage: Lineage) -> Iterator[Row]:
    reasoned: tuple[tuple[str, tuple[Edition | LostAncestor | Edge, ...]], ...] = (
        ("edition", lineage.editions),
        ("ancestor", lineage.ancestors),
        ("edge", lineage.edges),
    )
    for subject, nouns in reasoned:
        for at, noun in enumerate(nouns):
            for position, reason in enumerate(noun.reasons):
                yield {
                    "lineage_id": lineage.id,
                    "subject": subject,
                    "subject_position": at,
                    "position": position,
                    "rule": reason.rule,
                    "note": reason.note,
                    "spans": spans_cell(reason.spans),
                }


def _origin_rows(lineage: Lineage) -> Iterator[Row]:
    if lineage.origin is not None:
        yield {
            "lineage_id": lineage.id,
            "name": lineage.origin.name,
            "kind": lineage.origin.kind,
            "basis": lineage.origin.basis,
            "spans": spans_cell(lineage.origin.spans),
        }


def read_lineages(connection: Connection, *, only: Ids | None = None) -> tuple[Lineage, ...]:
    """Return the lineages as they were written, all or those of the ids `only`."""
    reasons = gather(connection, schema.reasons, _read_reason, keys=3, only=only)
    owned: Callable[[Held], str] = attrgetter("report_id")
    in_editions = gather(connection, schema.edition_reports, owned, keys=2, only=only)
    make_edition = partial(_read_edition, reasons, in_editions)
    editions = gather(connection, schema.editions, make_edition, only=only)
    make_ancestor = partial(_read_ancestor, reasons)
    ancestors = gather(connection, schema.lost_ancestors, make_ancestor, only=only)
    edges = gather(connection, schema.edges, partial(_read_edge, reasons), only=only)
    reports = gather(connection, schema.lineage_reports, owned, only=only)
    origins = _read_origins(connection, only)
    table = schema.lineages.c
    query = select(table.id).order_by(table.position).where(*keep_only(table.id, only))
    return tuple(
        Lineage(
            id=lineage,
            reports=reports.get((lineage,), ()),
            editions=editions.get((lineage,), ()),
            ancestors=ancestors.get((lineage,), ()),
            edges=edges.get((lineage,), ()),
            origin=origins.get(lineage),
        )
        for lineage in connection.execute(query).scalars()
    )


def _read_reason(row: Held) -> Reason:
    return Reason(row.rule, row.note, read_spans(row.spans))


def _read_edition(reasons: Reasons, reports: Owned, row: Held) -> Edition:
    return Edition(
        number=row.number,
        reports=reports.get((row.lineage_id, row.position), ()),
        reasons=reasons.get((row.lineage_id, "edition", row.position), ()),
    )


def _read_ancestor(reasons: Reasons, row: Held) -> LostAncestor:
    why = reasons.get((row.lineage_id, "ancestor", row.position), ())
    return LostAncestor(id=row.id, edition=row.edition, reasons=why)


def _read_edge(reasons: Reasons, row: Held) -> Edge:
    why = reasons.get((row.lineage_id, "edge", row.position), ())
    return Edge(child=row.child_id, parent=row.parent_id, relation=row.relation, reasons=why)


def _read_origins(connection: Connection, only: Ids | None) -> dict[str, Origin]:
    query = select(schema.origins).where(*keep_only(schema.origins.c.lineage_id, only))
    return {row.lineage_id: _read_origin(row) for row in connection.execute(query)}


def _read_origin(row: Held) -> Origin:
    return Origin(name=row.name, kind=row.kind, basis=row.basis, spans=read_spans(row.spans))
