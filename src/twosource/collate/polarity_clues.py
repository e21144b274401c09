"""Clues on whether it is so: opposites, negations, and what is denied or given up."""

from collections.abc import Iterator

from msgspec.structs import replace

from twosource.collate.clue import Clue, make_clue
from twosource.collate.frames import Frame, Part, Unit
from twosource.collate.matching import Matching
from twosource.collate.role_clues import is_same_party
from twosource.lexicon.act_poles import are_opposed_acts
from twosource.lexicon.meanings import are_opposite, is_known
from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.reversals import REVERSALS

__all__ = ["find_polarity_clues", "find_turners", "verb_group"]

_OPPOSITES = (
    "before after|with without|for against|above below|inside outside|within beyond|over under"
    "|since until"
)
_OPPOSITE_CASES = tuple(frozenset(pair.split()) for pair in _OPPOSITES.split("|"))
_NEGATIONS = frozenset("not n't no never without neither nor nobody none nothing cannot".split())
_ANY_MORE = frozenset({"long", "longer", "more"})
_GOVERNED = frozenset("xcomp ccomp obj acl nmod aux advmod".split())
_DOERS: frozenset[Part] = frozenset({"agent"})
_OTHERS: frozenset[Part] = frozenset({"patient", "goal", "source"})
_NEAR = 3
# A common verb has many meanings: "took" is not always the opposite of "lost".
_COMMON = 0.45
# Verbs that keep their meaning beside a word that tells which way.
_MOVING = frozenset("send give hand go come march bring ship fly drive sail flee".split())
_WAYS = frozenset("back away off out over in".split())
_SIDES = ("first", "second")


def find_polarity_clues(matching: Matching) -> Iterator[Clue]:
    """Yield opposite words and prepositions, and what one passage alone turns round."""
    yield from _find_opposites(matching)
    yield from _find_opposite_cases(matching)
    yield from _find_reversed(matching)


def _find_opposites(matching: Matching) -> Iterator[Clue]:
    """Find a word in whose place the other passage has its opposite."""
    first, second = matching.frames
    for one in matching.lone(0):
        for other in matching.lone(1):
            left, right = first.units[one], second.units[other]
            if left.kind != "word" or right.kind != "word":
                continue
            said = _say_both(matching, left, right)
            is_bare = said == (left.key, right.key)
            is_act = left.upos == right.upos == "VERB" and is_bare
            is_act = is_act and are_opposed_acts(left.key, right.key)
            if not is_act and not are_opposite(*said):
                continue
            if _is_told_from_the_other_end(matching, left.word, right.word):
                continue
            gap, place = matching.same_gap(one, other), matching.share_place(one, other)
            if not (gap or place):
                continue
            turned = len(find_turners(first, left.word)), len(find_turners(second, right.word))
            if turned[0] % 2 != turned[1] % 2:
                continue
            signs = [*(["gap"] if gap else []), *(["place"] if place else [])]
            signs.append("verb" if left.upos == right.upos == "VERB" else "other")
            signs += ["pole"] if are_opposite(*said) else []
            signs += [] if is_bare else ["phrase"]
            signs += ["inside"] if matching.share_inside(one, other) else []
            signs += ["acts"] if is_act else []
            common = min(rarity_of(left.key), rarity_of(right.key)) < _COMMON
            signs += ["common"] if common else []
            clue = make_clue(
                matching, "polarity", "opposite", ([left.word], [right.word]),
                _tell_opposites(*said, is_act=is_act), signs,
            )  # fmt: skip
            left_over = _left_over(matching, 0), _left_over(matching, 1)
            yield replace(clue, words=(left.key, right.key), left_over=left_over)


def _say_both(matching: Matching, left: Unit, right: Unit) -> tuple[str, str]:
    """Return what two words are looked up as: "back" takes nothing from "sent", if it stands once.

    Of "moved back" and "pulled back" it is "back" that tells.
    """
    said = [_said(frame, one) for frame, one in zip(matching.frames, (left, right), strict=True)]
    particles = [one.partition(" ")[2] for one in said]
    if particles[0] != particles[1]:
        said = [_without_way(one) for one in said]
    return said[0], said[1]


def _without_way(said: str) -> str:
    verb, _, particle = said.partition(" ")
    return verb if verb in _MOVING and particle in _WAYS else said


def _said(frame: Frame, unit: Unit) -> str:
    """Return what stands for a word among opposites: a verb goes with its particle, and what is
    left waiting has not left.
    """
    if unit.upos != "VERB":
        return unit.key
    is_left_so = unit.key == "leave" and any(
        frame.relations[x] == "xcomp" for x in frame.children[unit.word]
    )
    return "leave so" if is_left_so else frame.said(unit.word)


def _is_told_from_the_other_end(matching: Matching, here: int, there: int) -> bool:
    """Tell whether the doer of the one is not that of the other: A sold to B, B bought from A."""
    sides = [(_in_part(frame, word, _DOERS), _in_part(frame, word, _OTHERS))
             for frame, word in zip(matching.frames, (here, there), strict=True)]  # fmt: skip
    (doers, others), (doers2, others2) = sides
    if any(is_same_party(matching, x, y) for x in doers for y in doers2):
        return False
    return any(is_same_party(matching, x, y) for x in doers for y in others2) or any(
        is_same_party(matching, x, y) for x in others for y in doers2
    )


def _in_part(frame: Frame, anchor: int, parts: frozenset[Part]) -> list[int]:
    """Return what hangs in the tree from a verb in some parts."""
    return [
        word
        for word in range(len(frame.heads))
        if (word in frame.by_word or word in frame.persons)
        and any(link.anchor == anchor and link.part in parts for link in frame.in_tree(word))
    ]


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
            yield make_clue(
                matching, "date" if time else "polarity", "case",
                (verb_group(first, here), verb_group(second, there)),
                f"“{first.preposition(here)}” for “{second.preposition(there)}”",
            )  # fmt: skip


def _has_no(frame: Frame, word: int) -> bool:
    return any(frame.lemmas[x] == "no" for x in frame.children[word])


def find_turners(frame: Frame, word: int) -> list[int]:
    """Return the words that turn a word round, in order: "not", and verbs that govern it."""
    found = [x for x in frame.children[word] if _is_negation(frame, x)]
    below = word
    for head in frame.above(word):
        relation = frame.relations[below]
        is_free_from = relation == "obl" and frame.upos[head] == "ADJ"
        is_governed = relation != "acl:relcl" and relation.split(":")[0] in _GOVERNED
        is_governed = is_governed or relation == "nsubj:pass"
        if not is_governed and not is_free_from:
            break
        if frame.said(head) in REVERSALS:
            found.append(head)
        found += [x for x in frame.children[head] if x != below and _is_negation(frame, x)]
        below = head
    return sorted(found)


def _is_negation(frame: Frame, word: int) -> bool:
    """Tell whether a word is "not", "no", "never", or a subject like "nobody", "no agreement"."""
    if frame.lemmas[word] in _NEGATIONS or _is_no_longer(frame, word):
        return True
    is_subject = frame.relations[word].split(":")[0] in ("nsubj", "obj")
    return is_subject and any(frame.lemmas[x] in _NEGATIONS for x in frame.children[word])


def _is_no_longer(frame: Frame, word: int) -> bool:
    """Tell whether a word is the "longer", or the "more", of "no longer" and "no more"."""
    is_no = any(frame.lemmas[x] == "no" for x in frame.children[word])
    return is_no and frame.upos[word] == "ADV" and frame.lemmas[word] in _ANY_MORE


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
        turners = find_turners(first, left.word), find_turners(second, right.word)
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
    signs += ["pole"] if are_opposite(lemma, left.key) else []
    signs += ["answered"] if _is_answered(matching, side, lemma) else []
    words = (
        sorted({*verb_group(first, left.word), *find_turners(first, left.word)}),
        sorted({*verb_group(second, right.word), *find_turners(second, right.word)}),
    )
    relation = frame.relations[word]
    if frame.heads[word] == (left, right)[side].word and relation in ("obj", "nsubj"):
        across = (right, left)[side].word
        other_frame = matching.frames[1 - side]
        words[1 - side].extend(
            x for x in other_frame.children[across] if other_frame.relations[x] == relation
        )
    because = f"“{left.key}” is turned round by “{lemma}” in the {_SIDES[side]} alone"
    return make_clue(matching, "polarity", "reversed", words, because, signs)


def _is_answered(matching: Matching, side: int, lemma: str) -> bool:
    """Tell whether the other passage negates as often: then it does so at another word.

    "They had not been in one room", "they had not sat in one room".
    """
    if lemma not in _NEGATIONS:
        return False
    counts = [sum(one in _NEGATIONS for one in frame.lemmas) for frame in matching.frames]
    return counts[1 - side] >= counts[side]


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


def verb_group(frame: Frame, word: int) -> list[int]:
    """Return a word with its helping verbs or its preposition."""
    helpers = ("aux", "aux:pass", "cop", "case", "mark", "det")
    return sorted([word, *(x for x in frame.children[word] if frame.relations[x] in helpers)])
