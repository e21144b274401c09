"""Towns and administrative divisions of the world by name: GeoNames in one compact file.

`tools/build_gazetteer.py` makes the file; docs/places.md tells what is in it.
"""

import sys
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal

import msgspec
from msgspec import Struct

from twosource.lexicon.place_names import fold_place, hash_place

__all__ = [
    "HASH_BITS",
    "PLACE_BITS",
    "Candidate",
    "Division",
    "Header",
    "PlaceKind",
    "find_candidates",
    "load_divisions",
]

PlaceKind = Literal["town", "region", "district"]

# A key is a hash of a name, the number of a place and whether the name is its first one.
HASH_BITS = 45
PLACE_BITS = 18
# Coordinates are kept in hundredths of a degree: a kilometre.
_PER_DEGREE = 100
# The offset of every 32nd name is kept; the rest are added up.
_STRIDE = 32


class Division(Struct, frozen=True, array_like=True):
    """A first-level division: its state or territory (ISO 3166-1 alpha-2) and its name."""

    country: str
    name: str


class Header(Struct, frozen=True):
    """What the file begins with, one line of JSON; sections of numbers follow.

    The first `towns` places are towns, then come `regions`, then `districts`.
    """

    source: str
    towns: int
    regions: int
    districts: int
    keys: int
    divisions: tuple[Division, ...]


class Candidate(Struct, frozen=True, kw_only=True):
    """A place that bears the name.

    `country` is ISO 3166-1 alpha-2, a territory's own where it has one. `admin` is the first-level
    division, "" where none is known. `population` is good to a twentieth, for regions the sum of
    their towns; coordinates are degrees, for regions the middle of their towns. `is_first` tells
    that the place is mostly called so; other spellings and former names are not first.
    """

    name: str
    kind: PlaceKind
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    is_first: bool


@lru_cache(maxsize=4096)
def find_candidates(name: str) -> tuple[Candidate, ...]:
    """Return the places called `name`, the most populous first; none for a name of no place.

    Case, accents, hyphens, apostrophes and a leading "the" do not matter. Logarithmic in the number
    of names.
    """
    table = _load_table()
    found = [table.read(place, is_first=first) for place, first in table.find(fold_place(name))]
    return tuple(sorted(found, key=lambda one: (-one.population, one.country, one.admin)))


def load_divisions() -> tuple[Division, ...]:
    """Return the first-level divisions that the file knows."""
    return _load_table().header.divisions


class _Table:
    """The sections of the file."""

    def __init__(self, content: bytes) -> None:
        line, rest = content.split(b"\n", 1)
        self.header = msgspec.json.decode(line, type=Header)
        count = self.header.towns + self.header.regions + self.header.districts
        sections = _Sections(rest)
        self._keys = sections.take("Q", self.header.keys)
        self._latitudes = sections.take("h", count)
        self._longitudes = sections.take("h", count)
        self._divisions = sections.take("H", count)
        self._sizes = sections.take("B", count)
        self._lengths = sections.take("B", count)
        strides = (sum(self._lengths[at : at + _STRIDE]) for at in range(0, count, _STRIDE))
        self._offsets = array("I", accumulate(strides, initial=0))
        self._names = sections.take_rest()

    def find(self, folded: str) -> list[tuple[int, bool]]:
        """Return the numbers of the places under a folded name, and whether it is their first."""
        low = hash_place(folded, HASH_BITS) << (PLACE_BITS + 1)
        high = low + (1 << (PLACE_BITS + 1))
        found = []
        at = bisect_left(self._keys, low)
        while at < len(self._keys) and self._keys[at] < high:
            rest = self._keys[at] - low
            found.append((rest >> 1, bool(rest & 1)))
            at += 1
        return found

    def read(self, place: int, *, is_first: bool) -> Candidate:
        division = self.header.divisions[self._divisions[place]]
        return Candidate(
            name=self._name(place),
            kind=self._kind(place),
            country=division.country,
            admin=division.name,
            latitude=self._latitudes[place] / _PER_DEGREE,
            longitude=self._longitudes[place] / _PER_DEGREE,
            population=_unpack_population(self._sizes[place]),
            is_first=is_first,
        )

    def _name(self, place: int) -> str:
        begin = place - place % _STRIDE
        offset = self._offsets[place // _STRIDE] + sum(self._lengths[begin:place])
        return self._names[offset : offset + self._lengths[place]].decode()

    def _kind(self, place: int) -> PlaceKind:
        if place < self.header.towns:
            return "town"
        return "region" if place < self.header.towns + self.header.regions else "district"


class _Sections:
    """Takes one section of numbers after the other."""

    def __init__(self, content: bytes) -> None:
        self._content = memoryview(content)
        self._at = 0

    def take(self, code: str, count: int) -> "array[int]":
        numbers = array(code)
        end = self._at + count * numbers.itemsize
        numbers.frombytes(self._content[self._at : end])
        if sys.byteorder == "big":
            numbers.byteswap()
        self._at = end
        return numbers

    def take_rest(self) -> bytes:
        return bytes(self._content[self._at :])


def _unpack_population(packed: int) -> int:
    """Return the population of a packed one: eight steps to a doubling."""
    return round(2 ** (packed / 8)) if packed else 0


@cache
def _load_table() -> _Table:
    return _Table(files("twosource.lexicon").joinpath("gazetteer.bin").read_bytes())
