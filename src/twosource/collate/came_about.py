"""What one edition plans and the next has done, or has in another number, in whatever sentence.

A later edition is often written anew, so that its sentences are aligned with none. What both claim
of one act by the same parties tells it all the same.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.collate.agreement import (
    agree_in_dates,
    agree_in_parties,
    agree_in_sides,
    are_near,
    make_parties,
)
from twosource.collate.broken import Verdict
from twosource.collate.mutual import goes_both_ways
from twosource.collate.versions import Version
from twosource.model import Amount, Claim, Slot, Span, When
from twosource.text.folding import fold

__all__ = ["Turn", "find_come_about"]

_TO_COME = frozenset({"planned", "offered", "demanded", "threatened"})
_SETTLED = {
    "happened": Verdict("neither", "planned in the one, come about in the other", "came about"),
    "did-not-happen": Verdict("neither", "planned in the one, given up in the other", "came about"),
}
_REVISED = Verdict("neither", "the later edition has another figure", "revised figure")


class Turn(Struct, frozen=True, kw_only=True):
    """A claim of the earlier edition, the one of the later in its place, and the words of both."""

    was: Claim
    now: Claim
    at_was: Span
    at_now: Span
    slot: Slot
    verdict: Verdict


def find_come_about(
    earlier: Version, was: Sequence[Claim], later: Version, now: Sequence[Claim]
) -> Iterator[Turn]:
    """Yield what the claims of an earlier edition have become in a later one, each claim once."""
    held = [one for one in was if one.judged != "rejected"]
    found = [
        (_misfit(earlier, old, later, new), place, turn)
        for place, new in enumerate(now)
        if new.judged != "rejected" and not _is_told_already(earlier, held, later, new)
        for old in held
        if _are_of_one_act(earlier, old, later, new)
        and (turn := _settle(earlier, old, new) or _revise(earlier, old, later, new)) is not None
    ]
    taken: set[str] = set()
    kept: list[tuple[int, Turn]] = []
    for _, place, turn in sorted(found, key=lambda one: one[:2]):
        if not taken & {turn.was.id, turn.now.id}:
            taken |= {turn.was.id, turn.now.id}
            kept.append((place, turn))
    yield from (turn for _, turn in sorted(kept, key=lambda one: one[0]))


def _misfit(earlier: Version, old: Claim, later: Version, new: Claim) -> tuple[bool, bool]:
    """Return what speaks against two claims being of one act: other days, other words."""
    is_other_day = agree_in_dates(old.when, new.when) is not True
    return is_other_day, fold(earlier.text_of(old.cue)) != fold(later.text_of(new.cue))


def _is_told_already(earlier: Version, held: Sequence[Claim], later: Version, new: Claim) -> bool:
    """Tell whether the earlier edition claims the same of the same day, in the same number.

    Where no day is told in one of them, the same words must.
    """
    return any(
        one.status == new.status
        and _are_of_one_act(earlier, one, later, new)
        and _may_be_told_by(earlier, one, later, new)
        and _list_values(one) == _list_values(new)
        for one in held
    )


def _may_be_told_by(earlier: Version, one: Claim, later: Version, new: Claim) -> bool:
    is_one_day = agree_in_dates(one.when, new.when)
    if is_one_day is not None or (one.when is None and new.when is None):
        return is_one_day is not False
    return fold(earlier.text_of(one.cue)) == fold(later.text_of(new.cue))


def _list_values(claim: Claim) -> list[tuple[float, str]]:
    return sorted((one.value, one.unit) for one in claim.amounts)


def _settle(earlier: Version, old: Claim, new: Claim) -> Turn | None:
    """Return that a plan came about, or was given up; None where it did not."""
    verdict = _SETTLED.get(new.status)
    if verdict is None or old.status not in _TO_COME:
        return None
    if new.status != "happened" and not agree_in_dates(old.when, new.when):
        return None
    if not _is_after(new.when, earlier) or not _fit_in_time(old.when, new.when):
        return None
    return Turn(was=old, now=new, at_was=old.cue, at_now=new.cue, slot="status", verdict=verdict)


def _revise(earlier: Version, old: Claim, later: Version, new: Claim) -> Turn | None:
    """Return that the same act on the same day has another figure of the same thing."""
    if old.status != new.status or agree_in_dates(old.when, new.when) is False:
        return None
    if fold(earlier.text_of(old.cue)) != fold(later.text_of(new.cue)):
        return None
    pairs = [(x, y) for x in old.amounts for y in new.amounts if _is_of_one_thing(x, y)]
    if len(pairs) != 1 or pairs[0][0].value == pairs[0][1].value:
        return None
    ((one, other),) = pairs
    return Turn(
        was=old, now=new, at_was=one.span, at_now=other.span, slot="amount", verdict=_REVISED
    )


def _is_of_one_thing(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and bool(one.object) and fold(one.object) == fold(other.object)


def _are_of_one_act(earlier: Version, old: Claim, later: Version, new: Claim) -> bool:
    if (old.act, old.mode) != (new.act, new.mode):
        return False
    ours, theirs = ([make_parties(one.actors), make_parties(one.recipients)] for one in (old, new))
    mutual = goes_both_ways(old, earlier.text_of(old.cue))
    if mutual and goes_both_ways(new, later.text_of(new.cue)):
        agreed = agree_in_sides(ours, theirs)
    else:
        agreed = [agree_in_parties(x, y) for x, y in zip(ours, theirs, strict=True)]
    return True in agreed and False not in agreed


def _is_after(when: When | None, earlier: Version) -> bool:
    """Tell whether it may have come about since the earlier edition was written."""
    dates = earlier.report.dates
    if when is None or not when.end or not dates:
        return True
    return when.end >= dates[0].when.start


def _fit_in_time(planned: When | None, done: When | None) -> bool:
    """Tell whether what was done may be what was planned: on that day, or near to it."""
    if planned is None or done is None or agree_in_dates(planned, done):
        return True
    return are_near(planned, done)
