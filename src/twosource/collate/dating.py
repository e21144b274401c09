"""When each report of a story was really written, and when the story took place.

For every day that comes into question, what the text says of itself ("on Tuesday", "June 12 last
week") is weighed against what is shown beside it. A page printed on 16 July that holds a text
about "the visit starting Tuesday" in June is a later republication.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from twosource.collate.dating_costs import Costs, Days, cost_of_cues
from twosource.collate.dating_cues import Cue, find_cues
from twosource.collate.dating_days import (
    SHOWN,
    candidate_days,
    cost_of_shown,
    day_of,
    number_of,
    shown_dates,
)
from twosource.collate.dating_fit import Fit, find_fit, lend
from twosource.collate.dating_words import explain, pick_quotes, say_warning
from twosource.model import (
    DateBasis,
    DateProposal,
    DateWarning,
    Grain,
    Lineage,
    Reading,
    Report,
    ReportDate,
    Story,
    StoryDate,
    When,
)
from twosource.text.lineages import map_lineages

__all__ = ["date_story"]

_LENT_SHOWN = 0.3  # what another version's shown date is worth
_DAYS_OFF = 3  # a shown date this far away still fits
_DAYS_BORNE_OUT = 2
_MOST_COST_BORNE_OUT = 4.5
_RULED_OUT = 4.0  # by how much the text must do so to rule it out
_LESS_BELIEF = 0.35
_CLEAR = 1.5  # by how much the text must speak against a shown date


class _Evidence(Struct, frozen=True):
    """One report with what its text and its shown dates cost on each candidate day."""

    report: Report
    cues: tuple[Cue, ...]
    shown: tuple[DateProposal, ...]
    told: Costs
    claimed: Costs


class _Dated(Struct, frozen=True):
    date: ReportDate
    warnings: tuple[DateWarning, ...]


def date_story(
    story: Story,
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    *,
    lineages: Sequence[Lineage] = (),
) -> StoryDate:
    """Return when each report of `story` was written and when the story took place.

    `reports` and `readings` are by report id and hold every report of the story; `lineages` say
    which reports are versions of one text, whose dates lie within days of each other and inform
    each other most. Days are whole; a report whose text and shown dates tell nothing has None.
    Raises KeyError when a report or reading is missing.
    """
    gathered = [(reports[name], readings[name]) for name in sorted(story.reports)]
    days, evidence = _gather(gathered)
    dated = [
        _date_report(one, lent, days)
        for one, lent in zip(evidence, _lend_all(evidence, days, lineages), strict=True)
    ]
    dates = tuple(one.date for one in dated)
    warnings = tuple(warning for one in dated for warning in one.warnings)
    return StoryDate(story=story.id, when=_when_of_story(dates), reports=dates, warnings=warnings)


def _gather(gathered: Sequence[tuple[Report, Reading]]) -> tuple[Days, list[_Evidence]]:
    cues = [find_cues(report, reading) for report, reading in gathered]
    shown = [
        shown_dates(report.dates, own) for (report, _), own in zip(gathered, cues, strict=True)
    ]
    everything = [cue for own in cues for cue in own]
    told_years = [cue.date.year for cue in everything if cue.date.year is not None]
    days = candidate_days(everything, [one for own in shown for one in own], told_years=told_years)
    evidence = [
        _Evidence(report, own, proposed, cost_of_cues(own, days), cost_of_shown(proposed, days))
        for (report, _), own, proposed in zip(gathered, cues, shown, strict=True)
    ]
    return days, evidence


def _lend_all(
    evidence: Sequence[_Evidence], days: Days, lineages: Sequence[Lineage]
) -> list[Costs]:
    """Return for each report what the others of its lineage, and of the story, say of its day.

    The others speak with one voice, their mean: a hundred copies are no hundred witnesses.
    """
    of_report = map_lineages(lineages)
    kin = [of_report.get(one.report.id, one.report.id) for one in evidence]
    spoken = [one.told + _LENT_SHOWN * one.claimed for one in evidence]
    near = [lend(cost, days, slope=0.5, most=4.0) for cost in spoken]
    far = [lend(cost, days, slope=0.25, most=2.0) for cost in spoken]
    near_sums = {name: _sum_of(near, kin, name, days) for name in set(kin)}
    far_sums = {name: _sum_of(far, kin, name, days) for name in set(kin)}
    everyone = _add(far_sums[name] for name in sorted(far_sums))
    return [
        _mean_without(near_sums[name], _Sum(own, int(own.any())))
        + _mean_without(everyone, far_sums[name])
        for name, own in zip(kin, near, strict=True)
    ]


class _Sum(Struct, frozen=True):
    """Costs added up, and over how many reports that have something to say."""

    costs: Costs
    count: int


def _sum_of(costs: Sequence[Costs], kin: Sequence[str], name: str, days: Days) -> _Sum:
    of_kin = [cost for cost, other in zip(costs, kin, strict=True) if other == name]
    total = np.sum(of_kin, axis=0) if of_kin else np.zeros(len(days))
    return _Sum(total, sum(1 for cost in of_kin if cost.any()))


def _add(sums: Iterable[_Sum]) -> _Sum:
    listed = list(sums)
    return _Sum(np.sum([one.costs for one in listed], axis=0), sum(one.count for one in listed))


def _mean_without(total: _Sum, own: _Sum) -> Costs:
    count = total.count - own.count
    return np.maximum(total.costs - own.costs, 0.0) / count if count else 0.0 * total.costs


def _date_report(one: _Evidence, lent: Costs, days: Days) -> _Dated:
    fit = _find_fit(one, lent, days)
    when = _when_of(one, lent, days, fit)
    because = explain(one.report, one.cues, one.shown, when)
    date = ReportDate(report=one.report.id, when=when, because=because)
    return _Dated(date, tuple(_warn(one, one.told + lent, days, date)))


def _find_fit(one: _Evidence, lent: Costs, days: Days) -> Fit | None:
    """Return the days that fit best; less belief is asked for when every shown date is ruled out.

    A text that fits no shown date, and two years equally well, still says more than the page does.
    """
    costs = one.told + lent
    fit = find_fit(costs + one.claimed, days)
    if fit is not None or not one.shown or not len(days):
        return fit
    shown = min(_least(costs, days, proposal.when) for proposal in one.shown)
    if shown - float(costs.min()) < _RULED_OUT:
        return None
    return find_fit(costs + one.claimed, days, needed=_LESS_BELIEF)


def _when_of(one: _Evidence, lent: Costs, days: Days, fit: Fit | None) -> When | None:
    """Return the best days with what they are known by, or the best shown date, or None."""
    if fit is None or not (one.told.any() or lent.any()):
        return one.shown[0].when if one.shown else None
    believed = [
        shown.when for shown in one.shown if _is_borne_out(shown.when, one, lent, days, fit)
    ]
    if believed:
        return believed[0]
    sources: tuple[tuple[DateBasis, Costs], ...] = (
        ("text", one.told),
        ("story", one.told + lent),
    )
    for basis, costs in sources:
        alone = find_fit(costs, days)
        if alone is not None and alone.first - 1 <= fit.last and fit.first <= alone.last + 1:
            return _when(fit, basis)
    near = [p for p in one.shown if _days_between(p.when, _when(fit, "text")) <= _DAYS_OFF]
    return _when(fit, near[0].when.basis if near else "text")


def _is_borne_out(shown: When, one: _Evidence, lent: Costs, days: Days, fit: Fit) -> bool:
    """Tell whether a shown day stands so near to what the text says that it is the day itself.

    A report of Thursday may speak of Tuesday alone.
    """
    costs = one.told + lent
    near = shown.start == shown.end and _days_between(shown, _when(fit, "text")) <= _DAYS_BORNE_OUT
    return near and _least(costs, days, shown) - float(costs.min()) <= _MOST_COST_BORNE_OUT


def _when(fit: Fit, basis: DateBasis) -> When:
    first, last = day_of(fit.first).isoformat(), day_of(fit.last).isoformat()
    return When(start=first, end=last, grain="day", basis=basis)


def _days_between(one: When, other: When) -> int:
    """Return the days from the nearer end of one interval to that of the other, 0 inside."""
    before = number_of(one.start) - number_of(other.end)
    return max(before, number_of(other.start) - number_of(one.end), 0)


def _warn(one: _Evidence, costs: Costs, days: Days, date: ReportDate) -> Iterator[DateWarning]:
    """Yield a warning for each shown date that the words of the text speak against."""
    if date.when is None:
        return
    warned: set[tuple[str, str]] = set()
    quotes = pick_quotes(one.report, one.cues, date.when)
    for proposal in one.report.dates:
        key = (proposal.when.start, proposal.when.end)
        if proposal.when.basis not in SHOWN or key in warned:
            continue
        if _is_far(proposal.when, date.when) and _is_clear(proposal.when, date.when, costs, days):
            warned.add(key)
            yield DateWarning(
                report=one.report.id,
                shown=proposal,
                fits=date.when,
                sentence=say_warning(proposal, date.when, quotes),
            )


def _is_far(shown: When, fits: When) -> bool:
    return _days_between(shown, fits) > _DAYS_OFF


def _is_clear(shown: When, fits: When, costs: Costs, days: Days) -> bool:
    """Tell whether the text makes the shown date clearly less likely than the days that fit."""

    return _least(costs, days, shown) - _least(costs, days, fits) >= _CLEAR


def _least(costs: Costs, days: Days, when: When) -> float:
    inside = (days.ordinals >= number_of(when.start)) & (days.ordinals <= number_of(when.end))
    return float(costs[inside].min()) if inside.any() else float("inf")


def _when_of_story(dates: Sequence[ReportDate]) -> When | None:
    """Return the days from the earliest to the latest report, by the surest kind of date there is.

    A page that only shows a date does not stretch a story whose other versions tell theirs.
    """
    whens = [date.when for date in dates if date.when is not None]
    kept = [when for when in whens if when.basis in ("text", "story")] or whens
    if not kept:
        return None
    first, last = min(when.start for when in kept), max(when.end for when in kept)
    grain: Grain = "day" if all(when.grain == "day" for when in kept) else "span"
    return When(start=first, end=last, grain=grain, basis="story")
