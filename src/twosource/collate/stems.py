"""Words of meaning without their endings, and names: enough to see what sentences share."""

from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.stemming import stem_word
from twosource.lexicon.words import STOPWORDS
from twosource.model import Report, Span
from twosource.text.words import find_words

__all__ = ["Words", "find_shared_words", "find_stems", "find_words_of"]


class Words(Struct, frozen=True):
    """The stems of words written small, and the folded words written with a capital."""

    stems: frozenset[str]
    names: frozenset[str]


def find_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words without names, numbers and stopwords."""
    return _read(text).stems


def find_words_of(report: Report, span: Span) -> Words:
    """Return the words of a stretch of a report; numbers count as names."""
    return _read(report.text[span.start : span.end])


def find_shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return words of meaning and names of one text, as it has them, that another has too."""
    words, theirs = find_words(one), _read(other)
    places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    spelled = zip(places, words.folded, words.capital.tolist(), strict=True)
    shared = {
        folded: one[start:end]
        for (start, end), folded, capital in spelled
        if folded not in STOPWORDS
        and (folded in theirs.names if capital else stem_word(folded) in theirs.stems)
    }
    return tuple(shared.values())


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> Words:
    words = find_words(text)
    pairs = list(zip(words.folded, words.capital.tolist(), strict=True))
    return Words(
        stems=frozenset(
            stem_word(word) for word, capital in pairs if not capital and word not in STOPWORDS
        ),
        names=frozenset(word for word, capital in pairs if capital),
    )
