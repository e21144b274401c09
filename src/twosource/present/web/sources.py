"""The page of sources: the largest lineages, and what is each publisher's own."""

from msgspec import Struct

from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked, name_address
from twosource.store.publisher_lines import LineageLine, PublisherLine
from twosource.store.view import View

__all__ = ["show_sources"]

MOST = 100


class SourcesTold(Struct, frozen=True, kw_only=True):
    """The lineages and publishers of the page."""

    lineages: tuple[LineageLine, ...]
    publishers: tuple[PublisherLine, ...]


def show_sources(view: View, asked: Asked) -> Answer:
    """Show who copies, how late, and how soundly."""
    number = asked.get_number("page")
    found = view.publisher_lines(skip=(number - 1) * MOST, most=MOST + 1)
    publishers, more = found[:MOST], len(found) > MOST
    lineages = view.lineage_lines() if number == 1 else ()
    return Answer(
        template="sources",
        title="Sources",
        value=lambda: SourcesTold(lineages=lineages, publishers=publishers),
        parts={
            "lineages": tuple((one, name_address("story", one.story)) for one in lineages),
            "publishers": tuple((one, _search(one)) for one in publishers),
            "before": asked.turn(page=number - 1 if number > 2 else None) if number > 1 else None,
            "after": asked.turn(page=number + 1) if more else None,
        },
    )


def _search(one: PublisherLine) -> str | None:
    if not one.publisher:
        return None
    return Asked(path="/search").turn(publisher=one.publisher, since="0001-01-01")
