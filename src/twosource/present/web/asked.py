"""What a request asks of a page: the address, the facets in it, and in which form."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from msgspec import Struct

from twosource.errors import NotFoundError, UsageError
from twosource.present.web.options import Boundaries
from twosource.store.homes import Home, Kind
from twosource.store.view import View

__all__ = ["Asked", "find_home", "name_address"]

_LONGEST = 500
_LAST_PAGE = 10_000


class Asked(Struct, frozen=True, kw_only=True):
    """A request in plain values; `named` is what the path names, "" where it names nothing.

    `boundaries` is how disputed areas are named where no facet says otherwise.
    """

    path: str
    named: str = ""
    facets: Mapping[str, str] = {}
    boundaries: Boundaries = "un"

    def get(self, facet: str) -> str:
        """Return what a facet is set to, without spaces around it; "" where it is not set."""
        said = " ".join(self.facets.get(facet, "").split())
        if len(said) > _LONGEST:
            raise UsageError(f"{facet} is too long; {_LONGEST} characters are the limit")
        return said

    def get_day(self, facet: str) -> str:
        """Return a facet that is an ISO day; raises UsageError where it is none."""
        said = self.get(facet)
        try:
            return date.fromisoformat(said).isoformat() if said else ""
        except ValueError:
            raise UsageError(f"{facet} is no day; write it as in 2024-06-19") from None

    def get_number(self, facet: str, *, least: int = 1, most: int = _LAST_PAGE) -> int:
        """Return a facet that is a number, `least` where it is not set; raises UsageError."""
        said = self.get(facet)
        if not said:
            return least
        if not (said.isascii() and said.isdigit() and len(said) < 9):
            raise UsageError(f"{facet} is no number")
        number = int(said)
        if not least <= number <= most:
            raise UsageError(f"{facet} must be from {least} to {most}")
        return number

    def get_choice(self, facet: str, choices: tuple[str, ...]) -> str:
        """Return a facet that is one of some words, "" where it is not set; raises UsageError."""
        said = self.get(facet)
        if said and said not in choices:
            raise UsageError(f"{facet} must be one of {', '.join(choices)}")
        return said

    def turn(self, **facets: str | int | None) -> str:
        """Return this address with some facets set otherwise; None takes one away."""
        turned: dict[str, str | int | None] = {**self.facets, **facets}
        kept = {key: str(value) for key, value in turned.items() if value not in (None, "")}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path


def name_address(kind: Kind, named: str) -> str:
    """Return the address of the page about something, by its id."""
    return f"/{kind}/{named}"


def find_home(view: View, kind: Kind, start: str) -> Home:
    """Find what has an id that begins so.

    Raises NotFoundError where there is none, and UsageError where there are several.
    """
    wanted = start.strip().lower()
    found = view.homes(kind, wanted) if wanted.isascii() and wanted.isalnum() else ()
    if not found:
        raise NotFoundError(f"no {kind} has an id that begins {start[:40]}")
    if len(found) > 1:
        ids = ", ".join(one.id[:12] for one in found)
        raise UsageError(f"{start[:40]} fits {ids}; give more digits")
    return found[0]
