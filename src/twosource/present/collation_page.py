"""What differs in a story at a glance: counts by kind and slot, and the claims that sisters check."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from twosource.model import Claim
from twosource.present.cited import Cited, cite
from twosource.present.claim_checks import list_checked
from twosource.present.event_rows import EventPage, EventText
from twosource.present.marks import Note
from twosource.present.shelf import Bundle
from twosource.present.side_by_side import KIND_ORDER, Comparison

__all__ = ["CheckedClaim", "Collated", "Count", "KindRow", "tell_collation"]


class Count(Struct, frozen=True, kw_only=True):
    """How many differences there are in a cell, and where on the page the first one stands."""

    number: int
    anchor: str | None


class KindRow(Struct, frozen=True, kw_only=True):
    """A kind of difference or a pair of versions, with a count for each column."""

    name: str
    anchor: str | None
    counts: tuple[Count, ...]
    total: int


class CheckedClaim(Struct, frozen=True, kw_only=True):
    """A claim from a damaged sentence, with what sisters say of it and the event that it is of."""

    cited: Cited
    event: EventText | None


class Collated(Struct, frozen=True, kw_only=True):
    """All of it; `kinds` are told by `slots`, `pairs` by `of_pairs`."""

    slots: tuple[str, ...]
    kinds: tuple[KindRow, ...]
    of_pairs: tuple[str, ...]
    pairs: tuple[KindRow, ...]
    checked: tuple[CheckedClaim, ...]
    number: int


def tell_collation(
    bundle: Bundle, comparisons: tuple[Comparison, ...], told: EventPage
) -> Collated:
    """Count the differences of a story, and list the claims that were checked by sisters."""
    notes = [(one.anchor, note) for one in comparisons for note in _list_notes(one)]
    kinds = [one for one in KIND_ORDER if any(note.kind == one for _, note in notes)]
    slots = sorted({note.slot for _, note in notes})
    return Collated(
        slots=tuple(slots),
        kinds=tuple(_count_kind(kind, slots, [note for _, note in notes]) for kind in kinds),
        of_pairs=tuple(kinds),
        pairs=tuple(_count_pair(one, kinds) for one in comparisons),
        checked=tuple(_list_checked(bundle, told)),
        number=len(notes),
    )


def _list_notes(comparison: Comparison) -> Iterator[Note]:
    for block in comparison.blocks:
        for passage in block.passages:
            yield from passage.notes
    yield from comparison.loose


def _count_kind(kind: str, slots: Iterable[str], notes: list[Note]) -> KindRow:
    of_kind = [one for one in notes if one.kind == kind]
    return KindRow(
        name=kind,
        anchor=None,
        counts=tuple(_count([one for one in of_kind if one.slot == slot]) for slot in slots),
        total=len(of_kind),
    )


def _count_pair(comparison: Comparison, kinds: Iterable[str]) -> KindRow:
    notes = list(_list_notes(comparison))
    counts = Counter(one.kind for one in notes)
    return KindRow(
        name=f"{comparison.first.label} beside {comparison.second.label}",
        anchor=comparison.anchor,
        counts=tuple(_count([one for one in notes if one.kind == kind]) for kind in kinds),
        total=sum(counts.values()),
    )


def _count(notes: list[Note]) -> Count:
    return Count(number=len(notes), anchor=notes[0].anchor if notes else None)


def _list_checked(bundle: Bundle, told: EventPage) -> Iterator[CheckedClaim]:
    """List the checked claims, the corrected first, then in the order of the page."""
    events = {one.id: one for one in told.events}
    order = {"corrected": 0, "alone": 1}
    claims = list_checked(bundle)
    held = [(one, cited) for one in claims if (cited := cite(bundle, one)) is not None]
    held.sort(key=lambda one: _sort_checked(bundle, one[0], one[1], order))
    for claim, cited in held:
        home = bundle.findings.homes.get(claim.id, "")
        yield CheckedClaim(cited=cited, event=events.get(home))


def _sort_checked(
    bundle: Bundle, claim: Claim, cited: Cited, order: dict[str, int]
) -> tuple[int, int, str, int]:
    outcome = bundle.findings.checks[claim.id].outcome
    letter = cited.document.letter
    return order.get(outcome, len(order)), len(letter), letter, claim.at.start
