"""A version while its affair is being made."""

from datetime import date

from msgspec import Struct
from tools.affairs.draft import Draft, Line
from tools.affairs.model import Base, Credit, Relation, Version
from tools.affairs.naming import names_origin
from tools.affairs.publish import Published
from tools.affairs.sites import Site

__all__ = ["Node", "make_version", "name_relation"]


class Node(Struct, frozen=True, kw_only=True):
    """A draft with its place in the tree; `lineage` is the id of the base or merged version that
    the lineage began with, `base` whose origin it has.
    """

    id: str
    draft: Draft
    base: Base
    bases: tuple[str, ...]
    parents: tuple[str, ...]
    relation: Relation
    operations: tuple[str, ...]
    edition: int
    lineage: str
    credit: Credit
    day: date
    written: date
    site: Site
    is_lost: bool
    is_own: bool


def make_version(node: Node, published: Published) -> Version:
    """Return the finished version."""
    ending = {"html": "html", "record": "jsonl", "text": "txt"}[node.site.media]
    return Version(
        id=node.id,
        file=f"{node.id}.{ending}",
        media=node.site.media,
        content=published.content,
        text=published.text,
        title=node.draft.headline,
        publisher=published.publisher,
        url=published.url,
        published=node.day.isoformat(),
        written=node.written.isoformat(),
        blocks=published.blocks,
        sentences=published.sentences,
        strands=tuple(line.strands for line in node.draft.lines),
        bases=node.bases,
        parents=node.parents,
        relation=node.relation,
        operations=node.operations,
        edition=node.edition,
        lineage=node.lineage,
        credit=node.credit,
        names_origin=node.is_own or names_origin(node.draft, node.base),
    )


def name_relation(operations: tuple[str, ...], before: Draft, after: Draft) -> Relation:
    """Return what became of a copy: the operation that changed it most, if it did change it."""
    lines = after.lines
    if any(line.changes for line in lines) and "damaged" in operations:
        return "damaged"
    if any(line.is_reworded for line in lines):
        return _graded(operations)
    numbers = [_number(line) for line in lines]
    if numbers != sorted(numbers):
        return "reordered"
    return "cut" if len(lines) < len(before.lines) else "verbatim"


def _number(line: Line) -> int:
    return min((place.number for place in line.comes_from), default=-1)


def _graded(operations: tuple[str, ...]) -> Relation:
    if "reworded-heavy" in operations:
        return "reworded-heavy"
    return "reworded-medium" if "reworded-medium" in operations else "reworded-light"
