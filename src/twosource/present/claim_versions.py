"""A sentence in every version that is aligned with it, the differences marked."""

from collections import defaultdict

from msgspec import Struct

from twosource.model import Alignment
from twosource.present.marks import MarkedSentence, Note
from twosource.present.shelf import Bundle, Document
from twosource.present.side_by_side import Comparison, Passage

__all__ = ["Loom", "Version", "find_lacking", "find_versions", "lay_out", "say_number"]

Place = tuple[str, int]
"""A report and the number, from 0, of one of its sentences."""


class Version(Struct, frozen=True, kw_only=True):
    """The sentences of one version that stand for a sentence of another, `beside`.

    `on_first` tells on which side of their passage they lie; `passage` is None where the pair is
    not laid side by side.
    """

    document: Document
    beside: Document
    numbers: tuple[int, ...]
    sentences: tuple[MarkedSentence, ...]
    on_first: bool
    passage: Passage | None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What differs between the two, in words."""
        return self.passage.notes if self.passage is not None else ()

    @property
    def differing(self) -> tuple[MarkedSentence, ...]:
        """The sentences of `beside` with their own marks, where something differs."""
        if self.passage is None or not self.passage.notes:
            return ()
        return self.passage.second if self.on_first else self.passage.first

    @property
    def same(self) -> bool:
        """Whether the two have the same words."""
        return self.passage is not None and self.passage.state == "identical"


class Loom(Struct, frozen=True, kw_only=True):
    """The alignments of a story by sentence, and the passages of its comparisons by pair."""

    bundle: Bundle
    linked: dict[Place, tuple[tuple[str, tuple[int, ...]], ...]]
    aligned: dict[str, frozenset[str]]
    passages: dict[tuple[str, str], dict[int, tuple[Passage, bool]]]


def lay_out(bundle: Bundle, comparisons: tuple[Comparison, ...]) -> Loom:
    """Index what is needed to find a sentence in every version."""
    linked: defaultdict[Place, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    aligned: defaultdict[str, set[str]] = defaultdict(set)
    for one in bundle.alignments:
        aligned[one.first].add(one.second)
        aligned[one.second].add(one.first)
        _link_sentences(one, linked)
    order = {one.report.id: at for at, one in enumerate(bundle.documents)}
    return Loom(
        bundle=bundle,
        linked={
            place: tuple(sorted(held, key=lambda one: (order[one[0]], one[1])))
            for place, held in linked.items()
        },
        aligned={report: frozenset(held) for report, held in aligned.items()},
        passages=_index_passages(comparisons),
    )


def find_versions(loom: Loom, start: Place) -> tuple[Version, ...]:
    """Find what stands for a sentence in every other version, in the order of the documents.

    Versions that are not aligned with its report are reached through one that is, the fewest steps
    away.
    """
    found: dict[str, Version] = {}
    waiting: list[tuple[str, tuple[int, ...]]] = [(start[0], (start[1],))]
    for report, numbers in waiting:
        for number in numbers:
            for other, there in loom.linked.get((report, number), ()):
                if other != start[0] and other not in found:
                    found[other] = _show_version(loom, (report, number), other, there)
                    waiting.append((other, there))
    return tuple(found[one.report.id] for one in loom.bundle.documents if one.report.id in found)


def find_lacking(loom: Loom, report: str, versions: tuple[Version, ...]) -> tuple[Document, ...]:
    """Find the versions, aligned at some remove, in which no sentence stands for it."""
    seen = [report]
    for one in seen:
        seen += sorted(loom.aligned.get(one, frozenset()) - set(seen))
    held = {report, *(one.document.report.id for one in versions)}
    return tuple(
        one for one in loom.bundle.documents if one.report.id in seen and one.report.id not in held
    )


def say_number(document: Document, numbers: tuple[int, ...]) -> str:
    """Say which sentences of a document: "A 4", "B 2 and 3"."""
    return f"{document.letter} {' and '.join(str(one + 1) for one in numbers)}"


def _link_sentences(
    one: Alignment, linked: defaultdict[Place, list[tuple[str, tuple[int, ...]]]]
) -> None:
    for link in one.links:
        for number in link.first:
            linked[one.first, number].append((one.second, link.second))
        for number in link.second:
            linked[one.second, number].append((one.first, link.first))


def _index_passages(
    comparisons: tuple[Comparison, ...],
) -> dict[tuple[str, str], dict[int, tuple[Passage, bool]]]:
    """Index passages by the pair and the number, from 0, of a sentence of its second report.

    Each pair stands there both ways round; the flag tells whether that report is on the left.
    """
    found: dict[tuple[str, str], dict[int, tuple[Passage, bool]]] = {}
    for comparison in comparisons:
        first, second = comparison.first.report.id, comparison.second.report.id
        held = [one for block in comparison.blocks for one in block.passages]
        found[first, second] = {
            sentence.number - 1: (one, False) for one in held for sentence in one.second
        }
        found[second, first] = {
            sentence.number - 1: (one, True) for one in held for sentence in one.first
        }
    return found


def _show_version(loom: Loom, here: Place, other: str, numbers: tuple[int, ...]) -> Version:
    passages = loom.passages.get((here[0], other), {})
    passage, on_first = passages.get(numbers[0], (None, False)) if numbers else (None, False)
    sides = (passage.first if on_first else passage.second) if passage is not None else ()
    return Version(
        document=loom.bundle.by_report[other],
        beside=loom.bundle.by_report[here[0]],
        numbers=numbers,
        sentences=tuple(one for one in sides if one.number - 1 in numbers),
        on_first=on_first,
        passage=passage,
    )
