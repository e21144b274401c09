"""Which pairs of reports are worth comparing (copies.md, 2).

First near copies are collapsed by whole sentences, so that a wire story with thousands of copies
counts once; then an inverted index of 3-word runs that few reports have proposes the rest.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy import sparse

from twosource.text.runs import find_runs
from twosource.text.vocabulary import Runs, Vocabulary

__all__ = ["CandidateOptions", "Found", "find_candidates"]

_BATCH = 512

Body = Sequence[str]


class CandidateOptions(Struct, frozen=True, kw_only=True):
    """The bounds of the search.

    `same_sentences` is the share of a report's sentences (of `least_sentence_words` or more) that
    must stand in another for it to be collapsed; `least_shared` and `most_reports` bound the index:
    a run counts when 2 to `most_reports` uncollapsed reports have it; a pair is proposed when it
    shares `least_shared`, or when `frequent_share` of the runs of a report are frequent ones that
    another was the first to have. Of all runs one in `sample` is looked at, chosen by its key;
    below `sample_from` reports all are.
    """

    same_sentences: float = 0.7
    least_sentence_words: int = 5
    least_shared: int = 3
    most_reports: int = 20
    frequent_share: float = 0.1
    sample: int = 3
    sample_from: int = 5000


class Found(Struct, frozen=True):
    """Numbers of reports: `head_of[i]` is the report that i was collapsed into (itself when not);
    `pairs` are the proposed pairs of heads, lower number first, sorted.
    """

    head_of: NDArray[np.int64]
    pairs: NDArray[np.int64]


def find_candidates(bodies: Sequence[Body], options: CandidateOptions) -> Found:
    """Return what to compare among reports given as the sentences of their bodies.

    The order of `bodies` ranks them: of near copies the first is kept as the head, so the likelier
    originals come first.
    """
    sample = options.sample if len(bodies) >= options.sample_from else 1
    runs = _find_runs(bodies, options, sample)
    head_of = _collapse(runs, len(bodies), options)
    is_head = head_of == np.arange(len(bodies))
    kept = is_head[runs.text]
    pairs = _propose(runs.text[kept], runs.keys[kept], len(bodies), options)
    return Found(head_of, pairs)


def _find_runs(bodies: Sequence[Body], options: CandidateOptions, sample: int) -> Runs:
    parts = list(_run_batches(bodies, options.least_sentence_words, sample))
    return Runs(
        text=np.concatenate([part.text for part in parts]),
        keys=np.concatenate([part.keys for part in parts]),
        sentence_text=np.concatenate([part.sentence_text for part in parts]),
        sentence_keys=np.concatenate([part.sentence_keys for part in parts]),
    )


def _run_batches(bodies: Sequence[Body], least_words: int, sample: int) -> Iterator[Runs]:
    vocabulary = Vocabulary()
    for start in range(0, max(1, len(bodies)), _BATCH):
        batch = bodies[start : start + _BATCH]
        part = find_runs(batch, least_words=least_words, sample=sample, vocabulary=vocabulary)
        yield Runs(part.text + start, part.keys, part.sentence_text + start, part.sentence_keys)


def _collapse(runs: Runs, count: int, options: CandidateOptions) -> NDArray[np.int64]:
    """Return for each report the first report that has most of its sentences, followed to its own
    head.
    """
    keys, owners = _distinct(runs.sentence_keys, runs.sentence_text, count)
    first_holder = owners[np.repeat(*_groups_of(keys))]
    head_of = np.arange(count)
    totals = np.bincount(owners, minlength=count)
    joined, shared = np.unique(owners * count + first_holder, return_counts=True)
    report, holder = joined // count, joined % count
    enough = (report != holder) & (shared >= options.same_sentences * totals[report])
    head_of[report[enough]] = holder[enough]
    while True:
        further = head_of[head_of]
        if np.array_equal(further, head_of):
            return head_of
        head_of = further


def _propose(
    text: NDArray[np.int64], keys: NDArray[np.uint64], count: int, options: CandidateOptions
) -> NDArray[np.int64]:
    keys, text = _distinct(keys, text, count)
    begins, sizes = _groups_of(keys)
    is_rare = (sizes >= 2) & (sizes <= options.most_reports)
    is_frequent = sizes > options.most_reports
    pairs = np.concatenate(
        [
            _share_rare(text[np.repeat(is_rare, sizes)], sizes[is_rare], count, options),
            _follow_first(
                text[np.repeat(is_frequent, sizes)],
                np.repeat(text[begins[is_frequent]], sizes[is_frequent]),
                np.bincount(text, minlength=count),
                options,
            ),
        ]
    )
    return np.unique(pairs, axis=0)


def _share_rare(
    text: NDArray[np.int64], sizes: NDArray[np.int64], count: int, options: CandidateOptions
) -> NDArray[np.int64]:
    """Return the pairs that share enough runs which few reports have."""
    columns = np.repeat(np.arange(len(sizes)), sizes)
    ones = np.ones(len(text), dtype=np.int32)
    held = sparse.csr_matrix((ones, (text, columns)), shape=(count, max(1, len(sizes))))
    shared = sparse.triu(held @ held.T, k=1).tocoo()
    enough = shared.data >= options.least_shared
    return np.stack([shared.row[enough], shared.col[enough]], axis=1).astype(np.int64)


def _follow_first(
    text: NDArray[np.int64],
    first: NDArray[np.int64],
    totals: NDArray[np.int64],
    options: CandidateOptions,
) -> NDArray[np.int64]:
    """Return the pairs of a report with the first that has the frequent runs it has.

    A story with more edited copies than the index bears is found by this: each copy meets the
    likeliest original, so k copies make k pairs. A set phrase is frequent too, so a share of all
    runs of the report is asked for.
    """
    count = len(totals)
    joined, shared = np.unique(first * count + text, return_counts=True)
    one, other = joined // count, joined % count
    least = np.maximum(2 * options.least_shared, options.frequent_share * totals[other])
    enough = (one != other) & (shared >= least)
    return np.stack([one[enough], other[enough]], axis=1)


def _distinct(
    keys: NDArray[np.uint64], text: NDArray[np.int64], count: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return each key of each text once, sorted by key, then by text.

    The number of the text takes the place of the lowest bits of the key, so that one sort of one
    column does it all. With a million texts 44 bits of the key are left: two different runs may
    then pass for one, a few times in ten million.
    """
    room = np.uint64(max(1, count).bit_length())
    packed = np.sort((keys >> room << room) | text.astype(np.uint64))
    packed = packed[np.append(True, packed[1:] != packed[:-1])[: len(packed)]]
    texts = (packed & ((np.uint64(1) << room) - np.uint64(1))).astype(np.int64)
    return packed >> room, texts


def _groups_of(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each group of equal keys begins in a sorted column, and how large it is."""
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    return begins, np.diff(np.append(begins, len(keys)))
