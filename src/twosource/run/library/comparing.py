"""Two reports side by side: what each says differently."""

from collections.abc import Mapping
from os import PathLike

from msgspec import Struct
from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.model import Difference, DifferenceKind, Grouping, Record, Report, Slot, Span
from twosource.present.lineages import tell_verdicts
from twosource.present.shelf import Bundle
from twosource.run.library.frames import Cell
from twosource.run.library.library import open_library
from twosource.run.library.listing import Listing
from twosource.run.library.things import LibraryReport
from twosource.run.pairing import bundle_pair

__all__ = ["ComparedDifference", "Comparison", "compare"]

Compared = LibraryReport | str | PathLike[str]


class ComparedDifference(Struct, frozen=True, eq=False):
    """One difference between two aligned passages; `noun` is the difference as it is kept."""

    noun: Difference
    by_id: Mapping[str, Report]

    @property
    def kind(self) -> DifferenceKind:
        """What kind of difference it is: an update, a corruption …"""
        return self.noun.kind

    @property
    def slot(self) -> Slot:
        """What differs: a name, a number, the status …"""
        return self.noun.slot

    @property
    def first(self) -> str | None:
        """The words of the first report, None where it has nothing."""
        return self._quote(self.noun.first, self.noun.at_first)

    @property
    def second(self) -> str | None:
        """The words of the second report, None where it has nothing."""
        return self._quote(self.noun.second, self.noun.at_second)

    @property
    def because(self) -> str:
        """Why it is judged so, in words."""
        return self.noun.because

    def _quote(self, report: str, at: Span | None) -> str | None:
        return None if at is None else self.by_id[report].text[at.start : at.end]

    def row(self) -> Mapping[str, Cell]:
        """Return one line about it."""
        return {
            "kind": self.kind,
            "slot": self.slot,
            "first": self.first,
            "second": self.second,
            "broken": self.noun.broken,
            "because": self.because,
        }

    def has(self, what: str) -> bool:
        """Tell whether it has words in the "first" or the "second" report."""
        if what not in ("first", "second"):
            raise UsageError(f"has={what!r} is not known here; it may be first, second")
        return (self.first if what == "first" else self.second) is not None

    def __str__(self) -> str:
        return f"{self.kind} of {self.slot}: {_say(self.first)} / {_say(self.second)}"

    def __repr__(self) -> str:
        return f"<{self}>"


class Comparison(Struct, frozen=True, eq=False):
    """Two reports and what was found between them; `verdict` says whether one is a copy."""

    first: str
    second: str
    verdict: str | None
    found: tuple[ComparedDifference, ...]

    def differences(
        self, *, kind: DifferenceKind | None = None, slot: Slot | None = None
    ) -> Listing[ComparedDifference]:
        """Return the differences, of one kind or about one slot where that is asked for."""
        return Listing(
            lambda: [
                one for one in self.found if kind in (None, one.kind) and slot in (None, one.slot)
            ],
            noun="difference",
        )

    def __repr__(self) -> str:
        return f"<comparison of {self.first} with {self.second}: {self.verdict}>"

    def _repr_html_(self) -> str:
        return self.differences()._repr_html_()


def compare(*both: Compared) -> Comparison:
    """Lay two reports side by side: two of a library, or two files, which are read and not kept.

    Raises UsageError when they are not two, or one and the same.
    """
    if len(both) != 2:
        raise UsageError(f"compare takes two reports, not {len(both)}; name two of them")
    first, second = (_take(one) for one in both)
    record = first.shelf.record
    if second.shelf is not first.shelf:
        readings = record.readings + second.shelf.record.readings
        record = Record(made_by=record.made_by, readings=readings, grouping=Grouping())
    return _compare(bundle_pair(record, first.noun, second.noun), first, second)


def _compare(bundle: Bundle, first: LibraryReport, second: LibraryReport) -> Comparison:
    by_id = {one.id: one.noun for one in (first, second)}
    verdict = next(iter(tell_verdicts(bundle)), None)
    return Comparison(
        first=first.name,
        second=second.name,
        verdict=None if verdict is None else verdict.verdict,
        found=tuple(
            ComparedDifference(_turn(one, first.id), by_id)
            for one in bundle.differences
            if one.kind != "equal"
        ),
    )


def _turn(one: Difference, first: str) -> Difference:
    """Return a difference with the sides in the order in which the reports were given."""
    if one.first == first:
        return one
    sides = {"first": "second", "second": "first"}
    return replace(
        one,
        first=one.second,
        second=one.first,
        at_first=one.at_second,
        at_second=one.at_first,
        broken=sides.get(one.broken, one.broken),
    )


def _take(one: Compared) -> LibraryReport:
    if isinstance(one, LibraryReport):
        return one
    with open_library() as library:
        result = library.read(one)
        reports = library.reports()
        if len(reports) != 1:
            refused = "; ".join(some.sentence for some in result.refused)
            raise UsageError(f"{one} holds {len(reports)} reports; name one ({refused})")
        return reports[0]


def _say(words: str | None) -> str:
    return "nothing" if words is None else f"“{' '.join(words.split())}”"
