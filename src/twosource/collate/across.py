"""Where a sentence of one story and a sentence of a neighbour cannot both be so, as disputes."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from twosource.collate.lines import Line
from twosource.collate.neighbours import find_neighbours, make_piece
from twosource.collate.sentence_disputes import (
    Sentences,
    find_disputes_between,
    read_sentences,
)
from twosource.model import Dispute

__all__ = ["find_disputes_across"]

_MOST_HELD = 32


def find_disputes_across(stories: Sequence[Sentences]) -> Iterator[Dispute]:
    """Yield the disputes between stories that are neighbours, by the days of these."""
    by_id = {one.story: one for one in stories}
    pieces = [make_piece(one.story, one.reports, one.days) for one in stories]
    first = {one.story: one.days[:1] for one in pieces}
    pairs = sorted(find_neighbours(pieces), key=lambda pair: (sorted(first[x] for x in pair), pair))
    read = _Read()
    for one, other in pairs:
        both = by_id[one], by_id[other]
        yield from find_disputes_between(both, (read.find(both[0]), read.find(both[1])))


class _Read:
    """The sentences of the stories that were compared last, so that few stories fill the memory."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[Line, ...]] = OrderedDict()

    def find(self, story: Sentences) -> tuple[Line, ...]:
        """Return the sentences of a story; they are read again where they were let go."""
        known = self._held.pop(story.story, None)
        self._held[story.story] = lines = read_sentences(story) if known is None else known
        while len(self._held) > _MOST_HELD:
            self._held.popitem(last=False)
        return lines
