"""The map: a dot for each place on plain land, disputed areas dashed, with tables as its twin."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from twosource.model import Place
from twosource.present.claim_words import name_state
from twosource.present.templates import read_asset
from twosource.present.web.answer import Answer
from twosource.present.web.areas import DrawnArea, draw_areas
from twosource.present.web.asked import Asked
from twosource.present.web.frame import HEIGHT, WIDTH, Frame, fit_frame, place_on_earth
from twosource.present.web.options import BOUNDARIES, Boundaries
from twosource.present.web.sought import ACTS, STATUSES, read_sought
from twosource.store.told_events import ToldClaim
from twosource.store.view import View

__all__ = ["show_map"]

LETTER, LINE = 7.0, 14.0
MOST_PLACES = 300
_FACETS = (
    "act", "status", "actor", "recipient", "since", "until", "independent", "boundaries",
)  # fmt: skip


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


class Label(Struct, frozen=True, kw_only=True):
    """A name on the plate; `of` is what is named: a "spot" or an "area"."""

    of: str
    text: str
    x: float
    y: float


class Plate(Struct, frozen=True, kw_only=True):
    """A part of the earth that holds all spots: what moves the land there, and what is on it.

    `labels` are the names that do not run into one another, those of spots first.
    """

    move: str
    height: int
    lines: str
    spots: tuple[Spot, ...]
    areas: tuple[DrawnArea, ...]
    labels: tuple[Label, ...]


def show_map(view: View, asked: Asked) -> Answer:
    """Show where what is told took place."""
    found = view.told(read_sought(asked, limit=1), placed=True)
    held = _group(found.claims)
    leads = [claims[0] for claims in held[:MOST_PLACES]]
    places = _find_places(view, leads)
    spots = tuple(_mark(asked, claims, places.get(claims[0].id)) for claims in held[:MOST_PLACES])
    boundaries = _choose_boundaries(asked)
    plate = _fit_plate(tuple(one for one in spots if one.x is not None), boundaries)
    return Answer(
        template="map",
        title="Where it took place",
        value=lambda: {"boundaries": boundaries, "places": spots, "areas": plate.areas},
        parts={
            "spots": spots,
            "plate": plate,
            "boundaries": boundaries,
            "other": asked.turn(boundaries=next(x for x in BOUNDARIES if x != boundaries)),
            "land": _read_land(),
            "width": WIDTH,
            "left_out": max(len(held) - MOST_PLACES, 0),
            "found": found,
            "acts": ACTS,
            "statuses": STATUSES,
            "set": {name: asked.get(name) for name in _FACETS},
        },
    )


def _choose_boundaries(asked: Asked) -> Boundaries:
    """Return the policy that the address names, else the one that the pages are served with."""
    said = asked.get_choice("boundaries", BOUNDARIES)
    return next((one for one in BOUNDARIES if one == said), asked.boundaries)


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
        at = place_on_earth(place.latitude or 0.0, place.longitude or 0.0)
        x, y = round(at[0], 1), round(at[1], 1)
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


def _fit_plate(spots: tuple[Spot, ...], boundaries: Boundaries) -> Plate:
    frame = fit_frame((one.x or 0.0, one.y or 0.0) for one in spots)
    moved = tuple(_move(one, frame) for one in spots)
    areas = draw_areas(frame, boundaries)
    return Plate(
        move=f"scale({frame.scale:.3f}) translate({-frame.left:.1f} {-frame.top:.1f})",
        height=HEIGHT,
        lines=_draw_lines(frame),
        spots=moved,
        areas=areas,
        labels=tuple(_choose_labels([*map(_name_spot, moved), *_name_areas(areas)])),
    )


def _move(spot: Spot, frame: Frame) -> Spot:
    x, y = frame.move(spot.x or 0.0, spot.y or 0.0)
    return replace(spot, x=round(x, 1), y=round(y, 1))


def _draw_lines(frame: Frame) -> str:
    """Draw a line at every thirty degrees."""
    step = WIDTH / 12
    down = (round((at * step - frame.left) * frame.scale, 1) for at in range(1, 12))
    across = (round((at * step - frame.top) * frame.scale, 1) for at in range(1, 6))
    lines = [f"M{x} 0V{HEIGHT}" for x in down if 0 <= x <= WIDTH]
    return "".join([*lines, *(f"M0 {y}H{WIDTH}" for y in across if 0 <= y <= HEIGHT)])


def _name_spot(spot: Spot) -> Label:
    x, y = (spot.x or 0.0) + spot.radius + 2, (spot.y or 0.0) + 4
    return Label(of="spot", text=spot.name, x=round(x, 1), y=round(y, 1))


def _name_areas(areas: Sequence[DrawnArea]) -> Iterator[Label]:
    for one in areas:
        if one.label and one.y > LINE:
            yield Label(of="area", text=one.label, x=one.x, y=one.y)


def _choose_labels(labels: Sequence[Label]) -> Iterator[Label]:
    """Yield the names that find room, the first before the later ones."""
    taken: list[tuple[float, float, float]] = []
    for one in labels:
        end = one.x + LETTER * len(one.text)
        if end <= WIDTH and not any(
            abs(one.y - there) < LINE and one.x < until and start < end
            for start, until, there in taken
        ):
            taken.append((one.x, end, one.y))
            yield one


@cache
def _read_land() -> str:
    return read_asset("land.txt").strip()
