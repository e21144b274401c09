"""Which pairs of reports are worth comparing (copies.md, 2).

First near copies are collapsed by whole sentences, so that a wire story with thousands of copies
counts once; then an inverted index of 3-word runs that few reports have proposes the rest.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy import sparse

from twosource.group.direction import is_own_text, is_republished
from twosource.group.profile import Profile

__all__ = ["CandidateOptions", "collapse_near_copies", "find_candidates"]


class CandidateOptions(Struct, frozen=True, kw_only=True):
    """The bounds of the search.

    `same_sentences` is the share of a report's sentences that must stand in another for it to be
    collapsed; `least_shared` and `most_reports` bound the index: a run counts when 2 to
    `most_reports` collapsed reports have it, a pair is proposed when it shares `least_shared`.
    """

    same_sentences: float = 0.7
    least_sentence_words: int = 5
    least_shared: int = 3
    most_reports: int = 20


def collapse_near_copies(
    profiles: Mapping[str, Profile], options: CandidateOptions
) -> dict[str, tuple[str, ...]]:
    """Return head → its near copies (the head left out), heads sorted by id.

    Of a group of near copies the head is the one most like an original: the agency's own text
    before a republished one, the longer before the shorter, then by id.
    """
    holders: dict[bytes, str] = {}
    heads: dict[str, list[str]] = {}
    for report in sorted(profiles, key=lambda one: _headship(profiles[one])):
        sentences = _sentence_keys(profiles[report], options.least_sentence_words)
        seen = Counter(holders[key] for key in sentences if key in holders)
        head, count = max(seen.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
        if sentences and count >= options.same_sentences * len(sentences):
            heads[head].append(report)
            continue
        heads[report] = []
        for key in sentences:
            holders.setdefault(key, report)
    return {head: tuple(sorted(heads[head])) for head in sorted(heads)}


def find_candidates(
    heads: Sequence[str], profiles: Mapping[str, Profile], options: CandidateOptions
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of heads, sorted, that share enough 3-word runs which few reports have."""
    if len(heads) < 2:
        return ()
    rows = np.repeat(np.arange(len(heads)), [len(_run_keys(profiles[head])) for head in heads])
    keys = np.concatenate([_run_keys(profiles[head]) for head in heads])
    shared = _count_shared(rows, keys, len(heads), options)
    found = sparse.triu(shared, k=1).tocoo()
    enough = found.data >= options.least_shared
    return tuple(
        sorted(
            (heads[row], heads[column])
            for row, column in zip(found.row[enough], found.col[enough], strict=True)
        )
    )


def _headship(profile: Profile) -> tuple[int, int, str]:
    rank = 0 if is_own_text(profile) else 2 if is_republished(profile) else 1
    return (rank, -len(profile.words), profile.report.id)


def _sentence_keys(profile: Profile, least_words: int) -> set[bytes]:
    return {
        profile.words.keys[part].tobytes()
        for part in profile.sentence_words
        if part.stop - part.start >= least_words
    }


def _run_keys(profile: Profile) -> NDArray[np.uint64]:
    return np.unique(profile.shingles.keys[~profile.shingles.named])


def _count_shared(
    rows: NDArray[np.int64], keys: NDArray[np.uint64], count: int, options: CandidateOptions
) -> sparse.csr_matrix:
    _, places, frequency = np.unique(keys, return_inverse=True, return_counts=True)
    kept = (frequency[places] >= 2) & (frequency[places] <= options.most_reports)
    ones = np.ones(int(kept.sum()), dtype=np.int32)
    held = sparse.csr_matrix((ones, (rows[kept], places[kept])), shape=(count, len(frequency)))
    return sparse.csr_matrix(held @ held.T)
