"""What stands around a time: its part, its relation, the larger time it lies in."""

import pytest

from twosource.read.claims.time_phrases import TimePhrase, find_phrases


def only(text: str) -> TimePhrase:
    (phrase,) = find_phrases(text)
    return phrase


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They met on Tuesday.", "at"),
        ("The ban has held since Tuesday.", "since"),
        ("They have stood there since midnight on Tuesday.", "since"),
        ("Ferries run again from Tuesday.", "since"),
        ("They must leave by Tuesday.", "until"),
        ("They must leave before Tuesday.", "until"),
        ("The road stays shut until Tuesday.", "until"),
        ("They will be barred after Tuesday.", "after"),
        ("As of Tuesday nobody had left.", "at"),
        ("The talks fell through on Tuesday.", "at"),
        ("They leave within two weeks.", "within"),
        ("They fasted for two weeks.", "for"),
        ("They sail in two weeks.", "in"),
    ],
)
def test_the_preposition_gives_the_relation(text: str, relation: str) -> None:
    assert only(text).relation == relation


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("It opens in mid-May.", "mid", "XXXX-05"),
        ("It opens early next month.", "early", "next-month"),
        ("It opens at the end of August.", "late", "XXXX-08"),
        ("It opens in the first half of 2031.", "first-half", "2031"),
        ("It opens in the first week of May.", "first-week", "XXXX-05"),
        ("They met on the eve of 5 May.", "eve", "XXXX-05-05"),
        ("They fired in the night to Wednesday.", "night-to", "XXXX-WXX-3"),
        ("They met early on Wednesday morning.", "morning", "XXXX-WXX-3"),
        ("They met this morning.", "morning", "today"),
        ("It has grown since the beginning of the year.", "early", "this-year"),
    ],
)
def test_a_part_is_taken_in(text: str, part: str, value: str) -> None:
    assert (only(text).part, only(text).value) == (part, value)


@pytest.mark.parametrize(
    ("text", "value", "inside"),
    [
        ("They met in March last year.", "XXXX-03", "last-year"),
        ("They met in November of last year.", "XXXX-11", "last-year"),
        ("They met on Tuesday of last week.", "XXXX-WXX-2", "last-week"),
        ("It fell in the third quarter of 2031.", "2031-Q3", ""),
        ("They met in the spring of this year.", "XXXX-SP", "this-year"),
    ],
)
def test_a_time_lies_inside_a_larger_one(text: str, value: str, inside: str) -> None:
    assert (only(text).value, only(text).inside) == (value, inside)


@pytest.mark.parametrize(
    "text",
    [
        "It rose between August and February.",
        "It ran from 3 May to 9 June.",
        "It lasted from Monday to Thursday.",
        "It was built from 2029 until 2031.",
    ],
)
def test_two_ends_make_a_pair(text: str) -> None:
    assert [phrase.relation for phrase in find_phrases(text)] == ["between", "to"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was shelled overnight.", "overnight"),
        ("He left a day earlier.", "earlier:P1D"),
        ("He left the following morning.", "later:P1D"),
        ("He left that same year.", "same-year"),
        ("He left by the first of February.", "XXXX-02-01"),
        ("For a ninth day nobody fired.", "nth:P9D"),
        ("They want it done by Easter.", "XXXX-EA"),
        ("It has run since New Year.", "XXXX-01-01"),
        ("It will open in the new year.", "new-year"),
        ("The rule dates from the '90s.", "199X"),
        ("The crisis of Dhalmore (2031) was long.", "2031"),
        ("The wall has stood since 1848.", "1848"),
        ("It was asked for as long ago as 2027.", "2027"),
        ("The seizure last week of a trawler was condemned.", "last-week"),
        ("It lasted eleven months.", "P11M"),
        ("It rose for two consecutive quarters.", "P2Q"),
    ],
)
def test_more_kinds_of_times_are_found(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Water sprang from a spring below the wall.",
        "They will fall back to the river.",
        "It was the last week of the harvest.",
        "Some 1,850 soldiers crossed.",
        "The year was hard.",
        "That day-labourer went home.",
    ],
)
def test_ordinary_words_are_no_times(text: str) -> None:
    assert find_phrases(text) == ()
