"""Amounts that mean the same, and such that do not."""

import pytest

from twosource.run.scoring.gold import LabelledAmount
from twosource.run.scoring.measures import same_amount


def count(unit: str, thing: str = "", value: float = 27) -> LabelledAmount:
    return LabelledAmount(text="", value=value, upto=None, comparator="=", unit=unit, object=thing)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count("ship", "Greek ships"), count("ship", "ships")),
        (count("officer", "police officers"), count("police officer", "police officers")),
        (count("person", "Haitians"), count("Haitian", "Haitians")),
        (count("person", "crew"), count("crew", "crew")),
        (count("kilo", "cocaine"), count("kilogram", "cocaine")),
        (count("pirate"), count("pirate", "pirates")),
        (count("person"), count("person", "dead")),
        (count("country", "countries"), count("country")),
    ],
)
def test_the_same(one: LabelledAmount, other: LabelledAmount) -> None:
    assert same_amount(one, other)
    assert same_amount(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count("ship", "ships"), count("ship", "ships", value=28)),
        (count("dollar", "loan"), count("dollar")),
        (count("dollar", "loan"), count("dollar", "debt")),
        (count("tonne", "grain"), count("kilogram", "grain")),
        (count("person", "people"), count("ship", "people")),
        (count("", "pirates"), count("pirate", "pirates")),
        (count("soldier", "soldiers"), count("Haitian", "Haitians")),
        (count("prisoner", "Serbs"), count("person", "Serbs")),
        (count("person", "Mirages"), count("Mirage", "Mirages")),
    ],
)
def test_not_the_same(one: LabelledAmount, other: LabelledAmount) -> None:
    assert not same_amount(one, other)
    assert not same_amount(other, one)
