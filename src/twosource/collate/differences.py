"""Surface differences between aligned passages: names, numbers, dates, negation, whole sentences.

Inside one lineage a difference is an update or a corruption, never a contradiction
(architecture.md, "Differences between versions").
"""

from collections.abc import Iterator, Sequence

from twosource.collate.broken import Verdict, judge_broken
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

__all__ = ["find_differences"]

_SLOTS: tuple[MentionKind, ...] = ("name", "number", "date")
_SOUND = Verdict("neither", "", "")
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
    said = (
        f"{_quote(unmatched.first, passages.first)} / {_quote(unmatched.second, passages.second)}"
    )
    verdict = _SOUND
    if kind == "corruption":
        verdict = judge_broken(passages, versions, unmatched)
    sides = (_span_of(unmatched.first), _span_of(unmatched.second))
    return _make(passages, slot, kind, sides=sides, said=said, verdict=verdict)


def _of_negation(passages: Passages, versions: Versions) -> Iterator[Difference]:
    """Find passages of which only one denies or negates."""
    left = passages.first.mentions_in(passages.at_first, "negation")
    right = passages.second.mentions_in(passages.at_second, "negation")
    if bool(left) == bool(right) or not _is_grammatical(left or right):
        return
    alone = Unmatched(left[0] if left else None, right[0] if right else None)
    kind = kind_of_reversal(passages, versions)
    verdict = judge_broken(passages, versions, alone) if kind == "corruption" else _SOUND
    sides = (
        left[0].span if left else passages.at_first,
        right[0].span if right else passages.at_second,
    )
    said = f"{_quote(alone.first, passages.first)} / {_quote(alone.second, passages.second)}"
    yield _make(passages, "negation", kind, sides=sides, said=said, verdict=verdict)


def _is_grammatical(mentions: Sequence[Mention]) -> bool:
    """Tell "not" and "denied", which turn a sentence round, from verbs of refusal: for "rejected"
    the other version may say "rebuffed", which no list will ever hold in full.
    """
    return any(mention.value not in _REFUSALS for mention in mentions)


def _of_status(passages: Passages, versions: Versions) -> Iterator[Difference]:
    """Find what one edition plans and another has as done."""
    if _came_about(passages, versions):
        sides = (passages.at_first, passages.at_second)
        said = "planned in the one, come about in the other"
        yield _make(passages, "wording", "update", sides=sides, said=said, verdict=_SOUND)


def _of_wording(passages: Passages) -> Iterator[Difference]:
    """Find passages that differ in words of meaning and in nothing that the other slots see."""
    changed = passages.count_changed_words()
    if changed:
        sides = (passages.at_first, passages.at_second)
        said = f"{changed} words of meaning differ" if changed > 1 else "1 word of meaning differs"
        yield _make(passages, "wording", "paraphrase", sides=sides, said=said, verdict=_SOUND)


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
            said = "the other version has no such sentence"
            yield _make(passages, "sentence", kind, sides=sides, said=said, verdict=_SOUND)


def _is_scrap(version: Version, span: Span) -> bool:
    return len(version.text_of(span).split()) < _LEAST_SENTENCE_WORDS


def _make(
    passages: Passages,
    slot: Slot,
    kind: DifferenceKind,
    *,
    sides: Sides,
    said: str,
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
        because=f"{said}: {verdict.because}" if verdict.because else said,
        rule=verdict.rule or slot,
    )


def _span_of(mention: Mention | None) -> Span | None:
    return mention.span if mention else None


def _quote(mention: Mention | None, version: Version) -> str:
    return f"“{version.text_of(mention.span)}”" if mention else "nothing"


def _place(difference: Difference) -> tuple[int, int, str]:
    first, second = difference.at_first, difference.at_second
    return (first.start if first else -1, second.start if second else -1, difference.id)
