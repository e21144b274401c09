"""Who deals with whom in a story: its parties on a ring, and a line for each pair."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin

from msgspec import Struct

from twosource.model import Actor, Claim, Record
from twosource.present.claim_words import name_state
from twosource.present.event_pairs import find_pairs
from twosource.present.sureness import keep_sure
from twosource.text.lineages import map_lineages

__all__ = ["MOST_PARTIES", "Line", "Network", "Node", "Tie", "lay_out_network"]

MOST_PARTIES = 12
"""So many parties stand on the ring, those in most events; the table has all pairs of them."""

_WIDTH, _HEIGHT = 760.0, 400.0
_ACROSS, _DOWN = 190.0, 150.0
_LETTER_GAP = 10.0
_LONGEST = 24
_THIN, _STEP, _WIDEST = 1.5, 1.5, 9.0
_SEVERAL = 2

Key = tuple[str, str]


class Tie(Struct, frozen=True, kw_only=True):
    """Two parties with how many events go from the first to the second, back, and both ways.

    `voices` are the most independent ones, at least, behind any of these events. `states` are the
    codes of both where both are states.
    """

    first: str
    second: str
    there: int
    back: int
    together: int
    voices: int
    states: tuple[str, str] | None

    @property
    def events(self) -> int:
        """How many events the two share."""
        return self.there + self.back + self.together


class Node(Struct, frozen=True, kw_only=True):
    """A party on the ring: its dot, and where its name stands, which is cut where it is long."""

    name: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str


class Line(Struct, frozen=True, kw_only=True):
    """A line between two dots; dashed where one voice at most stands behind all of it."""

    path: str
    width: float
    dashed: bool


class Network(Struct, frozen=True, kw_only=True):
    """The drawing and its twin, the ties: those with most events first."""

    ties: tuple[Tie, ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    width: float = _WIDTH
    height: float = _HEIGHT


def lay_out_network(record: Record) -> Network | None:
    """Lay out the pairs of the events of a story that are sure enough; None where there is none."""
    told = _list_ties(keep_sure(record))
    weights: Counter[str] = Counter()
    for one in told:
        weights[one.first] += one.events
        weights[one.second] += one.events
    ranked = sorted(weights, key=lambda name: (-weights[name], name))[:MOST_PARTIES]
    drawn = [one for one in told if one.first in ranked and one.second in ranked]
    if not drawn:
        return None
    held = sorted({name for one in drawn for name in (one.first, one.second)})
    places = {name: _place(at, len(held)) for at, name in enumerate(held)}
    return Network(
        ties=tuple(told),
        nodes=tuple(_make_node(name, *places[name]) for name in held),
        lines=tuple(_make_line(one, places) for one in drawn),
    )


def _list_ties(record: Record) -> list[Tie]:
    claims = {one.id: one for one in record.claims}
    lineages = map_lineages(record.grouping.lineages)
    voices = {one.event: one.content.low for one in record.collation.standings}
    ways: defaultdict[tuple[Key, Key], Counter[str]] = defaultdict(Counter)
    most: Counter[tuple[Key, Key]] = Counter()
    for event in record.collation.events:
        held = tuple(claims[one] for one in event.claims if one in claims)
        found = set(_find_ways(held, lineages)) if held else set()
        for pair, way in found:
            ways[pair][way] += 1
            most[pair] = max(most[pair], voices.get(event.id, 0))
    made = (_make_tie(pair, counts, most[pair]) for pair, counts in ways.items())
    return sorted(made, key=lambda one: (-one.events, one.first, one.second))


def _find_ways(
    claims: Sequence[Claim], lineages: Mapping[str, str]
) -> Iterator[tuple[tuple[Key, Key], str]]:
    """Yield the pairs of an event, the smaller party first, and which way it goes."""
    for one in find_pairs(claims, lineages):
        if one.actor is None or one.recipient is None:
            continue
        first, second = _find_key(one.actor), _find_key(one.recipient)
        if first == second:
            continue
        low, high = sorted((first, second))
        yield (low, high), "together" if one.is_mutual else "there" if first == low else "back"


def _find_key(actor: Actor) -> Key:
    """Return a party as its name with the code of its state, which may be ""."""
    if actor.state:
        return name_state(actor.state), actor.state
    return actor.name or actor.title, ""


def _make_tie(pair: tuple[Key, Key], counts: Counter[str], voices: int) -> Tie:
    (first, one), (second, other) = pair
    return Tie(
        first=first,
        second=second,
        there=counts["there"],
        back=counts["back"],
        together=counts["together"],
        voices=voices,
        states=(one, other) if one and other else None,
    )


def _place(at: int, count: int) -> tuple[float, float]:
    """Return a place on the ring, the first at the top and the others clockwise."""
    angle = 2 * pi * at / count - pi / 2
    return _WIDTH / 2 + _ACROSS * cos(angle), _HEIGHT / 2 + _DOWN * sin(angle)


def _make_node(name: str, x: float, y: float) -> Node:
    aside = (x - _WIDTH / 2) / _ACROSS
    anchor = "middle" if abs(aside) < 0.2 else "start" if aside > 0 else "end"
    above = y < _HEIGHT / 2
    return Node(
        name=name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…",
        x=x,
        y=y,
        text_x=x + (0 if anchor == "middle" else _LETTER_GAP if aside > 0 else -_LETTER_GAP),
        text_y=y + (4 if anchor != "middle" else -_LETTER_GAP if above else 2 * _LETTER_GAP),
        anchor=anchor,
    )


def _make_line(tie: Tie, places: Mapping[str, tuple[float, float]]) -> Line:
    (one, two), (three, four) = places[tie.first], places[tie.second]
    return Line(
        path=f"M{one:.1f} {two:.1f}L{three:.1f} {four:.1f}",
        width=min(_WIDEST, _THIN + _STEP * (tie.events - 1)),
        dashed=tie.voices < _SEVERAL,
    )
