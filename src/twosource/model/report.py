"""One text, cleaned and never edited; every later fact is a span of it."""

from typing import Literal

from msgspec import Struct

from twosource.model.span import Span
from twosource.model.when import When

FurnitureKind = Literal[
    "masthead",  # the outlet's name or motto on the page
    "headline",  # a headline, and each repetition of it
    "page-date",  # a date line of the page
    "byline",  # "By Jane Doe"
    "dateline",  # "PYONGYANG, June 18 (Agency) –", "CNN –"
    "credit",  # who else worked on it, whose copy or picture it is
    "caption",  # what a picture or a video shows
    "related",  # "See also", "Read more"
    "menu",  # navigation, tags, breadcrumbs
    "newsletter",  # "Sign up for …", subscription and cookie lines
    "share",  # "Share on …", "Comments"
    "copyright",  # "© 2024 …", "All rights reserved"
]


class Furniture(Struct, frozen=True):
    """A stretch that belongs to the page and not to the body; kept, because it is evidence."""

    span: Span
    kind: FurnitureKind
    rule: str


class Repair(Struct, frozen=True):
    """How a damaged stretch probably reads; the text itself stays as it was published."""

    span: Span
    reads_as: str
    why: str


class Sentence(Struct, frozen=True):
    """One sentence of the body; `paragraph` counts from 0 over the whole text."""

    span: Span
    paragraph: int


class DateProposal(Struct, frozen=True):
    """A date that something about the report proposes for its publication.

    `span` is where the text says so; None when the page or the record says it outside the text.
    """

    when: When
    quote: str
    span: Span | None = None


class Report(Struct, frozen=True, kw_only=True):
    """One report.

    `id` is the content hash of `name`, `url` and `text`. `publisher` and `title` are as claimed by
    the page or record, None when nothing claims them. `dates` are ordered by trust, the best first.
    Furniture is sorted, does not overlap, and never covers a sentence; sentences are sorted.
    """

    id: str
    source: str
    name: str
    content_hash: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()
    repairs: tuple[Repair, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateProposal, ...] = ()
