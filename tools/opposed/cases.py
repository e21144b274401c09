"""Which facts of the sentences of an affair are of one thing, by what its writer opposed."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from tools.hand_affairs.model import HandAffair
from tools.hand_affairs.reading import ReadAffair, Stretch

from twosource.collate.events import list_days
from twosource.collate.facing import are_exclusive
from twosource.collate.fact import FactKind
from twosource.collate.gainsaying import Say, weigh_pairs
from twosource.collate.lines import Context, Line, read_lines
from twosource.collate.sources import find_firsts
from twosource.collate.versions import Version
from twosource.model import Parse, Slot, Span
from twosource.text.aligned import Place

__all__ = ["Example", "iter_examples"]

Parses = Mapping[str, Sequence[Parse | None]]
_KINDS: Mapping[Slot, FactKind] = {
    "amount": "amount",
    "number": "amount",
    "polarity": "polarity",
    "status": "polarity",
    "act": "polarity",
    "date": "date",
    "place": "place",
    "actor": "actor",
    "recipient": "actor",
    "direction": "actor",
}
"""What facts of a slot are compared as; the rest is left out."""


class Example(Struct, frozen=True):
    """The signs of two facts that cannot both be so, and whether the writer opposed them."""

    signs: Mapping[str, float]
    real: bool
    kind: FactKind
    affair: str
    words: tuple[str, str]
    is_invented: bool


def iter_examples(
    read: ReadAffair, parses: Parses, *, is_invented: bool = False
) -> Iterator[Example]:
    """Yield the pairs of facts of an affair, or of an invented pair; without garbled sentences.

    Where a copy or another edition says what the writer opposed in its sister, nothing is known.
    """
    lines = tuple(_read(read, parses))
    labels = _Labels(read, lines)
    for one in weigh_pairs(lines):
        first, second = one.first, one.second
        if not are_exclusive(first.fact, second.fact):
            continue
        real = labels.find(first, second)
        if real is not None:
            yield Example(
                signs=one.signs,
                real=real,
                kind=first.fact.kind,
                affair=read.affair.id,
                words=(_quote(first), _quote(second)),
                is_invented=is_invented,
            )


def _quote(say: Say) -> str:
    at = say.line.at
    return f"{say.words} | {' '.join(say.line.text[at.start : at.end].split())}"


def _read(read: ReadAffair, parses: Parses) -> Iterator[Line]:
    record = read.record
    readings = {one.report: one for one in record.readings}
    context = Context(
        versions={
            one.id: Version(one, readings[one.id], lambda report: parses[report.id])
            for one in record.reports
        },
        lineages={report: one.id for one in record.grouping.lineages for report in one.reports},
        homes={claim: one.id for one in record.collation.events for claim in one.claims},
        days=list_days(record.collation.story_dates),
    )
    broken = tuple(_find_broken(read))
    sentences = (
        one.span
        for report in record.reports
        for one in report.sentences
        if not any(_overlap(one.span, place) for place in broken)
    )
    yield from read_lines(sentences, record.claims, context)


def _find_broken(read: ReadAffair) -> Iterator[tuple[str, Stretch]]:
    """Yield where versions are garbled; both sides where the writer does not tell which."""
    for one in read.affair.differences:
        if one.kind == "corruption":
            for side, name, words in (
                ("first", one.first, one.at_first),
                ("second", one.second, one.at_second),
            ):
                at = read.find(name, words) if words else None
                if at is not None and one.broken in (side, "both", "cannot-tell"):
                    yield read.reports[name].id, at


def _overlap(at: Span, place: tuple[str, Stretch]) -> bool:
    return at.report == place[0] and at.start < place[1][1] and place[1][0] < at.end


class _Labels:
    """Tells whether the writer opposed two facts; None where a sister's are opposed."""

    def __init__(self, read: ReadAffair, lines: Sequence[Line]) -> None:
        self._find_first = find_firsts(read.record.grouping)
        self._numbers = {
            one.span: (report.id, at)
            for report in read.record.reports
            for at, one in enumerate(report.sentences)
        }
        self._pairs = tuple(_find_opposed(read, read.affair))
        self._passages = {
            (kind, frozenset({left, right}))
            for kind, one, other in self._pairs
            for left in self._find_passages(lines, one)
            for right in self._find_passages(lines, other)
        }

    def find(self, first: Say, second: Say) -> bool | None:
        kind = first.fact.kind
        for opposed, one, other in self._pairs:
            for left, right in ((one, other), (other, one)):
                is_here = _overlap(first.at, left) and _overlap(second.at, right)
                if is_here and kind == opposed:
                    return True
        passages = frozenset({self._passage(first.line), self._passage(second.line)})
        return None if (kind, passages) in self._passages else False

    def _passage(self, line: Line) -> Place:
        return self._find_first(self._numbers[line.at])

    def _find_passages(self, lines: Sequence[Line], at: tuple[str, Stretch]) -> set[Place]:
        return {self._passage(one) for one in lines if _overlap(one.at, at)}


def _find_opposed(
    read: ReadAffair, affair: HandAffair
) -> Iterator[tuple[FactKind, tuple[str, Stretch], tuple[str, Stretch]]]:
    for one in affair.contradictions:
        places = [read.find(*side) for side in (one.first, one.second)]
        kind = _KINDS.get(one.slot) if one.slot is not None else None
        if kind is not None and places[0] is not None and places[1] is not None:
            first, second = (read.reports[side[0]].id for side in (one.first, one.second))
            yield kind, (first, places[0]), (second, places[1])
