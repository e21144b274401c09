"""Names of a text that the lexicon does not know: capitalised words, read with care.

English writes a capital at the start of every sentence and, in some houses, on every office; so a
lone first word is a name only when the report proves it, and words that name nothing alone
("Defense Ministry", "Joint Chiefs of Staff") are left out.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.words import STOPWORDS
from twosource.read.name_words import GENERIC, HEADS, KNOWN, PARTICLES, PLACES, TITLES

__all__ = ["Capitals", "Name", "find_names", "learn_capitals"]


class Name(Struct, frozen=True, order=True):
    """A name in the text: where it stands (code points) and its folded form without titles."""

    start: int
    end: int
    value: str


class Capitals(Struct, frozen=True):
    """How one report writes its words: those inside a sentence with a capital, those without."""

    capital: frozenset[str]
    small: frozenset[str]


class _Word(Struct, frozen=True):
    start: int
    end: int
    text: str
    folded: str
    first: bool


# Letters with inner marks: "al-Sudani", "O'Brien", "U.S.", "Su-57", "G7"; a single initial keeps
# its full stop.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,6}|[A-Z]\.(?=\s[A-Z])|[^\W_]{1,40}(?:[-'’][^\W_]{1,40}){0,5}"
)
_OPENS = re.compile(r"[“\"‘:•(\[]\s?$|^\W*$|[.!?…]['’”\"]?\s{1,4}[“\"‘]?$")
_VERB_AFTER = frozenset(
    """
    is was has had will would could may might can must should said says told added did does
    insisted argued warned replied
    """.split()
)
_SHORT_GAP = re.compile(r"\s{1,2}$")


def learn_capitals(text: str, bounds: Sequence[tuple[int, int]]) -> Capitals:
    """Return which words of the report stand with a capital inside a sentence, and which small."""
    capital: set[str] = set()
    small: set[str] = set()
    for start, end in bounds:
        for word in _words_of(text, start, end):
            if word.text[0].islower():
                small.add(word.folded)
            elif not word.first:
                capital.add(word.folded)
    return Capitals(frozenset(capital), frozenset(small))


def find_names(
    text: str,
    sentence: tuple[int, int],
    capitals: Capitals,
    *,
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Name, ...]:
    """Return the names in the stretch `sentence` (code points) of `text`, sorted by place.

    `taken` are the stretches (sorted, code points) that the lexicon or the calendar has already
    read; no name reaches into one. Titles, possessives and the points of an acronym are dropped
    from the value; an organisation known by two forms has the short one.
    """
    words = _words_of(text, *sentence)
    runs = _find_runs(text, words, taken)
    names = (_name_of(text, run, following, capitals) for run, following in runs)
    return tuple(name for name in names if name is not None)


def _words_of(text: str, start: int, end: int) -> list[_Word]:
    return [_word_of(text, start, match) for match in _WORD.finditer(text, start, end)]


def _word_of(text: str, sentence: int, match: re.Match[str]) -> _Word:
    word = match.group()
    end = match.end()
    if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
        word, end = word[:-2], end - 2
    first = not word[0].islower() and _is_first(text, sentence, match.start())
    folded = word.replace("’", "'").casefold()
    if "." in folded:
        folded = folded.replace(".", "") if len(folded) > 2 else folded[0]
    return _Word(match.start(), end, word, folded, first)


def _is_first(text: str, sentence: int, place: int) -> bool:
    return _OPENS.search(text[max(sentence, place - 6) : place]) is not None and (
        place - sentence < 6 or _OPENS_LATE.search(text[place - 6 : place]) is not None
    )


_OPENS_LATE = re.compile(r"[“\"‘:•(\[]\s?$|[.!?…]['’”\"]?\s{1,4}[“\"‘]?$")


def _find_runs(
    text: str, words: list[_Word], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[_Word], str]]:
    """Yield runs of capitalised words with the word that follows each."""
    free = _free_words(words, taken)
    run: list[_Word] = []
    for place, word in enumerate(free):
        if word is None:
            if run:
                yield run, ""
            run = []
            continue
        following = free[place + 1] if place + 1 < len(free) else None
        if _goes_on(text, run, word, following):
            run.append(word)
            continue
        if run:
            yield run, word.text
        run = [word] if _is_capital(word) else []
    if run:
        yield run, ""


def _free_words(
    words: list[_Word], taken: Sequence[tuple[int, int]]
) -> list[_Word | None]:
    """Return the words, with None in the place of those inside a stretch that is taken."""
    free: list[_Word | None] = []
    stretch = 0
    for word in words:
        while stretch < len(taken) and taken[stretch][1] <= word.start:
            stretch += 1
        inside = stretch < len(taken) and taken[stretch][0] < word.end
        free.append(None if inside else word)
    return free


def _is_capital(word: _Word) -> bool:
    head = word.text[0]
    if head.isupper() or not (head.islower() or head.isdigit()):
        return True
    return head.islower() and any(part[:1].isupper() for part in word.text.split("-")[1:])


def _goes_on(text: str, run: list[_Word], word: _Word, following: _Word | None) -> bool:
    """Tell whether `word` continues the name begun in `run`."""
    if not run or text[run[-1].end : word.start].strip(" \u00a0") or word.start - run[-1].end > 2:
        return False
    if _is_capital(word):
        return not (word.first or (run[-1].first and run[-1].folded in STOPWORDS))
    if word.text[0].isdigit():
        return run[-1].folded in ("of", "no")
    if following is None or not (_is_capital(following) or following.text[0].isdigit()):
        return word.folded in PLACES and run[-1].folded not in GENERIC
    if word.folded == "of":
        return run[-1].folded in HEADS
    return word.folded in PARTICLES or word.folded in PLACES


def _name_of(
    text: str, run: list[_Word], following: str, capitals: Capitals
) -> Name | None:
    words = _trim(run, capitals)
    if not words or all(word.folded in GENERIC or word.folded == "of" for word in words):
        return _known_generic(words)
    if len(words) == 1 and not _is_proved(words[0], following, capitals):
        return None
    value = " ".join(word.folded for word in words)
    return Name(words[0].start, words[-1].end, KNOWN.get(value, value))


def _known_generic(words: list[_Word]) -> Name | None:
    value = KNOWN.get(" ".join(word.folded for word in words))
    return Name(words[0].start, words[-1].end, value) if words and value else None


def _trim(run: list[_Word], capitals: Capitals) -> list[_Word]:
    """Drop the titles, and the first word of a sentence where it is no part of the name."""
    words = list(run)
    while words and _is_outside(words[0], capitals, alone=len(words) == 1):
        words.pop(0)
    while words and words[-1].folded == "of":
        words.pop()
    return words


def _is_outside(word: _Word, capitals: Capitals, *, alone: bool) -> bool:
    if word.folded in STOPWORDS and not word.text.isupper():
        return True
    if alone:
        return False
    if word.folded in TITLES:
        return True
    return word.first and word.folded in capitals.small and word.folded not in capitals.capital


def _is_proved(word: _Word, following: str, capitals: Capitals) -> bool:
    """Tell whether a word that stands alone is a name and not a capital by accident."""
    if len(word.text) > 1 and (word.text.isupper() or any(c.isdigit() for c in word.text)):
        return True
    if word.folded in capitals.small or len(word.text) == 1:
        return False
    if word.first:
        return word.folded in capitals.capital or _is_bare_subject(word, following)
    return rarity_of(word.folded) > _COMMON or not word.folded.endswith(("ing", "ed"))


# Words seen at least five times in the treebanks are below this.
_COMMON = 0.95


def _is_bare_subject(word: _Word, following: str) -> bool:
    """Tell whether a rare first word is the subject of the verb after it.

    A common noun in the singular has an article before it; "Wally could" has none.
    """
    if following not in _VERB_AFTER or word.folded.endswith(("s", "ly", "ing", "ed")):
        return False
    return rarity_of(word.folded) >= 1.0 and not word.folded.endswith(_ABSTRACT)


_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "ure", "age")
