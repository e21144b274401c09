"""Draw the land of the earth, simplified, as one path for the map of the web pages.

From `land-50m.json` of the npm package world-atlas 2.0.2, which holds the shapes of Natural Earth
(public domain) as TopoJSON. Land only: no border is in it. The path is on a plate of 1,000 by 500,
one unit for 0.36 degrees, in tenths of a unit.
Run: python tools/draw_land.py land-50m.json src/twosource/present/page/land.txt
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from math import hypot
from pathlib import Path

import msgspec
from msgspec import Struct

_ZERO = re.compile(r"(?<![0-9])0\.")

Point = tuple[float, float]
WIDTH = 1000
TOLERANCE = 0.35
"""How wide the plate is, and by how much of its units a line may be off."""


class Transform(Struct):
    """How the steps of the arcs become degrees."""

    scale: Point
    translate: Point


class Geometry(Struct):
    """Polygons as numbers of arcs; a negative number is an arc the other way round."""

    type: str
    arcs: list[list[list[int]]]


class Collection(Struct):
    """All there is of land."""

    geometries: list[Geometry]


class Objects(Struct):
    """The one object of the file."""

    land: Collection


class Topology(Struct):
    """The file."""

    objects: Objects
    arcs: list[list[tuple[int, int]]]
    transform: Transform


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the land."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    chosen = parser.parse_args(arguments)
    topology = msgspec.json.decode(chosen.source.read_bytes(), type=Topology)
    path = "".join(map(draw_ring, list_rings(topology)))
    chosen.target.write_text(path + "\n", encoding="ascii")
    print(f"{len(path):,} bytes")


def list_rings(topology: Topology) -> Iterator[list[Point]]:
    """Yield each ring of land as points of the plate."""
    arcs = [list(place_arc(one, topology.transform)) for one in topology.arcs]
    for geometry in topology.objects.land.geometries:
        for polygon in geometry.arcs:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += arc[1:] if points else arc
                yield from unroll(points)


def unroll(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield a ring without the jump from one edge of the plate to the other, once for each edge.

    The ring around the pole is closed along the edge below.
    """
    turned, shift = [ring[0]], 0.0
    for (x, y), (before, _) in zip(ring[1:], ring, strict=False):
        shift -= WIDTH * round((x - before) / WIDTH)
        turned.append((x + shift, y))
    if abs(turned[-1][0] - turned[0][0]) > WIDTH / 2:
        turned += [(turned[-1][0], WIDTH / 2), (turned[0][0], WIDTH / 2), turned[0]]
    across = [x for x, _ in turned]
    for move in (-WIDTH, 0, WIDTH):
        if max(across) + move > 0 and min(across) + move < WIDTH:
            yield [(x + move, y) for x, y in turned]


def place_arc(arc: Sequence[tuple[int, int]], transform: Transform) -> Iterator[Point]:
    """Yield the points of an arc on the plate."""
    across = down = 0
    for step in arc:
        across, down = across + step[0], down + step[1]
        longitude = across * transform.scale[0] + transform.translate[0]
        latitude = down * transform.scale[1] + transform.translate[1]
        yield (longitude + 180) / 0.36, (90 - latitude) / 0.36


def draw_ring(ring: list[Point]) -> str:
    """Draw a ring in tenths of a unit; one that is too small to be seen keeps a spot."""
    kept = [(round(10 * x), round(10 * y)) for x, y in simplify(ring)]
    steps = [kept[0]]
    steps += [one for one, before in zip(kept[1:], kept, strict=False) if one != before]
    if len(steps) < 3:
        x, y = steps[0]
        return f"M{x / 10:g} {y / 10:g}h.6v.6h-.6z" if is_isle(ring) else ""
    drawn = f"M{steps[0][0] / 10:g} {steps[0][1] / 10:g}l"
    turns = zip(steps[1:], steps, strict=False)
    drawn += " ".join(f"{(x - a) / 10:g} {(y - b) / 10:g}" for (x, y), (a, b) in turns)
    return _ZERO.sub(".", drawn).replace(" -", "-") + "z"


def is_isle(ring: list[Point]) -> bool:
    """Tell whether a ring is large enough to be a spot of its own."""
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return max(across) - min(across) + max(down) - min(down) > 0.3


def simplify(points: list[Point]) -> list[Point]:
    """Leave out what is nearly on the line between its neighbours (Douglas and Peucker)."""
    keep = {0, len(points) // 2, len(points) - 1}
    waiting = [(0, len(points) // 2), (len(points) // 2, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        far, at = 0.0, start
        for middle in range(start + 1, end):
            off = measure_off(points[middle], points[start], points[end])
            if off > far:
                far, at = off, middle
        if far > TOLERANCE:
            keep.add(at)
            waiting += [(start, at), (at, end)]
    return [points[one] for one in sorted(keep)]


def measure_off(point: Point, start: Point, end: Point) -> float:
    """Measure how far a point is off the line between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length


if __name__ == "__main__":
    main()
