"""Which days a report may have been written on at all, and what its shown dates say of each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from msgspec import Struct

from twosource.collate.dating_costs import Costs, Days, days_from
from twosource.collate.dating_cues import Cue
from twosource.collate.dating_values import TimeValue
from twosource.model import DateBasis, DateProposal, When

__all__ = ["SHOWN", "candidate_days", "cost_of_shown", "day_of", "number_of", "shown_dates"]

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = (day.toordinal() - _EPOCH for day in (date.min, date.max))
_REACH = 45  # days around a date of the text
_AFTER_SHOWN = 10  # a page may carry the date of an earlier version
_FIRST_YEAR, _LAST_YEAR = 2000, 2039  # where a text names no year at all
_LATER, _LATEST = 0.8, 5.5  # how the cost goes on growing, with the logarithm of the days
_NOT_YET = 2.5  # a page that is older than its text is rarer still
_MOST_ANCHORS = 120

# What a wrong guess costs at most: how far each kind of shown date is to be trusted.
SHOWN: dict[DateBasis, float] = {
    "record": 3.5,
    "jsonld": 3.5,
    "meta": 3.5,
    "dateline": 4.5,
    "url": 3.0,
    "page": 2.5,
}
"""The kinds of shown date, with the trust in each as the greatest cost of leaving it."""


class _Anchor(Struct, frozen=True, order=True):
    day: int
    before: int
    after: int


def number_of(iso: str) -> int:
    """Return the days from 1970-01-01 to an ISO date."""
    return date.fromisoformat(iso).toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the date that lies `number` days after 1970-01-01."""
    return date.fromordinal(number + _EPOCH)


def shown_dates(proposals: Iterable[DateProposal], cues: Sequence[Cue]) -> tuple[DateProposal, ...]:
    """Return the proposals that somebody shows as the date of the report, the best first.

    A dateline whose own words are read as a cue is not counted twice.
    """
    has_dateline = any(cue.kind == "dateline" for cue in cues)
    return tuple(
        proposal
        for proposal in proposals
        if proposal.when.basis in SHOWN and not (has_dateline and proposal.when.basis == "dateline")
    )


def candidate_days(
    cues: Sequence[Cue], shown: Sequence[DateProposal], *, told_years: Sequence[int] = ()
) -> Days:
    """Return the days near a date of the texts or near a shown one, ascending.

    Days without a year are tried in the years that `told_years` (those of the texts) and the shown
    dates make plausible; with a weekday beside them, and no year told, in 2000 to 2039.
    """
    anchors = {
        *_anchors_of_text(cues, _plausible_years(cues, shown, told_years)),
        *(_anchor_of_shown(proposal.when) for proposal in shown),
    }
    kept = sorted(anchors, reverse=True)[:_MOST_ANCHORS]
    if not kept:
        return days_from(np.zeros(0, dtype=np.int64))
    stretches = [np.arange(a.day - a.before, a.day + a.after + 1, dtype=np.int64) for a in kept]
    days = np.unique(np.concatenate(stretches))
    return days_from(days[(days > _FIRST_DAY) & (days < _LAST_DAY)])


def _plausible_years(
    cues: Sequence[Cue], shown: Sequence[DateProposal], told_years: Sequence[int]
) -> list[int]:
    years = {int(p.when.start[:4]) + shift for p in shown for shift in (-1, 0, 1)}
    has_weekday = any(_has_weekday(cue) for cue in cues)
    if told_years:
        latest = max(told_years)
        years.update(range(latest, latest + (9 if has_weekday else 4)))
    if has_weekday and (not told_years or max(told_years) < _FIRST_YEAR):
        years.update(range(_FIRST_YEAR, _LAST_YEAR + 1))
    return sorted(years)


def _has_weekday(cue: Cue) -> bool:
    return cue.weekday is not None and cue.date.day is not None and cue.date.year is None


def _anchors_of_text(cues: Sequence[Cue], years: Sequence[int]) -> Iterator[_Anchor]:
    for value in {cue.date for cue in cues if cue.date.is_date}:
        if value.month is None or (value.day is None and value.year is None):
            continue
        for year in years if value.year is None else (value.year,):
            day = _number_or_none(year, value)
            if day is not None:
                after = _REACH if value.day is not None else _REACH + 31
                yield _Anchor(day, _REACH, after)


def _number_or_none(year: int, value: TimeValue) -> int | None:
    """Return the day, or None for a 29 February that the year lacks."""
    try:
        return date(year, value.month or 1, value.day or 1).toordinal() - _EPOCH
    except ValueError:
        return None


def _anchor_of_shown(when: When) -> _Anchor:
    start, end = number_of(when.start), number_of(when.end)
    return _Anchor(start, _REACH, min(end - start, 366) + _AFTER_SHOWN)


def cost_of_shown(shown: Sequence[DateProposal], days: Days) -> Costs:
    """Return what the shown dates cost on each day; equal dates count once, at the best trust.

    A page is dated on the day of writing or the day after, and hardly before it. Beyond about a
    week a day more or less says little, but most late republication comes within the year.
    """
    total = np.zeros(len(days))
    trust: dict[tuple[str, str], float] = {}
    for proposal in shown:
        key = (proposal.when.start, proposal.when.end)
        trust[key] = max(trust.get(key, 0.0), SHOWN[proposal.when.basis])
    for (start, end), most in sorted(trust.items()):
        early = np.maximum(number_of(start) - days.ordinals, 0)
        late = np.maximum(days.ordinals - number_of(end), 0)
        before = np.where(early > 0, 0.25 * most + 0.5 * (early - 1), 0.0)
        after = np.where(late > 0, 0.35 * most + 0.8 * (late - 1), 0.0)
        far = np.minimum(_LATER * np.log1p(np.maximum(early + late - 7, 0)), _LATEST)
        total += np.minimum(before, most) + np.minimum(after, most + _NOT_YET) + far
    return total
