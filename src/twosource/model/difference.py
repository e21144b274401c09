"""What two versions of one text say differently."""

from typing import Literal

from msgspec import Struct

from twosource.model.span import Span

Slot = Literal[
    "name", "number", "date", "negation", "wording", "sentence",  # of the text's surface
    "actor", "act", "recipient", "direction", "polarity", "status", "amount", "place", "speaker",
    "quotation",  # of its claims
]  # fmt: skip

DifferenceKind = Literal[
    "equal", "paraphrase", "update", "omission", "addition", "corruption", "contradiction"
]

Side = Literal["first", "second", "both", "neither", "cannot-tell"]

CheckOutcome = Literal[
    "confirmed",  # a sister version says the same in a sound sentence
    "corrected",  # a sister version says otherwise in a sound sentence
    "alone",  # no sister version has the sentence, or none is sound
]


class Difference(Struct, frozen=True, kw_only=True):
    """One difference between two aligned passages of two reports.

    `at_first` and `at_second` are None where that version has nothing. `broken` says which side is
    likely damaged; `because` says why, in words; `rule` names what decided. `claims` are the ids of
    the claims that differ, those of the first report first; empty where the surface alone does.
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
    claims: tuple[str, ...] = ()


class Check(Struct, frozen=True, kw_only=True):
    """What sister versions say of a claim from a damaged sentence.

    `by` is the sister's claim and `reads_as` its passage, None where there is none; `because` says
    it in words.
    """

    claim: str
    outcome: CheckOutcome
    by: str | None
    reads_as: Span | None
    because: str
