"""A lexicon of the user's own, beside the tables that ship: states, bodies, organs, people, places.

What it names goes before what ships. It is kept with the record, since what is claimed hangs on it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from twosource.model.actor import Sector
from twosource.text.hashing import hash_parts

__all__ = [
    "NOTHING_OWN",
    "Lexicon",
    "OwnBody",
    "OwnOrgan",
    "OwnPerson",
    "OwnPlace",
    "OwnState",
    "per_lexicon",
    "read_written",
    "wear",
    "wearing",
    "worn",
]

Made = TypeVar("Made")
Name = Annotated[str, Meta(min_length=2, max_length=120, pattern=r"\S.*\S")]
Code = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
Day = Annotated[str, Meta(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]
_MOST_HELD = 8


class _Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry: its name, what else it is called, and what should be said of it."""

    name: Name
    aliases: tuple[Name, ...] = ()
    note: str = ""


class OwnState(_Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state, or what is to be treated as one.

    `code` is three capitals; ISO 3166 leaves XAA to XZZ to users. `metonyms` are houses and places
    that stand for its government.
    """

    code: Code
    demonyms: tuple[Name, ...] = ()
    capital: str = ""
    metonyms: tuple[Name, ...] = ()


class OwnBody(_Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An organisation, a movement, a firm; `state` is the code of the state that it is of, if any.

    `sectors` are PLOVER's, the most telling first.
    """

    sectors: tuple[Sector, ...] = ()
    state: str = ""


class OwnOrgan(_Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An organ of a state that has a name of its own, such as its news agency or its navy."""

    state: str
    sectors: tuple[Sector, ...] = ("GOV",)


class OwnPerson(_Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody with an office, from `start` to `end` (ISO dates, "" where open)."""

    state: str = ""
    sectors: tuple[Sector, ...] = ("GOV",)
    title: str = ""
    start: Day = ""
    end: Day = ""


class OwnPlace(_Line, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place; `states` are where it lies, or who claims it where it is `disputed`.

    `kind` is a word such as "city", "bridge", "base", "strait". Coordinates are degrees.
    """

    kind: str = "site"
    states: tuple[str, ...] = ()
    disputed: bool = False
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None


class Lexicon(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user adds to the tables."""

    states: tuple[OwnState, ...] = ()
    bodies: tuple[OwnBody, ...] = ()
    organs: tuple[OwnOrgan, ...] = ()
    people: tuple[OwnPerson, ...] = ()
    places: tuple[OwnPlace, ...] = ()

    def is_empty(self) -> bool:
        """Tell whether it adds nothing."""
        return self == NOTHING_OWN

    def written(self) -> str:
        """Return it as JSON, the same for the same lexicon."""
        return msgspec.json.encode(self, order="deterministic").decode()

    def identity(self) -> str:
        """Return the hash of what it adds, "" where that is nothing."""
        return "" if self.is_empty() else hash_parts("lexicon", self.written())


NOTHING_OWN = Lexicon()


def read_written(written: str) -> Lexicon:
    """Return the lexicon that was written so by `Lexicon.written`."""
    return msgspec.json.decode(written, type=Lexicon)


class _Worn:
    """A lexicon that holds somewhere, and what was made of the tables with it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.made: dict[object, object] = {}


_PLAIN = _Worn(NOTHING_OWN)
_recent: dict[Lexicon, _Worn] = {}
_holds: ContextVar[_Worn] = ContextVar("twosource.lexicon", default=_PLAIN)


def worn() -> Lexicon:
    """Return the user's lexicon that holds here, which is empty unless one was put on."""
    return _holds.get().lexicon


def wear(lexicon: Lexicon) -> None:
    """Let a lexicon hold from here on, in this thread or task."""
    _holds.set(_recall(lexicon))


@contextmanager
def wearing(lexicon: Lexicon) -> Iterator[None]:
    """Let a lexicon hold within a `with`."""
    before = _holds.set(_recall(lexicon))
    try:
        yield
    finally:
        _holds.reset(before)


def _recall(lexicon: Lexicon) -> _Worn:
    """Return what is held of a lexicon, so that its indexes are not made again and again."""
    if lexicon.is_empty():
        return _PLAIN
    held = _recent.pop(lexicon, None) or _Worn(lexicon)
    _recent[lexicon] = held
    while len(_recent) > _MOST_HELD:
        _recent.pop(next(iter(_recent)), None)
    return held


def per_lexicon(make: Callable[[], Made]) -> Callable[[], Made]:
    """Keep what `make` returns for each lexicon that holds when it is asked.

    For what is made of the tables once: indexes of names, phrase books.
    """

    @wraps(make)
    def recall() -> Made:
        made = _holds.get().made
        if make not in made:
            made[make] = make()
        return made[make]  # type: ignore[return-value]  # what is held under `make` is what it gave

    return recall
