"""Where two roots say what cannot both be so, of one happening and of comparable days.

Within an event claims may disagree in figures, in the place, and in whether it happened at all. In
two events of one act they may disagree in who did it, to whom, or when: these are one happening
told in two ways only where something particular ties them and no lineage tells of both.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from msgspec import Struct

from twosource.collate.agreement import (
    agree_in_dates,
    agree_in_parties,
    are_near,
    make_parties,
)
from twosource.collate.counting import are_same_kind, can_both_be
from twosource.model import Act, Actor, Amount, Claim, Place, Slot, When
from twosource.text.folding import fold

__all__ = ["Opposed", "Told", "find_opposed"]

_FACT = frozenset({"happened", "ongoing"})
_NO_FACT = frozenset({"did-not-happen", "failed"})
_ASSERTED = frozenset({"happened", "ongoing", "alleged", "did-not-happen", "failed"})
_HOSTILE: frozenset[Act] = frozenset({"ASSAULT", "MOBILIZE"})
_EXACT: frozenset[str] = frozenset({"city", "site"})
_LEAST_APART = 15.0
_EARTH = 6371.0
_LONGEST_WINDOW = 7
_LEAST_STEMS = 2


class Told(Struct, frozen=True):
    """One event as one lineage tells it by one voice: a claim, whose word it is, and its event.

    `stems` are those of the sentence's words of meaning, names apart; `cue` is that of the act.
    """

    claim: Claim
    event: str
    lineage: str
    group: str
    cue: str
    stems: frozenset[str]


class Opposed(Struct, frozen=True):
    """Two claims that contradict each other in one slot; `values` are what they give there."""

    first: Told
    second: Told
    slot: Slot
    values: tuple[str, str]


def find_opposed(told: Sequence[Told]) -> Iterator[Opposed]:
    """Yield the contradictions among claims of one act in one story, in a fixed order.

    `told` holds one claim for all copies of a sentence. Claims of one lineage, or of one control
    group, do not contradict each other: one voice that says two things has changed its mind.
    """
    ordered = sorted(told, key=lambda one: one.claim.id)
    both = _find_lineages(ordered)
    for one, other in combinations(ordered, 2):
        if one.lineage == other.lineage or (one.group and one.group == other.group):
            continue
        if one.claim.status in _ASSERTED and other.claim.status in _ASSERTED:
            yield from _compare(one, other, both)


def _find_lineages(told: Sequence[Told]) -> Mapping[str, frozenset[str]]:
    lineages: dict[str, frozenset[str]] = {}
    for one in told:
        lineages[one.event] = lineages.get(one.event, frozenset()) | {one.lineage}
    return lineages


def _compare(one: Told, other: Told, lineages: Mapping[str, frozenset[str]]) -> Iterator[Opposed]:
    if one.event == other.event:
        yield from _within_event(one, other)
        return
    seen = _see(one, other)
    if seen.turned and one.claim.act in _HOSTILE and seen.is_one_time:
        yield Opposed(one, other, "direction", _name_both(one, other, "actors"))
        return
    statuses = {one.claim.status, other.claim.status}
    if statuses & _FACT and statuses & _NO_FACT and seen.shared and seen.alike:
        yield Opposed(one, other, "polarity", (one.claim.status, other.claim.status))
        return
    if False not in (seen.actors, seen.recipients) and seen.is_one_time:
        yield from _of_amounts(one, other)
    if lineages[one.event] & lineages[other.event]:
        return  # who tells of both means two
    yield from _of_parties(one, other, seen)


class _Seen(Struct, frozen=True):
    """How two claims of different events agree; None where one side is silent."""

    actors: bool | None
    recipients: bool | None
    dates: bool | None
    turned: bool
    shared: bool
    same_days: bool
    alike: bool
    tied: bool

    @property
    def is_one_time(self) -> bool:
        """Tell whether both may speak of one time: the same days, or the same words."""
        return self.same_days or (self.dates is not False and (self.alike or self.tied))


def _see(first: Told, second: Told) -> _Seen:
    one, other = first.claim, second.claim
    actors, their_actors = make_parties(one.actors), make_parties(other.actors)
    recipients, their_recipients = make_parties(one.recipients), make_parties(other.recipients)
    dates = agree_in_dates(one.when, other.when)
    turned = bool(
        agree_in_parties(actors, their_recipients)
        and agree_in_parties(recipients, their_actors)
        and not agree_in_parties(actors, their_actors)
    )
    return _Seen(
        actors=agree_in_parties(actors, their_actors),
        recipients=agree_in_parties(recipients, their_recipients),
        dates=dates,
        turned=turned,
        shared=any(
            agree_in_parties((ours,), (theirs,))
            for ours in (*actors, *recipients)
            for theirs in (*their_actors, *their_recipients)
        ),
        same_days=dates is True and _is_short(one.when) and _is_short(other.when),
        alike=first.cue == second.cue and len(first.stems & second.stems) >= _LEAST_STEMS,
        tied=_share_amount(one, other) or _share_place(one, other) or _share_object(one, other),
    )


def _within_event(one: Told, other: Told) -> Iterator[Opposed]:
    ours, theirs = one.claim, other.claim
    statuses = {ours.status, theirs.status}
    if statuses & _FACT and statuses & _NO_FACT:
        yield Opposed(one, other, "polarity", (ours.status, theirs.status))
    if agree_in_dates(ours.when, theirs.when) is not False:
        yield from _of_amounts(one, other)
        if ours.where and theirs.where and _are_apart(ours.where, theirs.where):
            yield Opposed(one, other, "place", (ours.where.name, theirs.where.name))


def _of_amounts(one: Told, other: Told) -> Iterator[Opposed]:
    """Yield the first of the figures that cannot both be so; the days must be the same or open."""
    if not _are_comparable(one.claim.when, other.claim.when):
        return
    theirs = other.claim.amounts
    for amount in one.claim.amounts:
        alike = [x for x in theirs if are_same_kind(amount, x)]
        if alike and not any(can_both_be(amount, x) for x in alike):
            values = (_say(amount), _say(alike[0]))
            yield Opposed(one, other, "amount", values)
            return


def _of_parties(one: Told, other: Told, seen: _Seen) -> Iterator[Opposed]:
    """Yield what two events of one act disagree in, where all else of them agrees."""
    if not seen.tied:
        return
    disagree = (seen.actors, seen.recipients, seen.dates)
    match disagree:
        case (False, True, True) if seen.same_days:
            yield Opposed(one, other, "actor", _name_both(one, other, "actors"))
        case (True, False, True) if seen.same_days:
            yield Opposed(one, other, "recipient", _name_both(one, other, "recipients"))
        case (True, True, False):
            ours, theirs = one.claim.when, other.claim.when
            if ours and theirs and _is_day(ours) and _is_day(theirs) and are_near(ours, theirs):
                yield Opposed(one, other, "date", (_say_day(ours), _say_day(theirs)))


def _are_comparable(one: When | None, other: When | None) -> bool:
    """Tell whether figures of two spans may be held against each other: both open, or alike."""
    if one is None or other is None:
        return True
    if _is_short(one) and _is_short(other):
        return agree_in_dates(one, other) is True
    return (one.start, one.end) == (other.start, other.end)


def _is_short(when: When | None) -> bool:
    if when is None or not (when.start and when.end):
        return False
    return _count_days(when.start, when.end) <= _LONGEST_WINDOW


def _is_day(when: When) -> bool:
    return bool(when.start) and when.start == when.end


def _count_days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _share_amount(one: Claim, other: Claim) -> bool:
    return any(
        are_same_kind(x, y) and can_both_be(x, y) and x.value == y.value
        for x in one.amounts
        for y in other.amounts
    )


def _share_place(one: Claim, other: Claim) -> bool:
    if one.where is None or other.where is None:
        return False
    exact = one.where.precision in _EXACT and other.where.precision in _EXACT
    return exact and fold(one.where.name) == fold(other.where.name)


def _share_object(one: Claim, other: Claim) -> bool:
    return bool(one.object) and fold(one.object) == fold(other.object)


def _are_apart(one: Place, other: Place) -> bool:
    if one.precision not in _EXACT or other.precision not in _EXACT:
        return False
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return _measure(one, other) > _LEAST_APART


def _measure(one: Place, other: Place) -> float:
    """Return the kilometres between two places."""
    north, other_north = radians(one.latitude or 0), radians(other.latitude or 0)
    east = radians((other.longitude or 0) - (one.longitude or 0))
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _name_both(one: Told, other: Told, slot: Literal["actors", "recipients"]) -> tuple[str, str]:
    return _name(getattr(one.claim, slot)), _name(getattr(other.claim, slot))


def _name(actors: Sequence[Actor]) -> str:
    parties = make_parties(actors)
    return ", ".join(one.state or " ".join(one.name) or one.title for one in parties)


def _say(amount: Amount) -> str:
    number = f"{amount.value:g}" if amount.upto is None else f"{amount.value:g} to {amount.upto:g}"
    sign = "" if amount.comparator == "=" else f"{amount.comparator} "
    return f"{sign}{number} {amount.object or amount.unit}".strip()


def _say_day(when: When) -> str:
    return when.start
