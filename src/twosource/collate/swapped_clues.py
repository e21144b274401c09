"""Clues on words that changed places while the sentence around them stayed as it was.

"Tunisian police stopped a Maltese ferry", "Maltese police stopped a Tunisian ferry".
Where the grammar changed too ("was stopped by") nothing is swapped.
"""

from collections.abc import Iterator
from itertools import combinations

from twosource.collate.clue import Clue, make_clue
from twosource.collate.frames import Frame
from twosource.collate.matching import Matching
from twosource.lexicon.reversals import LEVELLERS, MUTUALS
from twosource.model import Slot

__all__ = ["find_swapped_clues"]

Words = tuple[int, int]
"""A word of the first passage and the same word of the second."""

_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})


def find_swapped_clues(matching: Matching) -> Iterator[Clue]:
    """Yield two words of which each hangs in the second passage as the other did in the first."""
    for one, other in combinations(_list_same(matching), 2):
        if _are_swapped(matching, one, other) and not _is_mutual(matching, one, other):
            yield _make_swapped(matching, one, other)


def _make_swapped(matching: Matching, one: Words, other: Words) -> Clue:
    first = matching.frames[0]
    said = first.lemmas[one[0]], first.lemmas[other[0]]
    kinds = {_kind_of(first, one[0]), _kind_of(first, other[0])}
    signs = ["named"] if kinds == {"name"} else []
    signs += ["person"] if "person" in kinds else []
    signs += ["number"] if "number" in kinds else []
    signs += ["head"] if first.heads[one[0]] == first.heads[other[0]] else []
    return make_clue(
        matching, _slot_of(first, one[0], other[0]), "swapped",
        ([one[0], other[0]], [one[1], other[1]]),
        f"“{said[0]}” and “{said[1]}” changed places", signs,
    )  # fmt: skip


def _list_same(matching: Matching) -> list[Words]:
    """Return the words of meaning and pronouns that stand in both passages alike."""
    first, second = matching.frames
    found = [
        (first.units[one].word, second.units[other].word)
        for one, other in matching.pairs()
        if matching.is_exact(one, other) and first.units[one].upos in _TELLING
    ]
    for here in first.persons:
        same = [x for x in second.persons if second.lemmas[x] == first.lemmas[here]]
        again = [x for x in first.persons if first.lemmas[x] == first.lemmas[here]]
        if len(same) == len(again) == 1:
            found.append((here, same[0]))
    return sorted(found)


def _are_swapped(matching: Matching, one: Words, other: Words) -> bool:
    first, second = matching.frames
    if _are_joined(first, one[0], other[0]) or _are_joined(second, one[1], other[1]):
        return False
    kinds = _kind_of(first, one[0]), _kind_of(first, other[0])
    if not _may_take_turns(*kinds):
        return False
    # At two verbs "he" may well be the one whom the passage names: "he said", "Tamba said".
    if kinds.count("person") == 1 and first.heads[one[0]] != first.heads[other[0]]:
        return False
    crossed = matching.same_relation(one[0], other[1]) and matching.same_relation(other[0], one[1])
    straight = matching.same_relation(one[0], one[1]) or matching.same_relation(other[0], other[1])
    return crossed and not straight


def _are_joined(frame: Frame, one: int, other: int) -> bool:
    """Tell whether one hangs from the other, or both from one "and"."""
    return other in frame.above(one)[:1] or one in frame.above(other)[:1] or (
        frame.first_of(one) == frame.first_of(other)
    )  # fmt: skip


def _kind_of(frame: Frame, word: int) -> str:
    unit = frame.by_word.get(word)
    return "person" if unit is None else frame.units[unit].kind


def _may_take_turns(one: str, other: str) -> bool:
    """Tell whether words of two kinds may take one another's place: a number takes a number's."""
    figures = {"number", "date"}
    return one == other if {one, other} & figures else True


def _is_mutual(matching: Matching, one: Words, other: Words) -> bool:
    """Tell whether it says nothing which of two stands where: "A met B", "between A and B"."""
    first, second = matching.frames
    return _are_sides(first, one[0], other[0]) or _are_sides(second, one[1], other[1])


def _are_sides(frame: Frame, one: int, other: int) -> bool:
    """Tell whether two words are the two sides of one meeting, fight or agreement."""
    above = frame.common_head(one, other)
    return above is not None and frame.lemmas[above] in MUTUALS


def _slot_of(frame: Frame, one: int, other: int) -> Slot:
    unit = frame.by_word.get(one)
    kind = frame.units[unit].kind if unit is not None else "word"
    if kind == "number":
        return "amount"
    if kind == "date":
        return "date"
    speaks = [
        any(x.part == "agent" and frame.lemmas[x.anchor] in LEVELLERS for x in frame.links(word))
        for word in (one, other)
    ]
    return "speaker" if any(speaks) else "direction"
