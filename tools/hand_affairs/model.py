"""The labelled affairs, as they lie in `tests/quality/affairs-HAND.jsonl`: one affair a line."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from twosource.model import Act, DifferenceKind, Side, Slot, Status

__all__ = [
    "HandAffair",
    "HandClaim",
    "HandDifference",
    "HandEvent",
    "HandReport",
    "Opposed",
    "list_faults",
    "load_affairs",
]


class HandReport(Struct, frozen=True, forbid_unknown_fields=True):
    """A report as it was published; `written` is the true day, `shown` the one on its page."""

    publisher: str
    written: str
    shown: str | None
    text: str


class HandClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim: `at` stands once in its report and holds `cue`; `roots` begin with the first hand.

    `only_denied` marks what stands there only because somebody denies it.
    """

    report: str
    cue: str
    at: str
    status: Status
    roots: tuple[str, ...] = ()
    only_denied: bool = False


class HandEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """One happening with every claim that tells of it; `content` is independent low and high.

    `checked` tells that the writer kept figures that differ from the plain rule, with reason.
    """

    id: str
    says: str
    act: Act
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: tuple[str | None, str | None] | None
    content: tuple[int, int]
    claims: tuple[HandClaim, ...]
    checked: bool = False


class Opposed(Struct, frozen=True, forbid_unknown_fields=True):
    """Two passages, each as (report, words): of a contradiction, or of what only looks like one."""

    first: tuple[str, str]
    second: tuple[str, str]
    why: str
    slot: Slot | None = None


class HandDifference(Struct, frozen=True, forbid_unknown_fields=True):
    """What two versions say differently; a side is None where that version leaves it out."""

    first: str
    second: str
    at_first: str | None
    at_second: str | None
    slot: Slot
    kind: DifferenceKind
    broken: Side
    why: str


class HandSeries(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure as it was told over time: (report, words, value) in order."""

    of: str
    points: tuple[tuple[str, str, float], ...]


class HandAffair(Struct, frozen=True, forbid_unknown_fields=True):
    """Some reports of one affair, and what really stands in them; `faithful` pairs differ in words.

    `lineages` are wholly derived reports together, `editions` pairs of (earlier, later), `denials`
    pairs of events (denial, what it denies).
    """

    id: str
    title: str
    reports: dict[str, HandReport]
    lineages: tuple[tuple[str, ...], ...]
    editions: tuple[tuple[str, ...], ...]
    events: tuple[HandEvent, ...]
    denials: tuple[tuple[str, str], ...]
    contradictions: tuple[Opposed, ...]
    compatible: tuple[Opposed, ...]
    series: tuple[HandSeries, ...]
    differences: tuple[HandDifference, ...]
    faithful: tuple[tuple[str, str], ...]


def load_affairs(path: Path) -> tuple[HandAffair, ...]:
    """Return the affairs of one file; raises msgspec.ValidationError where a line is none."""
    lines = path.read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=HandAffair) for line in lines)


def list_faults(affair: HandAffair) -> Iterator[str]:
    """Yield what a label names that the affair does not hold, or holds more than once."""
    quotes = [(claim.report, claim.at) for event in affair.events for claim in event.claims]
    quotes += [side for one in affair.contradictions for side in (one.first, one.second)]
    quotes += [side for one in affair.compatible for side in (one.first, one.second)]
    quotes += [(report, words) for one in affair.series for report, words, _ in one.points]
    for one in affair.differences:
        sides = ((one.first, one.at_first), (one.second, one.at_second))
        quotes += [(report, words) for report, words in sides if words is not None]
    for report, words in quotes:
        found = affair.reports[report].text.count(words) if report in affair.reports else 0
        if found != 1:
            yield f"{affair.id}: {report} holds {words!r} {found} times"
    if sorted(one for lineage in affair.lineages for one in lineage) != sorted(affair.reports):
        yield f"{affair.id}: the lineages do not hold each report once"
    events = {one.id for one in affair.events}
    for pair in affair.denials:
        if not events.issuperset(pair):
            yield f"{affair.id}: a denial names an event that is not there: {pair}"
