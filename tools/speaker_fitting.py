"""Fits what tells who says that an act was done: one of those who may, or nobody.

An example is a labelled claim that the reader finds, with its rows of `speakers`; right is who
stands at the bottom of the label's chain, nobody where it names none. A claim whose speaker is no
row is left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from tools.choice_fitting import Choice, fit_choice

from twosource.read.claims.choice_layers import ChoiceLayers, ChoiceWeights, choose
from twosource.read.claims.speakers import Speaker
from twosource.run.scoring.gold import LabelledClaim
from twosource.run.scoring.names import same_parties
from twosource.run.scoring.passages import code_party

__all__ = ["Spoken", "fit_speakers", "label_speakers", "measure_speakers"]


class Spoken(Struct, frozen=True):
    """The rows of a claim, nobody last, and which of them are right."""

    speakers: tuple[Speaker, ...]
    right: tuple[bool, ...]


def label_speakers(pairs: Iterable[tuple[LabelledClaim, tuple[Speaker, ...]]]) -> list[Spoken]:
    """Return the rows of each claim with those that are right: none where its speaker is no row."""
    return [Spoken(speakers, _find_right(claim, speakers)) for claim, speakers in pairs]


def _find_right(claim: LabelledClaim, speakers: Sequence[Speaker]) -> tuple[bool, ...]:
    first = claim.says[:1]
    return tuple(
        same_parties(first, (code_party(one.voice),))
        if one.voice and first
        else not (first or one.voice)
        for one in speakers
    )


def fit_speakers(examples: Sequence[Spoken]) -> ChoiceWeights:
    """Return the layers fitted on the claims whose speaker is among the rows."""
    return fit_choice([Choice(tuple(x.signs for x in one.speakers), one.right) for one in examples])


def measure_speakers(examples: Sequence[Spoken], layers: ChoiceLayers) -> Counter[str]:
    """Count the claims that have a speaker, are given one, and are given the right one."""
    counts: Counter[str] = Counter()
    for one in examples:
        best = choose([row.signs for row in one.speakers], layers)
        is_told = one.speakers[best].voice is not None
        counts.update(
            claims=1,
            wanted=not one.right[-1],
            told=is_told,
            right=is_told and one.right[best],
        )
    return counts
