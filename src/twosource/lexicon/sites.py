"""Sites, waters and regions that news names: two tables kept by hand.

How disputed places are shown is said in docs/places.md.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct

from twosource.lexicon.own import OwnPlace, per_lexicon, worn
from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.place_names import fold_place, strip_kind
from twosource.lexicon.spellings import list_forms
from twosource.lexicon.territories import find_state_of_country
from twosource.model.claim import Precision

__all__ = ["Site", "SiteMention", "find_claimants", "find_sites", "iter_sites_in", "load_sites"]

_TABLES = ("sites.csv", "regions.csv")
_PRECISIONS: dict[str, Precision] = {
    **dict.fromkeys(
        "bay canal gulf lake ocean river sea strait".split(),
        "water",
    ),
    **dict.fromkeys("district province region".split(), "region"),
    "city": "city",
    # Larger than a state; nothing is said to have been there.
    "continent": "region",
}


class Site(Struct, frozen=True, kw_only=True):
    """One line of a table.

    `states` are ISO 3166-1 alpha-3: where it lies, or who claims it where it `is_disputed`.
    Coordinates are degrees, None where the line has none.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    states: tuple[str, ...]
    is_disputed: bool
    latitude: float | None
    longitude: float | None
    note: str

    @property
    def precision(self) -> Precision:
        """Return how exact a place it is."""
        return _PRECISIONS.get(self.kind, "site")


class SiteMention(Struct, frozen=True):
    """A name of a table at the code points `[start, end)` of a text."""

    start: int
    end: int
    name: str


@per_lexicon
def load_sites() -> tuple[Site, ...]:
    """Return the places of the user, then all lines of both tables."""
    own = (_make_own(one) for one in worn().places)
    return (*own, *(site for table in _TABLES for site in _read_table(table)))


def find_sites(name: str) -> tuple[Site, ...]:
    """Return the lines that the whole of `name` names, in the order of the tables."""
    return _index().get(fold_place(name), ())


def iter_sites_in(text: str) -> Iterator[SiteMention]:
    """Yield the names of the tables that stand in `text`, the longest at each place. Linear."""
    for found in find_phrases(text, _load_book()):
        yield SiteMention(found.start, found.end, found.words)


def find_claimants(iso2: str, division: str) -> tuple[str, ...]:
    """Return the states that claim a first-level division, none where it is not disputed."""
    state, folded = find_state_of_country(iso2), fold_place(division)
    return _index_disputed().get((state, folded), ())


def _make_own(own: OwnPlace) -> Site:
    return Site(
        name=own.name,
        names=(own.name, *own.aliases),
        kind=own.kind,
        states=own.states,
        is_disputed=own.disputed,
        latitude=own.latitude,
        longitude=own.longitude,
        note=own.note,
    )


def _read_table(table: str) -> Iterator[Site]:
    text = files("twosource.lexicon").joinpath(table).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for row in csv.DictReader(lines, strict=True):
        names = tuple(row["names"].split("|"))
        yield Site(
            name=names[0],
            names=names,
            kind=row["kind"],
            states=tuple(one for one in row["states"].split("|") if one),
            is_disputed=row["disputed"] == "disputed",
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            note=row["note"],
        )


@per_lexicon
def _index() -> dict[str, tuple[Site, ...]]:
    found: defaultdict[str, list[Site]] = defaultdict(list)
    for site in load_sites():
        for folded in dict.fromkeys(map(fold_place, site.names)):
            found[folded].append(site)
    return {folded: tuple(sites) for folded, sites in found.items()}


@per_lexicon
def _index_disputed() -> dict[tuple[str | None, str], tuple[str, ...]]:
    provinces = [site for site in load_sites() if site.kind == "province" and site.is_disputed]
    return {
        (state, form): site.states
        for site in provinces
        for state in site.states
        for name in site.names
        for form in (fold_place(name), strip_kind(fold_place(name)))
    }


@per_lexicon
def _load_book() -> PhraseBook:
    names = (name for site in load_sites() for name in site.names)
    return PhraseBook(form for name in names for form in list_forms(name))
