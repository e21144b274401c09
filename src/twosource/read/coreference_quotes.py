"""Whose words stand between quotation marks: the "I" and the "we" of a sentence."""

from collections.abc import Mapping

from twosource.model.parse import Parse
from twosource.read.coreference_tree import find_subject

__all__ = ["Quotes", "find_quotes", "find_source"]

_OPEN, _CLOSE, _EITHER = "“«„", "”»", '"'
Quotes = tuple[tuple[int, int], ...]


def find_quotes(text: str, *, is_open: bool) -> tuple[Quotes, bool]:
    """Return the stretches of a sentence that are quoted, and whether a quote is open at its end.

    `is_open` tells that one was open before.
    """
    stretches: list[tuple[int, int]] = []
    start = 0 if is_open and not text.startswith(("“", '"')) else -1
    for place, sign in enumerate(text):
        if start < 0 and (sign in _OPEN or sign in _EITHER):
            start = place
        elif start >= 0 and (sign in _CLOSE or sign in _EITHER):
            stretches.append((start, place + 1))
            start = -1
    if start >= 0:
        stretches.append((start, len(text)))
    return tuple(stretches), start >= 0


def find_source(parse: Parse, quotes: Quotes, keys_at: Mapping[int, tuple[str, ...]]) -> list[int]:
    """Return the words that may name who speaks the quotes, the likeliest first."""
    quoted = [
        word
        for word, start in enumerate(parse.starts)
        if any(low <= start < high for low, high in quotes) and parse.upos[word] != "PUNCT"
    ]
    found: list[int] = []
    for said in parse.attributions:
        covers = any(low <= word < high for low, high in said.content for word in quoted)
        if said.source is not None and covers:
            found += [word for word in range(*said.source) if word not in quoted]
    for word in quoted:
        verb = parse.heads[word]
        if verb >= 0 and verb not in quoted and parse.upos[verb] in ("VERB", "AUX"):
            subject = find_subject(parse, verb)
            if subject >= 0 and subject not in quoted:
                found.append(subject)
    return [word for word in found if word in keys_at]
