"""Which of two differing versions is likely the broken one, and why."""

from collections.abc import Iterator

from msgspec import Struct

from twosource.collate.kinds import is_made_up
from twosource.collate.mentions import Unmatched
from twosource.collate.passages import Passages
from twosource.collate.versions import Versions
from twosource.model import Mention, Side

__all__ = ["Verdict", "judge_broken", "judge_damage"]


class Verdict(Struct, frozen=True):
    """The side that is likely damaged, in words and by the rule that decided."""

    side: Side
    because: str
    rule: str


def judge_broken(passages: Passages, versions: Versions, unmatched: Unmatched) -> Verdict:
    """Return the broken side of one difference by the first rule that decides, or cannot-tell."""
    opinions = (
        *_against_parent(passages, versions),
        *_against_itself(passages, unmatched),
        *_outvoted(passages, versions, unmatched),
        *_known_name(unmatched),
        *_made_up(passages, versions, unmatched),
    )
    undecided = Verdict("cannot-tell", "nothing in the versions decides it", "undecided")
    return next(iter(opinions), None) or judge_damage(passages) or undecided


def judge_damage(passages: Passages) -> Verdict | None:
    """Return the side of which alone the passage shows signs of garbling; None when neither or both
    do.
    """
    first = passages.first.damage_in(passages.at_first)
    second = passages.second.damage_in(passages.at_second)
    if bool(first) == bool(second):
        return None
    side: Side = "first" if first else "second"
    signs = ", ".join(f"“{quote}”" for quote in (first or second)[:3])
    return Verdict(side, f"its passage is garbled at {signs}, the other is not", "one-sided damage")


def _against_parent(passages: Passages, versions: Versions) -> Iterator[Verdict]:
    """A copy that differs from the very text it was taken from is the broken one."""
    first, second = passages.first.report.id, passages.second.report.id
    if not versions.is_same_edition(first, second):
        return
    if versions.is_parent(second, first):
        yield Verdict("first", "the other is the text it was taken from", "against its parent")
    elif versions.is_parent(first, second):
        yield Verdict("second", "the other is the text it was taken from", "against its parent")


def _against_itself(passages: Passages, unmatched: Unmatched) -> Iterator[Verdict]:
    """A report that elsewhere has the other's spelling broke the name in this one place."""
    first, second = unmatched.first, unmatched.second
    if first is None or second is None or first.kind != "name":
        return
    in_first = passages.first.mentions_value("name", second.value)
    in_second = passages.second.mentions_value("name", first.value)
    note = "it has the other's spelling in another place"
    if in_first and not in_second:
        yield Verdict("first", note, "against itself")
    elif in_second and not in_first:
        yield Verdict("second", note, "against itself")


def _outvoted(passages: Passages, versions: Versions, unmatched: Unmatched) -> Iterator[Verdict]:
    besides = (passages.first.report.id, passages.second.report.id)
    with_first = _count_others(unmatched.first, versions, besides)
    with_second = _count_others(unmatched.second, versions, besides)
    if with_first >= 2 and not with_second:
        note = f"{with_first} further versions have it as in the first, none as in the second"
        yield Verdict("second", note, "outvoted")
    elif with_second >= 2 and not with_first:
        note = f"{with_second} further versions have it as in the second, none as in the first"
        yield Verdict("first", note, "outvoted")


def _count_others(mention: Mention | None, versions: Versions, besides: tuple[str, str]) -> int:
    return versions.others_with(mention.kind, mention.value, besides) if mention else 0


def _made_up(passages: Passages, versions: Versions, unmatched: Unmatched) -> Iterator[Verdict]:
    if unmatched.first is not None and unmatched.second is not None:
        return
    if is_made_up(unmatched, passages, versions):
        side: Side = "first" if unmatched.first else "second"
        note = "no other version has the name, and the sentence around it is broken"
        yield Verdict(side, note, "made up")


def _known_name(unmatched: Unmatched) -> Iterator[Verdict]:
    """Of two names alike, the one that the lexicon knows is sound."""
    first, second = unmatched.first, unmatched.second
    if first is None or second is None or first.kind != "name":
        return
    if ":" in first.value and ":" not in second.value:
        yield Verdict("second", "close to a known name, and itself unknown", "known name")
    elif ":" in second.value and ":" not in first.value:
        yield Verdict("first", "close to a known name, and itself unknown", "known name")
