"""Clues on one word of a kind for another: a mosque for a church, months for years, "he" for "she".

Garbling changes a word and keeps its neighbours. Who says the same in other words takes a word of
the same meaning, or a broader one: never one that excludes it.
"""

from collections.abc import Iterator

from twosource.collate.clue import Clue, make_clue
from twosource.collate.frames import Frame, Unit
from twosource.collate.matching import Matching
from twosource.lexicon.act_poles import are_opposed_acts, are_other_acts
from twosource.lexicon.contrasts import Contrast, find_contrast
from twosource.lexicon.meanings import are_opposite
from twosource.lexicon.reversals import LEVELLERS
from twosource.model import Slot

__all__ = ["find_contrast_clues"]

_SLOTS: dict[Contrast, Slot] = {
    "time": "amount", "hour": "date", "measure": "amount", "money": "amount", "building": "place",
    "ground": "place", "deed": "act", "way": "direction",
}  # fmt: skip
_ACTS: frozenset[Contrast] = frozenset({"deed", "way"})
_TIMES: frozenset[Contrast] = frozenset({"time", "hour"})
# Of nouns like these a number tells how many they hold: "a crew of 15" are 15.
_GROUPS = frozenset(
    """
    crew group team gang delegation staff force party band crowd unit squad column convoy fleet
    family majority total maximum minimum list
    """.split()
)
_AGES = frozenset({"year", "month"})
_AMOUNT_OF_CHANGE = frozenset({"by", "to"})


def find_contrast_clues(matching: Matching) -> Iterator[Clue]:
    """Yield words, numbers and pronouns that exclude one another, and numbers that count else."""
    yield from _find_another(matching)
    yield from _find_another_person(matching)
    yield from _find_recounted(matching)
    yield from _find_change_told_as_sum(matching)


def _find_another(matching: Matching) -> Iterator[Clue]:
    """Find a word in whose place the other passage has one that excludes it."""
    first, second = matching.frames
    for one in matching.lone(0):
        for other in matching.lone(1):
            left, right = first.units[one], second.units[other]
            is_count = _is_one(first, left, right) or _is_one(second, right, left)
            kind = None
            are_words = left.kind == right.kind == "word"
            if are_words:
                kind = find_contrast(left.key, right.key)
            if kind is None and not is_count and not (are_words and _do_else(left, right)):
                continue
            gap, place = matching.same_gap(one, other), matching.share_place(one, other)
            only = matching.is_only_change(one, other)
            if not (gap or place) or (is_count and not (only and place)):
                continue
            if (left.upos == "VERB") != (right.upos == "VERB"):
                continue
            if left.upos == "VERB" and are_opposite(left.key, right.key):
                continue
            slot = "amount" if is_count else _slot_of(matching, left.word, kind)
            signs = [*(["gap"] if gap else []), *(["place"] if place else [])]
            signs += ["inside"] if matching.share_inside(one, other) else []
            signs.append("count" if is_count else "acts" if kind is None else _sign_of(kind))
            signs += ["only"] if only else []
            yield make_clue(
                matching, slot, "another", ([left.word], [right.word]),
                f"“{left.key}” in the first is “{right.key}” in the second", signs,
            )  # fmt: skip


def _is_one(frame: Frame, one: Unit, other: Unit) -> bool:
    """Tell whether one is one where the other is more: "one boat", "two boats"; "a year", "two
    years".
    """
    if one.kind != "word" or other.kind != "number":
        return False
    figure, _, unit = other.key.partition(" ")
    if not figure.isdigit() or figure == "1":
        return False
    said = [frame.lemmas[x] for x in frame.children[one.word] if frame.relations[x] == "det"]
    return one.key == (unit or "one") and (not unit or "a" in said)


def _do_else(left: Unit, right: Unit) -> bool:
    """Tell whether two verbs name different acts, and neither turns the other round."""
    if left.upos != "VERB" or right.upos != "VERB" or are_opposite(left.key, right.key):
        return False
    return are_other_acts(left.key, right.key) and not are_opposed_acts(left.key, right.key)


def _sign_of(kind: Contrast) -> str:
    return "deed" if kind in _ACTS else "time" if kind in _TIMES else "thing"


def _slot_of(matching: Matching, word: int, kind: Contrast | None) -> Slot:
    if kind is None:
        return "act"
    if kind in _SLOTS:
        return _SLOTS[kind]
    return slot_of_party(matching.frames[0], word)


def slot_of_party(frame: Frame, word: int) -> Slot:
    """Return the slot of a party by what it does in a passage."""
    links = frame.links(word)
    if any(x.part == "agent" and frame.lemmas[x.anchor] in LEVELLERS for x in links):
        return "speaker"
    return "actor" if any(x.part == "agent" for x in links) else "recipient"


def _find_another_person(matching: Matching) -> Iterator[Clue]:
    """Find "he" where the other passage has "she", "we" for "they", at words that are paired."""
    first, second = matching.frames
    for here in first.persons:
        for there in second.persons:
            mine, theirs = first.lemmas[here], second.lemmas[there]
            if not _are_others(mine, theirs) or not matching.same_relation(here, there):
                continue
            if (here in first.quoted) != (there in second.quoted):
                continue
            yield make_clue(
                matching, slot_of_party(first, here), "another", ([here], [there]),
                f"“{mine}” in the first is “{theirs}” in the second",
                ["person", *(["sexes"] if {mine, theirs} == {"he", "she"} else [])],
            )  # fmt: skip


def _are_others(one: str, other: str) -> bool:
    """Tell whether two pronouns cannot stand for one: a company may be "it" or "they"."""
    return one != other and ({one, other} == {"he", "she"} or bool({one, other} & {"i", "we"}))


def _find_recounted(matching: Matching) -> Iterator[Clue]:
    """Find a number that counts things in the one and tells an age in the other: "15 boys", "a boy
    of 15".
    """
    first, second = matching.frames
    for one, other in _list_figures(matching):
        left, right = first.units[one], second.units[other]
        counted = _counted_by(first, left.word), _counted_by(second, right.word)
        if all(counted) and _count_apart(matching, left.word, right.word):
            yield make_clue(
                matching, "amount", "recounted", ([left.word], [right.word]),
                f"it counts “{counted[0]}” in the first and “{counted[1]}” in the second", ["else"],
            )  # fmt: skip
        ages = _of_whom(first, left.word), _of_whom(second, right.word)
        for count, age in (counted[0], ages[1]), (counted[1], ages[0]):
            if count and count == age:
                yield make_clue(
                    matching, "amount", "recounted", ([left.word], [right.word]),
                    f"it counts “{count}” in the one and not in the other",
                )  # fmt: skip


def _count_apart(matching: Matching, here: int, there: int) -> bool:
    """Tell whether a number counts one of two things in the one, the other of them in the other."""
    first, second = matching.frames
    ours, theirs = first.heads[here], second.heads[there]
    others = matching.word_there(0, ours), matching.word_there(1, theirs)
    if None in others or others == (theirs, ours):
        return False
    if not (_has_count(first, others[1]) and _has_count(second, others[0])):
        return False
    if "Number=Plur" not in first.features[ours] or "Number=Plur" not in second.features[theirs]:
        return False
    return first.lemmas[ours] != second.lemmas[theirs]


def _has_count(frame: Frame, word: int | None) -> bool:
    """Tell whether a noun has a number or an article of its own: not the second of "11 missiles
    and drones".
    """
    own = frame.children[word] if word is not None else ()
    return any(frame.relations[x].split(":")[0] in ("nummod", "det") for x in own)


def _list_figures(matching: Matching) -> Iterator[tuple[int, int]]:
    """Yield numbers of one figure: "15" and "15", "15" and "15 year"."""
    first, second = matching.frames
    for one, other in matching.pairs():
        if first.units[one].kind == "number" and matching.is_exact(one, other):
            yield one, other
    for one in matching.lone(0):
        for other in matching.lone(1):
            left, right = first.units[one], second.units[other]
            if left.kind == right.kind == "number" and {left.key, right.key} in (
                {left.key, f"{left.key} year"},
                {right.key, f"{right.key} year"},
            ):
                yield one, other


def _counted_by(frame: Frame, number: int) -> str:
    """Return the lemma that a number counts, "" where it counts nothing."""
    head = frame.heads[number]
    is_count = head >= 0 and frame.relations[number].split(":")[0] == "nummod"
    return frame.lemmas[head] if is_count else ""


def _of_whom(frame: Frame, number: int) -> str:
    """Return the lemma of the one whose age a number is: "a boy of 15", "a 15-year-old boy"."""
    head = frame.heads[number]
    if "old" in (frame.lemmas[x] for x in (number, head) if x >= 0):
        above = [x for x in frame.above(number) if frame.upos[x] == "NOUN"]
        return next((frame.lemmas[x] for x in above if frame.lemmas[x] not in _AGES), "")
    if head < 0 or frame.preposition(number) != "of" or frame.upos[head] != "NOUN":
        return ""
    lemma = frame.lemmas[head]
    single = "Number=Sing" in frame.features[head]
    return lemma if single and lemma not in _GROUPS else ""


def _find_change_told_as_sum(matching: Matching) -> Iterator[Clue]:
    """Find "by" for "to" before a number: "rose by four", "rose to four"."""
    first, second = matching.frames
    for one, other in matching.pairs():
        left, right = first.units[one], second.units[other]
        if left.kind != "number" or not matching.is_exact(one, other):
            continue
        cases = {_case_of(first, left.word), _case_of(second, right.word)}
        if cases == _AMOUNT_OF_CHANGE:
            yield make_clue(
                matching, "amount", "case", ([left.word], [right.word]),
                "“by” in the one is “to” in the other",
            )  # fmt: skip


def _case_of(frame: Frame, number: int) -> str:
    """Return the preposition before a number or before what it counts."""
    head = frame.heads[number]
    own = frame.preposition(number)
    return own or (frame.preposition(head) if head >= 0 else "")
