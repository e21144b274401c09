"""Disputes of the stories: what is denied, and where lineages contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.across import find_disputes_across
from twosource.collate.contradictions import Opposed, Told, find_opposed
from twosource.collate.originals import Originals
from twosource.collate.sentence_disputes import Sentences, find_sentence_disputes
from twosource.collate.stems import find_stems
from twosource.collate.versions import MakeVersion
from twosource.lexicon.control_groups import find_control_group
from twosource.model import Claim, Dispute, DisputeKind, Event, Report, Slot
from twosource.text.hashing import hash_parts
from twosource.text.voices import is_named_to_deny

__all__ = ["Evidence", "find_disputes"]

_Question = tuple[Slot, tuple[str, str], tuple[str, str]]

_DENIED = "a party denies what another says"


class Evidence(Struct, frozen=True, kw_only=True):
    """What the disputes of events are found by.

    `claims` and `reports` are by id and hold all that the events stand on; `denied` are the ids of
    the events that a denial denies, by its claim; `days` are those of the reports (ISO).
    `make_version` gives a report as it was parsed; without it sentences are not compared.
    """

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    originals: Originals
    denied: Mapping[str, frozenset[str]]
    days: Mapping[str, str] = {}
    make_version: MakeVersion | None = None


def find_disputes(events: Sequence[Event], evidence: Evidence) -> tuple[Dispute, ...]:
    """Return the disputes by story, denials first, in the order of the events.

    Those between two stories come last, sorted by stories.
    """
    by_story: defaultdict[str, list[Event]] = defaultdict(list)
    for one in events:
        by_story[one.story].append(one)
    within = (
        dispute
        for some in by_story.values()
        for dispute in (
            *_find_denials(some, evidence),
            *_find_contradictions(some, evidence),
        )
    )
    return (*within, *_find_between(by_story, evidence))


def _find_between(by_story: Mapping[str, Sequence[Event]], evidence: Evidence) -> Iterator[Dispute]:
    """Find what sentences of two stories contradict in, where the reports were parsed."""
    stories = (_list_sentences(story, some, evidence) for story, some in by_story.items())
    yield from find_disputes_across([one for one in stories if one is not None])


def _list_sentences(story: str, events: Sequence[Event], evidence: Evidence) -> Sentences | None:
    """Return what the sentences of a story are read in; None where it was not parsed."""
    if evidence.make_version is None:
        return None
    claims = evidence.claims
    homes = {claim: one.id for one in events for claim in one.claims}
    held = [claims[one] for one in homes if _is_asserted(claims[one], claims)]
    return Sentences(
        story=story,
        reports=_list_reports(story, held, evidence),
        claims=held,
        homes=homes,
        days=evidence.days,
        originals=evidence.originals,
        make_version=evidence.make_version,
    )


def _find_denials(events: Sequence[Event], evidence: Evidence) -> Iterator[Dispute]:
    claims = evidence.claims
    by_id = {one.id: one for one in events}
    for event in events:
        targets = sorted({x for one in event.claims for x in evidence.denied.get(one, ())})
        for target in (by_id[one] for one in targets if one in by_id):
            bearing = tuple(one for one in target.claims if _is_asserted(claims[one], claims))
            if bearing:
                yield _make(event.story, "denial", "polarity", (bearing, event.claims), _DENIED)


def _is_asserted(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Tell whether anybody says that it is so: what is told only to be denied is not."""
    return claim.status != "denied" and not is_named_to_deny(claim, claims)


def _find_contradictions(events: Sequence[Event], evidence: Evidence) -> Iterator[Dispute]:
    """Find what claims of one act contradict in, and then what whole sentences do beside that."""
    claims = evidence.claims
    homes = {one: event for event in events for one in event.claims}
    held = [claims[one] for one in homes if _is_asserted(claims[one], claims)]
    kept = evidence.originals.keep(held)
    by_act: defaultdict[str, list[Told]] = defaultdict(list)
    for one in kept:
        by_act[homes[one.id].act].append(_read_told(one, homes[one.id], evidence))
    found = [
        dispute
        for _, every in sorted(by_act.items())
        for dispute in _gather(events[0].story, find_opposed(every))
    ]
    yield from found
    sentences = _list_sentences(events[0].story, events, evidence)
    if sentences is not None:
        for dispute in find_sentence_disputes(sentences):
            if not any(_is_told(dispute, other) for other in found):
                yield dispute


def _is_told(dispute: Dispute, other: Dispute) -> bool:
    """Tell whether another dispute opposes claims of both sides in the same slot."""
    ours, theirs = (dispute.first, dispute.second), (other.first, other.second)
    return dispute.slot == other.slot and any(
        set(ours[0]) & set(left) and set(ours[1]) & set(right)
        for left, right in (theirs, theirs[::-1])
    )


def _list_reports(story: str, claims: Sequence[Claim], evidence: Evidence) -> list[Report]:
    named = {one.report for one in claims} | evidence.originals.list_reports(story)
    return [evidence.reports[one] for one in sorted(named) if one in evidence.reports]


def _read_told(claim: Claim, event: Event, evidence: Evidence) -> Told:
    text = evidence.reports[claim.report].text
    cue = find_stems(text[claim.cue.start : claim.cue.end].casefold())
    return Told(
        claim=claim,
        event=event.id,
        lineage=evidence.originals.find_lineage(claim),
        group=find_control_group(claim.roots[0]) if claim.roots else "",
        cue=min(cue, default=""),
        stems=find_stems(text[claim.at.start : claim.at.end]),
    )


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
        because = f"{values[0]} beside {values[1]}"
        dispute = _make(story, "contradiction", slot, sides, because, values)
        yield replace(dispute, rule=f"two roots, one {slot}")


def _list_claims(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim.id for one in told))


def _make(
    story: str,
    kind: DisputeKind,
    slot: Slot,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    because: str,
    values: tuple[str, ...] = (),
) -> Dispute:
    """Make a dispute; two claims may differ in two `values` of one slot, which are two disputes."""
    return Dispute(
        id=hash_parts("dispute", story, kind, slot, *sides[0], "|", *sides[1], *values),
        story=story,
        kind=kind,
        slot=slot,
        first=sides[0],
        second=sides[1],
        because=because,
        rule="denied",
    )
