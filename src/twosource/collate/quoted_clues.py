"""Clues on quotations: words that stand inside one alone, and words that were not said so.

Who quotes must keep to the words. Where a word of a quotation has another in its place, and all the
rest is the same, one of the two did not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from twosource.collate.clue import Clue, make_clue
from twosource.collate.frames import Frame
from twosource.collate.matching import Matching
from twosource.lexicon.meanings import are_alike, is_known
from twosource.text.diff import find_changes

__all__ = ["find_quoted_clues"]

# Of the words of a quotation so many must be the same, and so few may be changed in one place.
_LEAST_SAME = 0.6
_LEAST_SAID = 3
_LEAST_KEPT = 2
_LEAST_SURE = 4
# A word that no list knows may be the other misspelt where it is so like it.
_LEAST_MISSPELT = 0.4
_MOST_CHANGED = 2
_SMALL = frozenset("DET PRON ADP SCONJ CCONJ PART PUNCT AUX SYM X".split())
# Small words that count all the same.
_TELLING = frozenset(
    """
    no none nobody nothing somebody anybody all both neither each every one some any not never
    i we you he she they my our your his her their us me him them
    must may might can could will would shall should
    before after until when if unless with without
    """.split()
)
_STEM_LETTERS = 4


def find_quoted_clues(matching: Matching) -> Iterator[Clue]:
    """Yield what two passages have in quotation marks otherwise than the other."""
    yield from _find_requoted(matching)
    yield from _find_misquoted(matching)


def _find_requoted(matching: Matching) -> Iterator[Clue]:
    """Find words that only one of two quotations holds: a mark opens or closes elsewhere."""
    first, second = matching.frames
    inside = first.quoted, second.quoted
    pairs = [(one, other) for one, other in matching.pairs() if matching.is_exact(one, other)]
    words = [(first.units[one].word, second.units[other].word) for one, other in pairs]
    both = [(x, y) for x, y in words if x in inside[0] and y in inside[1]]
    out = [(x, y) for x, y in words if (x in inside[0]) != (y in inside[1])]
    if not both or not out:
        return
    signs = [] if first.balanced and second.balanced else ["unbalanced"]
    signs += ["several"] if len(out) > 1 else []
    yield make_clue(
        matching, "quotation", "requoted", ([x for x, _ in out], [y for _, y in out]),
        "words that stand in the quotation of the one stand outside that of the other", signs,
    )  # fmt: skip


def _find_misquoted(matching: Matching) -> Iterator[Clue]:
    """Find a word of a quotation in whose place the other has one that means something else."""
    first, second = matching.frames
    for mine in _list_quotations(first):
        for theirs in _list_quotations(second):
            yield from _compare_quotations(matching, mine, theirs)


def _compare_quotations(
    matching: Matching, mine: Sequence[int], theirs: Sequence[int]
) -> Iterator[Clue]:
    first, second = matching.frames
    ours, others = [first.lemmas[x] for x in mine], [second.lemmas[x] for x in theirs]
    changes = find_changes(ours, others)
    same = len(ours) - sum(one.first_end - one.first for one in changes)
    if same < max(_LEAST_KEPT, _LEAST_SAME * max(len(ours), len(others))):
        return
    for one in changes:
        here, there = mine[one.first : one.first_end], theirs[one.second : one.second_end]
        if not here or not there or max(len(here), len(there)) > _MOST_CHANGED:
            continue
        left, right = _list_telling(first, here), _list_telling(second, there)
        if len(left) == len(right) == 1 and _mean_two(
            first.lemmas[left[0]], second.lemmas[right[0]]
        ):
            yield make_clue(
                matching, "quotation", "misquoted", (left, right),
                f"“{first.lemmas[left[0]]}” stands in the quotation of the one in the place of "
                f"“{second.lemmas[right[0]]}”",
                [
                    *(["alone"] if len(changes) == 1 else []),
                    *(["short"] if same < _LEAST_SURE else []),
                    *(["small"] if first.lemmas[left[0]] in _TELLING else []),
                ],
            )  # fmt: skip


def _list_quotations(frame: Frame) -> list[list[int]]:
    """Return the words of each quotation, without the marks between its own."""
    words = sorted(frame.quoted)
    found: list[list[int]] = [[]]
    for one, after in pairwise([*words, -1]):
        found[-1].append(one)
        if after != one + 1:
            found.append([])
    return [
        [x for x in some if frame.upos[x] != "PUNCT"] for some in found if len(some) >= _LEAST_SAID
    ]


def _list_telling(frame: Frame, words: Sequence[int]) -> list[int]:
    return [x for x in words if frame.upos[x] not in _SMALL or frame.lemmas[x] in _TELLING]


def _mean_two(one: str, other: str) -> bool:
    """Tell whether two lemmas are words, and not one in another form or spelling."""
    if not (one.isalpha() and other.isalpha()) or are_alike(one, other):
        return False
    if not (_is_word(one) and _is_word(other)):
        likeness: float = DamerauLevenshtein.normalized_similarity(one, other)
        return likeness < _LEAST_MISSPELT and (_is_word(one) or _is_word(other))
    if one.startswith(other) or other.startswith(one):
        return one in _TELLING and other in _TELLING
    return one[:_STEM_LETTERS] != other[:_STEM_LETTERS]


def _is_word(lemma: str) -> bool:
    return lemma in _TELLING or (lemma.isalpha() and is_known(lemma))
