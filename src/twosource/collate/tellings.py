"""Claims that say the same in sentences that stand for one another: a happening told once.

A hundred copies of one sentence make one telling, so that what comes after compares tellings and
not every two copies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from twosource.collate.agreement import (
    Party,
    agree_in_dates,
    are_near,
    count_days_between,
    make_parties,
)
from twosource.collate.mutual import goes_both_ways
from twosource.model import Claim, When
from twosource.text.aligned import Place

__all__ = [
    "Known",
    "Said",
    "Telling",
    "are_two",
    "differ_in_days",
    "gather_tellings",
    "is_copy",
    "part_telling",
    "rank_claim",
]

# What a report tells without a date is of its own time.
_A_YEAR = timedelta(days=366)

# Reports of two sources that tell of one happening may differ by so many days.
_SOME_DAYS = 3

_LAST = "~"  # after every date

Rank = tuple[str, str]


class Known(Struct, frozen=True, kw_only=True):
    """What is known of claims beside what they say; each is by claim, but `days` by report.

    `passages` has the first of all sentences that stand for the claim's own, `denied` the events
    that a denial denies, `cues` the words that name the act, `days` the day (ISO) of a report.
    """

    passages: Mapping[str, Place]
    denied: Mapping[str, frozenset[str]]
    cues: Mapping[str, str]
    days: Mapping[str, str]


class Said(Struct, frozen=True):
    """What a claim says, as far as claims are compared by it.

    `denied` are ids of events. `both_ways` tells that the act is one in which it says nothing who
    stands on which side: a meeting, a clash.
    """

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    mode: str | None
    denied: frozenset[str]
    both_ways: bool = False


class Telling(Struct, frozen=True):
    """Claims of one act that say the same in one passage; no two of them stand in one sentence.

    `horizon` is the day (ISO) before which nothing lies that they mean without a date; "" where
    they have a date, or the day of the report is not known.
    """

    passage: Place
    said: Said
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    places: frozenset[tuple[str, int]]
    horizon: str

    @property
    def never_was(self) -> bool:
        """Tell whether every claim says that it did not happen."""
        return all(one.status == "did-not-happen" for one in self.claims)


def gather_tellings(claims: Iterable[Claim], known: Known) -> tuple[Telling, ...]:
    """Return the tellings of some claims of one act, the earliest first."""
    held: defaultdict[tuple[Place, Said, int], list[Claim]] = defaultdict(list)
    passed: Counter[tuple[Place, Said, str]] = Counter()
    for one in sorted(claims, key=lambda one: (one.report, one.cue.start, one.id)):
        said = _read_said(one, known.denied.get(one.id, frozenset()), known.cues[one.id])
        passage = known.passages[one.id]
        held[passage, said, passed[passage, said, one.report]].append(one)
        passed[passage, said, one.report] += 1
    found = (
        _make_telling(passage, said, some, known.days) for (passage, said, _), some in held.items()
    )
    return tuple(sorted(found, key=lambda one: rank_claim(one.claims[0])))


def rank_claim(claim: Claim) -> Rank:
    """Return where a claim comes in the order of date and id; without a date it comes last."""
    when = claim.when
    return (_LAST if when is None else when.start or when.end, claim.id)


def part_telling(
    telling: Telling, apart: frozenset[tuple[str, str]], known: Known
) -> tuple[Telling, ...]:
    """Return a telling, or several where somebody judged two of its claims to be apart.

    `apart` are pairs of ids, the smaller first.
    """
    ids = {one.id for one in telling.claims}
    if not any(first in ids and second in ids for first, second in apart):
        return (telling,)
    parts: list[list[Claim]] = []
    for one in telling.claims:
        fits = (
            part
            for part in parts
            if not any((min(x.id, one.id), max(x.id, one.id)) in apart for x in part)
        )
        part = next(fits, None)
        if part is None:
            parts.append([one])
        else:
            part.append(one)
    return tuple(_make_telling(telling.passage, telling.said, part, known.days) for part in parts)


def are_two(one: Telling, other: Telling) -> bool:
    """Tell whether one report tells two things: in one sentence, that it was and was not, or of
    days that differ.

    Where reports differ in these, they may tell of one.
    """
    if one.reports.isdisjoint(other.reports):
        return False
    if one.places & other.places or one.never_was != other.never_was:
        return True
    return agree_in_dates(one.said.when, other.said.when) is False


def differ_in_days(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings cannot be of one happening by when it was, unless one is garbled.

    Between the days that two reports tell some others may lie, and a month in copies of one
    sentence. What is told without a date is not what lies a year and more back.
    """
    first, second = one.said.when, other.said.when
    differ = agree_in_dates(first, second) is False
    if is_copy(one, other):
        return differ and not (first and second and are_near(first, second))
    is_far = differ and _count_days(first, second) > _SOME_DAYS
    return is_far or _is_long_before(one, other) or _is_long_before(other, one)


def _is_long_before(dated: Telling, undated: Telling) -> bool:
    when = dated.said.when
    return when is not None and bool(when.end) and when.end < undated.horizon


def is_copy(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings stand in copies of one sentence."""
    return one.passage == other.passage and one.reports.isdisjoint(other.reports)


def _read_said(claim: Claim, denied: frozenset[str], cue: str) -> Said:
    return Said(
        actors=make_parties(claim.actors),
        recipients=make_parties(claim.recipients),
        when=claim.when,
        mode=claim.mode,
        denied=denied,
        both_ways=goes_both_ways(claim, cue),
    )


def _make_telling(
    passage: Place, said: Said, claims: Iterable[Claim], days: Mapping[str, str]
) -> Telling:
    ordered = tuple(sorted(claims, key=rank_claim))
    told = [days[one.report] for one in ordered if one.report in days]
    horizon = "" if said.when is not None or not told else _go_back(min(told))
    return Telling(
        passage=passage,
        said=said,
        claims=ordered,
        reports=frozenset(one.report for one in ordered),
        places=frozenset((one.report, one.at.start) for one in ordered),
        horizon=horizon,
    )


def _go_back(day: str) -> str:
    """Return the day a year before, or the first there is."""
    at = date.fromisoformat(day)
    return (at - min(_A_YEAR, at - date.min)).isoformat()


def _count_days(one: When | None, other: When | None) -> int:
    return count_days_between(one, other) if one is not None and other is not None else 0
