"""Operations that choose and order: cutting, reordering, merging, and changing words by chance."""

from collections.abc import Sequence
from itertools import chain
from random import Random

from msgspec.structs import replace
from tools.affairs.draft import Draft, Line, count_words
from tools.affairs.words import WORD, match_case

__all__ = ["WordShapes", "cut", "edit_words", "merge", "reorder", "shape_words"]

_LEAST_KEPT = 0.4
_FEWEST_PARAGRAPHS = 4
_MERGED_SHARES = (0.35, 0.55)
_ENDINGS = ("ing", "ed", "ly", "tion", "s", "er", "al")

WordShapes = dict[tuple[str, int], list[str]]


def cut(draft: Draft, chance: Random) -> Draft:
    """Return the draft without its tail, without some inner paragraphs, or without either."""
    kept = list(draft.paragraphs)
    size = count_words(draft.lines)
    tail = chance.random() < 0.7
    if tail:
        kept = kept[: max(_FEWEST_PARAGRAPHS, round(len(kept) * chance.uniform(0.55, 0.9)))]
    wanted = chance.randint(1, max(1, len(kept) // 4)) if not tail or chance.random() < 0.5 else 0
    for _ in range(wanted):
        if len(kept) > _FEWEST_PARAGRAPHS:
            without = list(kept)
            del without[chance.randrange(1, len(kept))]
            if count_words(chain.from_iterable(without)) >= _LEAST_KEPT * size:
                kept = without
    return replace(draft, paragraphs=tuple(kept))


def reorder(draft: Draft, chance: Random) -> Draft:
    """Return the draft with one to three paragraphs moved; the lead stays."""
    moved = list(draft.paragraphs)
    if len(moved) < _FEWEST_PARAGRAPHS:
        return draft
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(1, len(moved))
        places = [place for place in range(1, len(moved)) if abs(place - start) >= 1]
        paragraph = moved.pop(start)
        moved.insert(chance.choice(places), paragraph)
    return replace(draft, paragraphs=tuple(moved))


def merge(one: Draft, other: Draft, own: Sequence[tuple[Line, ...]], chance: Random) -> Draft:
    """Return a draft of passages of two others, `own` paragraphs between them."""
    ahead = _pick_passage(one, chance)
    behind = _pick_passage(other, chance)
    # Two passages of like length: neither report alone explains the whole.
    while len(ahead) > 2 and count_words(chain(*ahead)) > 1.3 * count_words(chain(*behind)):
        ahead = ahead[:-1]
    while len(behind) > 2 and count_words(chain(*behind)) > 1.3 * count_words(chain(*ahead)):
        behind = behind[:-1]
    halfway = len(own) // 2
    paragraphs = (*own[:halfway], *ahead, *own[halfway:], *behind)
    return replace(one, paragraphs=paragraphs, dateline=None, credit=None)


def edit_words(text: str, rate: float, chance: Random, shapes: WordShapes) -> str:
    """Return the text with a share of its words replaced by others of the same shape."""
    made, copied = [], 0
    for found in WORD.finditer(text):
        if chance.random() >= rate:
            continue
        others = shapes.get(_shape_of(found[0]), [])
        if others:
            made.append(text[copied : found.start()])
            made.append(match_case(chance.choice(others), found[0]))
            copied = found.end()
    return "".join(made) + text[copied:]


def shape_words(texts: Sequence[str]) -> WordShapes:
    """Return the words of some texts by ending and length."""
    shapes: WordShapes = {}
    for word in sorted({found[0] for text in texts for found in WORD.finditer(text)}):
        shapes.setdefault(_shape_of(word), []).append(word)
    return shapes


def _pick_passage(draft: Draft, chance: Random) -> list[tuple[Line, ...]]:
    low, high = _MERGED_SHARES
    size = max(2, round(len(draft.paragraphs) * chance.uniform(low, high)))
    start = chance.randrange(0, max(1, len(draft.paragraphs) - size + 1))
    return list(draft.paragraphs[start : start + size])


def _shape_of(word: str) -> tuple[str, int]:
    if word[0].isdigit():
        return "0", len(word)
    if word[0].isupper():
        return "A", len(word) // 3
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    return ending, len(word) // 3
