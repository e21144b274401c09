"""The order of events on a page: by date, and what a speech speaks of behind the speech."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from twosource.model import Claim, Event, When
from twosource.present.chosen_claim import choose_claim
from twosource.present.shelf import Bundle
from twosource.present.sureness import SURE
from twosource.text.lineages import map_lineages

__all__ = ["Placed", "choose_lead", "fold_rest", "part_unsure", "place_events"]

Value = TypeVar("Value")

MOST_SHOWN = 60
"""Events up to which all are shown at once."""

DEEPEST = 3
"""How far a row is set in at most: a speech about a speech about an act."""


class Placed(Struct, frozen=True, kw_only=True):
    """An event in its place, with its claims in the order of the page.

    `chosen` is the claim by which its parties are told where claims differ. `depth` is 0, or by one
    more than that of the speech that speaks of it. `speech` is the event it stands behind, None
    where it stands by its date.
    """

    event: Event
    claims: tuple[Claim, ...]
    chosen: Claim
    when: When | None
    depth: int
    speech: str | None


def place_events(bundle: Bundle) -> tuple[Placed, ...]:
    """Order the events of a story by date, those without one last.

    An event of which at least half the claims are what a speech speaks of stands behind the first
    such speech. Events whose claims are all of other stories are left out.
    """
    claims = {event.id: _list_claims(bundle, event) for event in bundle.events}
    events = {event.id: event for event in bundle.events if claims[event.id]}
    whens = {one: choose_lead(_list_whens(claims[one])) for one in events}
    order = sorted(events, key=lambda one: _sort_event(bundle, claims[one], whens[one], one))
    speeches = _choose_speeches(events, claims, order)
    lineages = map_lineages(bundle.lineages)
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for one in order:
        below[speeches.get(one)].append(one)
    return tuple(
        Placed(
            event=events[one],
            claims=claims[one],
            chosen=choose_claim(claims[one], lineages),
            when=whens[one],
            depth=min(depth, DEEPEST),
            speech=speeches.get(one),
        )
        for one, depth in _walk(below)
    )


def choose_lead(values: Sequence[Value]) -> Value | None:
    """Return the value that most give, of equally many the first; None where there is none."""
    counts = Counter(values)
    return max(counts, key=lambda one: counts[one]) if counts else None


def fold_rest(placed: tuple[Placed, ...]) -> int:
    """Return how many events are shown before the fold; a speech keeps what it speaks of."""
    if len(placed) <= MOST_SHOWN:
        return len(placed)
    starts = (at for at in range(MOST_SHOWN, len(placed)) if placed[at].depth == 0)
    return next(starts, len(placed))


def part_unsure(placed: tuple[Placed, ...]) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Return the events that are sure enough to stand in the table, and the others.

    A speech and what it speaks of stay together: one sure claim among them is enough.
    """
    sure: list[Placed] = []
    unsure: list[Placed] = []
    together: list[Placed] = []
    for one in (*placed, None):
        if together and (one is None or one.depth == 0):
            best = max(claim.surety for x in together for claim in x.claims)
            (sure if best >= SURE else unsure).extend(together)
            together = []
        if one is not None:
            together.append(one)
    return tuple(sure), tuple(unsure)


def _list_claims(bundle: Bundle, event: Event) -> tuple[Claim, ...]:
    held = (bundle.claims[one] for one in event.claims if one in bundle.claims)
    return tuple(
        sorted(
            (one for one in held if one.report in bundle.by_report),
            key=lambda one: (*_find_place(bundle, one), one.id),
        )
    )


def _list_whens(claims: tuple[Claim, ...]) -> list[When]:
    whens = (one.when for one in claims if one.when is not None)
    return sorted(whens, key=lambda one: (one.start or one.end, one.end))


def _find_place(bundle: Bundle, claim: Claim) -> tuple[int, str, int]:
    letter = bundle.by_report[claim.report].letter
    return len(letter), letter, claim.cue.start


def _sort_event(
    bundle: Bundle, claims: tuple[Claim, ...], when: When | None, event: str
) -> tuple[bool, str, str, tuple[int, str, int], str]:
    start, end = (when.start or when.end, when.end) if when is not None else ("", "")
    return when is None, start, end, _find_place(bundle, claims[0]), event


def _choose_speeches(
    events: Mapping[str, Event], claims: Mapping[str, tuple[Claim, ...]], order: list[str]
) -> dict[str, str]:
    """Choose behind which speech an event stands: a denial only where there is no other."""
    homes = {claim.id: one for one in events for claim in claims[one]}
    ranks = {one: (events[one].act == "DENIAL", at) for at, one in enumerate(order)}
    chosen: dict[str, str] = {}
    for one in order:
        told = [homes[x.content_of] for x in claims[one] if x.content_of in homes]
        speeches = sorted({home for home in told if home != one}, key=lambda home: ranks[home])
        if 2 * len(told) < len(claims[one]):
            continue
        found = next((home for home in speeches if not _leads_to(chosen, home, one)), None)
        if found is not None:
            chosen[one] = found
    return chosen


def _leads_to(chosen: dict[str, str], start: str, end: str) -> bool:
    """Tell whether an event stands, at some remove, behind another."""
    at: str | None = start
    while at is not None and at != end:
        at = chosen.get(at)
    return at == end


def _walk(below: Mapping[str | None, list[str]]) -> Iterator[tuple[str, int]]:
    waiting = [(one, 0) for one in reversed(below.get(None, []))]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting += [(inner, depth + 1) for inner in reversed(below.get(one, []))]
