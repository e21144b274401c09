"""Differences between aligned passages: in what is told, in the text's surface, whole sentences.

Inside one lineage a difference is an update or a corruption, never a contradiction
(architecture.md, "Differences between versions"). A difference is told once: what is told
otherwise wins over the surface at the same place.
"""

from collections.abc import Iterator, Mapping, Sequence

from twosource.collate.broken import Verdict
from twosource.collate.came_about import find_come_about
from twosource.collate.kinds import kind_of_lone_side
from twosource.collate.otherwise import find_told_otherwise
from twosource.collate.passages import Passages
from twosource.collate.surface import Sides, find_surface, make_difference, say_wording
from twosource.collate.versions import Version, Versions
from twosource.model import Alignment, Claim, Difference, Link, Span

__all__ = ["find_differences"]

_NO_SUCH_SENTENCE = Verdict("neither", "the other version has no such sentence", "sentence")
_LEAST_SENTENCE_WORDS = 4

Claims = Mapping[str, Sequence[Claim]]
"""The claims of each report, by its id."""


def find_differences(
    alignment: Alignment, versions: Versions, claims: Claims | None = None
) -> tuple[Difference, ...]:
    """Return what two aligned versions of one lineage say differently, in order of the text.

    Without parses in the versions nothing but the surface is compared; claims name those that a
    difference lies on.
    """
    first, second = versions.by_id[alignment.first], versions.by_id[alignment.second]
    found = list(_find_one_sided(alignment, first, second, versions))
    for link in alignment.links:
        found.extend(_compare(link, first, second, versions, claims or {}))
    found.extend(_find_come_about(first, second, versions, claims or {}, found))
    return tuple(sorted(found, key=_place))


def _find_come_about(
    first: Version,
    second: Version,
    versions: Versions,
    claims: Claims,
    found: Sequence[Difference],
) -> Iterator[Difference]:
    """Find what one edition claims as a plan and the next as done, where no link told it."""
    ids = first.report.id, second.report.id
    if versions.is_same_edition(*ids):
        return
    is_in_order = versions.comes_first(*ids)
    order = (first, second) if is_in_order else (second, first)
    was, now = (claims.get(one.report.id, ()) for one in order)
    for turn in find_come_about(order[0], was, order[1], now):
        was_at, now_at = turn.at_was, turn.at_now
        sides = (was_at, now_at) if is_in_order else (now_at, was_at)
        if any(_lies_on(one, sides) for one in found):
            continue
        passages = Passages(first, second, at_first=sides[0], at_second=sides[1])
        yield make_difference(
            passages, turn.slot, "update", sides=sides, verdict=turn.verdict,
            claims=(turn.was.id, turn.now.id),
        )  # fmt: skip


def _lies_on(difference: Difference, sides: tuple[Span, Span]) -> bool:
    at = (difference.at_first, difference.at_second)
    return all(one and _overlap(one, side) for one, side in zip(at, sides, strict=True))


def _compare(
    link: Link, first: Version, second: Version, versions: Versions, claims: Claims
) -> list[Difference]:
    passages = Passages(
        first,
        second,
        at_first=first.passage(link.first),
        at_second=second.passage(link.second),
    )
    if not passages.changes:
        return []
    told = find_told_otherwise(link, passages, versions, claims)
    are_parsed = first.is_parsed(link.first) and second.is_parsed(link.second)
    surface = find_surface(passages, versions, are_parsed=are_parsed)
    kept = [one for one in surface if not any(_is_told(one, other) for other in told)]
    return [*told, *kept] or list(say_wording(passages))


def _is_told(surface: Difference, told: Difference) -> bool:
    """Tell whether a difference of the surface is told already: it lies on the same words."""
    if surface.slot == "wording":
        return told.slot == "status"
    sides = ((surface.at_first, told.at_first), (surface.at_second, told.at_second))
    return all(_overlap(one, other) for one, other in sides if one and other)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


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
            yield make_difference(
                passages, "sentence", kind, sides=sides, verdict=_NO_SUCH_SENTENCE
            )


def _is_scrap(version: Version, span: Span) -> bool:
    return len(version.text_of(span).split()) < _LEAST_SENTENCE_WORDS


def _place(difference: Difference) -> tuple[int, int, str]:
    first, second = difference.at_first, difference.at_second
    return (first.start if first else -1, second.start if second else -1, difference.id)
