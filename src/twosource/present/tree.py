"""The lineage tree as a drawing: editions from top to bottom, copies from left to right."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct, structs

from twosource.model import Edge, Lineage
from twosource.present.shelf import Bundle
from twosource.present.text_width import fit_text

BOX_WIDTH, BOX_HEIGHT = 240, 50
STEP_ACROSS, STEP_DOWN = 330, 62
LANE_GAP = 26
LEFT, TOP = 104, 16
_FLAT, _ROUND = BOX_WIDTH - 22, BOX_WIDTH - 44
"""How wide a line may be in a box, and in the rounded one of the origin."""
MOST_COPIES = 12
"""Copies drawn under one parent; the rest are counted, and stand in the list beneath."""


class Box(Struct, frozen=True, kw_only=True):
    """A box of the drawing: "origin", "lost", "report" or "more", with one or two lines."""

    kind: str
    x: int
    y: int
    lines: tuple[str, ...]


class Wire(Struct, frozen=True, kw_only=True):
    """A line between two boxes with its label; `path` is SVG path data."""

    path: str
    label: str
    x: int
    y: int


class Lane(Struct, frozen=True, kw_only=True):
    """The band of one edition."""

    label: str
    y: int
    height: int


class Tree(Struct, frozen=True, kw_only=True):
    """The whole drawing, in pixels."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


class _Spot(Struct, frozen=True, kw_only=True):
    """Where a node goes; `more` counts the copies of `node` that this spot stands for."""

    node: str
    lane: int
    column: int
    row: int
    more: int = 0


class _Plot(Struct, frozen=True, kw_only=True):
    """All spots, and the number of the edition of each lane; lanes count from `first_lane`."""

    spots: tuple[_Spot, ...]
    editions: tuple[int, ...]
    first_lane: int


def draw_tree(bundle: Bundle, lineage: Lineage) -> Tree:
    """Lay a lineage out; every edge that joins two drawn boxes carries its number."""
    plot = _plot_nodes(bundle, lineage)
    corners = {one.node: _find_corner(one) for one in plot.spots if not one.more}
    columns = max((one.column for one in plot.spots), default=0)
    lanes = tuple(_draw_lanes(plot))
    return Tree(
        width=LEFT + columns * STEP_ACROSS + BOX_WIDTH + 16,
        height=max((one.y + one.height for one in lanes), default=TOP + BOX_HEIGHT) + 2,
        lanes=lanes,
        boxes=tuple(_draw_boxes(bundle, lineage, plot)),
        wires=(
            *_draw_wires(bundle, lineage, corners),
            *_draw_origin_wires(bundle, lineage, corners),
        ),
    )


def order_edges(bundle: Bundle, lineage: Lineage) -> tuple[Edge, ...]:
    """Put the edges in the order of the page, which is how they are numbered."""
    editions = _find_editions(lineage)
    order = {one.report.id: at for at, one in enumerate(bundle.documents)}
    return tuple(
        sorted(
            lineage.edges,
            key=lambda one: (
                editions.get(one.child, 0),
                order.get(one.child, -1),
                one.child,
                one.parent,
            ),
        )
    )


def shorten(text: str, most: int) -> str:
    """Shorten a name to a number of columns; wide characters take two."""
    width = 0
    for at, letter in enumerate(text):
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > most:
            return text[: max(at - 1, 0)].rstrip() + "…"
    return text


def _fit_name(text: str, width: int) -> str:
    return fit_text(text, 14, width, bold=True)


def _fit_note(text: str, width: int) -> str:
    return fit_text(text, 12.5, width)


def _plot_nodes(bundle: Bundle, lineage: Lineage) -> _Plot:
    """Walk the editions in order, and each edition's copies from its earliest text."""
    editions = _find_editions(lineage)
    children = _find_copies(bundle, lineage, editions)
    inner = {child for held in children.values() for child in held}
    order = {one.report.id: at for at, one in enumerate(bundle.documents)}
    row = lane = 1 if lineage.origin is not None else 0
    spots: list[_Spot] = []
    numbers = tuple(sorted(set(editions.values())))
    for at, edition in enumerate(numbers, lane):
        members = [one for one in editions if editions[one] == edition and one not in inner]
        for node in sorted(members, key=lambda one: (order.get(one, -1), one)):
            spots += _walk_copies(children, _Spot(node=node, lane=at, column=0, row=row))
            row = spots[-1].row + 1
    return _Plot(spots=tuple(spots), editions=numbers, first_lane=lane)


def _find_editions(lineage: Lineage) -> dict[str, int]:
    """Number the edition of each node; 0 for a report that no edition names."""
    editions = dict.fromkeys(lineage.reports, 0)
    editions |= {one: held.number for held in lineage.editions for one in held.reports}
    return editions | {one.id: one.edition for one in lineage.ancestors}


def _find_copies(
    bundle: Bundle, lineage: Lineage, editions: dict[str, int]
) -> dict[str, list[str]]:
    """Find the copies drawn to the right of their parent, inside one edition."""
    children: defaultdict[str, list[str]] = defaultdict(list)
    for edge in order_edges(bundle, lineage):
        known = edge.child in editions and edge.parent in editions
        if known and edge.relation == "copy" and editions[edge.child] == editions[edge.parent]:
            children[edge.parent].append(edge.child)
    for number, edge in _find_parts(bundle, lineage):
        children[edge.child].append(_name_lender(number))
    return children


def _find_parts(bundle: Bundle, lineage: Lineage) -> Iterator[tuple[int, Edge]]:
    """Find the edges, with their numbers, by which a passage comes from another lineage."""
    for number, edge in enumerate(order_edges(bundle, lineage), 1):
        if edge.relation == "part" and edge.parent not in lineage.reports:
            yield number, edge


def _name_lender(number: int) -> str:
    """Name the node that stands for a document of another lineage; one for each edge."""
    return f"lender of {number}"


def _walk_copies(children: dict[str, list[str]], first: _Spot) -> Iterator[_Spot]:
    """Place a node and, to its right, its copies: the first beside it, the others beneath."""
    todo, row = [first], first.row
    while todo:
        spot = todo.pop()
        yield structs.replace(spot, row=row)
        held = children.get(spot.node, []) if not spot.more else []
        row += 0 if held else 1
        beside = structs.replace(spot, column=spot.column + 1)
        copies = [structs.replace(beside, node=one) for one in held[:MOST_COPIES]]
        rest = len(held) - len(copies)
        copies += [structs.replace(beside, more=rest)] if rest else []
        todo += reversed(copies)


def _draw_boxes(bundle: Bundle, lineage: Lineage, plot: _Plot) -> Iterator[Box]:
    origin = lineage.origin
    if origin is not None:
        basis = _fit_note(f"named in the {origin.basis}", _ROUND)
        lines = (_fit_name(origin.name, _ROUND), basis)
        yield Box(kind="origin", x=LEFT, y=TOP, lines=lines)
    by = f"by {_fit_note(origin.name, 96)}, " if origin is not None else ""
    words = {
        one.id: ("lost", (f"edition {one.edition} of a report", f"{by}never seen"))
        for one in lineage.ancestors
    }
    for number, edge in _find_parts(bundle, lineage):
        words[_name_lender(number)] = "more", _word_lender(bundle, edge)
    for spot in plot.spots:
        kind, lines = _word_box(bundle, words, spot)
        x, y = _find_corner(spot)
        yield Box(kind=kind, x=x, y=y, lines=lines)


def _word_box(
    bundle: Bundle, words: dict[str, tuple[str, tuple[str, str]]], spot: _Spot
) -> tuple[str, tuple[str, str]]:
    if spot.more:
        return "more", (f"and {spot.more} more", "all listed beneath")
    if spot.node in words:
        return words[spot.node]
    document = bundle.by_report.get(spot.node)
    if document is None:
        return "more", ("a document", "outside this story")
    return "report", (_fit_name(document.label, _FLAT), _fit_note(document.report.name, _FLAT))


def _word_lender(bundle: Bundle, edge: Edge) -> tuple[str, str]:
    document = bundle.by_report.get(edge.parent)
    if document is None:
        return "a document", "of another story"
    return _fit_name(document.label, _FLAT), f"of lineage {document.lineage}"


def _find_corner(spot: _Spot) -> tuple[int, int]:
    across = LEFT + spot.column * STEP_ACROSS
    return across, TOP + spot.row * STEP_DOWN + spot.lane * LANE_GAP


def _draw_lanes(plot: _Plot) -> Iterator[Lane]:
    for lane, edition in enumerate(plot.editions, plot.first_lane):
        heights = [_find_corner(one)[1] for one in plot.spots if one.lane == lane]
        if heights:
            top, bottom = min(heights) - 8, max(heights) + BOX_HEIGHT + 8
            label = f"edition {edition}" if edition else "edition ?"
            yield Lane(label=label, y=top, height=bottom - top)


def _draw_wires(
    bundle: Bundle, lineage: Lineage, corners: dict[str, tuple[int, int]]
) -> Iterator[Wire]:
    for number, edge in enumerate(order_edges(bundle, lineage), 1):
        lender = _name_lender(number)
        if edge.child in corners and lender in corners:
            yield _wire_across(corners[edge.child], corners[lender], f"passage [{number}]")
        elif edge.child in corners and edge.parent in corners:
            yield _draw_wire(edge, number, corners)


def _draw_wire(edge: Edge, number: int, corners: dict[str, tuple[int, int]]) -> Wire:
    parent, child = corners[edge.parent], corners[edge.child]
    if child[0] > parent[0]:
        return _wire_across(parent, child, f"copy [{number}]")
    word = "next edition" if edge.relation == "edition" else "copy"
    return _wire_down(parent, child, f"{word} [{number}]")


def _wire_across(parent: tuple[int, int], child: tuple[int, int], label: str) -> Wire:
    top, bottom = parent[1] + BOX_HEIGHT // 2, child[1] + BOX_HEIGHT // 2
    start = parent[0] + BOX_WIDTH
    path = f"M{start} {top}H{start + 18}V{bottom}H{child[0]}"
    return Wire(path=path, label=label, x=start + 24, y=bottom - 6)


def _wire_down(parent: tuple[int, int], child: tuple[int, int], label: str) -> Wire:
    """Draw downwards; the boxes, drawn later, hide what runs behind them."""
    start, end = parent[0] + 26, child[0] + 26
    path = f"M{start} {parent[1] + BOX_HEIGHT}V{child[1] - 18}H{end}V{child[1]}"
    return Wire(path=path, label=label, x=end + 8, y=child[1] - 14)


def _draw_origin_wires(
    bundle: Bundle, lineage: Lineage, corners: dict[str, tuple[int, int]]
) -> Iterator[Wire]:
    """Join the origin to every text that comes from no other."""
    derived = {edge.child for edge in lineage.edges if edge.relation != "part"}
    lenders = {_name_lender(number) for number, _ in _find_parts(bundle, lineage)}
    for node, corner in corners.items():
        if lineage.origin is not None and node not in derived | lenders:
            yield _wire_down((LEFT, TOP), corner, "goes back to")
