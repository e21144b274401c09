"""Signs that a sentence was garbled: by translation, by glueing, by moved full stops."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

__all__ = ["Damage", "DamageKind", "find_damage"]

DamageKind = Literal["lower-start", "stray-space", "stray-capital", "open-quote", "hanging-end"]

_STRAY_SPACE = re.compile(r"[^\W\d_] [,.;:](?=\s|$)|[.!?] [.!?](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
# After these a capital is in order: a quotation opens, a title or an item begins.
_OPENERS = "“‘\"'(:—–-…•/"
# Function words that are names too, or open one: "May", "Will Reed", "The Hague".
_ALSO_NAMES = frozenset("May Will The A An His Her Our My One".split())
_HANGING = frozenset(
    "a an the of to in on at by for with from and or but its their his her".split()
)


class Damage(Struct, frozen=True):
    """One sign at `[start, end)`, in code points of the text."""

    start: int
    end: int
    kind: DamageKind


def find_damage(text: str, start: int, end: int, function_words: frozenset[str]) -> list[Damage]:
    """Return the signs of damage in one sentence `[start, end)` of `text`, in order.

    `function_words` are folded words that no name consists of: "to", "when", "without".
    """
    sentence = text[start:end]
    found = [
        *_find_lower_start(sentence),
        *_find_stray_spaces(sentence),
        *_find_stray_capitals(sentence, function_words),
        *_find_open_quote(sentence),
        *_find_hanging_end(sentence),
    ]
    shifted = (Damage(start + one.start, start + one.end, one.kind) for one in found)
    return sorted(shifted, key=lambda one: (one.start, one.end, one.kind))


def _find_lower_start(sentence: str) -> Iterator[Damage]:
    first = _WORD.search(sentence)
    if first and first.start() <= 1 and first.group()[0].islower():
        yield Damage(first.start(), first.end(), "lower-start")


def _find_stray_spaces(sentence: str) -> Iterator[Damage]:
    for match in _STRAY_SPACE.finditer(sentence):
        yield Damage(match.start() + 1, match.end(), "stray-space")


def _find_stray_capitals(sentence: str, function_words: frozenset[str]) -> Iterator[Damage]:
    """Find function words with a capital in mid-sentence: "resolution To renew", "Moscow It"."""
    words = list(_WORD.finditer(sentence))
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if not _is_title_case(word.group()) or word.group().casefold() not in function_words:
            continue
        between = sentence[before.end() : word.start()]
        near_name = after.group()[0].isupper() or word.group() in ("May", "Will")
        if between.strip() == "" and not (near_name and word.group() in _ALSO_NAMES):
            yield Damage(word.start(), word.end(), "stray-capital")


def _is_title_case(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def _find_open_quote(sentence: str) -> Iterator[Damage]:
    """Find a closing mark with nothing open; one left open may close in the next sentence."""
    depth = 0
    for place, sign in enumerate(sentence):
        depth += (sign == "“") - (sign == "”")
        if depth < 0:
            yield Damage(place, place + 1, "open-quote")
            depth = 0


def _find_hanging_end(sentence: str) -> Iterator[Damage]:
    words = list(_WORD.finditer(sentence))
    if len(words) > 1 and words[-1].group() in _HANGING:
        rest = sentence[words[-1].end() :].strip()
        if rest in ("", "."):
            yield Damage(words[-1].start(), words[-1].end(), "hanging-end")
