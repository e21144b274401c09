"""The judgement on one pair: derived, partly derived, same source, independent, or cannot tell."""

from math import exp

from msgspec import Struct
from msgspec.structs import replace

from twosource.group.kept import kept_share
from twosource.group.likeness import Likeness
from twosource.group.profile import Profile
from twosource.group.quoted import quoted_share
from twosource.group.weights import load_weights
from twosource.model import Copy, Evidence, Verdict

__all__ = ["FEATURES", "DecideOptions", "decide", "features_of"]


FEATURES = ("linked", "held", "adjacent", "containment", "closeness")


class DecideOptions(Struct, frozen=True, kw_only=True):
    """Where the judgement turns once the score is known.

    From `turn` on it is enough; from `turn_when_kept` on it is where `least_kept` of the words of
    linked sentences stand in the same order in both.
    """

    turn: float = 0.7
    turn_when_kept: float = 0.5
    least_kept: float = 0.42
    least_linked: float = 0.55
    least_runs: int = 4
    passage_derived: float = 0.12
    passage_runs: int = 10
    passage_closeness: float = 0.7
    quoted_runs: int = 3
    quoted_share: float = 0.6
    clearly_apart: float = 0.25


def features_of(likeness: Likeness) -> tuple[float, ...]:
    """Return the figures that the score weighs, in the order of `FEATURES`."""
    linked = max(likeness.linked_first, likeness.linked_second)
    held = max(likeness.held_first, likeness.held_second)
    return (linked, held, likeness.adjacent, likeness.containment, likeness.closeness)


def decide(first: Profile, second: Profile, likeness: Likeness, *, options: DecideOptions) -> Copy:
    """Return the judgement on two reports with the evidence it rests on."""
    quoted = quoted_share(first, second, likeness)
    score = _score_of(likeness)
    doubtful = options.turn_when_kept <= score < options.turn
    if doubtful and kept_share(first, second, likeness) >= options.least_kept:
        options = replace(options, turn=options.turn_when_kept)
    verdict, rule = _verdict_of(score, quoted, likeness, options)
    return Copy(
        first=first.report.id,
        second=second.report.id,
        verdict=verdict,
        score=score,
        evidence=_evidence_of(likeness, quoted),
        rule=rule,
    )


def _score_of(likeness: Likeness) -> float:
    fitted = load_weights("copies")
    figures = zip(FEATURES, features_of(likeness), strict=True)
    pull = fitted.bias + sum(fitted.weights[name] * figure for name, figure in figures)
    return round(1 / (1 + exp(-pull)), 4)


def _verdict_of(
    score: float, quoted: float, likeness: Likeness, options: DecideOptions
) -> tuple[Verdict, str]:
    enough = likeness.shared >= options.least_runs
    if enough and score >= options.turn and _most_linked(likeness) >= options.least_linked:
        return "wholly-derived", "score and share in common"
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


def _most_linked(likeness: Likeness) -> float:
    """Return the share of the report that has more of the other, in order or out of it."""
    linked = max(likeness.linked_first, likeness.linked_second)
    return max(linked, likeness.held_first, likeness.held_second)


def _most_derived(likeness: Likeness) -> float:
    """Return the derived share of the report that is more derived: a cut copy is all of it."""
    return max(likeness.derived_first, likeness.derived_second)


def _evidence_of(likeness: Likeness, quoted: float) -> tuple[Evidence, ...]:
    first, second = likeness.derived_first, likeness.derived_second
    linked, held, adjacent, *_ = features_of(likeness)
    covered = max(likeness.hit_first, likeness.hit_second)
    runs = likeness.shared
    return (
        Evidence("linked", linked, "words of the one in sentences aligned with the other's"),
        Evidence("held", held, "words of the one in sentences that the other has anywhere"),
        Evidence("adjacent", adjacent, "of the sentences follow on the one before in both"),
        Evidence("derived-first", first, "words of the first in sentences too alike to be apart"),
        Evidence("derived-second", second, "words of the second in such sentences"),
        Evidence("containment", likeness.containment, f"{runs} telling 3-word runs in both"),
        Evidence("order", likeness.order, "of these runs stand in the same order"),
        Evidence("coverage", covered, "of the sentences hold such a run"),
        Evidence("closeness", likeness.closeness, "mean cosine of the aligned sentences"),
        Evidence("quoted", quoted, "of the shared runs stand in quotations"),
    )
