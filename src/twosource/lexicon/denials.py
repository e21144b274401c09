"""Words that only point at what is denied: "it", "the charges", "what was said"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from twosource.lexicon.words import STOPWORDS

__all__ = [
    "calls_false",
    "denies_by_itself",
    "ends_on_before",
    "is_saying",
    "names_nothing",
    "only_points",
    "points_back",
]

_SAYINGS = frozenset(
    """
    accusation accusations allegation allegations assertion assertions charge charges claim claims
    finding findings report reports rumor rumors rumour rumours statement statements story stories
    suggestion suggestions tale tales lie lies propaganda false untrue baseless unfounded wrong
    nonsense invention fabrication slander responsibility involvement part knowledge matter word
    """.split()
)
# "Denied such transfers", "these sales": what was told before.
_BACK = frozenset("such these those".split())
_EVERY = frozenset("any all of".split())
_ENDS = frozenset('. ; : , ? ! " ” and but while as'.split())
# "Denied buying any", "denied having done so": what of, was told before.
_OF_BEFORE = frozenset("any none one so them".split())
# Words that deny or say without naming what.
_DENYING = frozenset(
    """
    deny denial disavow disclaim dispute contest refute rebut rebuttal reject rejection repudiate
    dismiss contradict gainsay discount disown brush wave shrug laugh scoff call brand describe
    label term dub decry say tell insist maintain assure swear stress reply answer retort respond
    counter declare assert claim state add write repeat protest object plead untrue false baseless
    nonsense lie fabrication invention true truth so case absurd unfounded knowledge
    """.split()
)
# What a denial may call false: what somebody said, and what stands for it.
_TOLD = frozenset(
    """
    account version talk speculation footage it that this all everything whole they these those
    which reality truth
    """.split()
)
_FALSES = (
    "not (?:so|true|the case|correct|the truth|what happened)",
    "not (?:a|one) (?:single )?(?:word|grain|shred|bit|jot) of truth",
    "(?:no|without) (?:\\w+ of )?(?:truth|foundation|substance|basis)",
    "not correspond to (?:the )?(?:truth|reality|facts)",
    "far from (?:the )?(?:reality|truth|true|facts)",
    "nothing of the (?:kind|sort)",
    "fairy[- ]tales?|fictions?|fables?|fantas(?:y|ies)|figments?|phantoms?|myths?|hoax",
    "untrue|false|fake|baseless|unfounded|groundless|absurd|ridiculous|nonsense|rubbish",
    "fabricat\\w+|inventions?|invented|made up|concocted|lies?|slander\\w*|smears?|propaganda",
    "(?:story|stories|tales?) for",
)
_FALSE = re.compile(rf"(?<!\bno )(?<!\bnot )\b(?:{'|'.join(_FALSES)})\b", re.IGNORECASE)
_PIECE = re.compile(r"\w+|[^\w\s]")


def calls_false(words: str) -> bool:
    """Tell whether words say of what was said that it is false: "far from reality"."""
    return _FALSE.search(words) is not None


def denies_by_itself(lemma: str) -> bool:
    """Tell whether a word is one of denying or saying, and names no act that is denied."""
    return lemma in _DENYING


def is_saying(lemma: str) -> bool:
    """Tell whether a word is for what somebody said, or stands for it: "account", "it"."""
    return lemma in _SAYINGS or lemma.removesuffix("s") in _SAYINGS or lemma in _TOLD


def names_nothing(after: str) -> bool:
    """Tell whether the text behind a word of denial only points at what was said, or back to it."""
    return only_points(_PIECE.findall(after))


def points_back(words: Sequence[str]) -> bool:
    """Tell whether words begin with one that points to what was told before: "such transfers"."""
    first = next((word.lower() for word in words if word.lower() not in _EVERY), "")
    return first in _BACK


def ends_on_before(words: Sequence[str]) -> bool:
    """Tell whether a clause ends on a word for what was told before: "buying any"."""
    return next(reversed(list(_take_clause(words))), "") in _OF_BEFORE


def only_points(words: Sequence[str]) -> bool:
    """Tell whether words, up to the end of their clause, name nothing that could be denied.

    What points back does not, whatever stands behind it.
    """
    return points_back(words) or all(
        word in STOPWORDS or word in _SAYINGS for word in _take_clause(words)
    )


def _take_clause(words: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda word: word not in _ENDS, map(str.lower, words))
