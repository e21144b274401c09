"""How well claims were put together, reckoned by hand and by laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.run.scoring.merges import score_merges


def test_the_example_of_the_measure_is_reckoned_as_by_hand() -> None:
    """Five, two and five belong together; two and five of them were told as one."""
    gold = ["12345", "67", "89ABC"]
    scores = score_merges(gold, ["12345", "6789ABC"])
    assert scores.claims == 12
    assert scores.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert scores.recall == 1
    assert scores.f1 == pytest.approx(0.865, abs=0.001)
    assert (scores.true, scores.told, scores.right) == (21, 31, 21)
    assert scores.false_merges == pytest.approx(10 / 31)
    assert scores.missed_merges == 0


def test_what_was_torn_apart_is_missed() -> None:
    scores = score_merges(["1234"], ["12", "34"])
    assert (scores.precision, scores.recall) == (1, 0.5)
    assert scores.missed_merges == pytest.approx(4 / 6)
    assert scores.false_merges == 0


def test_claims_without_a_label_are_left_out() -> None:
    assert score_merges(["12", "3"], ["12x", "3yz"]) == score_merges(["12", "3"], ["12", "3"])


def test_a_claim_that_no_event_holds_stands_alone() -> None:
    assert score_merges(["123"], ["1"]) == score_merges(["123"], ["1", "2", "3"])


def test_nothing_is_no_merge() -> None:
    scores = score_merges([], [])
    assert (scores.f1, scores.false_merges, scores.missed_merges) == (0, 0, 0)


@pytest.mark.parametrize("twice", [["12", "23"], ["1", "2", "1"]])
def test_a_claim_in_two_events_is_refused(twice: list[str]) -> None:
    with pytest.raises(UsageError, match="stands in two events"):
        score_merges(twice, ["123"])
    with pytest.raises(UsageError, match="stands in two events"):
        score_merges(["123"], twice)


CLAIMS = "abcdefgh"
PARTS = st.lists(st.integers(0, 3), min_size=len(CLAIMS), max_size=len(CLAIMS)).map(
    lambda keys: [
        [one for one, key in zip(CLAIMS, keys, strict=True) if key == part] for part in set(keys)
    ]
)


@given(PARTS, PARTS)
def test_precision_one_way_is_recall_the_other_way(
    one: list[list[str]], other: list[list[str]]
) -> None:
    there, back = score_merges(one, other), score_merges(other, one)
    assert there.precision == pytest.approx(back.recall)
    assert there.false_merges == pytest.approx(back.missed_merges)


@given(PARTS, PARTS)
def test_only_what_is_put_together_as_labelled_is_all_right(
    one: list[list[str]], other: list[list[str]]
) -> None:
    scores = score_merges(one, other)
    same = {frozenset(part) for part in one} == {frozenset(part) for part in other}
    assert (scores.f1 == pytest.approx(1)) == same
    assert (scores.false_merges == scores.missed_merges == 0) == same
