"""From costs to days: the best days and how sure they are; what versions lend one another."""

import numpy as np
from msgspec import Struct

from twosource.collate.dating_costs import Costs, Days

__all__ = ["Fit", "find_fit", "lend"]

_NEAR = 3  # days: within these the best days must hold half of the belief
_WIDE = 15
_TOLERANCE = 0.35
_WIDE_TOLERANCE = 2.5
_HALF = 0.5
_MOST = 0.6


class Fit(Struct, frozen=True):
    """The best days, both ends included, as days since 1970-01-01; `is_exact` within a week."""

    first: int
    last: int
    is_exact: bool


def find_fit(costs: Costs, days: Days) -> Fit | None:
    """Return the days that cost least, None where the belief lies scattered over many weeks.

    Belief is exp(-cost), scaled to one. Half of it within three days of the best day makes an
    exact fit; failing that, three fifths within a fortnight make a wide one.
    """
    if len(days) == 0 or float(np.ptp(costs)) == 0.0:
        return None
    best = int(np.argmin(costs))
    belief = np.exp(costs[best] - costs)
    belief /= belief.sum()
    away = np.abs(days.ordinals - days.ordinals[best])
    if float(belief[away <= _NEAR].sum()) >= _HALF:
        fits = (away <= _NEAR) & (costs <= costs[best] + _TOLERANCE)
        return _around(best, fits, days, is_exact=True)
    if float(belief[away <= _WIDE].sum()) >= _MOST:
        fits = (away <= _WIDE) & (costs <= costs[best] + _WIDE_TOLERANCE)
        kept = days.ordinals[fits]
        return Fit(int(kept[0]), int(kept[-1]), is_exact=False)
    return None


def _around(best: int, fits: np.ndarray[tuple[int], np.dtype[np.bool_]], days: Days, *, is_exact: bool) -> Fit:
    """Return the unbroken run of fitting days that holds the best one."""
    first = last = best
    while first > 0 and fits[first - 1] and days.ordinals[first] - days.ordinals[first - 1] == 1:
        first -= 1
    while (
        last + 1 < len(days) and fits[last + 1] and days.ordinals[last + 1] - days.ordinals[last] == 1
    ):
        last += 1
    return Fit(int(days.ordinals[first]), int(days.ordinals[last]), is_exact)


def lend(costs: Costs, days: Days, *, slope: float, most: float) -> Costs:
    """Return what one version's costs say to another: the same day, or a few days away.

    Every day of distance costs `slope`, and the whole is worth `most` at the most.
    """
    if len(days) == 0 or float(np.ptp(costs)) == 0.0:
        return np.zeros(len(days))
    level = costs - costs.min()
    ramp = slope * days.ordinals.astype(np.float64)
    onward = np.minimum.accumulate(level - ramp) + ramp
    back = np.minimum.accumulate((level + ramp)[::-1])[::-1] - ramp
    return np.minimum(np.minimum(onward, back), most)
