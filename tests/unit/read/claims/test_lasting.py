"""How many days an act took: sentences of our own, read by the shipped reader."""

from datetime import date

import pytest

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.lasting import lengthen
from twosource.read.claims.stretches import Interval, make_day, make_days, make_year
from twosource.read.reader import Reader, load_reader

DAY = date(2031, 3, 11)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def last(reader: Reader, text: str, word: str, days: Interval | None) -> Interval | None:
    (parse,) = reader.read([text])
    return lengthen(Clauses(parse), parse.words.index(word), days)


@pytest.mark.parametrize(
    "text",
    [
        "The premier arrived in Rome on Tuesday for a three-day visit.",
        "The premier began a three-day state visit to Italy on Tuesday.",
        "They signed the pact on Tuesday at the start of a three-day visit.",
        "On the first day of a three-day visit, the premier met the king on Tuesday.",
    ],
)
def test_what_begins_on_a_day_lasts_on(reader: Reader, text: str) -> None:
    wanted = make_days(DAY, date(2031, 3, 13))
    assert last(reader, text, "visit", make_day(DAY)) == wanted
    assert last(reader, text, "visit", Interval(DAY, None, "day")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The premier ended a three-day visit to Italy on Tuesday.",
        "The premier paid a three-day visit to Italy that ended on Tuesday.",
        "They signed the pact on Tuesday at the end of a three-day visit.",
        "The premier left Rome on Tuesday after a 3-day visit.",
    ],
)
def test_what_ends_on_a_day_lasted_until_then(reader: Reader, text: str) -> None:
    assert last(reader, text, "visit", make_day(DAY)) == make_days(date(2031, 3, 9), DAY)


def test_days_stay_where_nothing_tells_which_day_of_it_they_are(reader: Reader) -> None:
    during = "The premier spoke in Rome on Tuesday during a three-day visit."
    assert last(reader, during, "visit", make_day(DAY)) == make_day(DAY)
    plain = "The premier arrived in Rome on Tuesday for a visit."
    assert last(reader, plain, "visit", make_day(DAY)) == make_day(DAY)
    begun = "The premier began a three-day visit to Italy."
    assert last(reader, begun, "visit", make_year(2031)) == make_year(2031)
    assert last(reader, begun, "visit", None) is None
