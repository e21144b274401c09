"""Sentences that stand for one another across versions, over any number of alignments."""

from collections.abc import Iterable, Iterator, Mapping

from twosource.model import Alignment
from twosource.text.joined import join_groups

__all__ = ["Place", "join_sentences"]

Place = tuple[str, int]
"""A report and the number, from 0, of one of its sentences."""


def join_sentences(alignments: Iterable[Alignment]) -> Mapping[Place, tuple[Place, ...]]:
    """Return for each aligned sentence all that stand for it, itself among them, sorted.

    Each version is aligned with one or two others only, so that links are followed on: where A
    stands for B and B for C, A stands for C.
    """
    links = sorted(_list_links(alignments))
    groups = join_groups({place for pair in links for place in pair}, links)
    return {place: group for group in groups for place in group}


def _list_links(alignments: Iterable[Alignment]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs that join every sentence of a link with its first."""
    for one in alignments:
        for link in one.links:
            places = [(one.first, number) for number in link.first]
            places += [(one.second, number) for number in link.second]
            yield from ((places[0], place) for place in places[1:])
