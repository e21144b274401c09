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
        ("It opens in the third week of May.", "third-week", "XXXX-05"),
        ("It opens on the last day of May.", "last-day", "XXXX-05"),
        ("It opens in the first few days of May.", "early", "XXXX-05"),
        ("It opens in the final months of 2031.", "late", "2031"),
        ("The mark fell in morning trading.", "morning", "same-day"),
        ("His guards were withdrawn the same evening.", "evening", "same-day"),
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
        ("It fell below the same month a year ago.", "same-month", "ago:P1Y"),
        ("It fell below the same period last year.", "same-period", "last-year"),
        ("It fell below the same quarter of 2029.", "same-quarter", "2029"),
        ("They met at 16:00 UTC today.", "T16:00Z", "today"),
        ("They met at 12:00 GMT on Monday.", "T12:00Z", "XXXX-WXX-1"),
        ("They met on June 1 at 16:15 UTC.", "T16:15Z", "XXXX-06-01"),
        ("They met at 3 p.m. local time on Monday.", "T15:00", "XXXX-WXX-1"),
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


def test_a_clock_has_the_day_behind_its_comma_and_leaves_it_a_time() -> None:
    clock, day = find_phrases("They met at 16:15 UTC, 1 June, in Dhalmore.")
    assert (clock.value, clock.inside, day.value) == ("T16:15Z", "XXXX-06-01", "XXXX-06-01")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The cars of the 70s and 80s rusted.", ["197X", "198X"]),
        ("It was built in the 1980s and '90s.", ["198X", "199X"]),
        ("It takes between 60 and 90 days.", ["P60D", "P90D"]),
        ("They got from ten to twelve years.", ["P10Y", "P12Y"]),
    ],
)
def test_what_shares_its_century_or_its_unit_is_a_time(text: str, values: list[str]) -> None:
    assert [phrase.value for phrase in find_phrases(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was shelled overnight.", "overnight"),
        ("The current rules are strict.", "now"),
        ("It was a mistake of the past.", "recent"),
        ("They will act very soon.", "soon"),
        ("It was built for the long term.", "soon"),
        ("They must have left by that time.", "same-time"),
        ("At the time, nobody fired.", "same-time"),
        ("It lost a ship more than the year previous.", "earlier:P1Y"),
        ("It sank more than the year before, he said.", "earlier:P1Y"),
        ("It lost two ships in the entire year.", "whole-year"),
        ("It made a profit for the last quarter of $3 million.", "last-quarter"),
        ("It fell later in the day.", "same-day"),
        ("It fell late in the day.", "same-day"),
        ("It is the lowest since '82.", "1982"),
        ("It falls to the autumn session.", "XXXX-AU"),
        ("They ended the years-long siege.", "PXY"),
        ("The road was decades in the making.", "PXY"),
        ("It sank in just minutes.", "PTXM"),
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
        "The current of the river swept the boat away.",
        "About a quarter of the ships sank.",
        "It was not a day anybody had wished for.",
        "He walked past the school in the same period.",
        "The siege prior to the attack was long.",
    ],
)
def test_ordinary_words_are_no_times(text: str) -> None:
    assert find_phrases(text) == ()
