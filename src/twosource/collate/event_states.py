"""What is told of each event after a run, in the few values by which a later run is held to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from twosource.collate.told import name_of_state
from twosource.model import (
    Actor,
    Claim,
    Difference,
    Dispute,
    Event,
    EventState,
    Independent,
    Mark,
    Record,
    Standing,
    Tally,
)
from twosource.text.voices import find_denials

__all__ = ["Marks", "find_marks", "list_states"]

_NOTHING = Tally(documents=0, lineages=0, independent=Independent(low=0, high=0))

Marks = Mapping[str, Mapping[Mark, frozenset[str]]]
"""By event what stands against it, each mark with the claims that bear it."""


class _Known(Struct, frozen=True):
    """Claims by id, and the ids of events by claim."""

    claims: Mapping[str, Claim]
    homes: Mapping[str, str]


def list_states(record: Record, marks: Marks) -> dict[str, EventState]:
    """Return what is told of each event of a record, by its id; `marks` are those of the record."""
    claims = {one.id: one for one in record.claims}
    standings = {one.event: one for one in record.collation.standings}
    return {
        one.id: _describe(one, claims, standings.get(one.id), marks.get(one.id, {}))
        for one in record.collation.events
    }


def find_marks(record: Record) -> Marks:
    """Find what stands against each event: who denies it, what contradicts it, what is damaged."""
    known = _Known(
        claims={one.id: one for one in record.claims},
        homes={claim: one.id for one in record.collation.events for claim in one.claims},
    )
    found: defaultdict[str, defaultdict[Mark, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, mark, bearing in _list_marks(record, known):
        found[event][mark].update(bearing)
    return {
        event: {mark: frozenset(bearing) for mark, bearing in some.items()}
        for event, some in found.items()
    }


def _describe(
    event: Event,
    claims: Mapping[str, Claim],
    standing: Standing | None,
    marks: Mapping[Mark, frozenset[str]],
) -> EventState:
    return EventState(
        claims=event.claims,
        status=event.status,
        statuses=tuple(sorted({claims[one].status for one in event.claims if one in claims})),
        tally=_count(standing),
        voices=_list_voices(standing),
        marks=tuple(sorted(marks)),
    )


def _count(standing: Standing | None) -> Tally:
    if standing is None:
        return _NOTHING
    return Tally(
        documents=standing.documents, lineages=standing.lineages, independent=standing.content
    )


def _list_voices(standing: Standing | None) -> tuple[tuple[str, str], ...]:
    voices = standing.voices if standing is not None else ()
    return tuple(sorted({(one.group, one.root) for one in voices}))


def _list_marks(record: Record, known: _Known) -> Iterator[tuple[str, Mark, Iterable[str]]]:
    """Yield each mark with its event and with claims that bear it."""
    for denied, denials in find_denials(record.claims).items():
        for denial in denials:
            yield from _mark_denied([denied], denial, known)
    for dispute in record.collation.disputes:
        if dispute.kind == "denial":
            for claim in dispute.second:
                if claim in known.claims:
                    yield from _mark_denied(dispute.first, known.claims[claim], known)
        else:
            yield from _mark_contradicted(dispute, known)
    for difference in record.collation.differences:
        if difference.kind == "corruption":
            yield from _mark_corrupted(difference, known)


def _mark_denied(
    denied: Iterable[str], denial: Claim, known: _Known
) -> Iterator[tuple[str, Mark, Iterable[str]]]:
    mark = Mark(kind="denial", slot="polarity", says=_name_deniers(denial))
    for event in {known.homes[one] for one in denied if one in known.homes}:
        yield event, mark, (denial.id,)


def _mark_contradicted(
    dispute: Dispute, known: _Known
) -> Iterator[tuple[str, Mark, Iterable[str]]]:
    mark = Mark(kind="contradiction", slot=dispute.slot, says=dispute.because)
    sides = (*dispute.first, *dispute.second)
    for event in {known.homes[one] for one in sides if one in known.homes}:
        yield event, mark, sides


def _mark_corrupted(
    difference: Difference, known: _Known
) -> Iterator[tuple[str, Mark, Iterable[str]]]:
    broken = {
        "first": (difference.first,),
        "second": (difference.second,),
        "both": (difference.first, difference.second),
    }.get(difference.broken, ("",))
    for event in {known.homes[one] for one in difference.claims if one in known.homes}:
        for report in broken:
            mark = Mark(kind="corruption", slot=difference.slot, says=report)
            yield event, mark, difference.claims


def _name_deniers(denial: Claim) -> str:
    """Name who denies: those who do it, or else those who say so; "" where nobody is named."""
    parties = denial.actors or denial.roots
    return ", ".join(sorted({name for one in parties if (name := _name(one))}))


def _name(party: Actor) -> str:
    return name_of_state(party.name or party.title, party.state)
