"""What two versions of one text say differently."""

from typing import Literal

from msgspec import Struct

from twosource.model.span import Span

Slot = Literal["name", "number", "date", "negation", "wording", "sentence"]

DifferenceKind = Literal[
    "equal", "paraphrase", "update", "omission", "addition", "corruption", "contradiction"
]

Side = Literal["first", "second", "both", "neither", "cannot-tell"]


class Difference(Struct, frozen=True, kw_only=True):
    """One difference between two aligned passages of two reports.

    `at_first` and `at_second` are None where that version has nothing. `broken` says which side is
    likely damaged; `because` says why, in words; `rule` names what decided.
    """

    id: str
    first: str
    second: str
    slot: Slot
    kind: DifferenceKind
    at_first: Span | None
    at_second: Span | None
    broken: Side
    because: str
    rule: str
