"""What a person decides about events, kept in the store, and the record as it is then."""

from collections.abc import Iterable, Sequence

from twosource.collate import list_apart
from twosource.errors import NotFoundError, UsageError
from twosource.model import Event, Judgement, JudgementKind, Record
from twosource.run.decision import LAST, Decision
from twosource.run.finding import find_claim, find_event, find_judgement
from twosource.run.relating import join_claims
from twosource.store.writer import StoreOptions, open_writer
from twosource.text.decided import find_in_force
from twosource.text.hashing import hash_judgement

__all__ = ["decide", "keep_judgements"]


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
        writer.put_judgements(judgements)
        join_claims(writer, tell=lambda _: None)
        return writer.view().record()


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
    return _make(record, decision, "apart", pairs)


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
    return (
        *_take_back(record, decision, _find_apart(record, event, other)),
        *_make(record, decision, "together", [(first, second)]),
    )


def _find_apart(record: Record, event: Event, other: Event) -> list[Judgement]:
    """Return what holds the two events apart, which would not let them be merged."""
    sides = frozenset(event.claims), frozenset(other.claims)
    return [
        one
        for one in find_in_force(record.judgements)
        if one.kind == "apart" and all({one.first, one.second} & side for side in sides)
    ]


def _undo(record: Record, event: Event, decision: Decision, wanted: str) -> tuple[Judgement, ...]:
    held = [
        one
        for one in find_in_force(record.judgements)
        if one.first in event.claims or one.second in event.claims
    ]
    if not held:
        raise NotFoundError(f"nothing was decided about event {event.id}")
    if wanted == LAST:
        last = held[-1]
        chosen = [one for one in held if (one.kind, one.made) == (last.kind, last.made)]
    else:
        chosen = [find_judgement(held, wanted)]
    return _take_back(record, decision, chosen)


def _take_back(
    record: Record, decision: Decision, judgements: Iterable[Judgement]
) -> tuple[Judgement, ...]:
    return tuple(
        _make_one(record, decision, "undone", (one.first, one.second), undoes=one.id)
        for one in judgements
    )


def _make(
    record: Record, decision: Decision, kind: JudgementKind, pairs: Iterable[tuple[str, str]]
) -> tuple[Judgement, ...]:
    return tuple(_make_one(record, decision, kind, pair) for pair in pairs)


def _make_one(
    record: Record,
    decision: Decision,
    kind: JudgementKind,
    pair: tuple[str, str],
    *,
    undoes: str | None = None,
) -> Judgement:
    first, second = pair
    same = [one for one in record.judgements if (one.kind, one.first, one.second) == (kind, *pair)]
    return Judgement(
        id=hash_judgement(kind, first, second, undoes, earlier=len(same)),
        kind=kind,
        first=first,
        second=second,
        made=decision.made,
        note=decision.note,
        undoes=undoes,
    )
