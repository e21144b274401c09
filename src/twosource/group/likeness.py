"""What two reports have in common, measured: the figures that every judgement rests on."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.group.align import align_by
from twosource.group.profile import Profile
from twosource.model import Alignment, Link
from twosource.text.chain import longest_rise
from twosource.text.grams import closeness_of

__all__ = ["Likeness", "measure_likeness"]

_ALIKE = 0.6
_FAIRLY_ALIKE = 0.42
_HELD = 0.5


class Likeness(Struct, frozen=True, kw_only=True):
    """The figures of one pair; all shares are 0 to 1.

    `shared` is the number of 3-word runs that stand once in each report and are not names only;
    `containment` their share of the smaller report's runs; `order` the share of them that keeps its
    order; `hit_first` and `hit_second` the share of sentences that hold one; `linked_first` and
    `linked_second` the share of words in aligned sentences; `closeness` the mean cosine of the
    aligned sentences, by words; `adjacent` the links that follow on the one before in both reports,
    as a share of the shorter report's sentences; `held_first` and `held_second` the share of words
    in sentences that the other report has too, in whatever order; `derived_in_first` and
    `derived_in_second` the numbers of the sentences too alike to be written apart, `derived_first`
    and `derived_second` their share of words, `derived_closeness` their mean cosine; `runs_first`
    and `runs_second` the numbers of the shared runs among the shingles of each report.
    """

    shared: int
    containment: float
    order: float
    hit_first: float
    hit_second: float
    linked_first: float
    linked_second: float
    closeness: float
    adjacent: float
    held_first: float
    held_second: float
    derived_first: float
    derived_second: float
    derived_in_first: tuple[int, ...]
    derived_in_second: tuple[int, ...]
    derived_closeness: float
    runs_first: NDArray[np.int64]
    runs_second: NDArray[np.int64]
    alignment: Alignment


def measure_likeness(first: Profile, second: Profile) -> Likeness:
    """Return the figures for two reports (copies.md, 3 and 5)."""
    left, right = first.telling, second.telling
    shared, at_left, at_right = np.intersect1d(
        first.shingles.keys[left],
        second.shingles.keys[right],
        assume_unique=True,
        return_indices=True,
    )
    hits_left, hits_right = left[at_left], right[at_right]
    closeness = closeness_of(first.passages, second.passages)
    alignment = align_by(closeness, first, second)
    runs_left = first.shingles.sentence[hits_left]
    runs_right = second.shingles.sentence[hits_right]
    derived = [link for link in alignment.links if _is_derived(link, runs_left, runs_right)]
    in_first = [number for link in derived for number in link.first]
    in_second = [number for link in derived for number in link.second]
    return Likeness(
        shared=len(shared),
        containment=_ratio(len(shared), min(len(left), len(right))),
        order=_order_share(hits_left, hits_right),
        hit_first=_sentence_share(first, hits_left),
        hit_second=_sentence_share(second, hits_right),
        linked_first=_linked_share(first, [n for link in alignment.links for n in link.first]),
        linked_second=_linked_share(second, [n for link in alignment.links for n in link.second]),
        closeness=_mean_closeness(first, second, alignment.links),
        adjacent=_adjacent_share(first, second, alignment.links),
        held_first=_linked_share(first, _list_held(closeness, first, at_left=True)),
        held_second=_linked_share(second, _list_held(closeness, second, at_left=False)),
        derived_first=_linked_share(first, in_first),
        derived_second=_linked_share(second, in_second),
        derived_in_first=tuple(in_first),
        derived_in_second=tuple(in_second),
        derived_closeness=_mean_closeness(first, second, derived),
        runs_first=hits_left,
        runs_second=hits_right,
        alignment=alignment,
    )


def _is_derived(link: Link, runs_left: NDArray[np.int64], runs_right: NDArray[np.int64]) -> bool:
    """Tell whether two linked passages are too alike to have been written apart.

    Two reporters at one event share names and quotes; what they do not share is most of the rare
    words of a sentence, or several telling runs in the same sentence pair.
    """
    runs = min(
        int(np.isin(runs_left, link.first).sum()), int(np.isin(runs_right, link.second).sum())
    )
    return link.closeness >= _ALIKE or (link.closeness >= _FAIRLY_ALIKE and runs >= 2)


def _list_held(closeness: NDArray[np.float64], profile: Profile, *, at_left: bool) -> list[int]:
    """Return the sentences whose like stands anywhere in the other report."""
    matrix = closeness if at_left else closeness.T
    best = matrix[: profile.passages.count].max(axis=1, initial=0.0)
    return [int(number) for number in np.flatnonzero(best >= _HELD)]


def _order_share(hits_left: NDArray[np.int64], hits_right: NDArray[np.int64]) -> float:
    in_order = hits_right[np.argsort(hits_left)]
    return _ratio(longest_rise(in_order.tolist()), len(in_order))


def _sentence_share(profile: Profile, hits: NDArray[np.int64]) -> float:
    return _ratio(len(np.unique(profile.shingles.sentence[hits])), profile.passages.count)


def _linked_share(profile: Profile, linked: list[int]) -> float:
    sizes = profile.sentence_sizes
    return _ratio(int(sizes[linked].sum()), int(sizes.sum()))


def _adjacent_share(first: Profile, second: Profile, links: Sequence[Link]) -> float:
    """Return how often the next sentence of the one stands for the next sentence of the other.

    Reporters at one event tell the same things in an order of their own; who rewords keeps it.
    """
    followed = sum(
        after.first[0] == before.first[-1] + 1 and after.second[0] == before.second[-1] + 1
        for before, after in pairwise(links)
    )
    return _ratio(followed, min(first.passages.count, second.passages.count) - 1)


def _mean_closeness(first: Profile, second: Profile, links: Sequence[Link]) -> float:
    """Return the mean cosine of the links, weighted by the words of both sides alike."""
    sizes = [
        int(first.sentence_sizes[list(link.first)].sum())
        + int(second.sentence_sizes[list(link.second)].sum())
        for link in links
    ]
    total = sum(link.closeness * size for link, size in zip(links, sizes, strict=True))
    return _ratio(total, sum(sizes))


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
