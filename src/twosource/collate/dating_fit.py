"""From costs to days: the best days and how sure they are; what versions lend one another."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.collate.dating_costs import Costs, Days

__all__ = ["Fit", "find_fit", "lend"]

_NEAR = 3  # days: within these the best days must hold half of the belief
_TOLERANCE = 0.35
_HALF = 0.5
_APART = 2  # days: editions of one text follow one another this fast


class Fit(Struct, frozen=True):
    """The best days, both ends included, as days since 1970-01-01; a week at the most."""

    first: int
    last: int


def find_fit(costs: Costs, days: Days, *, needed: float = _HALF) -> Fit | None:
    """Return the days that cost least, None where the belief lies scattered over many weeks.

    Belief is exp(-cost), scaled to one; `needed` of it must lie within three days of the best day.
    On real reports wider fits were mostly wrong: a lone date with its year is background.
    """
    if len(days) == 0 or float(np.ptp(costs)) == 0.0:
        return None
    best = int(np.argmin(costs))
    belief = np.exp(costs[best] - costs)
    belief /= belief.sum()
    away = np.abs(days.ordinals - days.ordinals[best])
    if float(belief[away <= _NEAR].sum()) >= needed:
        fits = (away <= _NEAR) & (costs <= costs[best] + _TOLERANCE)
        return _run_around(best, fits, days)
    return None


def _run_around(best: int, fits: NDArray[np.bool_], days: Days) -> Fit:
    """Return the unbroken run of fitting days that holds the best one."""
    steps = np.diff(days.ordinals) == 1
    first = last = best
    while first > 0 and fits[first - 1] and steps[first - 1]:
        first -= 1
    while last + 1 < len(days) and fits[last + 1] and steps[last]:
        last += 1
    return Fit(int(days.ordinals[first]), int(days.ordinals[last]))


def lend(costs: Costs, days: Days, *, slope: float, most: float) -> Costs:
    """Return what one version's costs say to another, which was written within a few days.

    Two days of distance cost nothing, each farther one `slope`, and the whole `most` at the most.
    """
    if len(days) == 0 or float(np.ptp(costs)) == 0.0:
        return np.zeros(len(days))
    level = _least_near(costs - costs.min(), days)
    ramp = slope * days.ordinals.astype(np.float64)
    onward = np.minimum.accumulate(level - ramp) + ramp
    back = np.minimum.accumulate((level + ramp)[::-1])[::-1] - ramp
    return np.minimum(np.minimum(onward, back), most)


def _least_near(level: Costs, days: Days) -> Costs:
    """Return the least of `level` over the days within `_APART` of each."""
    least = level.copy()
    for step in range(1, min(_APART, len(days) - 1) + 1):
        close = days.ordinals[step:] - days.ordinals[:-step] <= _APART
        np.minimum(least[step:], np.where(close, level[:-step], np.inf), out=least[step:])
        np.minimum(least[:-step], np.where(close, level[step:], np.inf), out=least[:-step])
    return least
