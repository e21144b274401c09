"""Bags of words that meet are near when their cosine says so, and no others are."""

from itertools import combinations
from math import sqrt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.text.cosine import Meeting, find_near

_BAGS = st.lists(
    st.dictionaries(st.sampled_from("dam sluice gate crown barley".split()), st.floats(0.1, 2.0)),
    max_size=8,
)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    lengths = [sqrt(sum(weight**2 for weight in bag.values())) for bag in (one, other)]
    if not all(lengths):
        return 0.0
    return sum(one[word] * other[word] for word in one if word in other) / lengths[0] / lengths[1]


@given(_BAGS, st.floats(0.05, 0.95))
def test_all_that_meet_are_compared(bags: list[dict[str, float]], least: float) -> None:
    everyone = np.arange(len(bags))
    found = {(one.first, one.second): one.cosine for one in find_near(bags, [_all(bags, least)])}
    for one, other in combinations(everyone.tolist(), 2):
        cosine = _cosine(bags[one], bags[other])
        if abs(cosine - least) > 1e-9:
            assert ((one, other) in found) == (cosine > least)
        if (one, other) in found:
            assert abs(found[one, other] - cosine) < 1e-9


def _all(bags: list[dict[str, float]], least: float) -> Meeting:
    return Meeting(np.arange(len(bags)), np.arange(len(bags)), least)


def test_who_does_not_meet_is_not_compared() -> None:
    bags = [{"dam": 1.0}, {"dam": 1.0}, {"dam": 1.0}]
    near = find_near(bags, [Meeting(np.array([2]), np.array([0, 2]), 0.5)])
    assert [(one.first, one.second) for one in near] == [(0, 2)]


def test_what_is_asked_is_asked_by_each_meeting() -> None:
    bags = [{"dam": 1.0, "gate": 1.0}, {"dam": 1.0, "crown": 1.0}]
    one, other = np.array([0]), np.array([1])
    assert len(list(find_near(bags, [Meeting(one, other, 0.4)]))) == 1
    assert not list(find_near(bags, [Meeting(one, other, 0.6)]))
