"""What each cue costs on each day: the smaller the sum, the likelier the report was written then.

A cost is a negative log-likelihood up to a constant, in natural units: 0 costs nothing, 4 is very
unlikely. Every cost is bounded, so that one damaged date cannot outvote the rest. The figures are
judgements about how newspapers write (a weekday is mostly the day of writing or the day before),
not fitted ones.
"""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.collate.dating_cues import Cue
from twosource.collate.dating_values import TimeValue

__all__ = ["Costs", "Days", "cost_of_cues", "days_from"]

Costs = NDArray[np.float64]
Places = NDArray[np.int64]

_MOST_CUES = 150  # a chronicle of more dates than these says no more of its own
_WRONG = 4.0  # against the grammar: a past tense for a day to come
_UNBOUND = 5.0  # "June 12 last week" in another week
_LOOSE = 3.5  # the same, when the two stand apart
_BARE_TODAY, _BARE_NEAR = 1.8, 0.5  # "on June 12" on the day itself, and within five days
_MOST_OF_A_YEAR = 270
_THIS_YEAR = 0.7  # "in 2019", written in 2019
_SLIP = 1.2  # one day off, as across time zones
# A past weekday is mostly today's or yesterday's; a coming one mostly tomorrow's.
_PAST_WEEKDAY = np.array([0.0, 0.6, 1.3, 2.0, 2.6, 3.0, 3.4])
_NEXT_WEEKDAY = np.array([0.5, 0.2, 0.5, 0.9, 1.3, 1.6, 2.0])
_LAST_WEEKDAY = np.array([2.5, 0.9, 0.5, 0.2, 0.2, 0.2, 0.3])
_PAST_WEEKEND = np.array([0.0, 0.1, 0.3, 0.6, 0.9, 0.6, 0.2])
_NEXT_WEEKEND = _PAST_WEEKEND[::-1].copy()
_DAY_OF = {"yesterday": 1, "today": 0, "tomorrow": -1}
_AWAY = {"last": 1, "this": 0, "next": -1, "earlier": 0, "later": 0}
_DAYS_IN = {"D": 1, "W": 7, "M": 30, "Y": 365}
_SLACK_IN = {"D": 0, "W": 2, "M": 12, "Y": 200}


class Days(Struct, frozen=True):
    """Candidate days, ascending, as columns; `ordinals` count from 1970-01-01, Monday is 1."""

    ordinals: Places
    years: Places
    months: Places
    weekdays: Places

    def __len__(self) -> int:
        """Return how many days there are."""
        return len(self.ordinals)


def days_from(ordinals: Places) -> Days:
    """Return the columns of days given as numbers of days since 1970-01-01."""
    dates = ordinals.astype("datetime64[D]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    months = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return Days(ordinals, years, months, (ordinals + 3) % 7 + 1)


def cost_of_cues(cues: Sequence[Cue], days: Days) -> Costs:
    """Return what all the cues of one report cost on each of `days`.

    What is told twice counts once; of very many cues the first count.
    """
    told = _distinct(cues)[:_MOST_CUES]
    total = _pull(told, days) + _style(told, days)
    for cue in told:
        total += _COSTS[cue.kind](cue, days)
    return total


def _distinct(cues: Sequence[Cue]) -> list[Cue]:
    """Return the first cue of each content; what is said twice is one piece of evidence."""
    first: dict[tuple[object, ...], Cue] = {}
    for cue in cues:
        key = (cue.kind, cue.date, cue.relation, cue.weekday, cue.tense, cue.abroad)
        first.setdefault(key, cue)
    return list(first.values())


# ---- the calendar


def gaps_to(date: TimeValue, days: Days, *, year_shift: int = 0) -> NDArray[np.float64]:
    """Return the days from `date` to each candidate, negative when it is still to come.

    Without a year the date is taken in the candidate's own year, `year_shift` years on; where the
    calendar lacks it (29 February) the gap is NaN. A month counts from its nearer end.
    """
    years = np.full(len(days), date.year) if date.year is not None else days.years + year_shift
    first, last = _month_bounds(years, date.month)
    if date.day is not None:
        start = first + date.day - 1
        gap = (days.ordinals - start).astype(np.float64)
        gap[start > last] = np.nan
        return gap
    after = np.maximum(days.ordinals - last, 0)
    return np.where(days.ordinals < first, days.ordinals - first, after).astype(np.float64)


def _month_bounds(years: Places, month: int | None) -> tuple[Places, Places]:
    months = (years - 1970) * 12 + (month or 1) - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    after = (months + (1 if month else 12)).astype("datetime64[M]").astype("datetime64[D]")
    return first, after.astype(np.int64) - 1


def _readings_of(date: TimeValue, days: Days) -> list[NDArray[np.float64]]:
    """Return the gaps for each year that a date without one may be meant in."""
    shifts = (0,) if date.year is not None else (-1, 0, 1)
    return [gaps_to(date, days, year_shift=shift) for shift in shifts]


def _best(costs: Sequence[Costs]) -> Costs:
    least: Costs = np.fmin.reduce(np.stack(costs))
    return np.where(np.isnan(least), _WRONG, least)


# ---- one cost for each kind of cue


def _cost_of_date(cue: Cue, days: Days) -> Costs:
    """A past date must not lie ahead, nor a coming one behind; a weekday beside it must fit."""
    slip = 0.5 if cue.abroad else _SLIP
    costs = []
    for gap in _readings_of(cue.date, days):
        past = np.where(gap >= 0, 0.0, np.where(gap == -1, slip, _WRONG))
        future = np.where(gap <= 0, 0.0, np.where(gap == 1, _SLIP, _WRONG))
        cost = {"past": past, "future": future, "unknown": np.fmin(past, future + 0.5)}[cue.tense]
        costs.append(cost + _mismatch(cue, days, gap) + _year_ago(cue, gap))
    return _best(costs)


def _year_ago(cue: Cue, gap: NDArray[np.float64]) -> Costs:
    """A date without a year is one of the months around the day of writing."""
    if cue.date.year is not None:
        return np.zeros(len(gap))
    return np.where(np.abs(gap) > _MOST_OF_A_YEAR, 2.0, 0.0)


def _cost_of_year(cue: Cue, days: Days) -> Costs:
    ahead = (cue.date.year or 0) - days.years
    if cue.tense == "future":
        return np.where(ahead >= 0, 0.0, 1.0)
    this_year = _THIS_YEAR if cue.kind == "past-year" else 0.0
    return np.where(ahead > 0, _WRONG, np.where(ahead == 0, this_year, 0.0))


def _mismatch(cue: Cue, days: Days, gap: NDArray[np.float64]) -> Costs:
    unknown = np.where(np.isnan(gap), np.nan, 0.0)
    if cue.weekday is None or cue.date.day is None:
        return unknown
    day = (days.ordinals - np.nan_to_num(gap).astype(np.int64) + 3) % 7 + 1
    return unknown + np.where(day == cue.weekday, 0.0, _WRONG)


def _cost_of_bound(cue: Cue, days: Days) -> Costs:
    return _UNBOUND * _misfit(cue, days)


def _cost_of_loose(cue: Cue, days: Days) -> Costs:
    return _LOOSE * _misfit(cue, days)


def _misfit(cue: Cue, days: Days) -> Costs:
    """Return 0 where the date is what its relation says it is to the day, up to 1 elsewhere."""
    said = cue.relation or TimeValue()
    misfits = [_misfit_of_gap(said, cue.date, days, gap) for gap in _readings_of(cue.date, days)]
    least: Costs = np.fmin.reduce(np.stack(misfits))
    return np.where(np.isnan(least), 1.0, least)


def _misfit_of_gap(said: TimeValue, date: TimeValue, days: Days, gap: NDArray[np.float64]) -> Costs:
    unknown = np.where(np.isnan(gap), np.nan, 0.0)
    then = days.ordinals - np.nan_to_num(gap).astype(np.int64)
    if said.which in _DAY_OF or said.which == "ago":
        return unknown + _off_by(said, gap)
    if said.span == "week" and date.day is not None:
        return unknown + _weeks_off(days.ordinals, then, _AWAY[said.which])
    if said.span in ("month", "year"):
        return unknown + _months_off(said, date, days, then)
    if said.weekday is not None or "weekend" in (said.which, said.span):
        return unknown + _weekday_off(said, gap)
    return unknown


def _off_by(said: TimeValue, gap: NDArray[np.float64]) -> Costs:
    wanted = _DAY_OF.get(said.which, said.count * _DAYS_IN.get(said.span, 1))
    off = np.abs(gap - wanted) - _SLACK_IN.get(said.span, 0)
    return np.where(off <= 0, np.abs(gap - wanted) * 0.02, np.where(off <= 1, 0.3, 1.0))


def _weeks_off(days: Places, then: Places, away: int) -> Costs:
    """Weeks run from Monday; a week from Sunday, as in America, is let pass at a small cost."""
    monday = np.abs((days + 3) // 7 - (then + 3) // 7 - away)
    sunday = np.abs((days + 4) // 7 - (then + 4) // 7 - away)
    return np.where(monday == 0, 0.0, np.where(sunday == 0, 0.1, 1.0))


def _months_off(said: TimeValue, date: TimeValue, days: Days, then: Places) -> Costs:
    month = days.years * 12 + days.months - 1
    other = days_from(then)
    if said.span == "year":
        month = days.years
        off = month - other.years - _AWAY[said.which]
    elif date.month is None:
        return np.zeros(len(days))
    else:
        off = month - (other.years * 12 + date.month - 1) - _AWAY[said.which]
    wrong_side = (said.which == "earlier") & (days.ordinals < then)
    return np.where((off == 0) & ~wrong_side, 0.0, 1.0)


def _weekday_off(said: TimeValue, gap: NDArray[np.float64]) -> Costs:
    ahead = said.which == "next"
    lead = -gap if ahead else gap
    furthest = 8 if said.weekday is not None else 7
    near = np.where(lead == 0, 0.4, np.where(lead == 1, 0.2, 0.0))
    late = np.where(lead <= 13, 0.3, 1.0)
    return np.where((lead >= 0) & (lead <= furthest), near, np.where(lead < 0, 1.0, late))


def _cost_of_weekday(cue: Cue, days: Days) -> Costs:
    since = (days.weekdays - (cue.date.weekday or 1)) % 7
    until = (-since) % 7
    past, ahead = _PAST_WEEKDAY[since], _NEXT_WEEKDAY[until]
    if cue.abroad:  # there it may be a day later already
        past = np.where(until == 1, np.minimum(past, 0.7), past)
    if cue.date.which == "last":
        return np.asarray(_LAST_WEEKDAY[since])
    if cue.date.which == "next" or cue.tense == "future":
        return np.asarray(ahead)
    return np.asarray(past if cue.tense == "past" else np.minimum(past, ahead + 0.4))


def _cost_of_same_day(cue: Cue, days: Days) -> Costs:
    away = _DAY_OF[cue.relation.which] if cue.relation is not None else 0
    since = (days.weekdays - (cue.date.weekday or 1) - away) % 7
    return np.where(since == 0, 0.0, np.where((since == 1) | (since == 6), 2.0, _WRONG))


def _cost_of_month(cue: Cue, days: Days) -> Costs:
    """'Last September' is no word for this month or the one before."""
    back = (days.months - (cue.date.month or 1)) % 12
    if cue.date.which == "last":
        return np.where(back == 0, 1.0, np.where(back == 1, 0.4, 0.0))
    return np.zeros(len(days))


def _cost_of_weekend(cue: Cue, days: Days) -> Costs:
    ahead = cue.tense == "future" or cue.date.which == "next"
    return np.asarray((_NEXT_WEEKEND if ahead else _PAST_WEEKEND)[days.weekdays - 1])


def _cost_of_dateline(cue: Cue, days: Days) -> Costs:
    """A dateline is the day of writing, and seldom the day before."""
    costs = []
    for gap in _readings_of(cue.date, days):
        off = np.where(np.isnan(gap), np.nan, np.abs(gap))
        late = np.where(gap == 1, 1.5, np.where(gap == -1, 2.0, 5.0))
        costs.append(np.where(np.isnan(off), np.nan, np.where(off == 0, 0.0, late)))
    return _best(costs)


def _cost_of_jubilee(cue: Cue, days: Days) -> Costs:
    off = np.abs(days.years - (cue.date.year or 0))
    return np.where(off == 0, 0.0, np.where(off == 1, 2.0, 3.0))


_COSTS: dict[str, Callable[[Cue, Days], Costs]] = {
    "date": _cost_of_date,
    "year": _cost_of_year,
    "past-year": _cost_of_year,
    "bound": _cost_of_bound,
    "loose": _cost_of_loose,
    "weekday": _cost_of_weekday,
    "same-day": _cost_of_same_day,
    "month": _cost_of_month,
    "weekend": _cost_of_weekend,
    "dateline": _cost_of_dateline,
    "jubilee": _cost_of_jubilee,
}


# ---- how near the newest dates draw the day of writing


def _pull(cues: Sequence[Cue], days: Days) -> Costs:
    """Return what it costs to lie far from the nearest date and the latest year of the text.

    News is written soon after what it tells. Only the nearest past date draws, and the nearest
    coming one, so that much background does not add up.
    """
    dates = [cue for cue in cues if cue.kind in ("date", "dateline", "year", "past-year")]
    past = [cue.date for cue in dates if cue.tense != "future"]
    ahead = [cue.date for cue in dates if cue.tense == "future"]
    tied = [cue.date for cue in dates if _is_tied(cue)]
    near = [date for date in past if date.day]
    return (
        _nearness([date for date in near if not date.year], days, _THIS_YEARS)
        + _nearness([date for date in near if date.year], days, _WITH_YEAR)
        + _nearness([date for date in near if date in tied], days, _TIED)
        + _nearness([date for date in ahead if date.day], days, _AHEAD)
        + _year_nearness([date for date in past if date.year], days)
        + _month_link(cues, days)
    )


def _is_tied(cue: Cue) -> bool:
    """Tell whether a date comes with its weekday or with a picture, as dates of the news do."""
    if cue.relation is not None:
        return False
    return bool(cue.weekday or cue.is_caption or cue.kind == "dateline")


class _Reach(Struct, frozen=True, kw_only=True):
    """How the cost of a date grows: slowly for some days, then a jump, then by the logarithm."""

    days: int
    daily: float
    jump: float
    slope: float
    most: float
    is_ahead: bool = False


_THIS_YEARS = _Reach(days=8, daily=0.05, jump=0.0, slope=1.5, most=5.0)
# A date with its year is often background: it draws less.
_WITH_YEAR = _Reach(days=8, daily=0.05, jump=0.0, slope=1.0, most=2.5)
_TIED = _Reach(days=5, daily=0.05, jump=1.0, slope=1.2, most=4.0)
_AHEAD = _Reach(days=10, daily=0.05, jump=0.0, slope=0.8, most=2.5, is_ahead=True)


def _nearness(dates: Sequence[TimeValue], days: Days, reach: _Reach) -> Costs:
    """Return what the nearest of `dates` costs; a date on the wrong side is as far as can be."""
    if not dates:
        return np.zeros(len(days))
    sign = -1 if reach.is_ahead else 1
    gaps = [sign * gap for date in dates for gap in _readings_of(date, days)]
    forward = [np.where(gap >= 0, gap, np.where(gap == -1, 1.0, np.nan)) for gap in gaps]
    nearest = np.nan_to_num(np.fmin.reduce(np.stack(forward)), nan=1e6)
    far = reach.jump + reach.slope * np.log(np.maximum(nearest, reach.days) / reach.days)
    cost = reach.daily * np.minimum(nearest, reach.days) + np.where(nearest > reach.days, far, 0.0)
    return np.asarray(np.minimum(cost, reach.most))


def _style(cues: Sequence[Cue], days: Days) -> Costs:
    """Return what a bare date costs in a report that calls the days of this week by name.

    There "on June 12" is no word for today, and seldom one for a day of the last five.
    """
    bare = [cue for cue in cues if cue.kind == "date" and cue.date.day and _is_bare(cue)]
    if not bare or not any(cue.kind == "weekday" for cue in cues):
        return np.zeros(len(days))
    away = np.stack([np.abs(gap) for cue in bare for gap in _readings_of(cue.date, days)])
    nearest = np.fmin.reduce(away)
    return np.where(nearest == 0, _BARE_TODAY, np.where(nearest <= 5, _BARE_NEAR, 0.0))


def _is_bare(cue: Cue) -> bool:
    return cue.weekday is None and cue.relation is None and not cue.is_caption


def _year_nearness(dates: Sequence[TimeValue], days: Days) -> Costs:
    if not dates:
        return np.zeros(len(days))
    off = np.stack([np.abs(days.years - (date.year or 0)) for date in dates]).min(axis=0)
    return np.asarray(np.minimum(1.1 * np.log1p(off), 2.5))


def _month_link(cues: Sequence[Cue], days: Days) -> Costs:
    """Return what 'last September' costs when the text elsewhere says which September it was."""
    named = {cue.date.month for cue in cues if cue.kind == "month" and cue.date.which == "last"}
    years = [cue.date for cue in cues if cue.date.year and cue.date.month in named]
    if not years:
        return np.zeros(len(days))
    month = days.years * 12 + days.months
    told = np.stack([month - ((date.year or 0) * 12 + (date.month or 1)) for date in years])
    fits = ((told >= 1) & (told <= 12)).any(axis=0)
    return np.where(fits, 0.0, 2.5)
