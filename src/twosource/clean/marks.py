"""What a rule says of a line, and the questions about wording that several rules ask."""

import re

from msgspec import Struct

from twosource.lexicon.words import STOPWORDS
from twosource.model import FurnitureKind
from twosource.text.dates import MONTHS, WEEKDAYS

__all__ = ["Mark", "count_words", "ends_as_sentence", "fold", "has_quote", "is_names"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NOT_ALNUM = re.compile(r"[\W_]+")
_STOP = re.compile(r"[.!?…][”’\"')\]]{0,3}\Z")
_TOKEN = re.compile(r"[^\s,;:&|/()\[\]+•·]+")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){1,4}|[^\W\d_]{1,3}\.")
# Small words that stand inside names and lists of names.
_JOINERS = frozenset(
    """
    and in at for of the with by via from de del della van der den von zu bin bint ibn al el la le
    da di dos du y e
    """.split()
)


class Mark(Struct, frozen=True):
    """The kind of furniture that something is, and the rule that says so."""

    kind: FurnitureKind
    rule: str


def fold(text: str) -> str:
    """Return the letters and digits of `text` in one case, which is how repetitions are found."""
    return _NOT_ALNUM.sub("", text.casefold())


def count_words(text: str) -> int:
    """Return how many words a line has; "U.S." and "state-run" are one each."""
    return len(_WORD.findall(text))


def ends_as_sentence(text: str) -> bool:
    """Tell whether a line ends in a stop, with closing quotes or brackets after it or not."""
    return _STOP.search(text) is not None


def has_quote(text: str) -> bool:
    """Tell whether somebody is quoted in double marks."""
    return any(mark in text for mark in '“”"«»„')


def is_names(text: str, *, also: frozenset[str] = frozenset(), most: int = 40) -> bool:
    """Tell whether `text` is made of names alone: capitals, initials, and small joining words.

    `also` are further lower-case words to let pass, `most` is the largest number of words. A stop
    inside that is no initial, a date word, or an opening "The" with a small word make it prose.
    """
    tokens = _TOKEN.findall(text.rstrip(".)] "))
    if not 1 <= len(tokens) <= most or tokens[0].casefold() in _DATE_WORDS:
        return False
    return any(token[0].isupper() for token in tokens) and all(
        _stands_in_name(token, also) for token in tokens
    )


_DATE_WORDS = frozenset(MONTHS) - {"may", "march"} | frozenset(WEEKDAYS)
_NEVER_IN_NAMES = STOPWORDS - _JOINERS - {"my", "our", "us", "all", "if", "it", "off", "on", "an"}


def _stands_in_name(token: str, also: frozenset[str]) -> bool:
    folded = token.casefold()
    if folded in _JOINERS or folded in also:
        return True
    if not token[0].isupper() or (folded in _NEVER_IN_NAMES and not token.isupper()):
        return False
    return not token.endswith((".", "!", "?")) or _ABBREVIATED.fullmatch(token) is not None
