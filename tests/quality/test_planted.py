"""Planted copies among thousands of reports are found, nothing else is, and the work stays linear.

`python -m bench.candidates` measures the same over 50,000 reports, `bench.growth` the time.
"""

from collections.abc import Iterable
from functools import cache

import pytest
from msgspec import Struct
from tests.quality.floors import check_floor
from tools.affairs import Base, load_sources, plant_copies, plant_story

from twosource.clean import make_report
from twosource.group import group_reports
from twosource.group.candidates import CandidateOptions, find_candidates
from twosource.group.decide import DecideOptions, decide
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Item, Report

_REPORTS = 5_000
# The hands whose reports the floors were measured on; others may come.
_HANDS = frozenset("ABDEF")

pytestmark = pytest.mark.slow

Pair = tuple[int, int]


class _Found(Struct, frozen=True):
    """The pairs that were planted, proposed, and judged to derive, wholly or in part."""

    planted: frozenset[Pair]
    proposed: frozenset[Pair]
    derived: frozenset[Pair]


def _bases() -> list[Base]:
    return [base for base in load_sources().bases if base.hand in _HANDS]


def _clean(texts: Iterable[tuple[str, str]]) -> list[Report]:
    return [
        make_report(
            Item(source=name, name=name, media="text", content=text.encode(), charset="utf-8")
        )
        for name, text in texts
    ]


@cache
def _find_planted() -> _Found:
    corpus = plant_copies(_bases(), _REPORTS)
    profiles = [Profile(report) for report in _clean(corpus)]
    found = find_candidates([profile.body for profile in profiles], CandidateOptions())
    near = {(head, copy) for copy, head in enumerate(found.head_of.tolist()) if head != copy}
    proposed = near | {(one, other) for one, other in found.pairs.tolist()}
    return _Found(
        planted=frozenset((plant.of, plant.copy) for plant in corpus.plants),
        proposed=frozenset(proposed),
        derived=frozenset(
            (one, other) for one, other in proposed if _is_derived(profiles[one], profiles[other])
        ),
    )


def _is_derived(first: Profile, second: Profile) -> bool:
    likeness = measure_likeness(first, second)
    verdict = decide(first, second, likeness, options=DecideOptions()).verdict
    return verdict in ("wholly-derived", "partly-derived")


def test_planted_copies_are_proposed() -> None:
    """5 to 40 % of the words changed, sentences dropped, merged and moved, other furniture."""
    found = _find_planted()
    check_floor("planted-proposed", len(found.proposed & found.planted) / len(found.planted))


def test_planted_copies_are_judged_to_derive() -> None:
    found = _find_planted()
    check_floor("planted-derived", len(found.derived & found.planted) / len(found.planted))


def test_of_reports_that_share_nothing_hardly_any_are_joined() -> None:
    found = _find_planted()
    check_floor("planted-kept-apart", 1 - len(found.derived - found.planted) / _REPORTS)


def test_hardly_more_pairs_are_compared_than_there_are_reports() -> None:
    found = _find_planted()
    assert len(found.proposed) <= 0.4 * _REPORTS


@pytest.mark.parametrize("copies", [150, 600])
def test_a_story_of_many_copies_makes_work_in_line_with_their_number(copies: int) -> None:
    """Each copy is compared with a few and aligned with one: k alignments and never k²/2."""
    grouping = group_reports(_clean(plant_story(_bases(), copies)))
    assert [len(lineage.reports) for lineage in grouping.lineages] == [copies + 1]
    assert len(grouping.alignments) == copies
    assert len(grouping.copies) <= 3 * copies
