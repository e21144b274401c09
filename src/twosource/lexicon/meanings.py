"""Which words mean the same, and which the opposite: WordNet, and a list of news opposites."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from twosource.lexicon.rows import read_list, read_rows

__all__ = ["are_alike", "are_of_one_pole", "are_opposite", "is_known", "is_pole"]

_NONE: frozenset[int] = frozenset()


class _Meanings(Struct, frozen=True):
    """The meanings of each word, those near to it, and the opposites of each meaning."""

    own: Mapping[str, frozenset[int]]
    near: Mapping[str, frozenset[int]]
    opposites: Mapping[int, frozenset[int]]


def is_known(word: str) -> bool:
    """Tell whether the table has a folded lemma."""
    return word in _load().own


def are_alike(one: str, other: str) -> bool:
    """Tell whether two folded lemmas may mean the same: synonyms, a word and its broader one, a
    verb and its noun. Sisters under one broader word ("buy", "sell") do not.
    """
    if one == other:
        return True
    table = _load()
    first, second = table.own.get(one, _NONE), table.own.get(other, _NONE)
    return bool(
        first & second
        or first & table.near.get(other, _NONE)
        or second & table.near.get(one, _NONE)
    )


def is_pole(one: str, other: str) -> bool:
    """Tell whether the list kept by hand, and not WordNet alone, has two lemmas as opposites."""
    return other in _load_poles().get(one, frozenset())


def are_of_one_pole(one: str, other: str) -> bool:
    """Tell whether two lemmas stand on one side of a row of opposites: "confront", "fight"."""
    return one == other or any(one in side and other in side for side in _load_sides())


@cache
def are_opposite(one: str, other: str) -> bool:
    """Tell whether two folded lemmas turn each other round; never two that may mean the same."""
    if is_pole(one, other):
        return True
    if are_alike(one, other):
        return False
    table = _load()
    theirs = table.own.get(other, _NONE)
    return any(table.opposites.get(own, _NONE) & theirs for own in table.own.get(one, _NONE))


@cache
def _load() -> _Meanings:
    own: dict[str, frozenset[int]] = {}
    near: dict[str, frozenset[int]] = {}
    opposites: defaultdict[int, set[int]] = defaultdict(set)
    text = files("twosource.lexicon").joinpath("meanings.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if line.startswith("!"):
            first, second = int(fields[0][1:]), int(fields[1])
            opposites[first].add(second)
            opposites[second].add(first)
        else:
            own[fields[0]] = frozenset(map(int, fields[1].split()))
            near[fields[0]] = frozenset(map(int, fields[2].split()))
    return _Meanings(own, near, {key: frozenset(some) for key, some in opposites.items()})


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
