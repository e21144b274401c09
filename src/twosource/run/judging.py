"""What a person decides about events; keeping that, and the record as it is then."""

from collections import deque
from collections.abc import Iterable, Sequence

from twosource.collate import list_apart
from twosource.errors import NotFoundError, UsageError
from twosource.model import Event, Judgement, Record
from twosource.run.appending import Subject, make_judgements, take_back
from twosource.run.claiming import ClaimOptions, claim_reports
from twosource.run.decision import LAST, Decision
from twosource.run.finding import find_claim, find_event, find_judgement
from twosource.run.relating import join_claims, note_states, recall_grouping, relate_reports
from twosource.store.writer import StoreOptions, open_writer
from twosource.text.decided import find_in_force

__all__ = ["decide", "find_undone", "keep_judgements"]


def decide(record: Record, event: Event, decision: Decision) -> tuple[Judgement, ...]:
    """Return the judgements that a decision about an event comes to.

    Raises NotFoundError and UsageError where it names what is not there, or what cannot be.
    """
    if decision.split is not None:
        return _split(record, event, decision, decision.split)
    if decision.merge is not None:
        return _merge(record, event, decision, decision.merge)
    return _undo(record, event, decision, decision.undo or LAST)


def keep_judgements(place: str, judgements: Sequence[Judgement], *, made_by: str) -> Record:
    """Add judgements to the store at `place` and return its record as they make it.

    `made_by` is who wrote the store. Raises UsageError where that is another version: opening the
    store would drop what that version worked out.
    """
    if made_by != StoreOptions().made_by:
        raise UsageError(
            f"the store was made by {made_by}; read its reports with this version first, and "
            "decide then"
        )
    with open_writer(place) as writer:
        before = recall_grouping(writer)
        note_states(writer)
        writer.put_judgements(judgements)
        if writer.has_ungrouped():
            relate_reports(writer, before=before, tell=_ignore)
            # A report of another lineage may be of another day, and its claims with it.
            deque(claim_reports(writer, options=ClaimOptions()), maxlen=0)
        join_claims(writer, tell=_ignore)
        return writer.view().record()


def find_undone(held: Sequence[Judgement], wanted: str, *, noun: str) -> tuple[Judgement, ...]:
    """Return those of some judgements that hold which an undo takes back.

    `wanted` is `LAST`, which takes all of one kind and moment, or the start of an id; `noun` names
    what they are about. Raises NotFoundError and UsageError.
    """
    if not held:
        raise NotFoundError(f"nothing was decided about {noun}")
    if wanted == LAST:
        last = held[-1]
        return tuple(one for one in held if (one.kind, one.made) == (last.kind, last.made))
    return (find_judgement(held, wanted, noun=noun.partition(" ")[0]),)


def _ignore(_: object) -> None:
    return


def _split(record: Record, event: Event, decision: Decision, wanted: str) -> tuple[Judgement, ...]:
    claim = find_claim(record, wanted)
    if claim.id not in event.claims:
        raise UsageError(f"claim {claim.id} is not in event {event.id}; nothing to split off")
    if len(event.claims) < 2:
        raise UsageError(f"event {event.id} has one claim only; there is nothing to split")
    pairs = list_apart(
        claim.id,
        event,
        claims=record.claims,
        grouping=record.grouping,
        reports={one.id: one for one in record.reports},
    )
    subjects = (Subject(about="events", first=first, second=second) for first, second in pairs)
    return make_judgements(record.judgements, decision, "apart", subjects)


def _merge(record: Record, event: Event, decision: Decision, wanted: str) -> tuple[Judgement, ...]:
    other = find_event(record, wanted)
    if other.id == event.id:
        raise UsageError("both ids are of one event; there is nothing to merge")
    if other.act != event.act:
        raise UsageError(
            f"one event is {event.act} and the other {other.act}; only events of one act are merged"
        )
    if other.story != event.story:
        raise UsageError("the events are of two stories; only those of one story are merged")
    first, second = sorted((event.claims[0], other.claims[0]))
    subject = Subject(about="events", first=first, second=second)
    return (
        *take_back(record.judgements, decision, _find_apart(record, event, other)),
        *make_judgements(record.judgements, decision, "together", [subject]),
    )


def _find_apart(record: Record, event: Event, other: Event) -> list[Judgement]:
    """Return what holds the two events apart, which would not let them be merged."""
    sides = frozenset(event.claims), frozenset(other.claims)
    return [
        one
        for one in _list_held(record)
        if one.kind == "apart" and all({one.first, one.second} & side for side in sides)
    ]


def _undo(record: Record, event: Event, decision: Decision, wanted: str) -> tuple[Judgement, ...]:
    held = [
        one for one in _list_held(record) if one.first in event.claims or one.second in event.claims
    ]
    undone = find_undone(held, wanted, noun=f"event {event.id}")
    return take_back(record.judgements, decision, undone)


def _list_held(record: Record) -> Iterable[Judgement]:
    return (one for one in find_in_force(record.judgements) if one.about == "events")
