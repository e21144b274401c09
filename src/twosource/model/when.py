"""Dates that keep their precision, and how each is known."""

from typing import Literal

from msgspec import Struct

Grain = Literal["day", "week", "month", "year", "span"]

DateBasis = Literal[
    "record",  # the JSONL or feed record gives it
    "jsonld",  # schema.org data inside the page
    "meta",  # a meta element of the page
    "url",  # the address of the page
    "page",  # a date line printed on the page, away from the body
    "dateline",  # "PYONGYANG, June 18 (Agency) –"
    "caption",  # a date in a caption
    "text",  # worked out from the time expressions of the body
    "story",  # worked out from all versions of the story
    "hand",  # a person set it right
]


class When(Struct, frozen=True, order=True):
    """An interval of days, both ends included, as ISO dates: ("2024-06-18", "2024-06-19").

    `grain` is the precision the source had: "2023-09" stays a month. An end that is open is the
    empty string: "since 2029" is ("2029-01-01", ""), "by Friday" ("", "2024-06-21").
    """

    start: str
    end: str
    grain: Grain
    basis: DateBasis
