"""Which words of news mean the same, and which the opposite, by two lists kept by hand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from twosource.lexicon.rarity import is_common
from twosource.lexicon.rows import read_list, read_rows

__all__ = ["are_alike", "are_of_one_pole", "are_opposite", "is_known"]

_NONE: frozenset[str] = frozenset()


def is_known(word: str) -> bool:
    """Tell whether a list or the table of common words has a folded lemma."""
    return word in _load_synonyms() or word in _load_poles() or is_common(word)


def are_alike(one: str, other: str) -> bool:
    """Tell whether two folded lemmas may mean the same: synonyms, a word and a broader one, a verb
    and its noun. Sisters under one broader word ("buy", "sell") do not.
    """
    return one == other or other in _load_synonyms().get(one, _NONE)


def are_of_one_pole(one: str, other: str) -> bool:
    """Tell whether two lemmas stand on one side of a row of opposites: "confront", "fight"."""
    return one == other or any(one in side and other in side for side in _load_sides())


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two folded lemmas turn each other round."""
    return other in _load_poles().get(one, _NONE)


@cache
def _load_synonyms() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (row,) in read_rows("synonyms.tsv", 1):
        words = read_list(row)
        for word in words:
            found[word].update(words)
    return {word: frozenset(some) for word, some in found.items()}


@cache
def _load_poles() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in _list_poles():
        found[one].add(other)
    return {word: frozenset(some) for word, some in found.items()}


@cache
def _load_sides() -> tuple[frozenset[str], ...]:
    rows = read_rows("opposites.tsv", 2)
    return tuple(frozenset(read_list(side)) for row in rows for side in row)


def _list_poles() -> Iterator[tuple[str, str]]:
    sides = _load_sides()
    for left, right in zip(sides[::2], sides[1::2], strict=True):
        for one in left:
            for other in right:
                yield one, other
                yield other, one
