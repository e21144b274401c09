"""Which amounts are of arms, goods or money."""

import pytest

from twosource.lexicon.goods import is_goods


@pytest.mark.parametrize(
    ("unit", "thing"),
    [
        ("tonne", "flour"),
        ("tonne", ""),
        ("container", "152-mm shells"),
        ("dollar", ""),
        ("Australian dollar", ""),
        ("missile", "ballistic missiles"),
        ("truck", "trucks"),
        ("vaccine", "doses of vaccine"),
        ("tanker", "tankers of crude"),
        ("barrel", "oil"),
        ("supply", "supplies"),
    ],
)
def test_arms_goods_and_money_are_goods(unit: str, thing: str) -> None:
    assert is_goods(unit, thing)


@pytest.mark.parametrize(
    ("unit", "thing"),
    [
        ("", ""),
        ("person", "sailors"),
        ("nurse", "nurses"),
        ("hour", ""),
        ("day", "visit"),
        ("kilometre", ""),
        ("hectare", "land"),
        ("per cent", ""),
        ("fighter", "fighters"),
        ("round", "rounds of talks"),
        ("engineer", "engineers"),
        ("seat", "seats of parliament"),
    ],
)
def test_people_times_distances_and_shares_are_not(unit: str, thing: str) -> None:
    assert not is_goods(unit, thing)
