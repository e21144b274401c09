"""The judgement on one pair: derived, partly derived, same source, independent, or cannot tell."""

from math import exp

from msgspec import Struct

from twosource.group.likeness import Likeness
from twosource.group.profile import Profile
from twosource.group.quoted import quoted_share
from twosource.model import Copy, Evidence, Verdict

__all__ = ["DecideOptions", "decide"]


class DecideOptions(Struct, frozen=True, kw_only=True):
    """Where the judgement turns: a logistic score over three figures, each with its turning point.

    The turning points lie between independent reports on one outbreak (open news texts, derived
    share up to .47, containment up to .14) and reworded copies (docs/decisions/0004-copies.md).
    """

    derived_turn: float = 0.55
    derived_slope: float = 10.0
    containment_turn: float = 0.12
    containment_slope: float = 8.0
    order_turn: float = 0.25
    order_slope: float = 4.0
    least_derived: float = 0.5
    least_runs: int = 4
    passage_derived: float = 0.12
    passage_runs: int = 8
    passage_closeness: float = 0.62
    quoted_runs: int = 3
    quoted_share: float = 0.6
    clearly_apart: float = 0.25


def decide(first: Profile, second: Profile, likeness: Likeness, *, options: DecideOptions) -> Copy:
    """Return the judgement on two reports with the evidence it rests on."""
    quoted = quoted_share(first, second, likeness)
    score = _score_of(likeness, options)
    verdict, rule = _verdict_of(score, quoted, likeness, options)
    return Copy(
        first=first.report.id,
        second=second.report.id,
        verdict=verdict,
        score=score,
        evidence=_evidence_of(likeness, quoted),
        rule=rule,
    )


def _score_of(likeness: Likeness, options: DecideOptions) -> float:
    covered = likeness.order * max(likeness.hit_first, likeness.hit_second)
    pull = (
        options.derived_slope * (_most_derived(likeness) - options.derived_turn)
        + options.containment_slope * (likeness.containment - options.containment_turn)
        + options.order_slope * (covered - options.order_turn)
    )
    return round(1 / (1 + exp(-pull)), 4)


def _verdict_of(
    score: float, quoted: float, likeness: Likeness, options: DecideOptions
) -> tuple[Verdict, str]:
    enough = likeness.shared >= options.least_runs
    if enough and score >= 0.5 and _most_derived(likeness) >= options.least_derived:
        return "wholly-derived", "score and derived share"
    if likeness.shared >= options.quoted_runs and quoted >= options.quoted_share:
        return "same-source", "shared words are quotations"
    if _has_passage(likeness, options):
        return "partly-derived", "passage"
    if score < options.clearly_apart:
        return "independent", "score"
    return "cannot-tell", "score"


def _has_passage(likeness: Likeness, options: DecideOptions) -> bool:
    return (
        likeness.shared >= options.passage_runs
        and _most_derived(likeness) >= options.passage_derived
        and likeness.derived_closeness >= options.passage_closeness
    )


def _most_derived(likeness: Likeness) -> float:
    """Return the derived share of the report that is more derived: a cut copy is all of it."""
    return max(likeness.derived_first, likeness.derived_second)


def _evidence_of(likeness: Likeness, quoted: float) -> tuple[Evidence, ...]:
    first, second = likeness.derived_first, likeness.derived_second
    covered = max(likeness.hit_first, likeness.hit_second)
    runs = likeness.shared
    return (
        Evidence("derived-first", first, "words of the first in sentences too alike to be apart"),
        Evidence("derived-second", second, "words of the second in such sentences"),
        Evidence("containment", likeness.containment, f"{runs} telling 3-word runs in both"),
        Evidence("order", likeness.order, "of these runs stand in the same order"),
        Evidence("coverage", covered, "of the sentences hold such a run"),
        Evidence("closeness", likeness.closeness, "mean cosine of the aligned sentences"),
        Evidence("quoted", quoted, "of the shared runs stand in quotations"),
    )
