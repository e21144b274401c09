"""Sentences that stand for one another across versions, over any number of alignments."""

from collections.abc import Iterable, Iterator, Mapping

from twosource.model import Alignment, Claim, Report
from twosource.text.joined import join_groups

__all__ = ["Place", "join_sentences", "place_claims"]

_UNLISTED = -1  # a sentence that the report does not list stands for no other

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


def place_claims(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[str, Place]:
    """Return the sentence of each claim under its id; `reports` are by id.

    A sentence that its report does not list has a number below 0, by where it starts.
    """
    numbers = {
        report: {one.span: at for at, one in enumerate(held.sentences)}
        for report, held in reports.items()
    }
    return {
        one.id: (one.report, numbers[one.report].get(one.at, _UNLISTED - one.at.start))
        for one in claims
    }


def _list_links(alignments: Iterable[Alignment]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs that join every sentence of a link with its first."""
    for one in alignments:
        for link in one.links:
            places = [(one.first, number) for number in link.first]
            places += [(one.second, number) for number in link.second]
            yield from ((places[0], place) for place in places[1:])
