"""Whether a party has a role of an act beside the first that has it: "Armenia and Moldova".

`tools.fit_claims` fitted the weights on the passages of `training/corpus` that the network has
learned from, and wrote `joins.json`.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

import msgspec
import numpy as np
from numpy.typing import NDArray

from twosource.read.claims.role_signs import ROLES, UNSEEN, Candidate
from twosource.read.claims.voices import Voice, is_read_twice

__all__ = ["call", "list_join_signs", "load_joins", "may_join", "weigh_join"]

Shares = NDArray[np.float64]
# Of the shares no odds are taken beyond these, and none at all of what is rarer than this.
_MOST_ODDS = 3.0
_RAREST = 1e-6
_MOST_SEEN = 4.0
# Characters between two mentions: hardly more than "and", a list of names, another clause.
_BESIDE, _IN_LIST, _NEAR, _FAR = 7, 40, 25, 60
# One who is so much less likely than the first is weighed only where the network sees it.
_LEAST = 0.02


def may_join(
    candidates: Sequence[Candidate], shares: Shares, first: int, one: int, side: int
) -> bool:
    """Tell whether a party is to be weighed at all: another than the first, and not too unlikely.

    A state and its people are not two of one side, nor are "migrants" and the migrants of a state.
    """
    state = candidates[one].voice[1].state
    if one == first or (state and state == candidates[first].voice[1].state):
        return False
    if candidates[one].voice[1].title and is_read_twice(
        candidates[first].voice, candidates[one].voice
    ):
        return False
    is_likely = shares[one, side] >= _LEAST * shares[first, side]
    return bool(is_likely or candidates[one].seen.get(ROLES[side], UNSEEN) > 0)


def list_join_signs(
    candidates: Sequence[Candidate], shares: Shares, first: int, one: int, side: int
) -> tuple[float, ...]:
    """Return what tells whether `one` has the role of `side` beside `first`; the sign at 0 is 1.

    `shares` are the chances of all rows, the last but one being that of nobody.
    """
    role, party = ROLES[side], candidates[one]
    have, other = call(candidates[first], role), call(party, role)
    ahead, behind = sorted((have[0], other[0]), key=lambda here: here.start)
    gap = behind.start - ahead.end
    share, surety = shares[one, side], party.seen.get(role, UNSEEN)
    odds = log(max(_RAREST, share) / max(_RAREST, shares[first, side]))
    is_one_mention = have[0] == other[0]
    is_pair = is_one_mention and _stands_for_several(have)
    in_lists = "joined" in party.signs and "joined" in candidates[first].signs
    is_mutual = any(sign.endswith(" mutual") for sign in party.signs)
    return (
        1.0,
        odds,
        _clip_odds(share, shares[one, 1 - side]),
        _clip_odds(share, shares[len(candidates), side]),
        float(is_pair),
        odds * is_pair,
        float(is_one_mention),
        float(in_lists),
        float(in_lists and gap <= _IN_LIST),
        float(gap <= _BESIDE),
        float(gap <= _NEAR),
        float(gap > _FAR),
        float(surety > 0),
        max(-_MOST_ODDS, min(_MOST_SEEN, surety)),
        float(surety > UNSEEN),
        float(is_mutual),
        float(side),
        odds * side,
        float(have[1].kind == other[1].kind),
    )


def weigh_join(signs: Sequence[float], weights: Sequence[float]) -> float:
    """Return the chance, from 0 to 1, that a party has the role too."""
    total = sum(x * weight for x, weight in zip(signs, weights, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_joins() -> tuple[float, ...]:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("joins.json")
    return msgspec.json.decode(path.read_bytes(), type=tuple[float, ...])


def call(one: Candidate, role: str) -> Voice:
    """Return the words by which a party has a role: those that the network sees, if any."""
    return one.named.get(role, one.voice)


def _stands_for_several(one: Voice) -> bool:
    """Tell whether a mention may be two parties: "the pair", "they"; one's title is another's."""
    return one[0].kind == "pronoun" or one[0].rule.startswith("pair ")


def _clip_odds(share: float, other: float) -> float:
    odds = log(max(_RAREST, share) / max(_RAREST, other))
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))
