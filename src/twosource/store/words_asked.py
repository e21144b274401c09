"""What a person types into a search: words, "phrases", -not, begin*. Nothing is wrong.

All words must be in a sentence, in any order; a phrase must be as it stands. Whatever is no letter
and no digit parts words. Case never matters, nor do accents where the database can leave them out.
"""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from twosource.model import Span
from twosource.text.folding import fold

__all__ = ["Asked", "Phrase", "find_marks", "parse_words"]

_MOST_PHRASES = 32
"""What comes after so many is left out: no question of a person is as long."""

_MOST_SIGNS = 4000
_TERM = re.compile(r'(-?)"([^"]*)("?)(\*?)|(-?)([^\s"]+)')
_LETTERS = ("L", "N", "Co")


class Phrase(Struct, frozen=True):
    """Words that stand one after another; the last is the beginning of a word when `is_open`."""

    words: tuple[str, ...]
    is_open: bool = False


class Asked(Struct, frozen=True):
    """All of `wanted`, none of `unwanted`; nothing is asked for where `wanted` is empty."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]


def parse_words(typed: str) -> Asked:
    """Return what is asked for; every text can be asked. Linear in its length."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for found in _TERM.finditer(typed[:_MOST_SIGNS]):
        is_quoted = found[2] is not None
        minus, inside = (found[1], found[2]) if is_quoted else (found[5], found[6])
        is_open = found[4] == "*" if is_quoted else inside.endswith("*")
        words = tuple(split_words(inside))
        if words:
            (unwanted if minus else wanted).append(Phrase(words, is_open))
    return Asked(tuple(wanted[:_MOST_PHRASES]), tuple(unwanted[:_MOST_PHRASES]))


def split_words(text: str) -> Iterator[str]:
    """Yield the words of a text, in small letters."""
    for start, end in _find_words(text):
        yield fold(text[start:end])


def find_marks(text: str, asked: Asked, *, at: Span) -> tuple[Span, ...]:
    """Return where the wanted phrases stand in the sentence `text`, which stands at `at`."""
    places = list(_find_words(text))
    words = [_strip(text[start:end]) for start, end in places]
    marks: set[Span] = set()
    for phrase in asked.wanted:
        wanted = [_strip(one) for one in phrase.words]
        for first in range(len(words) - len(wanted) + 1):
            if _is_at(words[first : first + len(wanted)], wanted, is_open=phrase.is_open):
                start, end = places[first][0], places[first + len(wanted) - 1][1]
                marks.add(Span(at.report, at.start + start, at.start + end))
    return tuple(sorted(marks))


def _is_at(words: list[str], wanted: list[str], *, is_open: bool) -> bool:
    if is_open:
        return words[:-1] == wanted[:-1] and words[-1].startswith(wanted[-1])
    return words == wanted


def _find_words(text: str) -> Iterator[tuple[int, int]]:
    start = None
    for place, sign in enumerate(text):
        if _is_letter(sign) or (start is not None and unicodedata.combining(sign)):
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(text)


def _is_letter(sign: str) -> bool:
    if sign.isascii():
        return sign.isalnum()
    return unicodedata.category(sign).startswith(_LETTERS)


def _strip(word: str) -> str:
    """Return a word in small letters and without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", fold(word))
    return "".join(one for one in parts if not unicodedata.combining(one))
