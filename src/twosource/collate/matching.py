"""Which word of meaning of one passage stands for which of another."""

from collections.abc import Iterator
from functools import cached_property

from twosource.collate.frames import Frame, Link, Unit
from twosource.collate.mentions import are_near_names
from twosource.collate.values import is_same_value
from twosource.lexicon.meanings import are_alike, are_opposite
from twosource.text.diff import Change, find_changes

__all__ = ["Matching"]

_SAME, _STEM, _ALIKE, _NEAR = 3.0, 2.5, 1.6, 1.8
_HEAD, _INSIDE, _PLACE = 0.8, 0.4, 0.8
_LEAST = 1.2
_STEM_LETTERS = 5
# "She warned the general": which object he is, is a matter of the parser.
_OBJECTS = {"obj", "iobj"}


class Matching:
    """Two frames and the pairs of their units; `first` and `second` lead from unit to unit."""

    def __init__(self, first: Frame, second: Frame) -> None:
        self.frames = (first, second)
        self.first: dict[int, int] = {}
        self.second: dict[int, int] = {}
        self.is_one_torn = first.is_torn != second.is_torn
        for _ in range(2):
            self._pair_all()

    @cached_property
    def sameness(self) -> float:
        """The share of units, of the longer passage, that stand in both in the same form."""
        first, second = (frame.units for frame in self.frames)
        same = sum(_likeness(first[one], second[other]) >= _STEM for one, other in self.pairs())
        return same / max(1, len(first), len(second))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The stretches of units that differ, in the order of the text."""
        first, second = ([one.key for one in frame.units] for frame in self.frames)
        return find_changes(first, second)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the units that stand for one another, in order of the first."""
        yield from sorted(self.first.items())

    def lone(self, side: int) -> list[int]:
        """Return the units of one side that stand for none of the other."""
        held = (self.first, self.second)[side]
        return [at for at in range(len(self.frames[side].units)) if at not in held]

    def word_there(self, side: int, word: int) -> int | None:
        """Return the word of the other side that a word of this side stands for."""
        unit = self.frames[side].by_word.get(word)
        if unit is None:
            return None
        there = (self.first, self.second)[side].get(unit)
        return None if there is None else self.frames[1 - side].units[there].word

    def is_exact(self, one: int, other: int) -> bool:
        """Tell whether two units are the same word or name."""
        return _likeness(self.frames[0].units[one], self.frames[1].units[other]) >= _STEM

    def same_gap(self, one: int, other: int) -> bool:
        """Tell whether two units stand in one changed stretch."""
        return any(
            x.first <= one < x.first_end and x.second <= other < x.second_end for x in self.changes
        )

    def is_only_change(self, one: int, other: int) -> bool:
        """Tell whether two units are all that one changed stretch holds."""
        return any(
            (x.first, x.first_end, x.second, x.second_end) == (one, one + 1, other, other + 1)
            for x in self.changes
        )

    def same_relation(self, here: int, there: int) -> bool:
        """Tell whether two words hang in one way from words that are the same."""
        first, second = self.frames
        mine, theirs = first.first_of(here), second.first_of(there)
        ours, others = first.heads[mine], second.heads[theirs]
        relations = first.relations[mine], second.relations[theirs]
        if ours < 0 or others < 0 or (relations[0] != relations[1] and set(relations) != _OBJECTS):
            return False
        if first.preposition(mine) != second.preposition(theirs):
            return False
        paired = self.word_there(0, ours)
        if paired is not None or first.lemmas[ours] != second.lemmas[others]:
            return paired == others
        lemma = first.lemmas[ours]
        return first.lemmas.count(lemma) == second.lemmas.count(lemma) == 1

    def share_place(self, one: int, other: int) -> bool:
        """Tell whether two units hang from units that stand for one another, or hold such."""
        here, there = self.frames[0].units[one].word, self.frames[1].units[other].word
        return self._common_heads(here, there) or self.share_inside(one, other)

    def share_inside(self, one: int, other: int) -> bool:
        """Tell whether units that stand for one another hang from two units."""
        here, there = self.frames[0].units[one].word, self.frames[1].units[other].word
        held = {self.word_there(0, x) for x in self._inside(0, here)} - {None}
        return bool(held & set(self._inside(1, there)))

    def _common_heads(self, here: int, there: int) -> bool:
        first, second = self.frames
        if first.heads[here] < 0 and second.heads[there] < 0:
            return True
        theirs = {(link.anchor, link.part) for link in second.links(there)}
        return any(
            (self.word_there(0, link.anchor), link.part) in theirs for link in first.links(here)
        )

    def _inside(self, side: int, word: int) -> list[int]:
        """Return the units that hang from a word, through function words."""
        frame = self.frames[side]
        return [one for one in frame.by_word if Link(word, "agent") in frame.links(one)
                or frame.heads[one] == word]  # fmt: skip

    def _pair_all(self) -> None:
        """Pair the units anew, the surest first; heads count by the pairs that there were."""
        first, second = (frame.units for frame in self.frames)
        sizes = (max(1, len(first)), max(1, len(second)))
        rated = []
        for one, left in enumerate(first):
            for other, right in enumerate(second):
                likeness = _likeness(left, right)
                if likeness <= 0:
                    continue
                shift = abs(one / sizes[0] - other / sizes[1])
                bonus = _HEAD * self._common_heads(left.word, right.word)
                bonus += _INSIDE * (bool(self.first) and self.share_inside(one, other))
                rated.append((likeness + bonus - _PLACE * shift, -one, -other))
        self.first, self.second = {}, {}
        for weight, one, other in sorted(rated, reverse=True):
            if weight >= _LEAST and -one not in self.first and -other not in self.second:
                self.first[-one] = -other
                self.second[-other] = -one


def _likeness(one: Unit, other: Unit) -> float:
    """Return how far two units are the same; 0 where they are not."""
    if one.kind != other.kind:
        return 0.0
    if one.kind != "word":
        if is_same_value(one.kind, one.key, other.key):
            return _SAME
        near = one.kind == "name" and are_near_names(one.key, other.key)
        return _NEAR if near and not (":" in one.key and ":" in other.key) else 0.0
    if one.key == other.key:
        return _SAME
    if are_opposite(one.key, other.key):
        return 0.0
    alike = are_alike(one.key, other.key)
    if one.key[:_STEM_LETTERS] == other.key[:_STEM_LETTERS] and len(one.key) >= _STEM_LETTERS:
        return _STEM
    return _ALIKE if alike else 0.0
