"""Where two passages may differ in meaning, and the signs that tell whether they do.

A clue is only a candidate: `collate/meaning.py` weighs its signs.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.frames import Frame, Part, Unit
from twosource.collate.matching import Matching
from twosource.collate.values import is_same_value
from twosource.lexicon.act_poles import are_opposed_acts
from twosource.lexicon.meanings import are_opposite, is_known, is_pole
from twosource.lexicon.reversals import CHANCES, LEVELLERS, PLANS, REVERSALS
from twosource.model import Slot, Span

__all__ = ["Clue", "find_clues"]

_OPPOSITE_CASES = tuple(
    frozenset(pair.split())
    for pair in ("before after", "with without", "for against", "above below", "inside outside",
                 "within beyond", "over under", "since until")
)  # fmt: skip
_CORE: tuple[Part, ...] = ("agent", "patient", "goal", "source")
_NEGATIONS = frozenset("not n't no never without neither nor nobody none nothing cannot".split())
_GOVERNED = frozenset("xcomp ccomp obj acl nmod aux advmod".split())
_NEAR = 3
_SIDES = ("first", "second")
_TOLD = frozenset({"done-planned", "done-possible", "possible-present"})
_ACTING = frozenset({"VERB", "NOUN", "ADJ"})


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


def find_clues(matching: Matching) -> list[Clue]:
    """Return every candidate between two passages, in no order."""
    return [
        *_find_turned(matching),
        *_find_replaced(matching),
        *_find_moved(matching),
        *_find_opposites(matching),
        *_find_opposite_cases(matching),
        *_find_reversed(matching),
        *_find_status(matching),
        *_find_requoted(matching),
    ]


def _make(
    matching: Matching,
    slot: Slot,
    clue: str,
    words: tuple[Sequence[int], Sequence[int]],
    because: str,
    signs: Sequence[str] = (),
) -> Clue:
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


def _find_turned(matching: Matching) -> Iterator[Clue]:
    """Find acts of which the doer in the one is the one acted upon in the other."""
    first, second = matching.frames
    for one, other in matching.pairs():
        here, there = first.units[one].word, second.units[other].word
        if first.units[one].upos not in _ACTING or first.units[one].kind != "word":
            continue
        doers, sufferers = first.fillers(here, "agent"), _sufferers(first, here)
        doers2, sufferers2 = second.fillers(there, "agent"), _sufferers(second, there)
        if any(_same_party(matching, x, y) for x in doers for y in doers2):
            continue
        crossed = [(x, y) for x in doers for y in sufferers2 if _same_party(matching, x, y)]
        back = [(x, y) for x in sufferers for y in doers2 if _same_party(matching, x, y)]
        straight = [(x, y) for x in sufferers for y in sufferers2 if _same_party(matching, x, y)]
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
        yield _make(
            matching, "direction", "turned", (lefts, rights),
            f"who does and who is done to are turned round at “{said}”", signs,
        )  # fmt: skip


def _any_named(frame: Frame, words: Sequence[int]) -> bool:
    return any(_names(frame, word) for word in words)


def _sufferers(frame: Frame, word: int) -> list[int]:
    return [x for part in ("patient", "goal", "source") for x in frame.fillers(word, part)]  # type: ignore[arg-type]


def _same_party(matching: Matching, here: int, there: int) -> bool:
    """Tell whether two words are of one party: paired, or of one name or noun."""
    if matching.word_there(0, here) == there:
        return True
    names = [_names(frame, word) for frame, word in zip(matching.frames, (here, there), strict=True)]
    if any(is_same_value("name", x, y) for x in names[0] for y in names[1]):
        return True
    return not names[0] and not names[1] and (
        matching.frames[0].lemmas[here] == matching.frames[1].lemmas[there]
    )


def _names(frame: Frame, word: int) -> list[str]:
    inside = [frame.units[frame.by_word[x]] for x in frame.phrase(word) if x in frame.by_word]
    return [one.key for one in inside if one.kind == "name"]


def _find_replaced(matching: Matching) -> Iterator[Clue]:
    """Find names in whose place the other passage has another name."""
    first, second = matching.frames
    for one in matching.lone(0):
        left = first.units[one]
        if left.kind != "name":
            continue
        for other in matching.lone(1):
            right = second.units[other]
            if right.kind != "name" or is_same_value("name", left.key, right.key):
                continue
            gap, place = matching.same_gap(one, other), matching.share_place(one, other)
            if not (gap or place):
                continue
            signs = [*(["gap"] if gap else []), *(["place"] if place else [])]
            signs.append(_kinds(left, right))
            yield _make(
                matching, _slot_of(matching, left), "replaced", ([left.word], [right.word]),
                "another name stands in its place", signs,
            )  # fmt: skip


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
        taken = _is_place_taken(matching, old.anchor)
        if not taken and _is_attached_near(matching, old.anchor, new.anchor):
            continue
        slot: Slot = (
            "amount" if left.kind == "number" else "date" if left.kind == "date" else "direction"
        )
        yield _make(
            matching, slot, "moved", ([left.word, old.anchor], [right.word, new.anchor]),
            f"it belongs to “{first.lemmas[old.anchor]}” in the first and to "
            f"“{second.lemmas[new.anchor]}” in the second",
            [left.kind, *(["taken"] if taken else [])],
        )  # fmt: skip


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
        givers, takers = {"agent", "owner", "source"}, {"goal", "patient"}
        crossed = (link.part in givers and parts <= takers) or (
            link.part in takers and parts <= givers
        )
        if crossed:
            clue = _make(
                matching, "direction", "other-part",
                ([left.word, link.anchor], [right.word, there or right.word]),
                "it gives in the one and takes in the other",
                ["verb" if first.upos[link.anchor] == "VERB" else "noun"],
            )  # fmt: skip
            party = left.key.partition(":")[2]
            yield replace(clue, party=party, gives=link.part in givers)
            return


def _find_opposites(matching: Matching) -> Iterator[Clue]:
    """Find a word in whose place the other passage has its opposite."""
    first, second = matching.frames
    for one in matching.lone(0):
        for other in matching.lone(1):
            left, right = first.units[one], second.units[other]
            if left.kind != "word" or right.kind != "word":
                continue
            is_act = left.upos == right.upos == "VERB" and are_opposed_acts(left.key, right.key)
            if not is_act and not are_opposite(left.key, right.key):
                continue
            gap, place = matching.same_gap(one, other), matching.share_place(one, other)
            if not (gap or place):
                continue
            if _is_turned(first, left.word) != _is_turned(second, right.word):
                continue
            signs = [*(["gap"] if gap else []), *(["place"] if place else [])]
            signs.append("verb" if left.upos == right.upos == "VERB" else "other")
            signs += ["pole"] if is_pole(left.key, right.key) else []
            signs += ["inside"] if matching.share_inside(one, other) else []
            signs += ["acts"] if is_act else []
            clue = _make(
                matching, "polarity", "opposite", ([left.word], [right.word]),
                _tell_opposites(left.key, right.key, is_act=is_act), signs,
            )  # fmt: skip
            left_over = _left_over(matching, 0), _left_over(matching, 1)
            yield replace(clue, words=(left.key, right.key), left_over=left_over)


def _tell_opposites(one: str, other: str, *, is_act: bool) -> str:
    if is_act and not are_opposite(one, other):
        return f"of “{one}” and “{other}” one is an act of friends, one an act of foes"
    return f"“{one}” is the opposite of “{other}”"


def _left_over(matching: Matching, side: int) -> tuple[str, ...]:
    units = matching.frames[side].units
    return tuple(units[at].key for at in matching.lone(side) if units[at].kind == "word")


def _find_opposite_cases(matching: Matching) -> Iterator[Clue]:
    """Find "after" for "before", "with" for "without" on words that stand for one another."""
    first, second = matching.frames
    for one, other in matching.pairs():
        if not matching.is_exact(one, other):
            continue
        here, there = first.units[one].word, second.units[other].word
        cases = frozenset({first.preposition(here), second.preposition(there)})
        if cases in _OPPOSITE_CASES and not _has_no(first, here) and not _has_no(second, there):
            time = cases in (_OPPOSITE_CASES[0], _OPPOSITE_CASES[7])
            yield _make(
                matching, "date" if time else "polarity", "case",
                (_verb_group(first, here), _verb_group(second, there)),
                f"“{first.preposition(here)}” for “{second.preposition(there)}”",
            )  # fmt: skip


def _is_turned(frame: Frame, word: int) -> bool:
    """Tell whether an odd number of words turns a word round: its own, and those above it."""
    return len(_turners(frame, word)) % 2 == 1


def _has_no(frame: Frame, word: int) -> bool:
    return any(frame.lemmas[x] == "no" for x in frame.children[word])


def _turners(frame: Frame, word: int) -> list[int]:
    """Return the words that turn a word round, in order: "not", and verbs that govern it."""
    found = [x for x in frame.children[word] if _is_negation(frame, x)]
    below = word
    for head in frame.above(word):
        relation = frame.relations[below]
        is_free_from = relation == "obl" and frame.upos[head] == "ADJ"
        is_governed = relation != "acl:relcl" and relation.split(":")[0] in _GOVERNED
        if not is_governed and not is_free_from:
            break
        if frame.lemmas[head] in REVERSALS:
            found.append(head)
        found += [x for x in frame.children[head] if x != below and _is_negation(frame, x)]
        below = head
    return sorted(found)


def _is_negation(frame: Frame, word: int) -> bool:
    """Tell whether a word is "not", "no", "never", or a subject like "nobody", "no agreement"."""
    if frame.lemmas[word] in _NEGATIONS:
        return True
    is_subject = frame.relations[word].split(":")[0] in ("nsubj", "obj")
    return is_subject and any(frame.lemmas[x] in _NEGATIONS for x in frame.children[word])


def _find_reversed(matching: Matching) -> Iterator[Clue]:
    """Find the act that one passage tells and the other denies, or tells as given up.

    Of all that a word turns round the nearest counts: the rest hangs below it.
    """
    found = sorted(_list_reversed(matching))
    seen = set()
    for _, side, word, one, other in found:
        if (side, word) in seen:
            continue
        seen.add((side, word))
        yield _make_reversed(matching, one, other, (side, word))


def _list_reversed(matching: Matching) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield how far a turning word is from the unit it turns, its side, itself, and the pair."""
    first, second = matching.frames
    for one, other in matching.pairs():
        left, right = first.units[one], second.units[other]
        if left.kind != "word" or not matching.is_exact(one, other):
            continue
        turners = _turners(first, left.word), _turners(second, right.word)
        if len(turners[0]) % 2 == len(turners[1]) % 2:
            continue
        lone = [
            (side, x)
            for side in (0, 1)
            for x in turners[side]
            if matching.word_there(side, x) is None
        ]
        if len(lone) == 1 and _may_turn(matching, one, other, lone[0]):
            side, word = lone[0]
            if _is_glued(matching, side, word):
                continue
            yield abs(word - (left, right)[side].word), side, word, one, other


def _is_glued(matching: Matching, side: int, word: int) -> bool:
    """Tell whether the other passage has a word too, glued to its neighbour: "didnot"."""
    lemma = matching.frames[side].lemmas[word]
    there = matching.frames[1 - side].lemmas
    return any(lemma in one and one != lemma and not is_known(one) for one in there)


def _make_reversed(matching: Matching, one: int, other: int, lone: tuple[int, int]) -> Clue:
    first, second = matching.frames
    left, right = first.units[one], second.units[other]
    side, word = lone
    frame = matching.frames[side]
    lemma = frame.lemmas[word]
    signs = ["negation" if lemma in _NEGATIONS else "reversal"]
    signs += ["place"] if matching.share_place(one, other) else []
    signs += ["near"] if abs(word - (left, right)[side].word) <= _NEAR else []
    signs += ["pole"] if is_pole(lemma, left.key) else []
    words = (
        sorted({*_verb_group(first, left.word), *_turners(first, left.word)}),
        sorted({*_verb_group(second, right.word), *_turners(second, right.word)}),
    )
    relation = frame.relations[word]
    if frame.heads[word] == (left, right)[side].word and relation in ("obj", "nsubj"):
        across = (right, left)[side].word
        other_frame = matching.frames[1 - side]
        words[1 - side].extend(
            x for x in other_frame.children[across] if other_frame.relations[x] == relation
        )
    because = f"“{left.key}” is turned round by “{lemma}” in the {_SIDES[side]} alone"
    return _make(matching, "polarity", "reversed", words, because, signs)


def _may_turn(matching: Matching, one: int, other: int, lone: tuple[int, int]) -> bool:
    """Tell whether a turning word counts for a pair: of verbs any, of nouns its own "no"."""
    left, right = matching.frames[0].units[one], matching.frames[1].units[other]
    if left.upos in ("VERB", "AUX") and right.upos in ("VERB", "AUX"):
        return True
    side, word = lone
    frame = matching.frames[side]
    mine = (left, right)[side].word
    if frame.upos[word] == "ADJ" and frame.lemmas[word] in REVERSALS:
        return frame.heads[mine] == word
    return frame.lemmas[word] in _NEGATIONS and frame.heads[word] == mine


def _verb_group(frame: Frame, word: int) -> list[int]:
    """Return a word with its helping verbs or its preposition."""
    helpers = ("aux", "aux:pass", "cop", "case", "mark", "det")
    return sorted([word, *(x for x in frame.children[word] if frame.relations[x] in helpers)])


def _find_status(matching: Matching) -> Iterator[Clue]:
    """Find acts that are done in the one and planned, or only possible, in the other."""
    first, second = matching.frames
    lone = [
        (one, other)
        for one in matching.lone(0)
        for other in matching.lone(1)
        if matching.same_gap(one, other) and matching.share_inside(one, other)
    ]
    for one, other in [*matching.pairs(), *lone]:
        left, right = first.units[one], second.units[other]
        if left.upos != "VERB" or right.upos != "VERB" or left.kind != "word":
            continue
        states = _status(first, left.word), _status(second, right.word)
        way = "-".join(sorted(states))
        if way not in _TOLD or ((one, other) in lone and way != "possible-present"):
            continue
        signs = [way, *(["exact"] if matching.is_exact(one, other) else [])]
        signs += ["lone"] if (one, other) in lone else []
        signs += ["first hedged"] if states[0] == "possible" else []
        yield _make(
            matching, "status", "status",
            (_verb_group(first, left.word), _verb_group(second, right.word)),
            f"it is {states[0]} in the first and {states[1]} in the second", signs,
        )  # fmt: skip


def _status(frame: Frame, word: int) -> str:
    """Return "planned", "possible", "done", or "open" where the form does not tell."""
    if frame.relations[word].split(":")[0] == "amod":
        return "open"
    helpers = [frame.lemmas[x] for x in frame.children[word] if frame.relations[x].startswith("aux")]
    head = frame.heads[word]
    above = frame.relations[word].split(":")[0]
    ruler = frame.lemmas[head] if head >= 0 and above in ("xcomp", "ccomp", "acl", "advcl") else ""
    marked = any(frame.lemmas[x] == "to" for x in frame.children[word])
    if any(x in CHANCES for x in helpers) or (marked and ruler in CHANCES):
        return "possible"
    if any(x in PLANS for x in helpers) or (marked and ruler in PLANS):
        return "planned"
    features = frame.features[word]
    if "have" in helpers or ("Tense=Past" in features and "be" not in helpers):
        return "done"
    was = any(
        frame.lemmas[x] == "be" and "Tense=Past" in frame.features[x] for x in frame.children[word]
    )
    if was and "Tense=Past" in features:
        return "done"
    if "VerbForm=Ger" in features or ("Tense=Pres" in features and "VerbForm" in features):
        return "present"
    return "open"


def _find_requoted(matching: Matching) -> Iterator[Clue]:
    """Find words that only one of two quotations holds: a mark opens or closes elsewhere."""
    first, second = matching.frames
    inside = first.quoted, second.quoted
    pairs = [(one, other) for one, other in matching.pairs() if matching.is_exact(one, other)]
    words = [(first.units[one].word, second.units[other].word) for one, other in pairs]
    both = [(x, y) for x, y in words if x in inside[0] and y in inside[1]]
    out = [(x, y) for x, y in words if (x in inside[0]) != (y in inside[1])]
    if not both or not out:
        return
    signs = [] if first.balanced and second.balanced else ["unbalanced"]
    signs += ["several"] if len(out) > 1 else []
    yield _make(
        matching, "quotation", "requoted", ([x for x, _ in out], [y for _, y in out]),
        "words that stand in the quotation of the one stand outside that of the other", signs,
    )  # fmt: skip
