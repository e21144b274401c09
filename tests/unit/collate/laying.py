"""Two versions laid side by side by hand: editions, parents and links are what the test says."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from tests.unit.group.making import make_report

from twosource.collate.differences import find_differences
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Alignment,
    Difference,
    DifferenceKind,
    Edge,
    Edition,
    Lineage,
    Link,
    Parse,
    Report,
    Side,
    Slot,
    Span,
)
from twosource.read import read_report
from twosource.read.reader import load_reader
from twosource.text.repaired import list_sentences

Which = Literal["first", "second"]


class Told(Struct, frozen=True):
    """A difference with the words it stands at."""

    slot: Slot
    kind: DifferenceKind
    first: str | None
    second: str | None
    broken: Side
    rule: str
    because: str


def lay(
    first: str,
    second: str,
    *,
    later: Which | None = None,
    parent: Which | None = None,
    others: Sequence[str] = (),
    repairs: Mapping[str, str] | None = None,
    links: Sequence[tuple[tuple[int, ...], tuple[int, ...]]] | None = None,
    parsed: bool = False,
) -> list[Told]:
    """Return what two versions say differently.

    `later` is the one of a later edition, `parent` the one that the other was taken from; `others`
    are further versions; `repairs` are of the first. Sentences are linked one to one in order
    unless `links` says how. With `parsed` the network reads the sentences; sisters are then aligned
    with the first, one to one in order.
    """
    reports = [
        make_report("first", first, repairs=repairs),
        make_report("second", second),
        *(make_report(f"other {number}", text) for number, text in enumerate(others)),
    ]
    one, other = reports[:2]
    if links is None:
        count = min(len(one.sentences), len(other.sentences))
        links = [((number,), (number,)) for number in range(count)]
    alignment = Alignment(
        first=one.id,
        second=other.id,
        links=tuple(Link(here, there, 0.9) for here, there in links),
    )
    made = {
        report.id: Version(report, read_report(report), _parse if parsed else None)
        for report in reports
    }
    beside = [_align(one, sister) for sister in reports[2:]]
    versions = Versions(_lineage(reports, later, parent), made, [alignment, *beside])
    return [_tell(one, reports) for one in find_differences(alignment, versions)]


def _parse(report: Report) -> tuple[Parse, ...]:
    return load_reader().read(list_sentences(report))


def _align(one: Report, sister: Report) -> Alignment:
    count = min(len(one.sentences), len(sister.sentences))
    links = tuple(Link((number,), (number,), 0.9) for number in range(count))
    return Alignment(first=one.id, second=sister.id, links=links)


def of_slot(told: Sequence[Told], slot: Slot) -> list[tuple[str, str | None, str | None]]:
    """Return kind and words of the differences of one slot."""
    return [(one.kind, one.first, one.second) for one in told if one.slot == slot]


def _lineage(reports: Sequence[Report], later: Which | None, parent: Which | None) -> Lineage:
    one, other = reports[0].id, reports[1].id
    rest = tuple(report.id for report in reports[2:])
    if later is None:
        editions: tuple[Edition, ...] = (
            Edition(number=1, reports=(one, other, *rest), reasons=()),
        )
    else:
        old, new = (other, one) if later == "first" else (one, other)
        editions = (
            Edition(number=1, reports=(old, *rest), reasons=()),
            Edition(number=2, reports=(new,), reasons=()),
        )
    edges: tuple[Edge, ...] = ()
    if parent:
        above, below = (one, other) if parent == "first" else (other, one)
        edges = (Edge(child=below, parent=above, relation="copy", reasons=()),)
    return Lineage(
        id="lineage",
        reports=tuple(sorted(report.id for report in reports)),
        editions=editions,
        ancestors=(),
        edges=edges,
        origin=None,
    )


def _tell(difference: Difference, reports: Sequence[Report]) -> Told:
    texts = {report.id: report.text for report in reports}

    def words(span: Span | None) -> str | None:
        return texts[span.report][span.start : span.end] if span else None

    return Told(
        difference.slot,
        difference.kind,
        words(difference.at_first),
        words(difference.at_second),
        difference.broken,
        difference.rule,
        difference.because,
    )
