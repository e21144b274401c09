"""Invented outlets: each with its own layout, menu and manner of printing."""

import tomllib
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

import msgspec
from msgspec import Struct
from tools.affairs.model import Media
from tools.affairs.words import MONTHS, WEEKDAYS

__all__ = [
    "Parts",
    "Site",
    "draw_name",
    "draw_site",
    "load_parts",
    "make_site",
    "make_wire",
    "print_date",
]

Layout = Literal["wire", "plain", "doubled", "headline-first", "bare"]
_TABLE = Path(__file__).with_name("sites.toml")


class Parts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What sites are made of."""

    towns: tuple[str, ...]
    papers: tuple[str, ...]
    plain: tuple[str, ...]
    mottos: tuple[str, ...]
    menu: tuple[str, ...]
    share: tuple[str, ...]
    newsletter: tuple[str, ...]
    related_labels: tuple[str, ...]
    related_heads: tuple[str, ...]
    related: tuple[str, ...]
    captions: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    own_openings: tuple[str, ...]
    own_middles: tuple[str, ...]
    own_seconds: tuple[str, ...]


class Site(Struct, frozen=True, kw_only=True):
    """One outlet's manner; the same outlet is always the same site."""

    name: str
    town: str
    media: Media
    layout: Layout
    motto: str
    menu: tuple[str, ...]
    share: tuple[str, ...]
    newsletter: str
    label: str
    head: str
    dates: int


@cache
def load_parts(table: Path = _TABLE) -> Parts:
    """Read the table of parts."""
    return msgspec.convert(tomllib.loads(table.read_text("utf-8")), Parts)


def draw_site(chance: Random, *, taken: Collection[str]) -> Site:
    """Return a site whose name is not taken."""
    parts = load_parts()
    while True:
        if chance.random() < 0.15:
            name = chance.choice(parts.plain)
        else:
            article = chance.choice(["The ", "", ""])
            name = f"{article}{chance.choice(parts.towns)} {chance.choice(parts.papers)}"
        if name not in taken:
            return make_site(name)


def make_site(name: str) -> Site:
    """Return the site of an outlet."""
    chance, parts = Random(f"site:{name}"), load_parts()
    kinds: Sequence[Media] = ("text", "html", "record")
    media = chance.choices(kinds, [5, 4, 1])[0]
    layouts: Sequence[Layout] = ("plain", "doubled", "headline-first", "bare")
    town = next((one for one in parts.towns if one in name), "town")
    return Site(
        name=name,
        town=town,
        media=media,
        layout=chance.choice(layouts),
        motto=chance.choice(parts.mottos),
        menu=tuple(chance.sample(parts.menu, chance.randint(4, 8))),
        share=tuple(chance.sample(parts.share, 3)),
        newsletter=chance.choice(parts.newsletter),
        label=chance.choice(parts.related_labels),
        head=chance.choice(parts.related_heads),
        dates=chance.randrange(4),
    )


def make_wire(name: str) -> Site:
    """Return the manner in which an agency files: the bare report."""
    return msgspec.structs.replace(make_site(name), media="text", layout="wire")


def draw_name(chance: Random) -> str:
    """Return the name of a member of staff."""
    parts = load_parts()
    return f"{chance.choice(parts.given)} {chance.choice(parts.family)}"


def print_date(day: date, manner: int) -> str:
    """Return a day as sites print it, in one of four manners."""
    month = MONTHS[day.month - 1]
    return (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
        f"{month} {day.day}, {day.year}",
    )[manner]
