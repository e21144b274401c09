"""Where lineages say otherwise: denials, contradictions, and figures that change over time."""

from typing import Literal

from msgspec import Struct

from twosource.model.claim import Amount
from twosource.model.difference import Slot
from twosource.model.span import Span

DisputeKind = Literal[
    "denial",  # a party denies what another says
    "contradiction",  # two roots say what cannot both be so, of comparable windows
]

Turn = Literal[
    "first",  # nothing was told of it before
    "same",
    "raised",
    "lowered",
    "beside",  # told within the time in which another root gave another figure
]


class Dispute(Struct, frozen=True, kw_only=True):
    """Two sides of one question, both kept, each with the claims that bear it.

    `slot` is what they differ in ("polarity" for a denial). `first` and `second` are the ids of the
    claims on either side, which go back to different roots; `because` says it in words, `rule`
    names what decided. `first_at` and `second_at` are the words that cannot both be so, where whole
    sentences were compared; a side may have these alone, and no claim. The first side is told in
    `story`, and so is the second, unless it stands in `other_story`.
    """

    id: str
    story: str
    kind: DisputeKind
    slot: Slot
    first: tuple[str, ...]
    second: tuple[str, ...]
    because: str
    rule: str
    first_at: tuple[Span, ...] = ()
    second_at: tuple[Span, ...] = ()
    other_story: str = ""


class Figure(Struct, frozen=True, kw_only=True):
    """One telling of a figure: the claim, its amount, the day it was told (ISO, "" unknown), the
    control group whose word it is ("" unknown), and how it turns from the one before.
    """

    claim: str
    amount: Amount
    told: str
    group: str
    turn: Turn


class Series(Struct, frozen=True, kw_only=True):
    """How one figure was told over time, by the day of telling.

    `of` says what is counted ("soldiers killed"), `events` are the ids of the events it is of.
    """

    id: str
    story: str
    of: str
    events: tuple[str, ...]
    figures: tuple[Figure, ...]
