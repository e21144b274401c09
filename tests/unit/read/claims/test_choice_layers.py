"""Rows are weighed by two layers; the weights are made here."""

import pytest

from twosource.read.claims.choice_layers import ChoiceWeights, choose, read_choice, weigh_rows

# Two features: "a" and "b" raise one each, and only where one is above 0 it counts.
WEIGHTS = ChoiceWeights(
    signs={"a": [1000, 0, 0], "b": [0, 2000, 0], "less": [-5000, -5000, 0], "direct": [0, 0, 700]},
    bias=[0, -1000, 100],
    features=[1000, -500],
)


@pytest.mark.parametrize(
    ("row", "weight"),
    [
        ((), 0.1),
        (("a",), 1.1),
        (("b",), -0.4),
        (("a", "b"), 0.6),
        (("a", "b", "less"), 0.1),
        (("direct", "never seen"), 0.8),
    ],
)
def test_a_row_weighs_what_its_features_above_zero_add(row: tuple[str, ...], weight: float) -> None:
    assert weigh_rows([row], read_choice(WEIGHTS))[0] == pytest.approx(weight, abs=1e-6)


def test_the_heaviest_row_is_chosen_and_the_first_of_equals() -> None:
    layers = read_choice(WEIGHTS)
    assert choose([("b",), ("direct",), ("a",)], layers) == 2
    assert choose([("b",), ("direct",), ("direct",)], layers) == 1
