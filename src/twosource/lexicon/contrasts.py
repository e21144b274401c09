"""Which words name things of one kind that exclude one another, by a list kept by hand."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from twosource.lexicon.meanings import are_alike
from twosource.lexicon.rows import read_list, read_rows

__all__ = ["Contrast", "find_contrast"]

Contrast = Literal[
    "time", "hour", "measure", "money", "person", "body", "building", "ground", "goods", "craft",
    "way", "deed", "order",
]  # fmt: skip
"""Of what kind two words are."""


def find_contrast(one: str, other: str) -> Contrast | None:
    """Return the kind of which two folded lemmas name two things: "mosque", "church".

    None where they are of no one kind, or may stand for one another.
    """
    if are_alike(one, other):
        return None
    rows = _load_places()
    groups = rows.get(one, {}), rows.get(other, {})
    shared = groups[0].keys() & groups[1].keys()
    if any(groups[0][row] == groups[1][row] for row in shared):
        return None
    return min((_load_kinds()[row] for row in shared), default=None)


@cache
def _load_kinds() -> tuple[Contrast, ...]:
    known: tuple[Contrast, ...] = get_args(Contrast)
    by_name: dict[str, Contrast] = {one: one for one in known}
    return tuple(by_name[kind] for kind, _ in read_rows("contrasts.tsv", 2))


@cache
def _load_places() -> Mapping[str, Mapping[int, int]]:
    """Return by word the rows that it stands in, and in each the number of its group."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for row, (_, groups) in enumerate(read_rows("contrasts.tsv", 2)):
        for number, group in enumerate(read_list(groups)):
            for word in group.split("+"):
                found[word][row] = number
    return found
