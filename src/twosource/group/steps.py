"""What speaks for one version as the parent of another, and for a parent that nobody has seen.

All are figures by name; `descent.json` holds what each costs, above 0 when it speaks against.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import fuzz

from twosource.group.direction import (
    DIRECTIONS,
    edition_pull,
    is_own_text,
    is_republished,
    is_same_desk,
    one_sided_damage,
    weigh_direction,
    weigh_kinship,
)
from twosource.group.likeness import Likeness
from twosource.group.pairs import Pairs, turn_likeness
from twosource.group.profile import Profile
from twosource.model import FurnitureKind, Report

__all__ = ["STEP_FIGURES", "UNSEEN_FIGURES", "Version", "measure_steps", "measure_unseen", "weigh"]

_MOST_DAMAGE = 6
STEP_FIGURES = (
    # Words and sentences of the one that the other has not; a copy is nearest to its parent.
    *("added", "private", "edits", "dropped", "farther"),
    *("new runs", "farther runs", "private runs", "new words", "farther words"),
    *("crossed damage", "shared damage"),
    # The reasons of direction.py, for this parent and for the step the other way round.
    *(f"{way} {rule}" for rule in DIRECTIONS for way in ("for", "against")),
    *("plans come about", "plans undone", "same desk", "kinship"),
    *("byline dropped", "byline added", "same byline", "title closeness", "same title"),
)
UNSEEN_FIGURES = (
    *("unseen", "own text", "republished", "damaged", "no byline", "length", "no credit"),
)

# Dates are forged, a credit or damage hardly: where these speak, a date the other way says nothing.
_STRONGER_THAN_DATES = frozenset(["credit", "one-sided damage"])

Figures = tuple[float, ...]


class Version(Struct, frozen=True):
    """A report in the forms that telling versions of one lineage apart needs.

    `runs` are its distinct 3-word runs, sorted; `words` how often it has each word; `damage` the
    damaged places as they read.
    """

    profile: Profile
    runs: NDArray[np.uint64]
    words: Counter[str]
    byline: tuple[str, ...]
    datelines: tuple[str, ...]
    damage: frozenset[str]

    @classmethod
    def of(cls, profile: Profile) -> "Version":
        """Return the forms of one report."""
        folded = profile.words.folded
        report = profile.report
        places = [span for found in profile.damage for span in found]
        return cls(
            profile=profile,
            runs=np.unique(profile.shingles.keys),
            words=Counter(word for part in profile.sentence_words for word in folded[part]),
            byline=_list_furniture(report, "byline"),
            datelines=_list_furniture(report, "dateline"),
            damage=frozenset(report.text[one.start : one.end].casefold() for one in places),
        )


def _list_furniture(report: Report, kind: FurnitureKind) -> tuple[str, ...]:
    pieces = [piece.span for piece in report.furniture if piece.kind == kind]
    return tuple(report.text[span.start : span.end] for span in pieces)


class _Shares(Struct, frozen=True):
    """How much of a child stands in a parent: sentences by closeness, runs, words; and how much of
    the parent's runs in the child.
    """

    closeness: float
    runs: float
    words: float
    runs_back: float


def measure_steps(
    child: str, versions: Mapping[str, Version], pairs: Pairs
) -> Iterator[tuple[str, Figures]]:
    """Yield what a report was compared with in its lineage, and the figures of each as its parent,
    in the order of `STEP_FIGURES`.
    """
    found = list(_list_compared(child, versions, pairs))
    shares = [_share(versions[parent], versions[child], likeness) for parent, likeness in found]
    nearest = _Shares(
        closeness=max((one.closeness for one in shares), default=0.0),
        runs=max((one.runs for one in shares), default=0.0),
        words=max((one.words for one in shares), default=0.0),
        runs_back=0.0,
    )
    for (parent, likeness), one in zip(found, shares, strict=True):
        before, after = versions[parent], versions[child]
        yield (
            parent,
            (
                *_words_between(likeness, one, nearest),
                *_damage_between(before, after, likeness),
                *_directions_between(before.profile, after.profile, likeness),
                _kinship(before, after, versions),
                *_heads_between(before, after),
            ),
        )


def measure_unseen(version: Version, *, longest: int) -> Figures:
    """Return the figures of a report as one without a seen parent, in the order of
    `UNSEEN_FIGURES`; `longest` is how many words the longest version has.
    """
    profile = version.profile
    return (
        1.0,
        float(is_own_text(profile)),
        float(is_republished(profile)),
        float(min(_MOST_DAMAGE, sum(1 for places in profile.damage if places))),
        float(not version.byline),
        profile.word_count / max(1, longest),
        float(not any(credit.span for credit in profile.credits)),
    )


def _list_compared(
    child: str, lineage: Collection[str], pairs: Pairs
) -> Iterator[tuple[str, Likeness]]:
    for parent in pairs.compared_with(child):
        likeness = pairs.likeness(parent, child) if parent in lineage else None
        if likeness is not None:
            yield parent, likeness


def _share(parent: Version, child: Version, likeness: Likeness) -> _Shares:
    runs = len(np.intersect1d(parent.runs, child.runs, assume_unique=True))
    words = sum(min(count, parent.words[word]) for word, count in child.words.items())
    return _Shares(
        closeness=likeness.closeness,
        runs=runs / max(1, len(child.runs)),
        words=words / max(1, child.words.total()),
        runs_back=runs / max(1, len(parent.runs)),
    )


def _words_between(likeness: Likeness, one: _Shares, nearest: _Shares) -> Figures:
    added = 1 - max(likeness.linked_second, likeness.held_second)
    dropped = 1 - max(likeness.linked_first, likeness.held_first)
    return (
        added,
        min(added, dropped),
        1 - one.closeness,
        dropped,
        nearest.closeness - one.closeness,
        1 - one.runs,
        nearest.runs - one.runs,
        min(1 - one.runs, 1 - one.runs_back),
        1 - one.words,
        nearest.words - one.words,
    )


def _damage_between(parent: Version, child: Version, likeness: Likeness) -> Figures:
    """Return damage that each has alone, which speaks for an ancestor of both, and damage that both
    have, which one took from the other.
    """
    links = likeness.alignment.links
    before, after = parent.profile, child.profile
    in_parent = one_sided_damage(before, after, [(link.first, link.second) for link in links])
    in_child = one_sided_damage(after, before, [(link.second, link.first) for link in links])
    crossed = min(len(in_parent), len(in_child), _MOST_DAMAGE)
    return float(crossed), float(min(_MOST_DAMAGE, len(parent.damage & child.damage)))


def _directions_between(parent: Profile, child: Profile, likeness: Likeness) -> Figures:
    turned = turn_likeness(likeness)
    ahead = {pull.reason.rule: pull.weight for pull in weigh_direction(parent, child, likeness)}
    back = {pull.reason.rule: pull.weight for pull in weigh_direction(child, parent, turned)}
    if ahead.keys() & _STRONGER_THAN_DATES:
        back.pop("first seen", None)
    return (
        *(way.get(rule, 0.0) for rule in DIRECTIONS for way in (ahead, back)),
        sum(pull.weight for pull in edition_pull(parent, child, likeness)),
        sum(pull.weight for pull in edition_pull(child, parent, turned)),
        float(is_same_desk(parent, child)),
    )


def _kinship(parent: Version, child: Version, versions: Mapping[str, Version]) -> float:
    """Return how much a dateline that both show tells: the fewer others show it, the more."""
    weight = sum(pull.weight for pull in weigh_kinship(parent.profile, child.profile))
    if not weight:
        return 0.0
    bearers = sum(one.datelines == child.datelines for one in versions.values())
    return weight / max(1, bearers - 1)


def _heads_between(parent: Version, child: Version) -> Figures:
    before, after = parent.profile.report.title or "", child.profile.report.title or ""
    return (
        float(bool(parent.byline) and not child.byline),
        float(bool(child.byline) and not parent.byline),
        float(bool(parent.byline) and parent.byline == child.byline),
        fuzz.ratio(before, after) / 100,
        float(before == after),
    )


def weigh(figures: Sequence[float], names: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the sum of figures times their weights; a figure without a weight counts nothing."""
    named = zip(names, figures, strict=True)
    return sum(weights.get(name, 0.0) * figure for name, figure in named)
