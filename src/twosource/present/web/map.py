"""The map: a dot for each place on plain land, without borders, and the table as its twin."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from twosource.model import Place
from twosource.present.claim_words import name_state
from twosource.present.templates import read_asset
from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked
from twosource.present.web.sought import ACTS, STATUSES, read_sought
from twosource.store.told_events import ToldClaim
from twosource.store.view import View

__all__ = ["show_map"]

WIDTH, HEIGHT = 1000, 500
LEAST = 160
"""Of the thousand units around the earth at least so many are shown."""
LETTER, LINE = 7.0, 14.0
MOST_PLACES = 300


class Spot(Struct, frozen=True, kw_only=True):
    """A place: how many events were there, and where it is on the plate, None where it has no spot.

    A whole country has none, nor has a place that the gazetteer does not know.
    """

    name: str
    precision: str
    state: str
    claimed_by: str
    events: int
    address: str
    x: float | None
    y: float | None
    radius: float


class Plate(Struct, frozen=True, kw_only=True):
    """A part of the earth that holds all spots: what moves the land there, and the spots on it.

    `named` are those whose names do not run into one another.
    """

    move: str
    height: int
    lines: str
    spots: tuple[Spot, ...]
    named: tuple[Spot, ...]


def show_map(view: View, asked: Asked) -> Answer:
    """Show where what is told took place."""
    found = view.told(read_sought(asked, limit=1), placed=True)
    held = _group(found.claims)
    leads = [claims[0] for claims in held[:MOST_PLACES]]
    places = _find_places(view, leads)
    spots = tuple(_mark(asked, claims, places.get(claims[0].id)) for claims in held[:MOST_PLACES])
    return Answer(
        template="map",
        title="Where it took place",
        value=lambda: spots,
        parts={
            "spots": spots,
            "plate": _fit_plate(tuple(one for one in spots if one.x is not None)),
            "land": _read_land(),
            "width": WIDTH,
            "left_out": max(len(held) - MOST_PLACES, 0),
            "found": found,
            "acts": ACTS,
            "statuses": STATUSES,
            "set": {
                name: asked.get(name)
                for name in ("act", "status", "actor", "recipient", "since", "until", "independent")
            },
        },
    )


def _group(claims: Sequence[ToldClaim]) -> list[list[ToldClaim]]:
    """Group claims by place, that of the most events first."""
    grouped: defaultdict[tuple[str, str], list[ToldClaim]] = defaultdict(list)
    for one in claims:
        grouped[one.place or "", one.place_state or ""].append(one)
    return sorted(grouped.values(), key=lambda held: (-_count(held), held[0].place or ""))


def _count(claims: Sequence[ToldClaim]) -> int:
    return len({one.event for one in claims})


def _find_places(view: View, leads: Sequence[ToldClaim]) -> Mapping[str, Place]:
    wanted = {one.id for one in leads}
    claims = view.claims_of([one.report for one in leads])
    return {one.id: one.where for one in claims if one.id in wanted and one.where is not None}


def _mark(asked: Asked, claims: list[ToldClaim], place: Place | None) -> Spot:
    one, events = claims[0], _count(claims)
    known = place is not None and place.latitude is not None and place.longitude is not None
    x = y = None
    if known and place is not None:
        x = round(((place.longitude or 0.0) + 180) / 360 * WIDTH, 1)
        y = round((90 - (place.latitude or 0.0)) / 180 * HEIGHT, 1)
    return Spot(
        name=one.place or "",
        precision=place.precision if place is not None else "",
        state=name_state(one.place_state) if one.place_state else "",
        claimed_by=", ".join(map(name_state, place.claimed_by)) if place is not None else "",
        events=events,
        address=Asked(path="/search", facets=asked.facets).turn(place=one.place),
        x=x,
        y=y,
        radius=round(min(2.5 + events**0.5, 12.0), 1),
    )


def _fit_plate(spots: tuple[Spot, ...]) -> Plate:
    """Choose the part of the earth that holds the spots, twice as wide as it is high at least."""
    across = [one.x or 0.0 for one in spots] or [0.0, float(WIDTH)]
    down = [one.y or 0.0 for one in spots] or [0.0, float(HEIGHT)]
    wide = max(max(across) - min(across), 2 * (max(down) - min(down)), LEAST) * 1.25
    wide = min(wide, float(WIDTH))
    left = min(max((min(across) + max(across) - wide) / 2, 0.0), WIDTH - wide)
    top = min(max((min(down) + max(down) - wide / 2) / 2, 0.0), HEIGHT - wide / 2)
    scale = WIDTH / wide
    moved = tuple(
        replace(
            one,
            x=round(((one.x or 0.0) - left) * scale, 1),
            y=round(((one.y or 0.0) - top) * scale, 1),
        )
        for one in spots
    )
    return Plate(
        move=f"scale({scale:.3f}) translate({-left:.1f} {-top:.1f})",
        height=HEIGHT,
        lines=_draw_lines(left, top, scale),
        spots=moved,
        named=tuple(_choose_named(moved)),
    )


def _draw_lines(left: float, top: float, scale: float) -> str:
    """Draw a line at every thirty degrees."""
    step = WIDTH / 12
    down = (round((at * step - left) * scale, 1) for at in range(1, 12))
    across = (round((at * step - top) * scale, 1) for at in range(1, 6))
    lines = [f"M{x} 0V{HEIGHT}" for x in down if 0 <= x <= WIDTH]
    return "".join([*lines, *(f"M0 {y}H{WIDTH}" for y in across if 0 <= y <= HEIGHT)])


def _choose_named(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the spots whose names find room, those of the most events first."""
    taken: list[tuple[float, float, float]] = []
    for one in spots:
        x, y = (one.x or 0.0) + one.radius, one.y or 0.0
        end = x + LETTER * len(one.name)
        if end <= WIDTH and not any(
            abs(y - there) < LINE and x < until and start < end for start, until, there in taken
        ):
            taken.append((x, end, y))
            yield one


@cache
def _read_land() -> str:
    return read_asset("land.txt").strip()
