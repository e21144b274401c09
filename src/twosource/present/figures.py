"""The figures of an event, always side by side, and never one number called "sources"."""

from collections.abc import Iterator

from msgspec import Struct

from twosource.model import Independent, Record, Standing
from twosource.text.phrasing import count

__all__ = [
    "UNCOUNTED",
    "Figures",
    "find_figures",
    "index_standings",
    "list_figures",
    "say_figures",
    "say_interval",
]

UNCOUNTED = "–"
"""Shown where a figure was not worked out: it is not guessed."""


class Figures(Struct, frozen=True, kw_only=True):
    """How many documents, publishers and lineages tell it, and by how many voices.

    `named_roots` are those whose control group is known, and `independent` how many voices say so
    independently. `utterance` is how many report having it from those who say so, None where every
    report tells it by itself. All but the first and the third are None where no standing was found.
    """

    documents: int
    publishers: int | None
    lineages: int
    named_roots: int | None
    independent: Independent | None
    utterance: Independent | None = None


def index_standings(record: Record) -> dict[str, Standing]:
    """Return the standings of a record by event."""
    return {one.event: one for one in record.collation.standings}


def find_figures(standing: Standing | None, *, documents: int, lineages: int) -> Figures:
    """Return the figures of an event; the two that are given stand alone without a standing."""
    if standing is None:
        return Figures(
            documents=documents,
            publishers=None,
            lineages=lineages,
            named_roots=None,
            independent=None,
        )
    return Figures(
        documents=standing.documents,
        publishers=standing.publishers,
        lineages=standing.lineages,
        named_roots=sum(bool(one.group) for one in standing.voices),
        independent=standing.content,
        utterance=standing.utterance,
    )


def say_interval(independent: Independent | None) -> str:
    """Say how many at least and at most: "1–2", "2" where both are the same."""
    if independent is None:
        return UNCOUNTED
    low, high = independent.low, independent.high
    return str(low) if low == high else f"{low}–{high}"


def say_figures(figures: Figures) -> str:
    """Say all in a row: "9 documents, 4 publishers, 2 lineages, 1 named root, independent: 1–2"."""
    return ", ".join(list_figures(figures))


def list_figures(figures: Figures) -> tuple[str, ...]:
    """Return each figure with its noun; of those that were not worked out the last alone says so."""
    return tuple(_list_figures(figures))


def _list_figures(figures: Figures) -> Iterator[str]:
    yield count(figures.documents, "document")
    if figures.publishers is not None:
        yield count(figures.publishers, "publisher")
    yield count(figures.lineages, "lineage")
    if figures.named_roots is not None:
        yield count(figures.named_roots, "named root")
    yield f"independent: {say_interval(figures.independent)}"
