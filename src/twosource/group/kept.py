"""How many words of linked sentences stand in the same order in both."""

from rapidfuzz.distance import LCSseq

from twosource.group.likeness import Likeness
from twosource.group.profile import Profile

__all__ = ["kept_share"]


def kept_share(first: Profile, second: Profile, likeness: Likeness) -> float:
    """Return the share of words in linked sentences that both have in the same order: the longest
    common subsequence, by the longer side.

    Who changes words here and there keeps the others where they were; two reporters do not have
    them there, and who rewords heavily moves them.
    """
    kept = total = 0
    for link in likeness.alignment.links:
        one, other = _words_of(first, link.first), _words_of(second, link.second)
        kept += int(LCSseq.similarity(one, other))
        total += max(len(one), len(other))
    return kept / total if total else 0.0


def _words_of(profile: Profile, numbers: tuple[int, ...]) -> list[str]:
    folded = profile.words.folded
    return [word for number in numbers for word in folded[profile.sentence_words[number]]]
