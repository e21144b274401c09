"""Which amounts count one thing, and which numbers can both be so."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import make_report

from twosource.collate.counting import are_same_kind, can_both_be, find_bounds, say_figure
from twosource.model import Amount, Comparator

AT = make_report("a").sentences[0].span


def amount(
    value: float,
    unit: str = "",
    thing: str = "",
    *,
    upto: float | None = None,
    comparator: Comparator = "=",
) -> Amount:
    return Amount(span=AT, value=value, upto=upto, comparator=comparator, unit=unit, object=thing)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (("soldier", "soldiers"), ("soldiers", "soldier"), 1),
        (("tent", ""), ("tent", "forty tents"), 1),
        (("tent", ""), ("tug", ""), 0),
        (("person", "people"), ("soldier", "soldiers killed"), 0),
        (("person", "people killed"), ("soldier", "soldiers killed"), 1),
        (("student", "Mongolian students"), ("Mongolian", "young Mongolian"), 1),
        (("person", "people"), ("tonne", "wheat"), 0),
        (("person", "people"), ("dollar", "dollars"), 0),
        (("tent", "white tents"), ("tent", "green tents"), 0),
        (("tent", "tents"), ("tent", "green camp"), 1),
        (("man", "men"), ("woman", "women"), 1),
    ],
)
def test_amounts_count_one_thing_by_unit_and_object(
    ours: tuple[str, str], theirs: tuple[str, str], same: int
) -> None:
    one, other = amount(3, *ours), amount(4, *theirs)
    assert are_same_kind(one, other) == are_same_kind(other, one) == bool(same)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (amount(40), amount(40), 1),
        (amount(40), amount(41), 0),
        (amount(40, comparator="about"), amount(44), 1),
        (amount(40, comparator="about"), amount(45), 0),
        (amount(40, comparator="about"), amount(48, comparator="about"), 1),
        (amount(40, comparator=">"), amount(900), 1),
        (amount(40, comparator=">="), amount(39), 0),
        (amount(40, comparator="<"), amount(3), 1),
        (amount(40, comparator="<="), amount(41), 0),
        (amount(40, upto=60), amount(60), 1),
        (amount(40, upto=60), amount(61, comparator=">"), 0),
    ],
)
def test_two_numbers_are_both_so_where_their_bounds_meet(
    one: Amount, other: Amount, both: int
) -> None:
    assert can_both_be(one, other) == can_both_be(other, one) == bool(both)
    low, high = find_bounds(one)
    assert low <= one.value <= high


def test_a_figure_is_said_as_it_stands() -> None:
    tents = amount(40, "tent", "camp tents")
    assert say_figure(tents) == "40 camp tents"
    assert say_figure(replace(tents, object="", upto=60.5)) == "40 to 60.5 tent"
    assert say_figure(replace(tents, comparator=">", unit="", object="")) == "> 40"
