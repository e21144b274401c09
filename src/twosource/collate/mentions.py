"""Mentions of one passage that the other lacks, paired where one stands in the other's place."""

from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein

from twosource.collate.durations import is_told_as_duration
from twosource.collate.passages import Passages
from twosource.collate.values import is_same_value, plain_name
from twosource.collate.versions import Version
from twosource.lexicon.contrasts import find_contrast
from twosource.model import Mention, MentionKind

__all__ = ["Unmatched", "are_near_names", "find_unmatched"]

_NEAR = 0.72
_LEAST_NEAR_LETTERS = 3
_CURRENCY = 3
# "The first since", "for the first time": said or left out without a figure being lost.
_SMALL_TALK = frozenset({"#1"})


class Unmatched(Struct, frozen=True):
    """A mention that the other passage lacks; both are set where one replaces the other."""

    first: Mention | None
    second: Mention | None


def find_unmatched(passages: Passages, kind: MentionKind) -> list[Unmatched]:
    """Return the mentions of one kind in which two passages differ, in order of the text.

    A name, number or date that the other report has elsewhere is moved, not missing; it counts only
    where another stands in its place.
    """
    left = passages.first.mentions_in(passages.at_first, kind)
    right = passages.second.mentions_in(passages.at_second, kind)
    only_left = _without(left, right)
    only_right = _without(right, left)
    paired = _pair(only_left, only_right, passages)
    taken = {id(one) for pair in paired for one in (pair.first, pair.second)}
    alone_left = [
        Unmatched(one, None)
        for one in only_left
        if id(one) not in taken and _is_missing(one, passages.first, passages.second)
    ]
    alone_right = [
        Unmatched(None, one)
        for one in only_right
        if id(one) not in taken and _is_missing(one, passages.second, passages.first)
    ]
    return [*paired, *alone_left, *alone_right]


def are_near_names(one: str, other: str) -> bool:
    """Tell whether one name may be the other misspelt: "kcna" and "cna", "klein" and "cline"."""
    plain, other_plain = plain_name(one), plain_name(other)
    if min(len(plain), len(other_plain)) < _LEAST_NEAR_LETTERS:
        return False
    likeness: float = DamerauLevenshtein.normalized_similarity(plain, other_plain)
    return likeness >= _NEAR


def _without(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without a counterpart of the same value; each counterpart serves once."""
    free = list(others)
    alone = []
    for mention in mentions:
        match = next((o for o in free if is_same_value(mention.kind, mention.value, o.value)), None)
        if match is None:
            alone.append(mention)
        else:
            free.remove(match)
    return alone


def _pair(left: Sequence[Mention], right: Sequence[Mention], passages: Passages) -> list[Unmatched]:
    """Pair what stands for one another, the surest ties first."""
    free_left, free_right = list(left), list(right)
    pairs = []
    for is_tied in (_counts_the_same, _stands_there, _is_alone_of_its_unit, _has_another_unit):
        for mention in list(free_left):
            others = [one for one in free_right if is_tied(mention, one, free_right, passages)]
            if others:
                free_left.remove(mention)
                free_right.remove(others[0])
                pairs.append(Unmatched(mention, others[0]))
    return pairs


def _counts_the_same(
    mention: Mention, other: Mention, _: Sequence[Mention], passages: Passages
) -> bool:
    """Tie "40 trucks" to "46 trucks": two numbers of one thing."""
    if mention.kind != "number" or _unit_of(mention) != _unit_of(other):
        return False
    counted = passages.first.word_after(mention.span)
    return counted != "" and counted == passages.second.word_after(other.span)


def _stands_there(
    mention: Mention, other: Mention, _: Sequence[Mention], passages: Passages
) -> bool:
    """Tie what stands in the same changed stretch; names must also look alike or both be unknown
    to the other report, since a sentence is often told from another actor.
    """
    if mention.kind == "name":
        if are_near_names(mention.value, other.value):
            return True
        known = _is_elsewhere(mention, passages.second) or _is_elsewhere(other, passages.first)
        return not known and passages.are_changed_together(mention, other)
    if mention.kind == "number" and _unit_of(mention) != _unit_of(other):
        return False
    return passages.are_changed_together(mention, other)


def _is_alone_of_its_unit(
    mention: Mention, other: Mention, rest: Sequence[Mention], _: Passages
) -> bool:
    """Tie two amounts of one unit where the other passage has no third: "$1.8bn", "$2.1bn"."""
    unit = _unit_of(mention)
    same = [one for one in rest if _unit_of(one) == unit]
    return unit != "" and same == [other]


def _unit_of(mention: Mention) -> str:
    """Return the unit of a number ("50000000000 USD" is in "USD"), "" when it has none."""
    return mention.value.partition(" ")[2] if mention.kind == "number" else ""


def _has_another_unit(mention: Mention, other: Mention, _: Sequence[Mention], __: Passages) -> bool:
    """Tie one figure of two units that exclude one another: "12 years", "12 months"."""
    if mention.kind != "number" or _figure_of(mention) != _figure_of(other):
        return False
    units = _unit_of(mention), _unit_of(other)
    are_money = all(len(unit) == _CURRENCY and unit.isupper() for unit in units)
    return units[0] != units[1] and (
        are_money or find_contrast(units[0].casefold(), units[1].casefold()) is not None
    )


def _figure_of(mention: Mention) -> str:
    return mention.value.partition(" ")[0]


def _is_missing(mention: Mention, holder: Version, other: Version) -> bool:
    """Tell whether the other report really lacks a mention: neither moved, nor written small, nor
    the bracketed short form of what it spells out.
    """
    if _is_elsewhere(mention, other) or is_told_as_duration(mention, holder, other):
        return False
    if mention.value in _SMALL_TALK:
        return False
    if mention.kind != "name":
        return True
    before = holder.report.text[max(0, mention.span.start - 1) : mention.span.start]
    return before != "(" and not other.has_in_small(holder.text_of(mention.span))


def _is_elsewhere(mention: Mention, version: Version) -> bool:
    return version.mentions_value(mention.kind, mention.value)
