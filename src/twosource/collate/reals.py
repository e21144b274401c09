"""The clues between sentences of two versions that are real differences, the most telling first."""

from collections.abc import Sequence

from twosource.collate.clue import Clue
from twosource.collate.clues import find_clues
from twosource.collate.frames import make_frame
from twosource.collate.matching import Matching
from twosource.collate.meaning import LEAST_CHANCE, weigh_clue
from twosource.collate.versions import Version

__all__ = ["Numbers", "list_real"]

Numbers = Sequence[int]


def list_real(first: Version, ours: Numbers, second: Version, theirs: Numbers) -> list[Clue]:
    """Return the clues that are more likely real than not; none where a sentence was not parsed."""
    frames = make_frame(first, ours), make_frame(second, theirs)
    if frames[0] is None or frames[1] is None:
        return []
    matching = Matching(frames[0], frames[1])
    return [one for one in find_clues(matching) if weigh_clue(one, matching) >= LEAST_CHANCE]
