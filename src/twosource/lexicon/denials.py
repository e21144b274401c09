"""Words that only point at what is denied: "it", "the charges", "what was said"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from twosource.lexicon.words import STOPWORDS

__all__ = ["names_nothing", "only_points", "points_back"]

_SAYINGS = frozenset(
    """
    accusation accusations allegation allegations assertion assertions charge charges claim claims
    finding findings report reports rumour rumours statement statements story stories suggestion
    suggestions tale tales lie lies propaganda false untrue baseless unfounded wrong nonsense
    invention fabrication slander responsibility involvement part knowledge matter word
    """.split()
)
# "Denied such transfers", "these sales": what was told before.
_BACK = frozenset("such these those".split())
_EVERY = frozenset("any all of".split())
_ENDS = frozenset('. ; : , ? ! " ” and but while as'.split())
_PIECE = re.compile(r"\w+|[^\w\s]")


def names_nothing(after: str) -> bool:
    """Tell whether the text behind a word of denial only points at what was said, or back to it."""
    return only_points(_PIECE.findall(after))


def points_back(words: Sequence[str]) -> bool:
    """Tell whether words begin with one that points to what was told before: "such transfers"."""
    first = next((word.lower() for word in words if word.lower() not in _EVERY), "")
    return first in _BACK


def only_points(words: Sequence[str]) -> bool:
    """Tell whether words, up to the end of their clause, name nothing that could be denied.

    What points back does not, whatever stands behind it.
    """
    return points_back(words) or all(
        word in STOPWORDS or word in _SAYINGS for word in _take_clause(words)
    )


def _take_clause(words: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda word: word not in _ENDS, map(str.lower, words))
