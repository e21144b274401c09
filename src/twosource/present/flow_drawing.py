"""Who stands behind events, drawn: control groups, roots, lineages and events, left to right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from twosource.model import Standing, Voice
from twosource.present.control_words import name_group, name_root, say_group
from twosource.present.event_rows import EventText
from twosource.present.ladder import say_low_high
from twosource.present.shelf import Bundle
from twosource.present.text_width import fit_text
from twosource.present.tree import Box
from twosource.text.phrasing import count

__all__ = ["Flow", "FlowRow", "Thread", "draw_flow", "is_worth_drawing", "pick_main"]

BOX_WIDTH, BOX_HEIGHT = 212, 46
STEP_ACROSS, STEP_DOWN = 262, 58
LEFT, TOP = 2, 34
HEADS = ("whose voice", "first-hand party", "lineage", "event")
MOST_MAIN = 5
"""Events that the drawing of a story has; each stands with its own drawing below."""
MOST_LETTERS = 4
_NAME, _NOTE, _AIR = 14.0, 12.5, 34.0

_Key = tuple[str, ...]
"""What a box stands for: a control group, a root with its group, a lineage, an event."""

_Spot = tuple[int, _Key]
"""A box in its column."""


class Thread(Struct, frozen=True, kw_only=True):
    """A line between two boxes; dashed where the root is not known."""

    path: str
    known: bool


class FlowRow(Struct, frozen=True, kw_only=True):
    """One way from a voice to an event, as the table has it."""

    group: str
    root: str
    known: bool
    lineage: str
    event: EventText
    independent: str


class Flow(Struct, frozen=True, kw_only=True):
    """The whole drawing in pixels, the heads of its columns, and the same as rows."""

    width: int
    height: int
    heads: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    threads: tuple[Thread, ...]
    rows: tuple[FlowRow, ...]


class _Way(Struct, frozen=True):
    """From a control group through a root and a lineage to an event, each by its key."""

    group: str
    root: tuple[str, str]
    lineage: str
    event: str

    @property
    def known(self) -> bool:
        return bool(self.group)


def pick_main(bundle: Bundle, events: Iterable[EventText]) -> tuple[EventText, ...]:
    """Pick the events of a story that most stands behind, in the order of the page."""
    held = bundle.findings.standings
    known = [one for one in events if one.id in held and held[one.id].voices]
    known.sort(key=lambda one: _rank(held[one.id]), reverse=True)
    return tuple(sorted(known[:MOST_MAIN], key=lambda one: one.number))


def is_worth_drawing(standing: Standing | None) -> bool:
    """Tell whether there is more to see than one line from one voice."""
    return standing is not None and (len(standing.voices) > 1 or standing.lineages > 1)


def draw_flow(bundle: Bundle, events: Sequence[EventText]) -> Flow | None:
    """Draw the ways to some events; None where no standing was worked out for any."""
    ways = _find_ways(bundle, events)
    if not ways:
        return None
    columns = _order_columns(events, ways)
    most = max(map(len, columns))
    spots = {
        (column, key): (LEFT + column * STEP_ACROSS, _place_down(at, len(held), most))
        for column, held in enumerate(columns)
        for at, key in enumerate(held)
    }
    return Flow(
        width=LEFT + 3 * STEP_ACROSS + BOX_WIDTH + 2,
        height=TOP + most * STEP_DOWN,
        heads=tuple((LEFT + at * STEP_ACROSS, head) for at, head in enumerate(HEADS)),
        boxes=tuple(_draw_boxes(bundle, events, spots)),
        threads=tuple(_draw_threads(ways, spots)),
        rows=tuple(_tell_rows(bundle, events, ways)),
    )


def _rank(standing: Standing) -> tuple[int, int, int, int]:
    return (
        standing.content.low,
        standing.content.high,
        standing.lineages,
        standing.documents,
    )


def _find_ways(bundle: Bundle, events: Iterable[EventText]) -> tuple[_Way, ...]:
    """List the ways to some events, each once; those from a known voice first."""
    held = bundle.findings.standings
    ways = dict.fromkeys(
        _Way(voice.group, (voice.group, voice.root), lineage, event.id)
        for event in events
        if event.id in held
        for voice in _sort_voices(held[event.id].voices)
        for lineage in voice.lineages
    )
    return tuple(sorted(ways, key=lambda one: not one.known))


def _sort_voices(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda one: not one.group)


def _order_columns(
    events: Sequence[EventText], ways: Sequence[_Way]
) -> tuple[tuple[_Key, ...], ...]:
    """Order the boxes of each column so that the lines between them seldom cross."""
    groups = tuple(dict.fromkeys((one.group,) for one in ways))
    roots = sorted(dict.fromkeys(one.root for one in ways), key=lambda one: groups.index((one[0],)))
    lineages = sorted(
        dict.fromkeys((one.lineage,) for one in ways),
        key=lambda one: _find_middle([roots.index(x.root) for x in ways if x.lineage == one[0]]),
    )
    reached = {one.event for one in ways}
    told = tuple((one.id,) for one in events if one.id in reached)
    return groups, tuple(roots), tuple(lineages), told


def _find_middle(places: Sequence[int]) -> float:
    return sum(places) / len(places)


def _place_down(at: int, held: int, most: int) -> int:
    return TOP + round((at + (most - held) / 2) * STEP_DOWN)


def _draw_boxes(
    bundle: Bundle, events: Sequence[EventText], spots: Mapping[_Spot, tuple[int, int]]
) -> Iterator[Box]:
    told = {one.id: one for one in events}
    lines: tuple[str, ...]
    for (column, key), (x, y) in spots.items():
        if column == 0:
            kind, lines = _word_group(key[0], [one for at, one in spots if at == 1])
        elif column == 1:
            kind, lines = _word_root(key)
        elif column == 2:
            kind, lines = "report", _word_lineage(bundle, key[0])
        else:
            kind, lines = "event-box", _word_event(bundle, told[key[0]])
        yield Box(kind=kind, x=x, y=y, lines=_fit_lines(lines))


def _fit_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Cut the lines of a box, the first of which is bold, to what it has room for."""
    sizes = ((_NAME, True), (_NOTE, False))
    return tuple(
        fit_text(line, size, BOX_WIDTH - _AIR, bold=bold)
        for line, (size, bold) in zip(lines, sizes, strict=False)
    )


def _word_group(group: str, roots: Sequence[_Key]) -> tuple[str, tuple[str, str]]:
    if not group:
        return "lost", ("not known", "one voice or several")
    held = [root for of, root in roots if of == group]
    return "origin", (name_group(group, held[0]), "one voice, however many")


def _word_root(key: _Key) -> tuple[str, tuple[str, ...]]:
    return ("report", (key[1],)) if key[0] else ("lost", (name_root(key[1]),))


def _word_lineage(bundle: Bundle, lineage: str) -> tuple[str, ...]:
    number = next((at for at, x in enumerate(bundle.lineages, 1) if x.id == lineage), None)
    if number is None:
        return "a document", "in no lineage"
    origin = bundle.lineages[number - 1].origin
    letters = [one.letter for one in bundle.documents if one.lineage == number]
    few = ", ".join(letters) if len(letters) <= MOST_LETTERS else count(len(letters), "document")
    return f"lineage {number}: {few}", origin.name if origin is not None else "no origin named"


def _word_event(bundle: Bundle, event: EventText) -> tuple[str, str]:
    standing = bundle.findings.standings[event.id]
    return f"{event.number} {event.says}", f"{say_low_high(standing.content)} independent"


def _draw_threads(ways: Sequence[_Way], spots: Mapping[_Spot, tuple[int, int]]) -> Iterator[Thread]:
    """Draw each line once, though several ways go along it; a dashed one only where all are."""
    lines: dict[tuple[_Spot, _Spot], bool] = {}
    for one in ways:
        stops = (0, (one.group,)), (1, one.root), (2, (one.lineage,)), (3, (one.event,))
        for line in pairwise(stops):
            lines[line] = lines.get(line, False) or one.known
    for (start, end), known in lines.items():
        yield Thread(path=_curve(spots[start], spots[end]), known=known)


def _curve(start: tuple[int, int], end: tuple[int, int]) -> str:
    left, top = start[0] + BOX_WIDTH, start[1] + BOX_HEIGHT // 2
    right, foot = end[0], end[1] + BOX_HEIGHT // 2
    middle = (left + right) // 2
    return f"M{left} {top}C{middle} {top} {middle} {foot} {right} {foot}"


def _tell_rows(
    bundle: Bundle, events: Sequence[EventText], ways: Sequence[_Way]
) -> Iterator[FlowRow]:
    told = {one.id: one for one in events}
    for one in sorted(ways, key=lambda way: told[way.event].number):
        lines = _word_lineage(bundle, one.lineage)
        yield FlowRow(
            group=say_group(one.group, one.root[1]),
            root=name_root(one.root[1]),
            known=one.known,
            lineage=f"{lines[0]} ({lines[1]})",
            event=told[one.event],
            independent=say_low_high(bundle.findings.standings[one.event].content),
        )
