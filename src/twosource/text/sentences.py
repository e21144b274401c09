"""Sentences of a paragraph: nupunkt finds the breaks, a joining rule takes back the false ones."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import cast

__all__ = ["MOST_TOKENS", "find_sentences"]

MOST_TOKENS = 2_000

Place = tuple[int, int]
Breaker = Callable[[str], list[Place]]

_WORD = re.compile(r"[^\W_]")
# Closing marks left over in front of a sentence belong to the one before it ('… ready.” ” He').
_LEFT_OVER = re.compile(r"[”)\].,;:!?…\s]{0,60}\s(?=\S)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
# "weapons.The deal": the space went missing, the break did not. Two small letters before and a
# capital with a small letter after spare initials and "U.S.-led"; the endings are of addresses.
_LOST_SPACE = re.compile(
    r"(?<=[a-z]{2})[.!?][”’\"')\]]{0,2}"
    r"(?=[“‘\"'(]{0,2}(?!(?:Com|Net|Org|Gov|Edu|Info|Co|Ru|Uk|Eu|In|Js)\b)[A-Z][a-z])"
)
# nupunkt takes some common words for abbreviations and leaves out a break before a quotation. With
# four small letters and a capital behind the space it is one: +0.5 to +0.8 F on the UD treebanks.
_MISSED = re.compile(
    r"(?<=[a-z]{4})(?<!Messrs)(?<!Thurs)(?<!Calif)(?<!approx)(?<!Assoc)"
    r"[.!?][”\"’)]{0,2}(?= [“\"‘(]?[A-Z])"
)


@cache
def _breaker() -> Breaker:
    """Load nupunkt's model once, on first use: it costs 0.1 s that `import` must not pay."""
    from nupunkt import sent_spans  # noqa: PLC0415 - a heavy library, loaded at its door

    return cast(Breaker, sent_spans)


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """Return the sentences of one paragraph, `text[start:end]`, as places in `text`.

    Places are half-open, in code points, sorted and free of outer white space; together they hold
    every character of the paragraph that is not white space. A fragment that starts in lower case
    or has no word joins the one before it: false full stops are the commonest damage in
    republished news ("support for Ukraine. agreed to use"). A sentence of more than `MOST_TOKENS`
    words and marks is cut.
    """
    paragraph = text[start:end].replace("\n", " ")
    pieces = [piece for piece in _find_pieces(paragraph) if piece[0] < piece[1]]
    joined = _join_fragments(paragraph, pieces)
    return [
        (start + low, start + high)
        for place in joined
        for low, high in _cut_endless(paragraph, place)
    ]


def _find_pieces(paragraph: str) -> list[Place]:
    return [
        _trim(paragraph, low, high)
        for broken in _breaker()(paragraph)
        for low, high in _break_again(paragraph, broken)
    ]


def _break_again(paragraph: str, place: Place) -> list[Place]:
    low, high = place
    rules = (_LOST_SPACE, _MISSED)
    cuts = {match.end() for rule in rules for match in rule.finditer(paragraph, low, high)}
    edges = [low, *sorted(cut for cut in cuts if cut < high), high]
    return list(pairwise(edges))


def _trim(text: str, low: int, high: int) -> Place:
    kept = text[low:high]
    low += len(kept) - len(kept.lstrip())
    return low, low + len(kept.strip())


def _join_fragments(paragraph: str, pieces: list[Place]) -> list[Place]:
    joined: list[Place] = []
    for low, high in _give_back_closing(paragraph, pieces):
        before = paragraph[slice(*joined[-1])] if joined else None
        if before is not None and (_is_fragment(paragraph[low:high]) or not _WORD.search(before)):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _give_back_closing(paragraph: str, pieces: list[Place]) -> list[Place]:
    given: list[Place] = []
    for low, high in pieces:
        left_over = _LEFT_OVER.match(paragraph, low, high)
        if given and left_over:
            given[-1] = (given[-1][0], low + len(left_over.group().rstrip()))
            given.append((left_over.end(), high))
        else:
            given.append((low, high))
    return given


def _is_fragment(piece: str) -> bool:
    """Tell whether the first letter or digit is a small letter, or there is none at all."""
    first = _WORD.search(piece)
    return first is None or first.group().islower()


def _cut_endless(paragraph: str, place: Place) -> list[Place]:
    low, high = place
    if high - low <= MOST_TOKENS:
        return [place]
    starts = [match.start() for match in _TOKEN.finditer(paragraph, low, high)]
    edges = [*starts[::MOST_TOKENS], high]
    return [_trim(paragraph, *edge) for edge in pairwise(edges)]
