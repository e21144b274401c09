"""One thing that a sentence says, which another sentence may gainsay."""

from typing import Literal

from msgspec import Struct

__all__ = ["Fact", "FactKind"]

FactKind = Literal["amount", "polarity", "date", "place", "actor"]


class Fact(Struct, frozen=True, kw_only=True):
    """One thing said, by the words `words` of a sentence.

    `low` and `high` are the bounds of a figure, -1 or 1 of what is not so or so, and hours since
    the year 1 of a time whose day is known; `clock` are the hours of the day, those after midnight
    from 24 on. `unit` is as in the value of a mention. `things` are lemmas of what it is of,
    `names` stand with them; `cues` are lemmas of the words that it hangs from, `parties` and `days`
    the names and dates that hang there too. `values` are the names of who did it, or of where it
    was. `marks` tell more: "more", "known", "person", "planned", "past", "chance",
    "pronoun", and "not 4" where four is named as wrong.
    """

    kind: FactKind
    words: tuple[int, ...]
    low: float
    high: float
    unit: str = ""
    things: frozenset[str]
    names: frozenset[str]
    cues: frozenset[str]
    parties: frozenset[str]
    days: frozenset[str]
    marks: frozenset[str]
    values: frozenset[str] = frozenset()
    clock: tuple[float, float] | None = None
