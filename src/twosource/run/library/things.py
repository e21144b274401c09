"""Stories, events, claims and reports of a library: the nouns, with the ways from one to another.

Each holds its noun and its shelf, and never changes; two of one kind and one id are equal.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.errors import TwosourceError, UsageError
from twosource.model import (
    Act,
    Amount,
    Claim,
    Event,
    EventChange,
    Independent,
    Place,
    Report,
    Span,
    Status,
    Story,
    When,
)
from twosource.present.backing import find_published
from twosource.present.claim_words import name_actors
from twosource.present.dates import say_when
from twosource.present.dossier import render_dossiers
from twosource.present.events import EventTold, tell_event_in_full
from twosource.run.library import rows
from twosource.run.library.frames import Cell
from twosource.run.library.listing import Listing
from twosource.run.library.shelf import Shelf, Thing
from twosource.run.narrowing import keep_stories
from twosource.text.outlets import find_outlet
from twosource.text.phrasing import count, join_words

if TYPE_CHECKING:
    from twosource.read.spacy_report import Doc

__all__ = [
    "LibraryClaim",
    "LibraryEvent",
    "LibraryReport",
    "LibraryStory",
    "list_events",
]


class LibraryReport(Thing, frozen=True, eq=False):
    """One text and who published it; `noun` is the report as it is kept."""

    noun: Report

    @property
    def name(self) -> str:
        """What the report was called where it came from."""
        return self.noun.name

    @property
    def publisher(self) -> str | None:
        """Who published it, as claimed, or else the host of its address."""
        return find_outlet(self.noun) or None

    @property
    def title(self) -> str | None:
        """The title as claimed by the page or the record."""
        return self.noun.title

    @property
    def url(self) -> str | None:
        """The address, where one is known."""
        return self.noun.url

    @property
    def text(self) -> str:
        """The text as published; every span counts code points of it."""
        return self.noun.text

    @property
    def day(self) -> str | None:
        """The ISO day on which it was written, as worked out or else as it shows."""
        return find_published(self.noun, self.shelf.backing) or None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the body as published."""
        return tuple(self.text[one.span.start : one.span.end] for one in self.noun.sentences)

    @property
    def story(self) -> "LibraryStory | None":
        """The story that it belongs to."""
        held = self.shelf.stories.get(self.id)
        return None if held is None else LibraryStory(held.id, self.shelf, held)

    @property
    def claims(self) -> "Listing[LibraryClaim]":
        """Its claims, in the order of its text."""
        return _list_claims(self.shelf, lambda: self.shelf.claims_of.get(self.id, ()))

    def to_spacy(self) -> "Doc":
        """Return a spaCy Doc of the text, read anew by the reader, in the sentences that are kept.

        Raises UsageError when spaCy is not installed.
        """
        try:
            from twosource.read.spacy_report import make_doc  # noqa: PLC0415 (heavy, at its door)
        except ImportError as error:
            raise UsageError(
                'spaCy is not installed; pip install "twosource[spacy]" brings it'
            ) from error
        return make_doc(self.noun)

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        return rows.report_row(self.noun, self.shelf)

    def has(self, what: str) -> bool:
        """Tell whether there is such a thing: a "claim", "date", "publisher", "title" or "url"."""
        return rows.report_has(self.noun, self.shelf, what)

    def __str__(self) -> str:
        return f"{self.publisher or self.name}: {self.title or ' '.join(self.text.split())[:80]}"

    def __repr__(self) -> str:
        return f"<report {self.id[:8]} {self.name}>"


class LibraryClaim(Thing, frozen=True, eq=False):
    """What one sentence of one report says happened; `noun` is the claim as it is kept."""

    noun: Claim

    @property
    def report(self) -> LibraryReport:
        """The report that makes it."""
        held = self.shelf.reports[self.noun.report]
        return LibraryReport(held.id, self.shelf, held)

    @property
    def span(self) -> Span:
        """Where its sentence stands in the text of its report, in code points."""
        return self.noun.at

    @property
    def text(self) -> str:
        """Its sentence as published."""
        return self.report.text[self.span.start : self.span.end]

    @property
    def event(self) -> "LibraryEvent | None":
        """The event that it was put into."""
        home = self.shelf.told.homes.get(self.id)
        return None if home is None else LibraryEvent(home.id, self.shelf, home)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who does it: codes of states, names of others."""
        return rows.code_actors(self.noun.actors)

    @property
    def act(self) -> Act:
        """What is done."""
        return self.noun.act

    @property
    def recipients(self) -> tuple[str, ...]:
        """To whom it is done: codes of states, names of others."""
        return rows.code_actors(self.noun.recipients)

    @property
    def status(self) -> Status:
        """Whether it happened, is planned, alleged, denied …"""
        return self.noun.status

    @property
    def roots(self) -> tuple[str, ...]:
        """By whose word, the first-hand party first; empty where the outlet itself reports."""
        return name_actors(self.noun.roots)

    @property
    def when(self) -> When | None:
        """When it was or is to be."""
        return self.noun.when

    @property
    def place(self) -> Place | None:
        """Where it was."""
        return self.noun.where

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """How much of what."""
        return self.noun.amounts

    @property
    def denied_by(self) -> "Listing[LibraryClaim]":
        """The claims that deny it."""
        return _list_claims(self.shelf, lambda: self.shelf.denials.get(self.id, ()))

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        return rows.claim_row(self.noun, self.shelf)

    def has(self, what: str) -> bool:
        """Tell whether there is such a thing: an "actor", "amount", "date", "denial", "place" …"""
        return rows.claim_has(self.noun, self.shelf, what)

    def __str__(self) -> str:
        parties = rows.say_parties(self.actors, self.recipients)
        return f"{parties}: {self.act}, {self.status}: “{' '.join(self.text.split())}”"

    def __repr__(self) -> str:
        return f"<claim {self.id[:8]} {rows.say_parties(self.actors, self.recipients)}: {self.act}>"


class LibraryEvent(Thing, frozen=True, eq=False):
    """One happening, put together from claims; `noun` is the event as it is kept."""

    noun: Event

    @property
    def told(self) -> EventTold:
        """The event in full, as `twosource event ID --json` prints it."""
        return tell_event_in_full(self.shelf.told, self.noun)

    @property
    def says(self) -> str:
        """One plain sentence made from its slots."""
        return self.told.says

    @property
    def actors(self) -> tuple[str, ...]:
        """Who did it: codes of states, names of others, what most claims name first."""
        return rows.code_parties(self.shelf.digests[self.id].actors)

    @property
    def act(self) -> Act:
        """What was done."""
        return self.noun.act

    @property
    def recipients(self) -> tuple[str, ...]:
        """To whom it was done: codes of states, names of others."""
        return rows.code_parties(self.shelf.digests[self.id].recipients)

    @property
    def status(self) -> Status:
        """How most of its claims tell it."""
        return self.noun.status

    @property
    def when(self) -> When | None:
        """The most exact date that a claim gives."""
        return self.shelf.digests[self.id].when

    @property
    def roots(self) -> tuple[str, ...]:
        """The first-hand parties by whose word it is told."""
        return self.shelf.digests[self.id].roots

    @property
    def documents(self) -> int:
        """How many documents tell it, copies among them."""
        return self.shelf.digests[self.id].reports

    @property
    def lineages(self) -> int:
        """How many lineages tell it: each whole derivation counts once."""
        return self.shelf.digests[self.id].lineages

    @property
    def independent(self) -> Independent | None:
        """By how many independent voices it is told at least and at most, where that is known."""
        standing = self.shelf.standings.get(self.id)
        return None if standing is None else standing.content

    @property
    def claims(self) -> "Listing[LibraryClaim]":
        """What it was put together from, by date."""
        known = self.shelf.told.claims
        return _list_claims(self.shelf, lambda: [known[one] for one in self.noun.claims])

    @property
    def changes(self) -> tuple[EventChange, ...]:
        """What the runs changed of it, the latest first, the most telling first in each."""
        return self.shelf.told.changes.get(self.id, ())

    @property
    def denied_by(self) -> "Listing[LibraryClaim]":
        """The claims that deny it."""
        return _list_claims(self.shelf, lambda: [one.claim for one in self.told.denied_by])

    @property
    def story(self) -> "LibraryStory":
        """The story that it belongs to."""
        held = self.shelf.stories_by_id[self.noun.story]
        return LibraryStory(held.id, self.shelf, held)

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        return rows.event_row(self.noun, self.shelf)

    def has(self, what: str) -> bool:
        """Tell whether one of its claims has such a thing, as `LibraryClaim.has` does."""
        return rows.event_has(self.noun, self.shelf, what)

    def __str__(self) -> str:
        """Say who did what to whom, how much, when, and by whose word."""
        told = self.told
        parts = [f"{rows.say_parties(self.actors, self.recipients)}: {self.act}, {self.status}"]
        parts += told.amounts
        parts += [say_when(self.when)] if self.when is not None else []
        parts += [f"according to {join_words(self.roots)}"] if self.roots else []
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"<event {self.id[:8]} {rows.say_parties(self.actors, self.recipients)}: {self.act}>"


class LibraryStory(Thing, frozen=True, eq=False):
    """Reports, copies or not, about one happening; `noun` is the story as it is kept."""

    noun: Story

    @property
    def title(self) -> str:
        """The clearest headline of its reports."""
        return self.noun.title

    @property
    def documents(self) -> int:
        """How many reports there are, copies among them."""
        return len(self.noun.reports)

    @property
    def lineages(self) -> int:
        """How many lineages they make: each whole derivation counts once."""
        return len(self.noun.lineages)

    @property
    def when(self) -> When | None:
        """When it took place, as worked out from all versions."""
        return self.shelf.dates.get(self.id)

    @property
    def reports(self) -> "Listing[LibraryReport]":
        """Its reports, by id."""
        held = self.shelf.reports
        ids = self.noun.reports
        return Listing(
            lambda: [LibraryReport(one, self.shelf, held[one]) for one in ids], noun="report"
        )

    @property
    def events(self) -> "Listing[LibraryEvent]":
        """All of its events, in order of date, those that are less sure too."""
        return list_events(
            self.shelf, lambda: [one.id for one in self.shelf.events_of.get(self.id, ())]
        )

    def dossier(self, path: str | Path) -> Path:
        """Write its dossier, one HTML file to open and share; raises TwosourceError."""
        page = render_dossiers(keep_stories(self.shelf.record, (self.noun,)))
        try:
            Path(path).write_text(page, encoding="utf-8")
        except OSError as error:
            raise TwosourceError(f"{path} cannot be written: {error.strerror}") from error
        return Path(path)

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        return rows.story_row(self.noun, self.shelf)

    def has(self, what: str) -> bool:
        """Tell whether there is such a thing: a "date", "event" or "copy"."""
        return rows.story_has(self.noun, self.shelf, what)

    def __str__(self) -> str:
        counted = f"{count(self.documents, 'document')}, {count(self.lineages, 'lineage')}"
        return f"{self.title} ({counted})"

    def __repr__(self) -> str:
        return f"<story {self.id[:8]} {self.title}>"


def list_events(shelf: Shelf, ids: Callable[[], Iterable[str]]) -> Listing[LibraryEvent]:
    """Return events in order of date."""

    def look() -> list[LibraryEvent]:
        wanted = frozenset(ids())
        return [
            LibraryEvent(one, shelf, shelf.events[one]) for one in shelf.digests if one in wanted
        ]

    return Listing(look, noun="event")


def _list_claims(shelf: Shelf, find: Callable[[], Iterable[Claim]]) -> Listing[LibraryClaim]:
    return Listing(lambda: [LibraryClaim(one.id, shelf, one) for one in find()], noun="claim")
