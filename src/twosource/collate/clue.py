"""The noun: a place where two passages may differ in meaning, with its signs."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.collate.frames import Frame
from twosource.collate.matching import Matching
from twosource.model import Slot, Span

__all__ = ["Clue", "make_clue", "overlap"]


class Clue(Struct, frozen=True, kw_only=True):
    """A candidate: the words on both sides, its slot, what kind of clue, its signs by name.

    `words` are the two lemmas that differ, `left_over` the lemmas that only one passage has;
    `party` is the state that gives in the first passage, or takes, as `gives` says.
    """

    slot: Slot
    clue: str
    at_first: Span
    at_second: Span
    because: str
    signs: tuple[str, ...] = ()
    words: tuple[str, str] = ("", "")
    left_over: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    party: str = ""
    gives: bool | None = None


def make_clue(
    matching: Matching,
    slot: Slot,
    clue: str,
    words: tuple[Sequence[int], Sequence[int]],
    because: str,
    signs: Sequence[str] = (),
) -> Clue:
    """Return a clue that covers some words of both frames."""
    first, second = matching.frames
    return Clue(
        slot=slot,
        clue=clue,
        at_first=_cover(first, words[0]),
        at_second=_cover(second, words[1]),
        because=because,
        signs=tuple(signs),
    )


def _cover(frame: Frame, words: Sequence[int]) -> Span:
    spans = [_span(frame, word) for word in words]
    return Span(spans[0].report, min(x.start for x in spans), max(x.end for x in spans))


def _span(frame: Frame, word: int) -> Span:
    unit = frame.by_word.get(word)
    return frame.units[unit].at if unit is not None else frame.spans[word]


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches of one report have a sign in common."""
    return one.start < other.end and other.start < one.end
