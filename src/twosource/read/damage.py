"""How garbled a sentence is, from the signs in its text, its repairs and its parse."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp
from typing import Literal, get_args

from twosource.lexicon.words import STOPWORDS
from twosource.model import Parse
from twosource.read.card import PIECES, find_model
from twosource.text.damage import DamageKind, find_damage

__all__ = ["SIGNS", "SignKind", "count_signs", "score_damage", "weigh_signs"]

ParseSign = Literal[
    "repair",  # a glued word that was mended
    "no-stop",  # no mark ends it
    "inner-stop",  # a full stop in the middle
    "no-verb",  # the root is no verb and has no copula
    "no-subject",  # the root is a finite verb, no order, without a subject
    "loose-clause",  # a clause that no word and no mark joins to the rest
    "loose-phrase",  # an apposition or an aside that no mark sets off
    "small-name",  # a name in small letters
    "big-word",  # a capital on a word that is no name, behind the first
    "glued",  # a word that no list has and that is two that one has, or a capital inside
]
SignKind = DamageKind | ParseSign
SIGNS: tuple[SignKind, ...] = (*get_args(DamageKind), *get_args(ParseSign))

# Fitted by `python -m training.damage_score` on damaged and sound sentences of the treebanks.
# Three are too rare there to be fitted and are set by hand: stray-space, open-quote, repair.
_WEIGHTS: Mapping[SignKind, float] = {
    "lower-start": 1.39, "stray-space": 0.5, "stray-capital": 1.16, "open-quote": 1.0,
    "hanging-end": 1.31, "repair": 1.0, "no-stop": 0.78, "inner-stop": 1.53, "no-verb": 0.14,
    "no-subject": 0.29, "loose-clause": 0.44, "loose-phrase": 0.16, "small-name": 0.21,
    "big-word": 0.73, "glued": 0.49,
}  # fmt: skip
# A third sign of one kind adds nothing: a headline in capitals is one damage, not ten.
_MOST_COUNTED = 2

_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_JOINT = re.compile(r"[a-z][A-Z][a-z]")
_SUBJECTS = frozenset({"nsubj", "csubj", "expl", "nsubj:pass", "csubj:pass", "nsubj:outer"})
# What a reader expects a verb of: less may be a title, a caption, an answer.
_LEAST_WORDS = 6
_ASIDES = frozenset({"parataxis", "conj", "appos", "vocative", "discourse", "dislocated"})
# Behind these a capital is in order.
_OPENERS = frozenset("\" ' “ ‘ ( [ : - – — * • / `` '' ...".split())
# A name, an adjective of a country and a noun that is a title or an acronym have theirs by right.
_SMALL = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "ADV", "CCONJ", "SCONJ", "PART"})


def score_damage(sentence: str, parse: Parse, *, repairs: int = 0) -> float:
    """Return from 0 (sound) to 1 (garbled) how damaged a sentence looks.

    `sentence` is the text as repaired, which `parse` is of; `repairs` counts those inside it. It
    never falls when a sign is added.
    """
    return weigh_signs(count_signs(sentence, parse, repairs=repairs))


def weigh_signs(signs: Mapping[SignKind, int]) -> float:
    """Return the chance that at least one sign is one of damage, each by itself (noisy or)."""
    weight = sum(_WEIGHTS[kind] * min(times, _MOST_COUNTED) for kind, times in signs.items())
    return 1.0 - exp(-weight)


def count_signs(sentence: str, parse: Parse, *, repairs: int = 0) -> Counter[SignKind]:
    """Return how often each sign of damage is met in a sentence; those that are not are left out.

    The signs of `twosource.text.damage` come first, then those that only a parse shows.
    """
    found: Counter[SignKind] = Counter(
        one.kind for one in find_damage(sentence, 0, len(sentence), STOPWORDS)
    )
    found.update(_find_in_tree(parse))
    found.update(_find_in_words(parse))
    if repairs:
        found["repair"] = repairs
    if parse.words and not _END.search(sentence.rstrip()):
        found["no-stop"] = 1
    return found


def _find_in_tree(parse: Parse) -> Iterator[SignKind]:
    if len(parse.words) < _LEAST_WORDS:
        return
    root = parse.heads.index(-1)
    below = {parse.relations[word] for word, head in enumerate(parse.heads) if head == root}
    if parse.upos[root] not in ("VERB", "AUX") and "cop" not in below:
        yield "no-verb"
    elif _wants_subject(parse.features[root]) and not below & _SUBJECTS:
        yield "no-subject"
    for word, relation in enumerate(parse.relations):
        if relation in _ASIDES and _is_loose(parse, word):
            yield "loose-clause" if parse.upos[word] in ("VERB", "AUX") else "loose-phrase"


def _wants_subject(features: str) -> bool:
    """Tell whether a verb of these features is finite and no order."""
    return "VerbForm=Fin" in features and "Mood=Imp" not in features


def _is_loose(parse: Parse, word: int) -> bool:
    """Tell whether neither a word nor a mark stands between an aside and its head."""
    between = range(min(word, parse.heads[word]) + 1, max(word, parse.heads[word]))
    return not any(parse.upos[one] in ("PUNCT", "CCONJ", "SCONJ") for one in between)


def _find_in_words(parse: Parse) -> Iterator[SignKind]:
    last = len(parse.words) - 1
    for place, (word, upos) in enumerate(zip(parse.words, parse.upos, strict=True)):
        if word == "." and place < last - 1:
            yield "inner-stop"
        if not word[0].isalpha():
            continue
        if upos == "PROPN" and word.islower():
            yield "small-name"
        before = parse.words[place - 1] if place else "“"
        if len(word) > 1 and word[0].isupper() and upos in _SMALL and before not in _OPENERS:
            yield "big-word"
        if _JOINT.search(word) or _is_glued(word):
            yield "glued"


def _is_glued(word: str) -> bool:
    """Tell whether an unknown word in small letters is made of two known ones."""
    if len(word) < 6 or not word.islower() or word in _list_words():
        return False
    known = _list_words()
    return any(word[:at] in known and word[at:] in known for at in range(2, len(word) - 1))


@cache
def _list_words() -> frozenset[str]:
    """Return the whole words among the pieces of the network that ships: some 20,000."""
    pieces = (find_model() / PIECES).read_text("utf-8").split("\n")
    return frozenset(one for one in pieces if one.isalpha() and len(one) > 1) | STOPWORDS
