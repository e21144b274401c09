"""How sure a coded act is: how often acts that look like it were right in our labelled passages.

`tools.fit_claims` fitted the weights on passages that the network has not learned from, and wrote
`surety.json`: of an act alone, and of all of it: act, actors, recipients, status and date.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import get_args

import msgspec
from msgspec import Struct

from twosource.model.claim import Act
from twosource.model.reading import ReadSentence
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_signs import Candidate
from twosource.read.claims.roles import RoleWeights, weigh_roles
from twosource.read.claims.voices import Voice

__all__ = ["SuretyWeights", "list_signs", "load_surety", "weigh_surety"]

_FAR = 8.0
_LONG = 40.0
_ACTS: tuple[Act, ...] = get_args(Act)


class SuretyWeights(Struct, frozen=True):
    """What each sign weighs for the act being right, and for all of it being right."""

    act: tuple[float, ...]
    whole: tuple[float, ...]


def list_signs(
    cue: Cue,
    candidates: Sequence[Candidate],
    sides: Sequence[Sequence[Voice]],
    weights: RoleWeights,
    sentence: ReadSentence,
    *,
    acts: int,
) -> tuple[float, ...]:
    """Return what tells how sure an act is, the first always 1.

    `sides` are the actors and the recipients that were chosen of the candidates; `acts` counts the
    acts of the sentence.
    """
    seen = cue.network
    chosen = [voice for side in sides for voice in side]
    odds = [
        (
            one,
            max(weigh_roles(one, candidates, weights).values()),
            one.voice in chosen or any(x in chosen for x in one.named.values()),
        )
        for one in candidates
    ]
    least = min((x for _, x, is_chosen in odds if is_chosen), default=0.0)
    best_left = max((x for _, x, is_chosen in odds if not is_chosen), default=-_FAR)
    return (
        1.0,
        _clip(seen.surety if seen else 0.0),
        _clip(seen.standing if seen else 0.0),
        _clip(least),
        _clip(best_left),
        float(not sides[0]),
        float(not sides[1]),
        float(len(sides[0]) > 1),
        float(len(sides[1]) > 1),
        float(bool(cue.rule.line)),
        float(cue.rule.kind == "n"),
        float(any(here.kind == "pronoun" for here, _ in chosen)),
        float(any(who.state is None for _, who in chosen)),
        min(4.0, float(acts)),
        sentence.damage,
        min(1.0, len(sentence.parse.words) / _LONG),
        *(float(cue.rule.act == act) for act in _ACTS),
    )


def weigh_surety(signs: Sequence[float], weights: Sequence[float]) -> float:
    """Return the chance, from 0 to 1, that an act with these signs is right."""
    total = sum(x * weight for x, weight in zip(signs, weights, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_surety() -> SuretyWeights:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("surety.json")
    return msgspec.json.decode(path.read_bytes(), type=SuretyWeights)


def _clip(x: float) -> float:
    return max(-_FAR, min(_FAR, x)) / _FAR
