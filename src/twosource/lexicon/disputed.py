"""Disputed areas: rough outlines, who claims them, and how each of two policies names them.

The table is kept by hand; docs/policy-states.md tells by what rules.
"""

from functools import cache
from math import cos, pi, sin

from msgspec import Struct

from twosource.lexicon.rows import read_list, read_rows

__all__ = ["Area", "Point", "load_areas"]

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_FIELDS = 8
_CORNERS = 8


class Area(Struct, frozen=True, kw_only=True):
    """One line of the table.

    `claimed_by` are ISO 3166-1 alpha-3, `covers` names in regions.csv. `un` is whose the United
    Nations say it is, "open" where that is to be settled, "" where no resolution says anything;
    `un_source` is where they say so. `held_by` is who administers it, `holding` a sentence on that.
    `outlines` are closed lines of our own hand: they show where it is, and no border.
    """

    name: str
    claimed_by: tuple[str, ...]
    covers: tuple[str, ...]
    un: str
    un_source: str
    held_by: str
    holding: str
    outlines: tuple[tuple[Point, ...], ...]


@cache
def load_areas() -> tuple[Area, ...]:
    """Return all areas in the order of the table; ValueError where a line cannot be read."""
    return tuple(map(_read_area, read_rows("disputed.tsv", _FIELDS)))


def _read_area(row: list[str]) -> Area:
    name, claimed, covers, un, un_source, held_by, holding, outlines = row
    return Area(
        name=name,
        claimed_by=tuple(read_list(claimed)),
        covers=tuple(read_list(covers)),
        un=un,
        un_source=un_source,
        held_by=held_by,
        holding=holding,
        outlines=tuple(_read_outline(one) for one in outlines.split(";")),
    )


def _read_outline(written: str) -> tuple[Point, ...]:
    spot, ring, reach = written.partition("@")
    points = tuple(_read_point(one) for one in spot.split(","))
    return _ring(points[0], float(reach)) if ring else points


def _read_point(written: str) -> Point:
    latitude, longitude = written.split()
    return float(latitude), float(longitude)


def _ring(middle: Point, reach: float) -> tuple[Point, ...]:
    turns = (2 * pi * corner / _CORNERS for corner in range(_CORNERS))
    return tuple((middle[0] + reach * sin(one), middle[1] + reach * cos(one)) for one in turns)
