"""Events and claims by the start of an id, and events by what they hold."""

import difflib
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from twosource.errors import NotFoundError, UsageError
from twosource.lexicon.states import find_state
from twosource.model import Claim, Event, Judgement, Record, Redirect, When
from twosource.present.events import EventDigest, NamedParty
from twosource.run.narrowing import demand_voices, has_voices
from twosource.text.folding import fold

__all__ = [
    "Wanted",
    "find_claim",
    "find_event",
    "find_judgement",
    "find_redirect",
    "fits_wanted",
    "pick_events",
]

_SHOWN = 3


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Named)


class Wanted(Struct, frozen=True, kw_only=True):
    """Which events are asked for; None asks for all. Parties are codes or names.

    `since` and `until` are ISO days, both included: an event fits whose time meets theirs.
    `independent` is how many independent voices must at least say so.
    """

    actor: str | None = None
    recipient: str | None = None
    act: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    independent: int | None = None


def find_event(record: Record, wanted: str) -> Event:
    """Find an event by the start of its id, or of one that it had before.

    Raises NotFoundError with the ids that are near, and UsageError when several fit.
    """
    led = find_redirect(record, wanted)
    if led is not None:
        return _find(record.collation.events, led.event, "event", record.claims, "claim")
    return _find(record.collation.events, wanted, "event", record.claims, "claim")


def find_redirect(record: Record, wanted: str) -> Redirect | None:
    """Find the redirect of an id that no event has any more by its start.

    None where an event has such an id, or where none ever had; raises UsageError when several fit.
    """
    start = wanted.strip().lower()
    if not start or any(one.id.startswith(start) for one in record.collation.events):
        return None
    found = [one for one in record.redirects if one.old.startswith(start)]
    if len({one.event for one in found}) > 1:
        raise UsageError(f"{wanted} fits {_list([one.old for one in found])}; give more digits")
    return found[0] if found else None


def find_judgement(judgements: Sequence[Judgement], wanted: str, *, noun: str) -> Judgement:
    """Find a judgement on a `noun` by the start of its id; raises as `find_event` does."""
    start = wanted.strip().lower()
    found = [one for one in judgements if start and one.id.startswith(start)]
    ids = [one.id for one in found or judgements]
    if not found:
        raise NotFoundError(f"no judgement on this {noun} begins {wanted}; there are {_list(ids)}")
    if len(found) > 1:
        raise UsageError(f"{wanted} fits {_list(ids)}; give more digits")
    return found[0]


def find_claim(record: Record, wanted: str) -> Claim:
    """Find a claim by the start of its id; raises as `find_event` does."""
    return _find(record.claims, wanted, "claim", record.collation.events, "event")


def pick_events(events: Sequence[EventDigest], wanted: Wanted) -> tuple[EventDigest, ...]:
    """Return the events that are asked for.

    Raises NotFoundError when no event has a party of that name, with the names that are near, or
    when nothing has all that was asked for; UsageError as `demand_voices` does.
    """
    if not events:
        raise NotFoundError("there is no event here; read some reports first")
    if wanted.actor is not None:
        _demand_party([party for one in events for party in one.actors], wanted.actor, "actor")
    if wanted.recipient is not None:
        parties = [party for one in events for party in one.recipients]
        _demand_party(parties, wanted.recipient, "recipient")
    demand_voices((one.independent for one in events), wanted.independent)
    found = tuple(one for one in events if fits_wanted(one, wanted))
    if not found:
        raise NotFoundError(
            "no event has all that was asked for; twosource events alone lists every event"
        )
    return found


def fits_wanted(event: EventDigest, wanted: Wanted) -> bool:
    """Tell whether an event is asked for."""
    return (
        has_voices(event.independent, wanted.independent)
        and _is_within(event.when, wanted)
        and _has_party(event.actors, wanted.actor)
        and _has_party(event.recipients, wanted.recipient)
        and wanted.act in (None, event.act)
        and (wanted.status is None or wanted.status in event.statuses)
    )


def _is_within(when: When | None, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if when is None:
        return False
    begins = not when.start or wanted.until is None or when.start <= wanted.until
    return begins and (not when.end or wanted.since is None or when.end >= wanted.since)


def _has_party(parties: Iterable[NamedParty], wanted: str | None) -> bool:
    return wanted is None or any(_is_party(one, wanted) for one in parties)


def _is_party(party: NamedParty, wanted: str) -> bool:
    state = find_state(wanted) or find_state(wanted.upper())
    if state is not None and party.state is not None:
        return party.state == state.iso3
    return fold(party.name) == fold(wanted)


def _demand_party(parties: Sequence[NamedParty], wanted: str, slot: str) -> None:
    if any(_is_party(one, wanted) for one in parties):
        return
    names = {fold(name): name for one in parties for name in (one.name, one.state) if name}
    close = difflib.get_close_matches(fold(wanted), names, n=_SHOWN, cutoff=0.6)
    near = [names[one] for one in close] or sorted({one.state or one.name for one in parties})
    hint = f"; there are {_list(near)}" if near else ""
    raise NotFoundError(f"no event has the {slot} {wanted}{hint}")


def _find(
    things: Sequence[Thing], wanted: str, noun: str, others: Iterable[_Named], other: str
) -> Thing:
    start = wanted.strip().lower()
    if not start:
        raise UsageError(f"an empty id names no {noun}; give the first digits of one")
    found = [one for one in things if one.id.startswith(start)]
    if len(found) > 1:
        ids = sorted(one.id for one in found)
        raise UsageError(f"{wanted} fits {_list(ids)}; give more digits")
    if found:
        return found[0]
    if any(one.id.startswith(start) for one in others):
        raise NotFoundError(
            f"no {noun} has an id that begins {wanted}, but a{'n' * (other == 'event')} {other} "
            f"has: twosource {other} {wanted}"
        )
    raise NotFoundError(f"no {noun} has an id that begins {wanted}{_near(things, start)}")


def _near(things: Sequence[_Named], start: str) -> str:
    for length in range(len(start) - 1, 0, -1):
        near = sorted(one.id for one in things if one.id.startswith(start[:length]))
        if near:
            return f"; near it: {_list(near)}"
    return "; twosource events lists the events"


def _list(names: Sequence[str]) -> str:
    left = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {left} more" if left > 0 else shown
