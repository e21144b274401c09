"""The words of a sentence with what their capitals say."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from twosource.lexicon.rarity import rarity_of

__all__ = [
    "Capitals",
    "Word",
    "find_sentence_words",
    "is_capital",
    "is_inflected",
    "learn_capitals",
]

# Letters with inner marks: "al-Sudani", "O'Brien", "U.S.", "Su-57", "G7"; an initial keeps its
# full stop.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[A-Z]\.(?=\s[A-Z])|[^\W_]{1,40}(?:[-'’][^\W_]{1,40}){0,5}")
# What a first word stands behind: an opening quotation, a colon, a full stop that the sentence
# splitter let pass.
_OPENING = re.compile(r"[“\"‘:•(\[]\s?$|[.!?…]['’”\"]?\s{1,4}[“\"‘]?$")
_WIDEST_OPENING = 6
_SUFFIX = re.compile(r"(?<=[\w.])-[a-z]{3,}$")  # "UN-backed", not "al-Sudani" or "Covid-19"
_ENDINGS = ("ing", "ed", "ly", "en")


class Word(Struct, frozen=True):
    """One word: its place (code points), its letters, its folded form, and whether it opens.

    A possessive "'s" and a tail such as "-backed" are no part of it; "U.S." folds to "us".
    """

    start: int
    end: int
    text: str
    folded: str
    first: bool


class Capitals(Struct, frozen=True):
    """How one report writes its words: those inside a sentence with a capital, those without."""

    capital: frozenset[str]
    small: frozenset[str]


def find_sentence_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words in the sentence `[start, end)` of `text`, in order."""
    words: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        after_point = bool(words) and words[-1].text.endswith(".")  # "P. Wexley"
        first = not words or (not after_point and _opens(text, start, match.start()))
        words.append(_make_word(match.start(), match.group(), first=first))
    return words


def learn_capitals(sentences: Iterable[Sequence[Word]]) -> Capitals:
    """Return which words of the report stand with a capital inside a sentence, and which small."""
    capital: set[str] = set()
    small: set[str] = set()
    for words in sentences:
        for word in words:
            if word.text[0].islower():
                small.add(word.folded)
            elif not word.first:
                capital.add(word.folded)
    return Capitals(frozenset(capital), frozenset(small))


def is_capital(word: Word) -> bool:
    """Tell whether a word is written as names are: "Oslo", "al-Sudani", a word without case."""
    head = word.text[0]
    if head.isupper():
        return True
    if head.islower():
        return any(part[:1].isupper() for part in word.text.split("-")[1:])
    return not head.isdigit()


def is_inflected(folded: str) -> bool:
    """Tell whether a word is a common one with an ending: "providing", "recently", "deepen"."""
    for ending in _ENDINGS:
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 2 and (_is_common(stem) or _is_common(stem + "e")):
            return True
    return False


def _is_common(folded: str) -> bool:
    return rarity_of(folded) < 1.0


def _opens(text: str, sentence: int, place: int) -> bool:
    if text[place - 1] == " " and text[place - 2].isalnum():
        return False  # a word and a space before it: by far the most
    return _OPENING.search(text, max(sentence, place - _WIDEST_OPENING), place) is not None


def _make_word(start: int, letters: str, *, first: bool) -> Word:
    if len(letters) > 2 and letters[-2] in "'’" and letters[-1] in "sS":
        letters = letters[:-2]
    if "-" in letters and not letters[0].islower():
        letters = _SUFFIX.sub("", letters)
    folded = letters.casefold()
    if not folded.isalnum():
        folded = folded.replace("’", "'").replace(".", "")
    return Word(start, start + len(letters), letters, folded, first)
