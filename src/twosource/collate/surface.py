"""Surface differences between aligned passages: names, numbers, dates, negation, wording."""

from collections.abc import Iterator

from twosource.collate.broken import Verdict, judge_broken, judge_damage
from twosource.collate.kinds import kind_of_mention, kind_of_reversal
from twosource.collate.mentions import Unmatched, find_unmatched
from twosource.collate.passages import Passages
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Difference,
    DifferenceKind,
    Mention,
    MentionKind,
    Slot,
    Span,
)
from twosource.text.cues import is_planned, is_settled
from twosource.text.hashing import hash_parts
from twosource.text.words import find_words

__all__ = ["find_surface", "make_difference", "say_wording"]

_SLOTS: tuple[MentionKind, ...] = ("name", "number", "date")
_SOUND = Verdict("neither", "", "")
_BOUNDED = Verdict("neither", "the figure is the same, said as a bound or as about", "same figure")
_CAME_ABOUT = Verdict("neither", "planned in the one, come about in the other", "came about")
_WITHOUT_VERDICT: dict[DifferenceKind, str] = {
    "update": "another edition, and neither passage is damaged",
    "omission": "the other version leaves it out",
    "addition": "the earlier version does not have it",
    "paraphrase": "each version keeps to its own spelling",
}
_STEM = 5
_REFUSALS = frozenset({"reject", "refuse", "fail", "lack"})

Sides = tuple[Span | None, Span | None]


def find_surface(
    passages: Passages, versions: Versions, *, are_parsed: bool = False
) -> list[Difference]:
    """Return the names, numbers, dates and negations in which two passages differ.

    Where both passages are parsed, negations are left to what they negate.
    """
    found = [
        _of_mention(unmatched, kind, passages, versions)
        for kind in _SLOTS
        for unmatched in find_unmatched(passages, kind)
    ]
    if not are_parsed:
        found.extend(_of_negation(passages, versions))
    found.extend(_of_status(passages, versions))
    return found


def _of_mention(
    unmatched: Unmatched, slot: MentionKind, passages: Passages, versions: Versions
) -> Difference:
    kind = kind_of_mention(unmatched, passages, versions)
    verdict = _judge(kind, passages, versions, unmatched)
    if kind == "paraphrase" and slot == "number":
        verdict = _BOUNDED
    sides = (_span_of(unmatched.first), _span_of(unmatched.second))
    return make_difference(passages, slot, kind, sides=sides, verdict=verdict)


def _of_negation(passages: Passages, versions: Versions) -> Iterator[Difference]:
    """Find passages of which only one denies or negates what both speak of."""
    left = passages.first.mentions_in(passages.at_first, "negation")
    right = passages.second.mentions_in(passages.at_second, "negation")
    if bool(left) == bool(right):
        return
    holder, other = passages.first, passages.second
    if right:
        holder, other = other, holder
    turning = [one for one in left or right if _turns_round(one, holder, other, passages)]
    if not turning:
        return
    alone = Unmatched(turning[0], None) if left else Unmatched(None, turning[0])
    kind = kind_of_reversal(passages, versions)
    sides = (
        turning[0].span if left else passages.at_first,
        turning[0].span if right else passages.at_second,
    )
    verdict = _judge(kind, passages, versions, alone)
    yield make_difference(passages, "negation", kind, sides=sides, verdict=verdict)


def _turns_round(mention: Mention, holder: Version, other: Version, passages: Passages) -> bool:
    """Tell whether a negation turns round what the other passage says: the word that it negates
    stands there too. "Asked not to be named" for "on condition of anonymity" turns nothing round.

    Verbs of refusal do not count: for "rejected" the other may say "rebuffed", which no list holds.
    """
    if mention.value in _REFUSALS:
        return False
    there = passages.at_second if other is passages.second else passages.at_first
    stems = {word[:_STEM] for word in find_words(other.text_of(there)).folded}
    return any(word[:_STEM] in stems for word in holder.words_after(mention.span))


def _judge(
    kind: DifferenceKind, passages: Passages, versions: Versions, unmatched: Unmatched
) -> Verdict:
    return judge_broken(passages, versions, unmatched) if kind == "corruption" else _SOUND


def _of_status(passages: Passages, versions: Versions) -> Iterator[Difference]:
    """Find what one edition plans and another has as done."""
    if _came_about(passages, versions):
        sides = (passages.at_first, passages.at_second)
        yield make_difference(passages, "wording", "update", sides=sides, verdict=_CAME_ABOUT)


def say_wording(passages: Passages) -> Iterator[Difference]:
    """Find passages that differ in words of meaning and in nothing that the other slots see.

    Where one of the two is garbled and the other is not, the garbled one is broken; otherwise the
    words alone do not tell whether the meaning differs.
    """
    changed = passages.count_changed_words()
    if not changed:
        return
    sides = (passages.at_first, passages.at_second)
    broken = judge_damage(passages)
    if broken:
        yield make_difference(passages, "wording", "corruption", sides=sides, verdict=broken)
        return
    said = f"{changed} words differ" if changed > 1 else "1 word differs"
    verdict = Verdict("cannot-tell", f"{said}; whether the meaning does is not judged", "wording")
    yield make_difference(passages, "wording", "paraphrase", sides=sides, verdict=verdict)


def _came_about(passages: Passages, versions: Versions) -> bool:
    if versions.is_same_edition(passages.first.report.id, passages.second.report.id):
        return False
    first = passages.first.text_of(passages.at_first)
    second = passages.second.text_of(passages.at_second)
    return (is_planned(first) and is_settled(second)) or (is_planned(second) and is_settled(first))


def make_difference(
    passages: Passages,
    slot: Slot,
    kind: DifferenceKind,
    *,
    sides: Sides,
    verdict: Verdict,
    claims: tuple[str, ...] = (),
) -> Difference:
    """Return a difference with its id; without words of a verdict its kind says why."""
    first, second = passages.first.report.id, passages.second.report.id
    places = [f"{span.report}:{span.start}:{span.end}" if span else "" for span in sides]
    return Difference(
        id=hash_parts("difference", first, second, slot, kind, *places),
        first=first,
        second=second,
        slot=slot,
        kind=kind,
        at_first=sides[0],
        at_second=sides[1],
        broken=verdict.side,
        because=verdict.because or _WITHOUT_VERDICT[kind],
        rule=verdict.rule or slot,
        claims=claims,
    )


def _span_of(mention: Mention | None) -> Span | None:
    return mention.span if mention else None
