"""What changed of events: figures, what stands against them, how they are told and put together.

That more documents tell an event while no more voices do is said first of all. Nothing here says
which telling is right: each is what the reports at hand bear out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from twosource.collate.event_change_words import (
    Turned,
    find_new_voices,
    say_copies,
    say_figures,
    say_found,
    say_joined,
    say_mark,
    say_parted,
    say_status,
    say_unmarked,
    say_voices,
)
from twosource.collate.event_states import Marks
from twosource.model import (
    EVENT_CHANGE_KINDS,
    EventChange,
    EventChangeKind,
    EventState,
    MarkKind,
    Record,
    Report,
    Voice,
)

__all__ = ["find_event_changes"]

States = Mapping[str, EventState]
Told = tuple[EventChangeKind, str, tuple[str, ...]]
"""A kind, its sentence, and the reports that brought it about."""

_FOUND: Mapping[MarkKind, EventChangeKind] = {
    "denial": "denial-found",
    "contradiction": "contradiction-found",
    "corruption": "corruption-found",
}
_GONE: Mapping[MarkKind, EventChangeKind] = {
    "denial": "denial-gone",
    "contradiction": "contradiction-gone",
    "corruption": "corruption-gone",
}


class _Step(Struct, frozen=True, kw_only=True):
    """From one state of the events to the next: those that are not the same.

    `was` and `now` are these by id; `led` are, by the id of an event now, those before whose place
    it took, the one with most of its claims first. `homes` lead from claims to events now,
    `writers` from claims to reports. `new` are the reports of which no claim was known, `mates`
    those of the same lineage by report. `voices` are those of each event now. `older` are the
    events in stories of which something was told.
    """

    was: States
    now: States
    led: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    marks: Marks
    writers: Mapping[str, str]
    new: frozenset[str]
    mates: Mapping[str, tuple[str, ...]]
    voices: Mapping[str, tuple[Voice, ...]]
    older: frozenset[str]
    reports: Mapping[str, Report]


def find_event_changes(
    before: States, after: States, record: Record, *, marks: Marks, run: int
) -> tuple[EventChange, ...]:
    """Return what is told otherwise of the events since `before`, the most telling kinds first.

    `after` and `marks` are those of `record`. Where nothing was told before, nothing changed. The
    order of claims and reports does not matter. Only events whose state is another are looked into.
    """
    if not before or before == after:
        return ()
    step = _take_step(before, after, record, marks)
    made = [
        EventChange(
            run=run,
            event=event,
            kind=kind,
            before=step.was[step.led[event][0]].tally if event in step.led else None,
            after=now.tally,
            brought_by=brought_by,
            sentence=sentence,
        )
        for event, now in step.now.items()
        for kind, sentence, brought_by in _compare(event, now, step)
    ]
    return tuple(sorted(made, key=_rank))


def _rank(change: EventChange) -> tuple[int, int, str, str]:
    kind = EVENT_CHANGE_KINDS.index(change.kind)
    return kind, -change.after.documents, change.event, change.sentence


def _take_step(before: States, after: States, record: Record, marks: Marks) -> _Step:
    was = {key: one for key, one in before.items() if after.get(key) != one}
    now = {key: one for key, one in after.items() if before.get(key) != one}
    homes = {claim: key for key, one in now.items() for claim in one.claims}
    known = {claim for one in before.values() for claim in one.claims}
    writers = {one.id: one.report for one in record.claims}
    old = {report for claim, report in writers.items() if claim in known}
    stories = {one.id: one.story for one in record.collation.events}
    held = {stories[key] for key, one in after.items() if not known.isdisjoint(one.claims)}
    return _Step(
        was=was,
        now=now,
        led=_find_led(was, homes),
        homes=homes,
        marks=marks,
        writers=writers,
        new=frozenset(writers.values()) - old,
        mates={one: x.reports for x in record.grouping.lineages for one in x.reports},
        voices={one.event: one.voices for one in record.collation.standings},
        older=frozenset(key for key in now if stories[key] in held),
        reports={one.id: one for one in record.reports},
    )


def _find_led(was: States, homes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return by event now the events before that lead to it, as redirects do."""
    led: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for key, one in was.items():
        kept = [homes[claim] for claim in one.claims if claim in homes]
        heir = homes.get(one.claims[0]) or next((x for x, _ in Counter(kept).most_common(1)), None)
        if heir is not None:
            led[heir].append((-1 if heir == key else 0, -kept.count(heir), key))
    return {heir: tuple(key for *_, key in sorted(some)) for heir, some in led.items()}


def _compare(event: str, now: EventState, step: _Step) -> Iterator[Told]:
    if event not in step.led:
        yield from _tell_new(event, now, step)
        return
    olds = [step.was[one] for one in step.led[event]]
    turned = Turned(was=olds[0], now=now, reports=step.reports)
    added = _find_new(now.claims, step)
    yield from _tell_figures(turned, step.voices.get(event, ()), step)
    yield from _tell_marks(event, olds, now, step)
    if (now.status, now.statuses) != (turned.was.status, turned.was.statuses):
        yield "status-changed", say_status(turned, added), added
    if len(olds) > 1:
        yield "events-joined", say_joined(turned, len(olds), added), added
    gone = {claim for old in olds for claim in old.claims if step.homes.get(claim, event) != event}
    if gone:
        parts = len({step.homes[one] for one in gone})
        yield "event-parted", say_parted(turned, len(gone), parts, added), added


def _tell_new(event: str, now: EventState, step: _Step) -> Iterator[Told]:
    """Tell an event that was not there: of new claims, or parted from another."""
    added = _find_new(now.claims, step)
    if any(step.writers.get(one) not in step.new for one in now.claims):
        yield "event-parted", say_found(step.reports, added, parted=True), added
    elif event in step.older:
        yield "event-found", say_found(step.reports, added, parted=False), added


def _tell_figures(turned: Turned, voices: tuple[Voice, ...], step: _Step) -> Iterator[Told]:
    """Tell what changed of the figures, by those new reports that bear the event out."""
    was, now = turned.was.tally, turned.now.tally
    new = find_new_voices(turned.was, voices)
    if was.independent != now.independent:
        added = _find_new(_list_claims(new or voices), step)
        yield "voices-changed", say_voices(turned, new, added), added
        return
    added = _find_new(_list_claims(voices), step)
    if now.documents > was.documents:
        yield "copies-added", say_copies(turned, added), added
    elif was != now:
        yield "figures-changed", say_figures(turned, added), added


def _list_claims(voices: Iterable[Voice]) -> Iterator[str]:
    return (claim for one in voices for claim in one.claims)


def _tell_marks(
    event: str, olds: Iterable[EventState], now: EventState, step: _Step
) -> Iterator[Told]:
    were = {mark for old in olds for mark in old.marks}
    for mark in sorted(set(now.marks) - were):
        added = _find_new(step.marks[event][mark], step, near=False)
        added = added or _find_new(now.claims, step)
        yield _FOUND[mark.kind], say_mark(mark, step.reports, added), added
    for mark in sorted(were - set(now.marks)):
        added = _find_new(now.claims, step)
        yield _GONE[mark.kind], say_unmarked(mark, step.reports, added), added


def _find_new(claims: Iterable[str], step: _Step, *, near: bool = True) -> tuple[str, ...]:
    """Return the new reports that make these claims, or else are in a lineage with who does."""
    writers = {step.writers[one] for one in claims if one in step.writers}
    made = writers & step.new
    if made or not near:
        return tuple(sorted(made))
    mates = {mate for one in writers for mate in step.mates.get(one, ())}
    return tuple(sorted(mates & step.new))
