"""Clues on who did it to whom: parties that changed places, and names that were replaced."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from twosource.collate.clue import Clue, make_clue
from twosource.collate.frames import Frame, Link, Part, Unit
from twosource.collate.matching import Matching
from twosource.collate.mentions import are_near_names
from twosource.collate.values import is_same_value
from twosource.lexicon.act_poles import names_act
from twosource.lexicon.meanings import is_known
from twosource.lexicon.reversals import LEVELLERS, MUTUALS
from twosource.model import Slot

__all__ = ["find_role_clues", "is_same_party"]

_ACTING = frozenset({"VERB", "NOUN", "ADJ"})
_UNDERGOING: tuple[Part, ...] = ("patient", "goal", "source")


def find_role_clues(matching: Matching) -> Iterator[Clue]:
    """Yield parties turned round, names replaced, and names, numbers and dates moved."""
    yield from _find_turned(matching)
    yield from _find_replaced(matching)
    yield from _find_moved(matching)


def _find_turned(matching: Matching) -> Iterator[Clue]:
    """Find acts of which the doer in the one is the one acted upon in the other."""
    first, second = matching.frames
    for one, other in matching.pairs():
        here, there = first.units[one].word, second.units[other].word
        if first.units[one].upos not in _ACTING or first.units[one].kind != "word":
            continue
        if first.lemmas[here] in MUTUALS or second.lemmas[there] in MUTUALS:
            continue
        doers, sufferers = first.fillers(here, "agent"), _list_sufferers(first, here)
        doers2, sufferers2 = second.fillers(there, "agent"), _list_sufferers(second, there)
        if any(is_same_party(matching, x, y) for x in doers for y in doers2):
            continue
        crossed = [(x, y) for x in doers for y in sufferers2 if is_same_party(matching, x, y)]
        back = [(x, y) for x in sufferers for y in doers2 if is_same_party(matching, x, y)]
        straight = [(x, y) for x in sufferers for y in sufferers2 if is_same_party(matching, x, y)]
        if not (crossed or back) or not (doers and doers2):
            continue
        if not (crossed and back) and not (_any_named(first, doers) and _any_named(second, doers2)):
            continue
        lefts = [here, *(x for x, _ in crossed + back)]
        rights = [there, *(y for _, y in crossed + back)]
        signs = ["both"] if crossed and back else ["one"]
        signs += ["straight"] if straight else []
        signs += ["exact"] if matching.is_exact(one, other) else []
        said = first.lemmas[here]
        yield make_clue(
            matching, "direction", "turned", (lefts, rights),
            f"who does and who is done to are turned round at “{said}”", signs,
        )  # fmt: skip


def _any_named(frame: Frame, words: Sequence[int]) -> bool:
    return any(_names(frame, word) for word in words)


def _list_sufferers(frame: Frame, word: int) -> list[int]:
    return [x for part in _UNDERGOING for x in frame.fillers(word, part)]


def is_same_party(matching: Matching, here: int, there: int) -> bool:
    """Tell whether two words are of one party: paired, or of one name or noun."""
    if matching.word_there(0, here) == there:
        return True
    first, second = matching.frames
    if here in first.persons or there in second.persons:
        return first.lemmas[here] == second.lemmas[there]
    ours, theirs = _names(first, here), _names(second, there)
    if any(is_same_value("name", x, y) for x in ours for y in theirs):
        return True
    return not ours and not theirs and first.lemmas[here] == second.lemmas[there]


def _names(frame: Frame, word: int) -> list[str]:
    inside = [frame.units[frame.by_word[x]] for x in frame.phrase(word) if x in frame.by_word]
    return [one.key for one in inside if one.kind == "name"]


def _find_replaced(matching: Matching) -> Iterator[Clue]:
    """Find names in whose place the other passage has another name."""
    first, second = matching.frames
    for one in matching.lone(0):
        left = first.units[one]
        if not _is_name(left):
            continue
        for other in matching.lone(1):
            right = second.units[other]
            if not _is_name(right) or is_same_value("name", left.key, right.key):
                continue
            if "word" in (left.kind, right.kind) and are_near_names(left.key, right.key):
                continue
            gap, place = matching.same_gap(one, other), matching.share_place(one, other)
            if not (gap or place):
                continue
            signs = [*(["gap"] if gap else []), *(["place"] if place else [])]
            signs.append(_kinds(left, right))
            yield make_clue(
                matching, _slot_of(matching, left), "replaced", ([left.word], [right.word]),
                "another name stands in its place", signs,
            )  # fmt: skip


def _is_name(unit: Unit) -> bool:
    """Tell whether a unit is a name; what no list knows is one by its part of speech alone."""
    is_unheard = unit.kind == "word" and unit.upos == "PROPN" and not is_known(unit.key)
    return unit.kind == "name" or is_unheard


def _kinds(left: Unit, right: Unit) -> str:
    known = [":" in left.key, ":" in right.key]
    return "both-known" if all(known) else "one-known" if any(known) else "none-known"


def _slot_of(matching: Matching, unit: Unit) -> Slot:
    frame = matching.frames[0]
    links = frame.links(unit.word)
    if any(x.part == "agent" and frame.lemmas[x.anchor] in LEVELLERS for x in links):
        return "speaker"
    if any(x.part == "agent" for x in links):
        return "actor"
    if any(x.part == "place" for x in links):
        return "place"
    return "recipient"


def _find_moved(matching: Matching) -> Iterator[Clue]:
    """Find names, numbers and dates that hang from another word than in the other passage."""
    first, second = matching.frames
    for one, other in matching.pairs():
        left, right = first.units[one], second.units[other]
        if left.kind == "word" or not matching.is_exact(one, other):
            continue
        mine, theirs = first.links(left.word), second.links(right.word)
        anchors = {matching.word_there(0, x.anchor) for x in mine}
        if anchors & {x.anchor for x in theirs}:
            yield from _find_other_part(matching, left, right)
            continue
        old = next((x for x in mine if matching.word_there(0, x.anchor) is not None), None)
        new = next((x for x in theirs if matching.word_there(1, x.anchor) is not None), None)
        if old is None or new is None:
            continue
        if _is_of_mutual(matching, old.anchor, new.anchor):
            continue
        taken = _is_place_taken(matching, old.anchor)
        if not taken and _is_attached_near(matching, old.anchor, new.anchor):
            continue
        slot: Slot = (
            "amount" if left.kind == "number" else "date" if left.kind == "date" else "direction"
        )
        yield make_clue(
            matching, slot, "moved", ([left.word, old.anchor], [right.word, new.anchor]),
            f"it belongs to “{first.lemmas[old.anchor]}” in the first and to "
            f"“{second.lemmas[new.anchor]}” in the second",
            [left.kind, *(["taken"] if taken else [])],
        )  # fmt: skip


def _is_of_mutual(matching: Matching, here: int, there: int) -> bool:
    """Tell whether two anchors are a meeting, fight or agreement, or the two sides of one."""
    first, second = matching.frames
    if {first.lemmas[here], second.lemmas[there]} & MUTUALS:
        return True
    back = matching.word_there(1, there)
    above = first.common_head(here, back) if back is not None else None
    return above is not None and first.lemmas[above] in MUTUALS


def _is_place_taken(matching: Matching, anchor: int) -> bool:
    """Tell whether what stood elsewhere in the first passage hangs in the second where a moved
    name hung: the two changed places.
    """
    there = matching.word_there(0, anchor)
    first, second = matching.frames
    return any(
        link.anchor == there and second.upos[word] in ("NOUN", "PROPN", "ADJ", "NUM")
        and (back := matching.word_there(1, word)) is not None
        and all(x.anchor != anchor for x in first.links(back))
        and any(matching.word_there(0, x.anchor) is not None for x in first.links(back))
        for word in second.by_word
        for link in second.links(word)
    )  # fmt: skip


def _is_attached_near(matching: Matching, here: int, there: int) -> bool:
    """Tell whether two heads lie on one branch in either passage: which of the two a phrase hangs
    from is then a matter of wording, or of the parser ("fired at the base in May").
    """
    first, second = matching.frames
    if first.lemmas[here] == second.lemmas[there]:
        return True
    here2, there2 = matching.word_there(0, here), matching.word_there(1, there)
    return (
        (here2 is not None and (here2 in second.above(there) or there in second.above(here2)))
        or (there2 is not None and (there2 in first.above(here) or here in first.above(there2)))
    )  # fmt: skip


def _find_other_part(matching: Matching, left: Unit, right: Unit) -> Iterator[Clue]:
    """Find a name that is giver in the one and taker in the other: "to" one, "of" one."""
    first, second = matching.frames
    for link in first.in_tree(left.word):
        there = matching.word_there(0, link.anchor)
        parts = {x.part for x in second.in_tree(right.word) if x.anchor == there}
        if left.kind != "name" or not parts or link.part in parts:
            continue
        if _is_place_of_thing(matching, left, right) or _is_verb_read_as_noun(
            matching, link, left, right
        ):
            continue
        if there is None or _does_alone(matching, link.anchor, there):
            continue
        givers, takers = {"agent", "owner", "source"}, {"goal", "patient"}
        crossed = (link.part in givers and parts <= takers) or (
            link.part in takers and parts <= givers
        )
        if crossed:
            clue = make_clue(
                matching, "direction", "other-part",
                ([left.word, link.anchor], [right.word, there or right.word]),
                "it gives in the one and takes in the other",
                [
                    "verb" if first.upos[link.anchor] == "VERB" else "noun",
                    *(["ousts"] if _ousts(matching, left.word, right.word) else []),
                ],
            )  # fmt: skip
            party = left.key.partition(":")[2]
            yield replace(clue, party=party, gives=link.part in givers)
            return


def _ousts(matching: Matching, here: int, there: int) -> bool:
    """Tell whether a name stands in one passage where the other has a name that is gone from the
    first: "Niger's deliveries to Chad", "deliveries to Niger".
    """
    first, second = matching.frames
    return _has_rival(matching, 0, here, second.in_tree(there)) or _has_rival(
        matching, 1, there, first.in_tree(here)
    )


def _has_rival(matching: Matching, side: int, word: int, elsewhere: Sequence[Link]) -> bool:
    """Tell whether a name of one side alone has the part that another has `elsewhere`."""
    frame = matching.frames[side]
    parts = {link.part for link in elsewhere}
    anchors = {link.anchor for link in frame.in_tree(word)}
    lone = (frame.units[one] for one in matching.lone(side))
    return any(
        link.anchor in anchors and link.part in parts
        for unit in lone
        if unit.word != word and (unit.kind == "name" or unit.upos == "PROPN")
        for link in frame.in_tree(unit.word)
    )


def _is_place_of_thing(matching: Matching, left: Unit, right: Unit) -> bool:
    """Tell whether a name only tells where something lies: "a villa on the lake", "by the lake"."""
    first, second = matching.frames
    cases = {first.preposition(left.word), second.preposition(right.word)}
    head = first.heads[left.word]
    is_thing = head >= 0 and first.upos[head] == "NOUN" and not names_act(first.lemmas[head])
    return cases == {"by", "on"} and is_thing


def _does_alone(matching: Matching, here: int, there: int) -> bool:
    """Tell whether one passage names a doer alone, with nobody done to: "she drove", "she was
    driven" tell one thing, and so do "said the agency" and "the agency said".
    """
    for frame, word in zip(matching.frames, (here, there), strict=True):
        if frame.lemmas[word] in LEVELLERS:
            return True
        does = any(frame.relations[x] == "nsubj" for x in frame.children[word])
        if does and not frame.is_passive(word):
            return not any(frame.fillers(word, part) for part in _UNDERGOING)
    return False


def _is_verb_read_as_noun(matching: Matching, link: Link, left: Unit, right: Unit) -> bool:
    """Tell whether the parser took a verb for a noun: "Kenyans camp", "Kenyans are camped"."""
    first, second = matching.frames
    there = matching.word_there(0, link.anchor)
    if there is None or (first.upos[link.anchor] == "VERB") == (second.upos[there] == "VERB"):
        return False
    return "compound" in (first.relations[left.word], second.relations[right.word])
