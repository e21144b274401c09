"""Differences in names, numbers and dates: what is tied to what, and what is no difference."""

import pytest
from tests.unit.collate.laying import lay, of_slot

_CROSSING = "At least {} trucks crossed the bridge at Pell before dawn, the farmers said."


def test_a_number_is_tied_to_the_number_in_its_place() -> None:
    told = lay(_CROSSING.format(40), _CROSSING.format(46))
    assert of_slot(told, "number") == [("corruption", "At least 40", "At least 46")]
    assert len(told) == 1


def test_two_numbers_of_one_thing_are_tied_wherever_they_stand() -> None:
    told = lay(
        "Police counted 40 trucks on the bridge, and in the harbour 12 boats lay idle.",
        "In the harbour 12 boats lay idle, and on the bridge police counted 46 trucks.",
    )
    assert of_slot(told, "number") == [("corruption", "40", "46")]


def test_two_numbers_of_different_things_are_not_tied() -> None:
    told = lay("Police counted 40 trucks at Pell.", "Police counted boats, 46 km from Pell.")
    assert of_slot(told, "number") == [
        ("addition", None, "46 km"),
        ("omission", "40", None),
    ]


def test_two_amounts_of_one_unit_are_tied_though_all_around_is_reworded() -> None:
    told = lay(
        "Belmark is ready to lend $1.8 billion for pumps, bankers said in Hallin.",
        "Pumps will be paid from a credit of $2.1 billion, granted by Belmark.",
    )
    assert of_slot(told, "number") == [("corruption", "$1.8 billion", "$2.1 billion")]


def test_an_amount_with_two_of_its_unit_across_is_tied_to_neither() -> None:
    told = lay(
        "Pumps worth $1.8 billion will come from Belmark, its bankers promised at Hallin.",
        "Bankers in Hallin named a loan of $2.1 billion before, and after it one of $3 billion.",
    )
    pairs = [(first, second) for _, first, second in of_slot(told, "number")]
    assert ("$1.8 billion", None) in pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shells of 152 mm cost $50 billion.", "Shells of 152mm cost 50 billion dollars."),
        ("A loan of $1.8bn was paid.", "A loan of $1.8 billion was paid."),
        ("They drove 6,700 trucks.", "They drove 6700 trucks."),
        ("A fall of 4.2 percent followed.", "A fall of 4.2 per cent followed."),
        ("Some two hundred farmers came.", "About 200 farmers came."),
    ],
)  # fmt: skip
def test_one_number_in_two_spellings_is_no_difference(one: str, other: str) -> None:
    assert of_slot(lay(one, other), "number") == []


def test_a_number_moved_to_another_sentence_is_not_missing() -> None:
    told = lay(
        "Police counted 40 trucks at Pell. The bridge was shut.",
        "Police counted trucks at Pell. The bridge was shut to the 40 drivers.",
    )
    assert of_slot(told, "number") == []


def test_first_is_small_talk() -> None:
    told = lay("It was her first journey to Hallin.", "It was her journey to Hallin, they said.")
    assert of_slot(told, "number") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was her first visit since 2005, in a text of 2025.",
         "It was her first visit in two decades, in a text of 2025."),
        ("Nobody had come since 2015, a paper of 2025 says.",
         "Nobody had come in 10 years, a paper of 2025 says."),
        ("Nobody had come since 2002, a paper of 2025 says.",
         "Nobody had come in more than two decades, a paper of 2025 says."),
    ],
)  # fmt: skip
def test_a_year_and_the_stretch_since_then_say_the_same(one: str, other: str) -> None:
    for told in (lay(one, other), lay(other, one)):
        assert [one for one in told if one.slot in ("number", "date")] == []


@pytest.mark.parametrize("stretch", ["in three decades", "in 15 years", "in more than 10 years"])
def test_a_year_and_another_stretch_do_not(stretch: str) -> None:
    told = lay(
        "It was her first visit since 2005, says a paper of 2025.",
        f"It was her first visit {stretch}, says a paper of 2025.",
    )
    assert [one for one in told if one.slot in ("number", "date")] != []


def test_a_date_is_tied_to_the_date_in_its_place() -> None:
    told = lay("The gates were shut on June 12.", "The gates were shut on June 14.")
    assert of_slot(told, "date") == [("corruption", "June 12", "June 14")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("June 12", "June 12, 2025"), ("12 June", "June 12"), ("October", "last October")],
)
def test_a_date_told_with_more_or_less_is_no_difference(one: str, other: str) -> None:
    told = lay(f"The gates were shut in {one} after rain.", f"After rain in {other} gates shut.")
    assert of_slot(told, "date") == []


def test_a_date_that_one_leaves_out_is_an_omission() -> None:
    told = lay("The gates were shut on June 12 after rain.", "The gates were shut after rain.")
    assert of_slot(told, "date") == [("omission", "June 12", None)]


def test_a_name_in_the_place_of_another_is_tied_when_neither_report_knows_both() -> None:
    told = lay("The talks with Morwen ended.", "The talks with Carrick ended.")
    assert of_slot(told, "name") == [("corruption", "Morwen", "Carrick")]


def test_a_sentence_told_from_another_actor_of_the_same_story_has_no_tie() -> None:
    told = lay(
        "Later the talks with Morwen ended. Reporters saw Carrick leave.",
        "Later the talks with Carrick ended. Reporters saw Morwen leave.",
    )
    assert of_slot(told, "name") == []


def test_a_misspelt_name_is_tied_wherever_it_stands() -> None:
    told = lay(
        "In the evening Carrick spoke to engineers about the sluices.",
        "About the sluices engineers heard in the evening from Karrick.",
    )
    assert of_slot(told, "name") == [("corruption", "Carrick", "Karrick")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A protest from Ardania followed.", "An Ardanian protest followed."),
        ("A plan of the United Nations followed.", "A plan of the UN followed."),
        ("Then Sela Morwen followed.", "Then Morwen followed."),
        ("A protest from Norway followed.", "A Norwegian protest followed."),
    ],
)
def test_one_name_in_two_forms_is_no_difference(one: str, other: str) -> None:
    for told in (lay(one, other), lay(other, one)):
        assert of_slot(told, "name") == []


def test_a_word_that_the_other_writes_small_names_nothing() -> None:
    told = lay(
        "Farmers asked the Pumping Stations for help.",
        "Farmers asked for help. Engineers keep pumping at both stations.",
    )
    assert of_slot(told, "name") == []


def test_a_word_that_the_other_does_not_write_is_missing() -> None:
    told = lay("Farmers asked the Pumping Stations for help.", "Farmers asked for help.")
    assert of_slot(told, "name") == [("omission", "Pumping Stations", None)]


def test_the_bracketed_short_form_of_a_name_is_not_missing() -> None:
    told = lay(
        "The Ister River Commission (KMI) meets again.", "The Ister River Commission meets again."
    )
    assert of_slot(told, "name") == []


def test_a_name_that_one_leaves_out_is_an_omission() -> None:
    told = lay("Engineers at Orrin heard Carrick.", "Engineers heard Carrick.")
    assert of_slot(told, "name") == [("omission", "Orrin", None)]


def test_a_version_against_itself_shows_no_difference() -> None:
    text = "At least 40 trucks crossed on June 12. Carrick did not say why they had come from Pell."
    assert lay(text, text) == []


def test_articles_alone_are_no_difference() -> None:
    assert lay("The farmers shut a bridge.", "Farmers shut the bridge.") == []
