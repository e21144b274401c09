"""Disputed areas: every one that the tables know, with sound outlines and sources."""

import csv
from collections.abc import Iterator, Sequence
from importlib.resources import files

import pytest

from twosource.lexicon.disputed import Area, Point, load_areas
from twosource.lexicon.sites import load_sites
from twosource.lexicon.states import load_states

Side = tuple[Point, Point]
AREAS = load_areas()
by_name = pytest.mark.parametrize("area", AREAS, ids=lambda one: one.name)


def list_disputed() -> dict[str, tuple[str, ...]]:
    """Return the disputed rows of regions.csv: the first name and who claims it."""
    text = files("twosource.lexicon").joinpath("regions.csv").read_text("utf-8")
    rows = csv.DictReader(one for one in text.splitlines() if not one.startswith("#"))
    return {
        one["names"].split("|")[0]: tuple(one["states"].split("|"))
        for one in rows
        if one["disputed"]
    }


def test_every_disputed_region_lies_in_an_area() -> None:
    covered = [name for one in AREAS for name in one.covers]
    assert sorted(covered) == sorted(list_disputed())


@by_name
def test_who_claims_an_area_is_told_as_in_the_table_of_regions(area: Area) -> None:
    disputed = list_disputed()
    for name in area.covers:
        assert set(disputed[name]) <= set(area.claimed_by)
    assert set(area.claimed_by) <= {one.iso3 for one in load_states()}
    assert list(area.claimed_by) == sorted(area.claimed_by)


@by_name
def test_the_middle_of_each_region_is_near_its_outline(area: Area) -> None:
    """A digit that was mistyped would put an outline elsewhere."""
    middles = {one.name: (one.latitude or 0.0, one.longitude or 0.0) for one in load_sites()}
    north = [latitude for line in area.outlines for latitude, _ in line]
    east = [longitude for line in area.outlines for _, longitude in line]
    for latitude, longitude in (middles[name] for name in area.covers if name != "Kuril Islands"):
        assert min(north) - 0.3 <= latitude <= max(north) + 0.3
        assert min(east) - 0.3 <= longitude <= max(east) + 0.3


@by_name
def test_an_outline_is_a_plain_ring_on_the_earth(area: Area) -> None:
    for line in area.outlines:
        assert len(line) >= 4
        assert all(abs(latitude) < 90 and abs(longitude) < 180 for latitude, longitude in line)
        assert not list(find_crossings(line))


@by_name
def test_whose_it_is_by_the_united_nations_has_its_source(area: Area) -> None:
    assert bool(area.un) == bool(area.un_source)
    assert area.held_by
    assert area.holding.endswith(".")


def find_crossings(line: Sequence[Point]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of sides that cross."""
    sides = list(zip(line, (*line[1:], line[0]), strict=True))
    for at, one in enumerate(sides):
        for other in sides[at + 2 : len(sides) - (at == 0)]:
            apart = turns(*one, other[0]) * turns(*one, other[1]) < 0
            if apart and turns(*other, one[0]) * turns(*other, one[1]) < 0:
                yield one, other


def turns(a: Point, b: Point, c: Point) -> float:
    """Return on which side of the line from a to b a point lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
