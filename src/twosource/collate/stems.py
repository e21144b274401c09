"""Words of meaning, cut to their first letters: enough to see that two sentences share them."""

from functools import lru_cache

from twosource.lexicon.words import STOPWORDS
from twosource.text.words import find_words

__all__ = ["find_stems"]

_LETTERS = 5


@lru_cache(maxsize=1 << 14)
def find_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words without names, numbers and stopwords."""
    words = find_words(text)
    return frozenset(
        word[:_LETTERS]
        for word, capital in zip(words.folded, words.capital.tolist(), strict=True)
        if not capital and word not in STOPWORDS
    )
