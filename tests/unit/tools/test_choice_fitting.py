"""The fit of what chooses among rows, on choices that are made here."""

from tools.choice_fitting import Choice, fit_choice

from twosource.read.claims.choice_layers import choose, read_choice


def make_choice(number: int) -> Choice:
    """Return a choice where a row is right that has one of two signs, but not one that has both."""
    rows = [("one",), ("two",), ("one", "two"), ()]
    pair = [rows[number % 2], rows[2 + number // 2 % 2]]
    if number // 4 % 2:
        pair.reverse()
    return Choice(tuple(pair), tuple(len(row) == 1 for row in pair))


def test_layers_learn_what_no_sum_of_signs_tells() -> None:
    choices = [make_choice(number) for number in range(3200)]
    layers = read_choice(fit_choice(choices))
    assert all(one.right[choose(one.rows, layers)] for one in choices[:8])


def test_a_choice_without_a_right_row_and_a_rare_sign_teach_nothing() -> None:
    choices = [make_choice(number) for number in range(400)]
    odd = Choice((("one", "odd"), ("two", "odd")), (False, False))
    rare = Choice((("one", "rare"), ()), (True, False))
    weights = fit_choice([*choices, *[odd] * 50, rare])
    assert set(weights.signs) == {"one", "two"}
    assert weights == fit_choice([*choices, rare])
