"""The nouns: reports as the program reads them, and what really differs between two of them."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from twosource.collate.versions import Version
from twosource.group import group_reports
from twosource.group.align import align
from twosource.group.profile import Profile
from twosource.model import (
    Alignment,
    Claim,
    Edition,
    Lineage,
    Parse,
    Reading,
    Report,
    Span,
)
from twosource.read import read_report
from twosource.read.reader import load_reader
from twosource.run.claim_chunk import ParsedReport, claim_report
from twosource.text.repaired import list_sentences

__all__ = ["Case", "Pair", "Parses", "ReadReport", "Wanted", "gather_lineages", "read_all"]


class ReadReport(Struct, frozen=True, kw_only=True):
    """A report with all that is read from it."""

    report: Report
    reading: Reading
    parses: tuple[Parse, ...]
    claims: tuple[Claim, ...]

    def make_version(self) -> Version:
        """Return it as `collate` compares it."""
        return Version(self.report, self.reading, lambda _: self.parses)


class Wanted(Struct, frozen=True, kw_only=True):
    """A difference that really is there; the lists hold all that is as good."""

    at_first: Span | None
    at_second: Span | None
    slot: str
    kinds: tuple[str, ...]
    broken: tuple[str, ...]
    tag: str = ""


class Pair(Struct, frozen=True, kw_only=True):
    """Two versions to be compared; `alike` are passages that must not be called different.

    `faithful` tells that both say the same in every fact. `full` tells that every difference is
    listed.
    """

    first: str
    second: str
    alignment: Alignment
    wanted: tuple[Wanted, ...] = ()
    alike: tuple[tuple[Span, Span], ...] = ()
    faithful: bool = False
    full: bool = True
    compared: bool = True


class Case(Struct, frozen=True, kw_only=True):
    """Reports of one affair; `lineages` are those that the program finds."""

    name: str
    reports: Mapping[str, ReadReport]
    lineages: tuple[Lineage, ...]
    pairs: tuple[Pair, ...]


class Parses:
    """Sentences that the network has read; each is read once."""

    def __init__(self, held: dict[str, Parse] | None = None) -> None:
        self.held = held if held is not None else {}

    def read(self, sentences: Sequence[str]) -> tuple[Parse, ...]:
        """Return one parse for each sentence."""
        fresh = [one for one in dict.fromkeys(sentences) if one not in self.held]
        if fresh:
            self.held.update(zip(fresh, load_reader().read(fresh), strict=True))
        return tuple(self.held[one] for one in sentences)

    def save(self) -> bytes:
        """Return all that was read, packed."""
        return msgspec.msgpack.encode(self.held)

    @classmethod
    def load(cls, packed: bytes) -> "Parses":
        """Unpack what `save` packed."""
        return cls(msgspec.msgpack.decode(packed, type=dict[str, Parse]))


def read_all(reports: Sequence[Report], parses: Parses) -> dict[str, ReadReport]:
    """Read reports as a run does: mentions, parses, claims; by id."""
    return {one.id: _read(one, parses) for one in reports}


def _read(report: Report, parses: Parses) -> ReadReport:
    parsed = parses.read(list_sentences(report))
    day = report.dates[0].when.end if report.dates else ""
    return ReadReport(
        report=report,
        reading=read_report(report),
        parses=parsed,
        claims=claim_report(ParsedReport(report, parsed, day)),
    )


def gather_lineages(
    reports: Mapping[str, Report], asked: Sequence[tuple[str, str]]
) -> tuple[tuple[Lineage, ...], dict[tuple[str, str], tuple[Alignment, bool]]]:
    """Group reports as a run does; return the lineages, and an alignment for each pair asked for.

    A pair that the program does not compare, or holds for two lineages, is aligned all the same:
    what is measured here is what it finds between two versions. The flag tells whether it does.
    """
    grouping = group_reports(list(reports.values()))
    known = {(one.first, one.second): one for one in grouping.alignments}
    found: dict[tuple[str, str], tuple[Alignment, bool]] = {}
    for pair in asked:
        key = (min(pair), max(pair))
        held = known.get(key)
        made = held or align(Profile(reports[key[0]]), Profile(reports[key[1]]))
        found[key] = made, held is not None
    homes = {report: one for one in grouping.lineages for report in one.reports}
    lineages = list(grouping.lineages)
    for first, second in found:
        if homes[first] is not homes[second]:
            lineages.append(_join(first, second))
    return tuple(lineages), found


def _join(first: str, second: str) -> Lineage:
    editions = (Edition(number=1, reports=(first, second), reasons=()),)
    return Lineage(
        id=f"{first}+{second}",
        reports=(first, second),
        editions=editions,
        ancestors=(),
        edges=(),
        origin=None,
    )
