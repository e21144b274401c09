"""Words that name an actor, or only its kind: "the military said", "military aid"."""

import re

from twosource.lexicon.words import STOPWORDS

__all__ = ["has_article", "is_adjective"]

_BOTH = frozenset(
    """
    general major official military rebel militant terrorist insurgent separatist extremist civilian
    refugee opposition paramilitary guerrilla intelligence jihadist islamist migrant national
    executive deputy representative private marine naval customs criminal presidency exile
    mercenary dissident captive prisoner hostage student judge commander
    """.split()
)
# After these a word that could be either is more often a noun: "the army said", "police arrested".
_VERBS = frozenset(
    """
    says said told tells added adds warns claims denies confirms announces insists vows
    began begins went goes came comes became becomes took takes made makes gave gives found finds
    led leads fought fights shot killed held holds kept keeps left leaves lost met meets put puts
    sent sends set spoke speaks stood stands won saw sees knew knows did does
    yesterday today tomorrow late early again also
    """.split()
)
_ARTICLE = re.compile(
    r"(?<!\w)(?:a|an|the|one|another|this|that|no|every|each)"
    r"(?:[^\S\n]{1,2}(?:senior|top|former|local|junior|unnamed|retired))?[^\S\n]{1,2}\Z",
    re.IGNORECASE,
)
_WINDOW = 24
_NEXT = re.compile(r"[^\S\n]{1,2}([a-z][\w’'-]*)")


def is_adjective(text: str, start: int, end: int) -> bool:
    """Tell whether the word at `[start, end)` only says of what kind the noun after it is.

    Only words that can be both are asked; one that a verb, a small word or no small letter follows
    is a noun.
    """
    if text[start:end].casefold() not in _BOTH:
        return False
    after = _NEXT.match(text, end)
    if after is None:
        return False
    word = after[1]
    is_verb = word in _VERBS or word.endswith(("ed", "ing", "ly"))
    return not (is_verb or word in STOPWORDS)


def has_article(text: str, start: int, end: int) -> bool:
    """Tell whether an article makes a noun of such a word: "an official", not "is official"."""
    if text[start:end].casefold() not in _BOTH:
        return False
    return _ARTICLE.search(text, max(0, start - _WINDOW), start) is not None
