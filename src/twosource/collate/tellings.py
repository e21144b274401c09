"""Claims that say the same in sentences that stand for one another: a happening told once.

A hundred copies of one sentence make one telling, so that what comes after compares tellings and
not every two copies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from twosource.collate.agreement import (
    Party,
    agree_in_dates,
    agree_in_parties,
    are_near,
    make_parties,
)
from twosource.model import Claim, When
from twosource.text.aligned import Place

__all__ = [
    "Agreement",
    "Said",
    "Telling",
    "compare_said",
    "gather_tellings",
    "rank_claim",
    "weigh_agreement",
]

# Copies are joined before all others: nothing else weighs as much.
_COPIED = 16
_PARTY, _DENIED = 2, 2
_SAME_DATE, _DATE, _MODE = 3, 2, 1

_LAST = "~"  # after every date

Rank = tuple[str, str]


class Agreement(Struct, frozen=True):
    """How far what two claims say agrees.

    `tied` tells that a party, or what is denied, is the same; `against` counts the slots that
    disagree, and `small` tells that days which disagree are near.
    """

    weight: int
    tied: bool
    against: int
    small: bool


class Said(Struct, frozen=True):
    """What a claim says, as far as claims are compared by it; `denied` are ids of events."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    mode: str | None
    denied: frozenset[str]


class Telling(Struct, frozen=True):
    """Claims of one act that say the same in one passage; no two of them stand in one sentence."""

    passage: Place
    said: Said
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    places: frozenset[tuple[str, int]]

    @property
    def never_was(self) -> bool:
        """Tell whether every claim says that it did not happen."""
        return all(one.status == "did-not-happen" for one in self.claims)


def gather_tellings(
    claims: Iterable[Claim],
    *,
    passages: Mapping[str, Place],
    denied: Mapping[str, frozenset[str]],
) -> tuple[Telling, ...]:
    """Return the tellings of some claims of one act, the earliest first.

    `passages` has for each claim the first of all sentences that stand for its own, `denied` the
    events that a denial denies.
    """
    held: defaultdict[tuple[Place, Said, int], list[Claim]] = defaultdict(list)
    passed: Counter[tuple[Place, Said, str]] = Counter()
    for one in sorted(claims, key=lambda one: (one.report, one.cue.start, one.id)):
        said = _read_said(one, denied.get(one.id, frozenset()))
        passage = passages[one.id]
        held[passage, said, passed[passage, said, one.report]].append(one)
        passed[passage, said, one.report] += 1
    found = (_make_telling(passage, said, some) for (passage, said, _), some in held.items())
    return tuple(sorted(found, key=lambda one: rank_claim(one.claims[0])))


def rank_claim(claim: Claim) -> Rank:
    """Return where a claim comes in the order of date and id; without a date it comes last."""
    when = claim.when
    return (_LAST if when is None else when.start or when.end, claim.id)


def compare_said(ours: Said, theirs: Said) -> Agreement:
    """Return how far what two claims say agrees, wherever they stand."""
    parties = [
        agree_in_parties(ours.actors, theirs.actors),
        agree_in_parties(ours.recipients, theirs.recipients),
    ]
    dates = agree_in_dates(ours.when, theirs.when)
    denied = _agree_in_denied(ours.denied, theirs.denied)
    slots = [*parties, dates, denied]
    return Agreement(
        weight=_PARTY * parties.count(True)
        + _DENIED * bool(denied)
        + (_SAME_DATE if ours.when == theirs.when else _DATE) * bool(dates)
        + _MODE * (ours.mode is not None and ours.mode == theirs.mode),
        tied=True in parties or bool(denied),
        against=slots.count(False),
        small=dates is not False or _are_near(ours.when, theirs.when),
    )


def weigh_agreement(said: Agreement, one: Telling, other: Telling) -> int | None:
    """Return how strongly two tellings agree, 0 where nothing ties them, None if they contradict.

    Silence agrees with everything and ties nothing; neither does a date or a mode alone. In a copy
    one slot may disagree, a date by some days: a copy is one telling. What one report says happened
    and what it says did not are two; where reports differ in that, they tell of one.
    """
    apart = one.reports.isdisjoint(other.reports)
    if not apart and (one.places & other.places or one.never_was != other.never_was):
        return None
    copied = apart and one.passage == other.passage
    if said.against and not (copied and said.against == 1 and said.small):
        return None
    if not (copied or said.tied):
        return 0
    return _COPIED * copied + said.weight - said.against


def _read_said(claim: Claim, denied: frozenset[str]) -> Said:
    return Said(
        actors=make_parties(claim.actors),
        recipients=make_parties(claim.recipients),
        when=claim.when,
        mode=claim.mode,
        denied=denied,
    )


def _make_telling(passage: Place, said: Said, claims: Iterable[Claim]) -> Telling:
    ordered = tuple(sorted(claims, key=rank_claim))
    return Telling(
        passage=passage,
        said=said,
        claims=ordered,
        reports=frozenset(one.report for one in ordered),
        places=frozenset((one.report, one.at.start) for one in ordered),
    )


def _agree_in_denied(first: frozenset[str], second: frozenset[str]) -> bool | None:
    return bool(first & second) if first and second else None


def _are_near(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and are_near(one, other)
