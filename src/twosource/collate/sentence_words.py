"""The words of a sentence as its facts are found by: up to the verb, and what hangs from it."""

from collections.abc import Iterable

from twosource.collate.frames import Frame, UnitKind
from twosource.lexicon.reversals import CHANCES, LEVELLERS, PLANS

__all__ = [
    "climb",
    "find_mood",
    "find_names",
    "find_phrase",
    "find_speakers",
    "list_parts",
    "pick",
    "verb_above",
]

_CLIMB = 4
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_INSIDE = frozenset({"amod", "compound", "nmod", "flat", "appos"})
_PARTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def climb(frame: Frame, word: int) -> list[int]:
    """Return the words of meaning above a word up to its verb, the nearest first."""
    found = []
    for one in frame.above(word)[:_CLIMB]:
        if frame.upos[one] in _TELLING and frame.lemmas[one] not in LEVELLERS:
            found.append(one)
        if frame.upos[one] == "VERB":
            break
    return found


def verb_above(frame: Frame, word: int) -> int | None:
    """Return the verb that a word hangs below; None where that is one of plain saying."""
    verb = next((one for one in frame.above(word) if frame.upos[one] == "VERB"), None)
    return verb if verb is not None and frame.lemmas[verb] not in LEVELLERS else None


def find_phrase(frame: Frame, word: int) -> list[int]:
    """Return a word with what is said of it beside it."""
    return [word, *(x for x in frame.children[word] if frame.relations[x].split(":")[0] in _INSIDE)]


def list_parts(frame: Frame, verb: int) -> list[int]:
    """Return the nouns, names and numbers that hang from a verb, with what is said of them."""
    parts = [x for x in frame.children[verb] if frame.upos[x] in _PARTS]
    return [y for x in parts for y in find_phrase(frame, x)]


def find_speakers(frame: Frame) -> list[int]:
    """Return the words for those who say so: "the ministry said", "according to the port"."""
    found = [
        x
        for verb, lemma in enumerate(frame.lemmas)
        if lemma in LEVELLERS and frame.upos[verb] == "VERB"
        for x in frame.children[verb]
        if frame.relations[x] == "nsubj"
    ]
    found += [x for x in range(len(frame.heads)) if frame.preposition(x) == "accord"]
    return [y for x in found for y in find_phrase(frame, x)]


def find_names(frame: Frame, words: Iterable[int]) -> frozenset[str]:
    """Return the names among some words."""
    return pick(frame, words, "name")


def pick(frame: Frame, words: Iterable[int], kind: UnitKind) -> frozenset[str]:
    """Return what the units of one kind among some words are compared by."""
    units = (frame.units[frame.by_word[x]] for x in words if x in frame.by_word)
    return frozenset(one.key for one in units if one.kind == kind)


def find_mood(frame: Frame, word: int) -> set[str]:
    """Tell of a word whether what it says is past, is still to come, or may be, and whether who
    does it is only "it" or "they".
    """
    children = frame.children[word]
    around = [*children, *frame.above(word)[:2]]
    marks = {"planned"} if any(frame.lemmas[x] in PLANS for x in around) else set()
    if any(frame.lemmas[x] in CHANCES for x in around):
        marks.add("chance")
    if any(_is_past(frame, x) for x in (word, *children)):
        marks.add("past")
    if any(frame.upos[x] == "PRON" and frame.relations[x].startswith("nsubj") for x in children):
        marks.add("pronoun")
    return marks


def _is_past(frame: Frame, word: int) -> bool:
    """Tell whether a verb is past, or a helping verb puts it there: "was", "has"."""
    if frame.upos[word] == "AUX" and frame.lemmas[word] == "have":
        return True
    told = frame.features[word]
    return frame.upos[word] in ("VERB", "AUX") and "Tense=Past" in told and "VerbForm=Fin" in told
