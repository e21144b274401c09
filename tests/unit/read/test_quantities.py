import pytest

from twosource.read.quantities import find_quantities


def _values(text: str) -> list[str]:
    return [quantity.value for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 6,700 crates", ["~6700"]),
        ("more than 3 million rounds", [">3000000"]),
        ("500,000 rounds", ["500000"]),
        ("a loan of $50 billion", ["50000000000 USD"]),
        ("€3.5bn and US$20m", ["3500000000 EUR", "20000000 USD"]),
        ("50 billion dollars", ["50000000000 USD"]),
        ("20 per cent, 20 percent or 20%", ["20 %", "20 %", "20 %"]),
        ("2,000-3,000 men", ["2000..3000"]),
        ("3-5 million people", ["3000000..5000000"]),
        ("between 200 and 300 boats", ["200..300"]),
        ("a rise from 5 to 10", ["5", "10"]),
        ("a dozen ships, two dozen planes", ["12", "24"]),
        ("half a million", ["500000"]),
        ("two hundred and fifty thousand", ["250000"]),
        ("two and a half million dollars", ["2500000 USD"]),
        ("six and a half years", ["6.5 year"]),
        ("between three and seven years", ["3..7 year"]),
        ("for eleven and nine years", ["11", "9 year"]),
        ("80 mln riyals", ["80000000"]),
        ("the third visit, the 5th term", ["#3", "#5"]),
        ("the twenty-first century", ["#21"]),
        ("tens of thousands marched", ["tens of thousands"]),
        ("two-thirds of the vote", ["2/3"]),
        ("at least 40 dead, up to 90 hurt", [">=40", "<=90"]),
        ("100+ states", [">100"]),
        ("a two-day visit", ["2 day"]),
    ],
)
def test_a_number_has_its_value(text: str, values: list[str]) -> None:
    assert _values(text) == values


def test_a_space_before_the_unit_makes_no_difference() -> None:
    assert _values("152mm shells") == _values("152 mm shells") == ["152 mm"]


@pytest.mark.parametrize("text", ["G7", "the Su-57", "the S-400", "5G", "24/7", "one of them"])
def test_digits_in_a_name_and_the_pronoun_one_are_no_numbers(text: str) -> None:
    assert _values(text) == []


def test_the_span_holds_comparator_and_unit() -> None:
    text = "They sold more than 20 km of cable."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "more than 20 km"
