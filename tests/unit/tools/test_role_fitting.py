"""The fits of what chooses the parties of an act, on rows that are made here."""

import numpy as np
from tools.role_fitting import TOGETHER, Sheet, fit_layers, fit_together, make_sheet, write_weights

from twosource.read.claims.role_layers import read_layers, share_out
from twosource.read.claims.role_rows import NUMBERS, Row

SIGNS = ["does", "suffers"]


def make_rows() -> list[Row]:
    """Return the rows of an act that one party does and another suffers, and of nobody."""
    return [Row((sign,) if sign else (), (0.0,) * NUMBERS) for sign in (*SIGNS, "")]


def lay_out() -> Sheet:
    wanted = np.array([[1, 0], [0, 1], [0, 0]], np.float32)
    return make_sheet([make_rows()] * 200, [wanted] * 200, SIGNS)


def test_fits_together_say_the_mean_of_what_each_says() -> None:
    sheet = lay_out()
    alone = [fit_layers(sheet, seed=TOGETHER + one) for one in range(TOGETHER)]
    shares = [
        share_out(make_rows(), read_layers(write_weights(one, SIGNS)))
        for one in (*alone, fit_together(sheet, seed=1))
    ]
    odds = np.mean(np.log(shares[:-1]), axis=0)
    mean = np.exp(odds) / np.exp(odds).sum(axis=0)
    assert np.allclose(shares[-1], mean, atol=0.01)
    assert shares[-1].argmax(axis=0).tolist() == [0, 1]
