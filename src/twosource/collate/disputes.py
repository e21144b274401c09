"""Disputes of the stories: what is denied, and where lineages contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.collate.contradictions import Opposed, Told, find_opposed
from twosource.collate.denials import find_denied
from twosource.collate.originals import Originals
from twosource.collate.stems import find_stems
from twosource.lexicon.control_groups import find_control_group
from twosource.model import Claim, Dispute, DisputeKind, Event, Report, Slot
from twosource.text.hashing import hash_parts
from twosource.text.voices import is_named_to_deny

__all__ = ["find_disputes"]

_Question = tuple[Slot, tuple[str, str], tuple[str, str]]

_DENIED = "a party denies what another says"


def find_disputes(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    originals: Originals,
) -> tuple[Dispute, ...]:
    """Return the disputes by story, denials first, in the order of the events.

    `claims` and `reports` are by id and hold all that the events stand on.
    """
    by_story: defaultdict[str, list[Event]] = defaultdict(list)
    for one in events:
        by_story[one.story].append(one)
    return tuple(
        dispute
        for some in by_story.values()
        for dispute in (
            *_find_denials(some, claims, reports),
            *_find_contradictions(some, claims, reports, originals),
        )
    )


def _find_denials(
    events: Sequence[Event], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Iterator[Dispute]:
    told = [claims[one] for event in events for one in event.claims]
    denied = find_denied(told, [one for one in events if one.act != "DENIAL"], reports)
    by_id = {one.id: one for one in events}
    for event in events:
        targets = sorted({x for one in event.claims for x in denied.get(one, ())})
        for target in (by_id[one] for one in targets if one in by_id):
            bearing = tuple(one for one in target.claims if _is_asserted(claims[one], claims))
            if bearing:
                yield _make(event.story, "denial", "polarity", (bearing, event.claims), _DENIED)


def _is_asserted(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Tell whether anybody says that it is so: what is told only to be denied is not."""
    return claim.status != "denied" and not is_named_to_deny(claim, claims)


def _find_contradictions(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    originals: Originals,
) -> Iterator[Dispute]:
    by_act: defaultdict[str, list[Told]] = defaultdict(list)
    for event in events:
        held = [claims[one] for one in event.claims if _is_asserted(claims[one], claims)]
        for one in originals.keep(held):
            group = find_control_group(one.roots[0]) if one.roots else ""
            text = reports[one.report].text
            cue = find_stems(text[one.cue.start : one.cue.end].casefold())
            told = Told(
                claim=one,
                event=event.id,
                lineage=originals.find_lineage(one),
                group=group,
                cue=min(cue, default=""),
                stems=find_stems(text[one.at.start : one.at.end]),
            )
            by_act[event.act].append(told)
    for _, every in sorted(by_act.items()):
        yield from _gather(events[0].story, find_opposed(every))


def _gather(story: str, opposed: Iterable[Opposed]) -> Iterator[Dispute]:
    """Put together the pairs that oppose the same two values in one slot of the same events."""
    gathered: defaultdict[_Question, list[tuple[Told, Told]]] = defaultdict(list)
    for one in opposed:
        ends = ((one.values[0], one.first), (one.values[1], one.second))
        left, right = sorted(ends, key=lambda end: (end[0], end[1].event, end[1].claim.id))
        events = (left[1].event, right[1].event)
        gathered[one.slot, (left[0], right[0]), events].append((left[1], right[1]))
    for (slot, values, _), pairs in gathered.items():
        sides = (_list_claims(one for one, _ in pairs), _list_claims(one for _, one in pairs))
        yield _make(story, "contradiction", slot, sides, f"{values[0]} beside {values[1]}")


def _list_claims(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim.id for one in told))


def _make(
    story: str,
    kind: DisputeKind,
    slot: Slot,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    because: str,
) -> Dispute:
    return Dispute(
        id=hash_parts("dispute", story, kind, slot, *sides[0], "|", *sides[1]),
        story=story,
        kind=kind,
        slot=slot,
        first=sides[0],
        second=sides[1],
        because=because,
        rule="denied" if kind == "denial" else f"two roots, one {slot}",
    )
