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
from twosource.read.claims.roles import Chosen, weigh_chance

__all__ = ["SuretyWeights", "list_signs", "load_surety", "weigh_surety"]

_FAR = 8.0
_LONG = 40.0
# As sure as the network is of most acts is a denial that the tree tells: four in five were right.
_BY_TREE = 3.0
_ACTS: tuple[Act, ...] = get_args(Act)


class SuretyWeights(Struct, frozen=True):
    """What each sign weighs for the act being right, and for all of it being right."""

    act: tuple[float, ...]
    whole: tuple[float, ...]


def list_signs(
    cue: Cue, chosen: Chosen, sentence: ReadSentence, *, acts: int, chance: float
) -> tuple[float, ...]:
    """Return what tells how sure an act is, the first always 1.

    `acts` counts those of the sentence, `chance` is that of the status.
    """
    seen = cue.network
    sides = chosen.actors, chosen.recipients
    everybody = [voice for side in sides for voice in side]
    first, second = (weigh_chance(one) for one in chosen.chances)
    return (
        1.0,
        _clip(seen.surety if seen else _BY_TREE),
        _clip(seen.standing if seen else 0.0),
        _clip(weigh_chance(chance)),
        _clip(first),
        _clip(second),
        _clip(min(first, second)),
        _clip(weigh_chance(chosen.left)),
        float(not sides[0]),
        float(not sides[1]),
        float(len(sides[0]) > 1),
        float(len(sides[1]) > 1),
        float(bool(cue.rule.line)),
        float(cue.rule.kind == "n"),
        float(any(here.kind == "pronoun" for here, _ in everybody)),
        float(any(who.state is None for _, who in everybody)),
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
