"""Words that only point at what is denied: "it", "the charges", "what was said"."""

import re
from collections.abc import Iterable

from twosource.lexicon.words import STOPWORDS

__all__ = ["names_nothing", "only_points"]

_SAYINGS = frozenset(
    """
    accusation accusations allegation allegations assertion assertions charge charges claim claims
    finding findings report reports rumour rumours statement statements story stories suggestion
    suggestions tale tales lie lies propaganda false untrue baseless unfounded wrong nonsense
    invention fabrication slander responsibility involvement part knowledge matter word
    """.split()
)
_ENDS = frozenset('. ; : , ? ! " ” and but while as'.split())
_PIECE = re.compile(r"\w+|[^\w\s]")


def names_nothing(after: str) -> bool:
    """Tell whether the text behind a word of denial only points at what was said."""
    return only_points(_PIECE.findall(after))


def only_points(words: Iterable[str]) -> bool:
    """Tell whether words, up to the end of their clause, name nothing that could be denied."""
    for word in map(str.lower, words):
        if word in _ENDS:
            return True
        if word not in STOPWORDS and word not in _SAYINGS:
            return False
    return True
