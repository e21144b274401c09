"""Names of a text that the lexicon does not know: capitalised words, read with care.

English writes a capital at the start of every sentence and, in some houses, on every office; so a
lone first word is a name only when the report proves it, and words that name nothing alone
("Defense Ministry", "Joint Chiefs of Staff") are left out.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.words import STOPWORDS
from twosource.read.name_words import GENERIC, HEADS, KNOWN, PARTICLES, PLACES, TITLES
from twosource.read.number_words import ORDINALS, SCALES, SMALL
from twosource.read.words import Capitals, Word, is_capital, is_inflected

__all__ = ["Name", "find_names"]

_NUMBERS = frozenset({*ORDINALS, *SMALL, *SCALES})
_NO_NAMES = STOPWORDS | _NUMBERS
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
# After the subject of a sentence comes one of these, or a comma and something else.
_VERBS = frozenset(
    """
    is was has had will would could may might can must should says said told added did does
    insisted argued warned replied
    """.split()
)
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "ure", "age")


class Name(Struct, frozen=True, order=True):
    """A name in the text: where it stands (code points) and its folded form without titles."""

    start: int
    end: int
    value: str


class _Run(Struct, frozen=True):
    """Words that stand together with capitals, and the folded word that follows them."""

    words: tuple[Word, ...]
    following: str


def find_names(
    text: str,
    words: Sequence[Word],
    capitals: Capitals,
    *,
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Name, ...]:
    """Return the names among the `words` of one sentence of `text`, sorted by place.

    `taken` are the stretches (sorted, code points) that the lexicon or the calendar has already
    read; no name reaches into one. Titles, possessives and the points of an acronym are dropped
    from the value; an organisation known by two forms has the short one.
    """
    names = (_read_run(run, capitals) for run in _find_runs(text, _part(words, taken)))
    return tuple(name for name in names if name is not None)


def _part(words: Sequence[Word], taken: Sequence[tuple[int, int]]) -> Iterator[list[Word]]:
    """Yield the words between the stretches that are taken."""
    part: list[Word] = []
    stretch = 0
    for word in words:
        while stretch < len(taken) and taken[stretch][1] <= word.start:
            stretch += 1
        if stretch < len(taken) and taken[stretch][0] < word.end:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _find_runs(text: str, parts: Iterator[list[Word]]) -> Iterator[_Run]:
    for part in parts:
        run: list[Word] = []
        for place, word in enumerate(part):
            if run and _goes_on(text, run, part[place : place + 3]):
                run.append(word)
                continue
            if run:
                yield _Run(tuple(run), word.folded)
            run = [word] if is_capital(word) else []
        if run:
            yield _Run(tuple(run), "")


def _goes_on(text: str, run: Sequence[Word], ahead: Sequence[Word]) -> bool:
    """Tell whether the first word of `ahead` continues the name begun in `run`."""
    word, last = ahead[0], run[-1]
    if text[last.end : word.start] not in (" ", "\u00a0", "\n"):
        return False
    if is_capital(word):
        return not word.first and not (last.first and last.folded in STOPWORDS)
    if word.text[0].isdigit():
        return last.folded == "of"
    if word.folded in PLACES and last.folded not in GENERIC:
        return True
    if word.folded == "of":
        return last.folded in HEADS and _is_name_or_digit(ahead[1:2])
    next_ones = ahead[2:3] if ahead[1:2] and ahead[1].folded in PARTICLES else ahead[1:2]
    return word.folded in PARTICLES and _is_name_or_digit(next_ones)


def _is_name_or_digit(words: Sequence[Word]) -> bool:
    return any(is_capital(word) or word.text[0].isdigit() for word in words)


def _read_run(run: _Run, capitals: Capitals) -> Name | None:
    words = _trim(run.words, capitals)
    if not words:
        return None
    value = " ".join(word.folded for word in words)
    if value not in KNOWN:
        if all(word.folded in GENERIC or word.folded == "of" for word in words):
            return None
        if len(words) == 1 and not _is_proved(words[0], run.following, capitals):
            return None
    return Name(words[0].start, words[-1].end, KNOWN.get(value, value))


def _trim(words: Sequence[Word], capitals: Capitals) -> Sequence[Word]:
    """Drop titles, and the first word of a sentence where it is no part of the name."""
    while words and _is_outside(words[0], capitals, alone=len(words) == 1):
        words = words[1:]
    words = words[_length_of_title(words) :]
    while words and words[-1].folded == "of":
        words = words[:-1]
    return words


def _is_outside(word: Word, capitals: Capitals, *, alone: bool) -> bool:
    if word.folded in _NO_NAMES and (word.first or not word.text.isupper()):
        return True
    is_small = word.folded in capitals.small and word.folded not in capitals.capital
    return not alone and word.first and is_small


def _length_of_title(words: Sequence[Word]) -> int:
    """Return how many words the office before a name has: two in "Defense Secretary Ann Lee"."""
    length = 0
    for place, word in enumerate(words):
        if word.folded not in GENERIC and word.folded != "of":
            return length
        if word.folded in TITLES:
            length = place + 1
    return 0


def _is_proved(word: Word, following: str, capitals: Capitals) -> bool:
    """Tell whether a word that stands alone is a name and not a capital by accident.

    A lost break or a link leaves capitals inside a sentence: "of this Providing", "Deepen the".
    """
    letters = word.text
    if len(letters) > 1 and (letters.isupper() or any(char.isdigit() for char in letters)):
        return True
    if len(letters) == 1 or word.folded in capitals.small or is_inflected(word.folded):
        return False
    if word.first:
        return word.folded in capitals.capital or _is_bare_subject(word.folded, following)
    return following not in _ARTICLES


def _is_bare_subject(folded: str, following: str) -> bool:
    """Tell whether a rare first word is the subject of the verb after it.

    A common noun in the singular has an article before it; "Wally could" has none.
    """
    return (
        following in _VERBS
        and rarity_of(folded) >= 1.0
        and not folded.endswith("s")
        and not folded.endswith(_ABSTRACT)
    )
