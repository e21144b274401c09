"""Surface differences between aligned passages: names, numbers, dates, negation, whole sentences.

Inside one lineage a difference is an update or a corruption, never a contradiction
(architecture.md, "Differences between versions").
"""

from collections.abc import Iterator

from twosource.collate.broken import Verdict, judge_broken, judge_damage
from twosource.collate.kinds import kind_of_lone_side, kind_of_mention, kind_of_reversal
from twosource.collate.mentions import Unmatched, find_unmatched
from twosource.collate.passages import Passages
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Alignment,
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

__all__ = ["find_differences"]

_SLOTS: tuple[MentionKind, ...] = ("name", "number", "date")
_SOUND = Verdict("neither", "", "")
_CAME_ABOUT = Verdict("neither", "planned in the one, come about in the other", "came about")
_NO_SUCH_SENTENCE = Verdict("neither", "the other version has no such sentence", "sentence")
_WITHOUT_VERDICT: dict[DifferenceKind, str] = {
    "update": "another edition, and neither passage is damaged",
    "omission": "the other version leaves it out",
    "addition": "the earlier version does not have it",
    "paraphrase": "each version keeps to its own spelling",
}
_STEM = 5
_LEAST_SENTENCE_WORDS = 4
_REFUSALS = frozenset({"reject", "refuse", "fail", "lack"})

Sides = tuple[Span | None, Span | None]


def find_differences(alignment: Alignment, versions: Versions) -> tuple[Difference, ...]:
    """Return what two aligned versions of one lineage say differently, in order of the text."""
    first, second = versions.by_id[alignment.first], versions.by_id[alignment.second]
    found = list(_find_one_sided(alignment, first, second, versions))
    for link in alignment.links:
        at_first, at_second = first.passage(link.first), second.passage(link.second)
        passages = Passages(first, second, at_first=at_first, at_second=at_second)
        found.extend(_compare(passages, versions))
    return tuple(sorted(found, key=_place))


def _compare(passages: Passages, versions: Versions) -> list[Difference]:
    if not passages.changes:
        return []
    found = [
        _of_mention(unmatched, kind, passages, versions)
        for kind in _SLOTS
        for unmatched in find_unmatched(passages, kind)
    ]
    found.extend(_of_negation(passages, versions))
    found.extend(_of_status(passages, versions))
    return found or list(_of_wording(passages))


def _of_mention(
    unmatched: Unmatched, slot: MentionKind, passages: Passages, versions: Versions
) -> Difference:
    kind = kind_of_mention(unmatched, passages, versions)
    verdict = _judge(kind, passages, versions, unmatched)
    sides = (_span_of(unmatched.first), _span_of(unmatched.second))
    return _make(passages, slot, kind, sides=sides, verdict=verdict)


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
    yield _make(passages, "negation", kind, sides=sides, verdict=verdict)


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
        yield _make(passages, "wording", "update", sides=sides, verdict=_CAME_ABOUT)


def _of_wording(passages: Passages) -> Iterator[Difference]:
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
        yield _make(passages, "wording", "corruption", sides=sides, verdict=broken)
        return
    said = f"{changed} words differ" if changed > 1 else "1 word differs"
    verdict = Verdict("cannot-tell", f"{said}; whether the meaning does is not judged", "wording")
    yield _make(passages, "wording", "paraphrase", sides=sides, verdict=verdict)


def _came_about(passages: Passages, versions: Versions) -> bool:
    if versions.is_same_edition(passages.first.report.id, passages.second.report.id):
        return False
    first = passages.first.text_of(passages.at_first)
    second = passages.second.text_of(passages.at_second)
    return (is_planned(first) and is_settled(second)) or (is_planned(second) and is_settled(first))


def _find_one_sided(
    alignment: Alignment, first: Version, second: Version, versions: Versions
) -> Iterator[Difference]:
    """Find the sentences that only one of the two versions has."""
    linked_first = {number for link in alignment.links for number in link.first}
    linked_second = {number for link in alignment.links for number in link.second}
    for version, linked in ((first, linked_first), (second, linked_second)):
        is_in_first = version is first
        for number, sentence in enumerate(version.report.sentences):
            if number in linked or _is_scrap(version, sentence.span):
                continue
            passages = Passages(first, second, at_first=sentence.span, at_second=sentence.span)
            kind = kind_of_lone_side(passages, versions, is_in_first=is_in_first)
            sides: Sides = (sentence.span, None) if is_in_first else (None, sentence.span)
            yield _make(passages, "sentence", kind, sides=sides, verdict=_NO_SUCH_SENTENCE)


def _is_scrap(version: Version, span: Span) -> bool:
    return len(version.text_of(span).split()) < _LEAST_SENTENCE_WORDS


def _make(
    passages: Passages,
    slot: Slot,
    kind: DifferenceKind,
    *,
    sides: Sides,
    verdict: Verdict,
) -> Difference:
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
    )


def _span_of(mention: Mention | None) -> Span | None:
    return mention.span if mention else None


def _place(difference: Difference) -> tuple[int, int, str]:
    first, second = difference.at_first, difference.at_second
    return (first.start if first else -1, second.start if second else -1, difference.id)
