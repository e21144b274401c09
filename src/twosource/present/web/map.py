"""The map: a dot for each place on plain land, without borders, and the table as its twin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

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
MOST_PLACES = 300
MOST_NAMED = 14


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
    named: bool


def show_map(view: View, asked: Asked) -> Answer:
    """Show where what is told took place."""
    found = view.told(read_sought(asked, limit=1), placed=True)
    held = _group(found.claims)
    leads = [claims[0] for claims in held[:MOST_PLACES]]
    places = _find_places(view, leads)
    spots = tuple(
        _mark(asked, claims, places.get(claims[0].id), named=at < MOST_NAMED)
        for at, claims in enumerate(held[:MOST_PLACES])
    )
    return Answer(
        template="map",
        title="Where it took place",
        value=lambda: spots,
        parts={
            "spots": spots,
            "drawn": tuple(one for one in spots if one.x is not None),
            "land": _read_land(),
            "width": WIDTH,
            "height": HEIGHT,
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


def _mark(asked: Asked, claims: list[ToldClaim], place: Place | None, *, named: bool) -> Spot:
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
        named=named,
    )


@cache
def _read_land() -> str:
    return read_asset("land.txt").strip()
