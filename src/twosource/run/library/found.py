"""What a search in a library finds."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.errors import UsageError
from twosource.run.library.frames import Cell
from twosource.run.library.listing import Listing
from twosource.run.library.shelf import Shelf
from twosource.run.library.things import LibraryClaim, LibraryEvent, LibraryReport
from twosource.store.facets import FacetValue
from twosource.store.search import Found, Hit

__all__ = ["LibraryFound", "LibraryHit", "make_found"]


class LibraryHit(Struct, frozen=True, eq=False):
    """A sentence that was found; `noun` is the hit as the store gives it, with places and marks."""

    noun: Hit
    shelf: Shelf

    @property
    def text(self) -> str:
        """The sentence as published."""
        return self.noun.words

    @property
    def report(self) -> LibraryReport:
        """The report that it stands in."""
        held = self.shelf.reports[self.noun.at.report]
        return LibraryReport(held.id, self.shelf, held)

    @property
    def claims(self) -> Listing[LibraryClaim]:
        """Those of its claims that fit what was sought."""
        known = self.shelf.told.claims
        ids = self.noun.claims
        return Listing(
            lambda: [LibraryClaim(one, self.shelf, known[one]) for one in ids], noun="claim"
        )

    @property
    def events(self) -> Listing[LibraryEvent]:
        """The events of these claims."""
        known = self.shelf.events
        ids = self.noun.events
        return Listing(
            lambda: [LibraryEvent(one, self.shelf, known[one]) for one in ids], noun="event"
        )

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        at = self.noun.at
        return {
            "report": at.report,
            "publisher": self.noun.publisher,
            "title": self.noun.title,
            "start": at.start,
            "end": at.end,
            "score": self.noun.score,
            "events": "; ".join(self.noun.events),
            "text": self.text,
        }

    def has(self, what: str) -> bool:
        """Tell whether there is such a thing: a "claim" or an "event"."""
        holdings = {"claim": self.noun.claims, "event": self.noun.events}
        if what not in holdings:
            raise UsageError(f"has={what!r} is not known here; it may be {', '.join(holdings)}")
        return bool(holdings[what])

    def __str__(self) -> str:
        return f"{self.noun.publisher or self.report.name}: “{' '.join(self.text.split())}”"

    def __repr__(self) -> str:
        return f"<sentence of {self.noun.at.report[:8]} at {self.noun.at.start}>"


class LibraryFound(Struct, frozen=True, eq=False):
    """What a search found: `hits`, the best first, and the facets of the sentences looked at.

    `sentences` counts those that fit; where `is_all` is False there are more of them. The facets
    are of `counted` sentences: of all where there are few, otherwise of those read last.
    """

    hits: Listing[LibraryHit]
    sentences: int
    is_all: bool
    counted: int
    facets: tuple[FacetValue, ...]

    def count(self, facet: str) -> dict[str, int]:
        """Return how many of the sentences have each value of a facet, the most frequent first."""
        return {one.value: one.sentences for one in self.facets if one.facet == facet}

    def __repr__(self) -> str:
        return repr(self.hits)

    def _repr_html_(self) -> str:
        return self.hits._repr_html_()


def make_found(found: Found, shelf: Shelf) -> LibraryFound:
    """Return what was found with the ways into the record."""
    hits = Listing(lambda: [LibraryHit(one, shelf) for one in found.hits], noun="sentence")
    return LibraryFound(hits, found.sentences, found.is_all, found.counted, found.facets)
