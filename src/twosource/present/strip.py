"""The strip of figures over a story, and the plain sentence that sums it up."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.model import Lineage
from twosource.present.claim_checks import count_checks
from twosource.present.event_rows import EventPage
from twosource.present.grounds import Grounds
from twosource.present.shelf import Bundle
from twosource.present.side_by_side import Comparison
from twosource.text.phrasing import count, join_words


class Figure(Struct, frozen=True, kw_only=True):
    """One figure with what it counts; `note` adds what the figure alone would hide."""

    value: int
    label: str
    note: str | None = None


def count_figures(
    bundle: Bundle,
    comparisons: tuple[Comparison, ...],
    told: EventPage | None = None,
    grounds: Mapping[str, Grounds] | None = None,
) -> tuple[Figure, ...]:
    """Count what stands side by side at the top; never one number called "sources".

    Events are counted where there are any, and with their `grounds` what is disputed of them.
    """
    return (
        _figure(len(bundle.documents), "document", "documents"),
        _count_publishers(bundle),
        _figure(len(bundle.lineages), "lineage", "lineages"),
        _count_origins(bundle),
        *_count_told(bundle, told, grounds or {}),
        _figure(sum(count_editions(one) for one in bundle.lineages), "edition", "editions"),
        _figure(
            sum(one.differing for one in comparisons),
            "passage that differs",
            "passages that differ",
        ),
        _figure(
            sum(one.corrupted for one in comparisons),
            "likely corrupted passage",
            "likely corrupted passages",
        ),
    )


def _count_told(
    bundle: Bundle, told: EventPage | None, grounds: Mapping[str, Grounds]
) -> tuple[Figure, ...]:
    if told is None or not told.events:
        return ()
    denied = _figure(told.denied, "event denied by a party", "events denied by a party")
    events = _figure(len(told.events), "event", "events")
    return events, denied, *_count_disputes(bundle, tuple(grounds.values()))


def _count_disputes(bundle: Bundle, grounds: tuple[Grounds, ...]) -> tuple[Figure, ...]:
    """Count what is disputed and what sisters correct, where that was worked out at all."""
    if not any(one.ladder.worked_out for one in grounds):
        return ()
    disputed = sum(one.denied or one.contradicted for one in grounds)
    disputes = {dispute.id: dispute.kind for one in grounds for dispute in one.against}
    opposed = sum(kind == "contradiction" for kind in disputes.values())
    return (
        _figure(disputed, "disputed event", "disputed events"),
        _figure(opposed, "contradiction", "contradictions"),
        _figure(count_checks(bundle, "corrected"), "corrected claim", "corrected claims"),
    )


def sum_up(bundle: Bundle) -> str:
    """Say in one plain sentence what stands there."""
    documents, lineages = len(bundle.documents), len(bundle.lineages)
    counted = f"{count(documents, 'document')}, {count(lineages, 'lineage')}"
    origins = name_origins(bundle)
    if not origins:
        return f"{counted}; no document names where it comes from."
    unnamed = sum(one.origin is None for one in bundle.lineages)
    rest = f"; {count(unnamed, 'lineage')} {_verb(unnamed)} no origin" if unnamed else ""
    return f"{counted}, going back to {join_words(origins)}{rest}."


def name_origins(bundle: Bundle) -> tuple[str, ...]:
    """Name the origins of a story's lineages, each once."""
    return tuple(sorted({one.origin.name for one in bundle.lineages if one.origin is not None}))


def count_editions(lineage: Lineage) -> int:
    """Count the editions of a lineage, those never seen among them."""
    seen = {one.number for one in lineage.editions}
    return len(seen | {one.edition for one in lineage.ancestors})


def _figure(value: int, one: str, many: str) -> Figure:
    return Figure(value=value, label=one if value == 1 else many)


def _verb(number: int) -> str:
    return "names" if number == 1 else "name"


def _count_publishers(bundle: Bundle) -> Figure:
    named = [one.report.publisher for one in bundle.documents if one.report.publisher]
    unnamed = len(bundle.documents) - len(named)
    figure = _figure(len({one.casefold() for one in named}), "publisher", "publishers")
    if not unnamed:
        return figure
    note = f"{count(unnamed, 'document')} {_verb(unnamed)} none"
    return Figure(value=figure.value, label=figure.label, note=note)


def _count_origins(bundle: Bundle) -> Figure:
    origins = name_origins(bundle)
    figure = _figure(len(origins), "named origin", "named origins")
    short = join_words(origins) if 0 < len(origins) <= 3 else None
    return Figure(value=figure.value, label=figure.label, note=short)
