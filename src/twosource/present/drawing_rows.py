"""Words in rows: how wide each stands, and where a long sentence is broken."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.present.drawing_shapes import SIZES
from twosource.present.reading_words import (
    Act,
    Named,
    Said,
    find_named,
    list_places,
    tell_acts,
    tell_said,
)
from twosource.present.terminal import make_safe
from twosource.present.text_width import fit_text, measure_text

__all__ = ["LONGEST_LABEL", "Plan", "Row", "is_mark", "plan_drawing"]

LONGEST_LABEL = 150.0
_AIR = 9.0
_NARROWEST = 20.0


class Row(Struct, frozen=True):
    """Words `[start, end)` on one line; `lefts` has one place more than there are words."""

    start: int
    end: int
    lefts: tuple[float, ...]

    def holds(self, word: int) -> bool:
        """Tell whether a word stands in this row."""
        return self.start <= word < self.end

    def middle(self, word: int) -> float:
        """Return the middle of a word."""
        return (self.left(word) + self.left(word + 1)) / 2

    def left(self, word: int) -> float:
        """Return where a word starts; where the last ends for the number after it."""
        return self.lefts[word - self.start]

    def width(self, word: int) -> float:
        """Return how much room a word has."""
        return self.left(word + 1) - self.left(word)


class Plan(Struct, frozen=True, kw_only=True):
    """All that is drawn of one sentence, and the rows of its words.

    `gutter` is the room at the left for the names of the lanes; 0 puts them above the lanes.
    """

    read: ReadSentence
    words: tuple[str, ...]
    named: tuple[Named, ...]
    acts: tuple[Act, ...]
    said: tuple[Said, ...]
    rows: tuple[Row, ...]
    width: float
    gutter: float


def plan_drawing(read: ReadSentence, *, width: float, gutter: float) -> Plan:
    """Measure the words and break them into rows of like width."""
    named, acts, said = find_named(read), tell_acts(read.parse), tell_said(read.parse)
    words = tuple(
        fit_text(make_safe(one), SIZES["word"], LONGEST_LABEL) for one in read.parse.words
    )
    room = width - gutter
    slots = [min(one, room) for one in _measure_slots(read, words, acts, said, named)]
    return Plan(
        read=read,
        words=words,
        named=named,
        acts=acts,
        said=said,
        rows=tuple(_break_rows(slots, _find_glued(read), room=room, left=gutter)),
        width=width,
        gutter=gutter,
    )


def is_mark(read: ReadSentence, word: int) -> bool:
    """Tell whether a word is a mark, whose line to its head is not drawn."""
    return read.parse.relations[word] == "punct"


def _measure_slots(
    read: ReadSentence,
    words: Sequence[str],
    acts: Sequence[Act],
    said: Sequence[Said],
    named: Sequence[Named],
) -> list[float]:
    """Return the width of every word: that of the widest of its labels."""
    slots = []
    for at, word in enumerate(words):
        needs = [_NARROWEST, measure_text(word, SIZES["word"]) + _AIR]
        if not is_mark(read, at):
            needs.append(measure_text(read.parse.relations[at], SIZES["relation"]) + _AIR)
            needs.append(measure_text(read.parse.upos[at], SIZES["tag"]) + _AIR)
        slots.append(max(needs))
    for act in acts:
        _widen(slots, (act.word, act.word + 1), measure_text(act.says, 11.5, bold=True) + 16)
        for one in act.takes:
            _widen(slots, (one.word, one.word + 1), measure_text(one.role, 11.5) + 16)
    for label, place in (part for one in said for part in list_places(one)):
        _widen(slots, place, measure_text(label, 11.5) + 12)
    for name in named:
        _widen(slots, (name.start, name.end), measure_text(name.says, 11.5) + 16)
    return [min(one, LONGEST_LABEL + _AIR) for one in slots]


def _widen(slots: list[float], stretch: tuple[int, int], need: float) -> None:
    """Make a stretch of words as wide as its label, the same for each."""
    start, end = stretch
    missing = min(need, LONGEST_LABEL) - sum(slots[start:end])
    if missing > 0:
        for at in range(start, end):
            slots[at] += missing / (end - start)


def _find_glued(read: ReadSentence) -> list[bool]:
    """Return for every word whether no blank stands before it, so that no row may start there."""
    parse = read.parse
    return [
        at > 0 and bool(parse.starts) and parse.ends[at - 1] == parse.starts[at]
        for at in range(len(parse.words))
    ]


def _break_rows(
    slots: Sequence[float], glued: Sequence[bool], *, room: float, left: float
) -> list[Row]:
    """Break in as few rows as there must be, and these as even as can be."""
    if not slots:
        return []
    fewest = _break_at(slots, glued, room)
    low, high = max(slots), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_break_at(slots, glued, middle)) == len(fewest):
            high = middle
        else:
            low = middle
    starts = _break_at(slots, glued, high)
    ends = [*starts[1:], len(slots)]
    return [_place_row(slots, start, end, left) for start, end in zip(starts, ends, strict=True)]


def _break_at(slots: Sequence[float], glued: Sequence[bool], room: float) -> list[int]:
    """Return where rows start; a word goes down with those that it is glued to, if these fit."""
    starts, used = [0], 0.0
    for at, slot in enumerate(slots):
        if used + slot > room and at > starts[-1]:
            start = at
            while start - 1 > starts[-1] and glued[start]:
                start -= 1
            fits = not glued[start] and sum(slots[start : at + 1]) <= room
            starts.append(start if fits else at)
            used = sum(slots[starts[-1] : at])
        used += slot
    return starts


def _place_row(slots: Sequence[float], start: int, end: int, left: float) -> Row:
    lefts = [left]
    for slot in slots[start:end]:
        lefts.append(round(lefts[-1] + slot, 1))
    return Row(start, end, tuple(lefts))
