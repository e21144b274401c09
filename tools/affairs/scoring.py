"""What counts as right: parents that no text tells apart, and places in a program's text."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from tools.affairs.model import Affair, Stretch, Version

from twosource.model import Report

__all__ = ["Places", "find_accepted", "is_right", "place_version"]

_LEAST_COVERED = 0.5
Parents = Mapping[str, str | None]
Accepted = Mapping[str, frozenset[str | None]]


class Places(Struct, frozen=True, kw_only=True):
    """Where the paragraphs of a version stand in the text that a program made of its page.

    `paragraphs` are (start in the version, start in the report, length); `sentences` are the true
    ones, `found` those of the program, each in its own text.
    """

    paragraphs: tuple[tuple[int, int, int], ...]
    sentences: tuple[Stretch, ...]
    found: tuple[Stretch, ...]

    def to_true(self, start: int, end: int) -> Stretch | None:
        """Return a stretch of the report as one of the version; None when it is not in the body."""
        for true, theirs, length in self.paragraphs:
            if theirs <= start < theirs + length:
                low = true + start - theirs
                return Stretch(low, low + min(end, theirs + length) - start)
        return None

    def true_sentences(self, numbers: Sequence[int]) -> set[int]:
        """Return the true sentences that some sentences of the program stand on.

        They share at least half of the shorter of the two.
        """
        stretches = [
            self.to_true(one.start, one.end) for one in map(self.found.__getitem__, numbers)
        ]
        return {
            number
            for number, sentence in enumerate(self.sentences)
            for stretch in stretches
            if stretch and _covers(stretch, sentence)
        }


def place_version(version: Version, report: Report) -> Places:
    """Find the paragraphs of a version in the text of the report made of it, in their order."""
    found, cursor = [], 0
    for block in version.blocks:
        if block.kind == "body":
            text = version.text[block.at.start : block.at.end]
            at = report.text.find(text, cursor)
            if at >= 0:
                found.append((block.at.start, at, len(text)))
                cursor = at + len(text)
    return Places(
        paragraphs=tuple(found),
        sentences=version.sentences,
        found=tuple(Stretch(one.span.start, one.span.end) for one in report.sentences),
    )


def find_accepted(affair: Affair) -> dict[str, frozenset[str | None]]:
    """Return for each version the parents that are as good as the true one.

    Another version is, when each sentence of the report stands in it in the very words that the
    true parent has, and it does not descend from the report itself: no text can tell the two apart.
    Of a lost parent the nearest seen ancestor is as good. None, no parent, is as good when the root
    is lost, no credit tells of it, and the report holds all that any version has of it.
    """
    everything = {one.id: one for one in (*affair.versions, *affair.lost)}
    accepted = {}
    for version in affair.versions:
        if len(version.parents) != 1:
            accepted[version.id] = frozenset[str | None]([None])
            continue
        parent = everything[version.parents[0]]
        good: set[str | None] = {parent.id}
        good |= {
            other.id
            for other in affair.versions
            if other.lineage == version.lineage
            and not _descends(other, version.id, everything)
            and _holds_sources(other, version, parent)
        }
        good |= _nearest_seen(parent, affair, everything)
        if _stands_for_root(version, parent, affair):
            good.add(None)
        accepted[version.id] = frozenset(good)
    return accepted


def is_right(one: str, other: str, *, parents: Parents, accepted: Accepted) -> bool:
    """Tell whether parent, sibling or neither, as found, is so in an accepted tree."""
    first, second = parents.get(one), parents.get(other)
    if second == one:
        return one in accepted[other]
    if first == other:
        return other in accepted[one]
    if first == second and first is not None:
        return bool((accepted[one] & accepted[other]) - {None})
    return any(
        left != other and right != one and (left != right or left is None)
        for left in accepted[one]
        for right in accepted[other]
    )


def _covers(one: Stretch, other: Stretch) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _LEAST_COVERED * min(one.end - one.start, other.end - other.start)


def _descends(version: Version, ancestor: str, everything: Mapping[str, Version]) -> bool:
    if version.id == ancestor:
        return True
    return any(_descends(everything[one], ancestor, everything) for one in version.parents)


def _holds_sources(other: Version, child: Version, parent: Version) -> bool:
    """Tell whether another version holds each sentence of the parent that the child took."""
    used = {(one.source, one.number) for strands in child.strands for one in strands}
    texts = {other.text[at.start : at.end] for at in other.sentences}
    needed = [
        parent.text[at.start : at.end]
        for at, strands in zip(parent.sentences, parent.strands, strict=True)
        if any((one.source, one.number) in used for one in strands)
    ]
    return all(text in texts for text in needed)


def _nearest_seen(
    parent: Version, affair: Affair, everything: Mapping[str, Version]
) -> set[str | None]:
    lost = {one.id for one in affair.lost}
    while parent.id in lost and len(parent.parents) == 1:
        parent = everything[parent.parents[0]]
    return set() if parent.id in lost else {parent.id}


def _stands_for_root(version: Version, parent: Version, affair: Affair) -> bool:
    is_lost_root = parent in affair.lost and not parent.parents
    if not is_lost_root or version.credit != "stripped":
        return False
    if version.relation not in ("verbatim", "cut", "reordered"):
        return False
    held = {(one.source, one.number) for strands in version.strands for one in strands}
    return all(
        (strand.source, strand.number) in held
        for other in affair.versions
        if other.lineage == version.lineage
        for strands in other.strands
        for strand in strands
    )
