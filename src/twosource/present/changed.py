"""Which words of two passages differ, for marking no more than those."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST_WORDS = 600
"""Words of a passage up to which it is looked into; a longer one is marked as a whole."""

Run = tuple[int, int]
"""A half-open stretch of code points, from the start of the passage."""

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")


def find_changed(first: str, second: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Find the runs of words of either passage that the other has not, in order.

    Capitals, punctuation and the shape of apostrophes do not count. A passage of more than
    `MOST_WORDS` words is one run.
    """
    words = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    if max(map(len, words)) > MOST_WORDS:
        return ((0, len(first)),), ((0, len(second)),)
    matcher = SequenceMatcher(None, _fold(words[0]), _fold(words[1]), autojunk=False)
    changes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    return (
        tuple(_join_words(words[0], ((one[1], one[2]) for one in changes))),
        tuple(_join_words(words[1], ((one[3], one[4]) for one in changes))),
    )


def _fold(words: Sequence[re.Match[str]]) -> list[str]:
    return [one[0].casefold().replace("’", "'") for one in words]


def _join_words(words: Sequence[re.Match[str]], stretches: Iterator[Run]) -> Iterator[Run]:
    for start, end in stretches:
        if start < end:
            yield words[start].start(), words[end - 1].end()
