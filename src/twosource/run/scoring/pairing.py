"""Pairs the claims of two readings of one passage."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from twosource.run.scoring.gold import LabelledClaim
from twosource.run.scoring.names import find_key

__all__ = ["list_told_again", "pair_claims"]

_SAME_ACT = 3.0
_SAME_CUE = 3.0


def pair_claims(
    gold: Sequence[LabelledClaim], found: Sequence[LabelledClaim]
) -> list[tuple[int, int]]:
    """Return the places of claims that are of the same act or share a word that names it.

    Of all ways to pair them the one is taken that agrees most.
    """
    if not gold or not found:
        return []
    weights = np.array([[_agree(one, other) for other in found] for one in gold])
    rows, columns = linear_sum_assignment(-weights)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if weights[row, column] > 0]


def list_told_again(
    gold: Sequence[LabelledClaim],
    found: Sequence[LabelledClaim],
    pairs: Sequence[tuple[int, int]],
) -> frozenset[int]:
    """Return the places of claims found that are without a pair and tell a labelled act again.

    Such a claim is neither right nor wrong: the labels name an act once, and list as `again` what
    else tells it.
    """
    words = {(one.act, word) for one in gold for cue, _ in one.again for word in _list_words(cue)}
    paired = {other for _, other in pairs}
    return frozenset(
        place
        for place, one in enumerate(found)
        if place not in paired and any((one.act, word) in words for word in _list_words(one.cue))
    )


def _list_words(cue: str) -> set[str]:
    return set(cue.casefold().split())


def _agree(gold: LabelledClaim, found: LabelledClaim) -> float:
    same_act = gold.act == found.act
    shared = _list_words(gold.cue) & _list_words(found.cue)
    if not same_act and not shared:
        return 0.0
    parties = sum(
        bool({find_key(x) for x in one or ()} & {find_key(x) for x in other or ()})
        for one, other in ((gold.actor, found.actor), (gold.recipient, found.recipient))
    )
    same_status = gold.status == found.status
    return _SAME_ACT * same_act + _SAME_CUE * bool(shared) + parties + same_status
