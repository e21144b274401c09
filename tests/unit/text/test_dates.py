from time import perf_counter

import pytest

from twosource.text.dates import (
    MONTHS,
    WEEKDAYS,
    find_calendar_dates,
    find_weekdays,
    is_real_date,
    parse_date,
)

Parts = tuple[str, int | None, int | None, int | None]


def read(text: str) -> list[Parts]:
    return [
        (text[date.start : date.end], date.year, date.month, date.day)
        for date in find_calendar_dates(text)
    ]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("July 16, 2024", 2024, 7, 16),
        ("July 16 2024", 2024, 7, 16),
        ("July 16th, 2024", 2024, 7, 16),
        ("JULY 16, 2024", 2024, 7, 16),
        ("16 July 2024", 2024, 7, 16),
        ("16 july, 2024", 2024, 7, 16),
        ("16th of July 2024", 2024, 7, 16),
        ("16 Jul. 2024", 2024, 7, 16),
        ("16-Jul-2024", 2024, 7, 16),
        ("2024-07-16", 2024, 7, 16),
        ("2024-07-16T10:00Z", 2024, 7, 16),
        ("2024-07-16T10:00:05.120+09:00", 2024, 7, 16),
        ("2024/7/16", 2024, 7, 16),
        ("16.07.2024", 2024, 7, 16),
        ("16/07/2024", 2024, 7, 16),
        ("07/16/2024", 2024, 7, 16),
        ("7.7.2024", 2024, 7, 7),
        ("Sept. 5", None, 9, 5),
        ("June 12", None, 6, 12),
        ("12th of June", None, 6, 12),
        ("Feb 29", None, 2, 29),
        ("May 9", None, 5, 9),
        ("September 2023", 2023, 9, None),
        ("Sept. 2023", 2023, 9, None),
        ("September of 2023", 2023, 9, None),
        ("May 2022", 2022, 5, None),
        ("2023-09", 2023, 9, None),
    ],
)
def test_a_date_is_read_in_each_form(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    assert read(f"The ferry sank ({text}), the port said.") == [(text, year, month, day)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The treaty was signed in 2022.", [2022]),
        ("Since 2000, the bridge has been shut.", [2000]),
        ("The summer of 1995 was dry.", [1995]),
        ("They agreed in 1961, 2000 and 2001.", [1961, 2000, 2001]),
        ("From 2014 to 2016 the mine stood idle.", [2014, 2016]),
        ("The 1950–1953 war split the valley.", [1950, 1953]),
        ("The port opened in early 2019.", [2019]),
        ("By mid-2023 it had closed.", [2023]),
        ("The 2018 summit failed.", [2018]),
        ("The army used 2,000 troops.", []),
        ("The army sent 2000 soldiers.", []),
        ("It was a force of 2000.", []),
        ("In 2000 armed soldiers he saw a threat.", []),
        ("It dropped 2000-pound bombs.", []),
        ("The bill came to $2000.", []),
        ("It began in the 1990s.", []),
        ("They rose from 1900-2000 troops.", []),
    ],
)
def test_a_bare_number_is_a_year_only_where_the_words_say_so(text: str, years: list[int]) -> None:
    assert [date.year for date in find_calendar_dates(text)] == years


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("In March the bank closed.", [3]),
        ("Between August and February it grew.", [8, 2]),
        ("It lasted through June, July and August.", [6, 7, 8]),
        ("June, July and August were dry.", [6, 7, 8]),
        ("In May he left.", [5]),
        ("He left last May.", [5]),
        ("The talks end in mid-June.", [6]),
        ("The May summit failed.", [5]),
        ("He left in Sept. and came back.", [9]),
        ("September was wet.", [9]),
        ("May he rest.", []),
        ("May she stay? They may march in august company.", []),
        ("March on, they sang.", []),
        ("The March on the palace was stopped.", []),
        ("April Lindqvist spoke.", []),
        ("He flew from Mar-a-Lago with Jan Vermeulen.", []),
        ("The decision was in Juneau.", []),
    ],
)
def test_a_bare_month_is_one_only_where_it_cannot_be_another_word(
    text: str, months: list[int]
) -> None:
    assert [date.month for date in find_calendar_dates(text)] == months
    assert all(date.day is None and date.year is None for date in find_calendar_dates(text))


@pytest.mark.parametrize(
    "text",
    ["last Septemberwhen the envoy", "in Octoberthe fleet", "since Junewhen it", "of July and", ""],
)
def test_a_month_glued_to_the_next_word_ends_where_the_month_ends(text: str) -> None:
    words = [found[0] for found in read(text)]
    assert words == [word for word in ("September", "October", "June", "July") if word in text]


@pytest.mark.parametrize(
    "text", ["in Octoberfest", "of Decembrists", "the Octoberists", "in Mayor"]
)
def test_a_word_that_begins_like_a_month_is_none(text: str) -> None:
    assert read(text) == []


def test_a_date_glued_to_the_words_around_it_is_found() -> None:
    assert read("By Ana SmithJuly 16, 2024Harbour News") == [("July 16, 2024", 2024, 7, 16)]


def test_a_range_of_days_gives_both_ends_with_month_and_year() -> None:
    assert read("June 12–14, 2024") == [("June 12", 2024, 6, 12), ("14, 2024", 2024, 6, 14)]
    assert read("12-14 June 2024") == [("12", 2024, 6, 12), ("14 June 2024", 2024, 6, 14)]


@pytest.mark.parametrize("text", ["05/07/2024", "5.7.2024", "2010-11", "192.16.07.2024"])
def test_a_date_that_reads_in_two_ways_is_left_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["June 31", "31 June 2024", "2024-02-30", "30.02.2024", "February 29, 2023", "Feb. 30"]
)
def test_a_day_that_the_calendar_lacks_is_left_out(text: str) -> None:
    assert read(f"It happened on {text} in the port.") == []


def test_a_count_beside_a_month_is_no_day_and_no_year() -> None:
    assert read("In June 12 people fled.") == [("June", None, 6, None)]
    assert read("On June 12, 2000 soldiers fled.") == [("June 12", None, 6, 12)]


def test_a_time_of_day_is_no_day_of_the_month() -> None:
    assert read("at 10:30 June 5") == [("June 5", None, 6, 5)]


def test_an_empty_line_ends_a_date() -> None:
    assert read("It closed in June\n\n12 boats left.") == [("June", None, 6, None)]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2024", 2024, None, None),
        ("2024-06", 2024, 6, None),
        ("20240618", 2024, 6, 18),
        ("2024-06-18 10:00:00", 2024, 6, 18),
        ("2024-06-18T10:00:00.123+02:00", 2024, 6, 18),
        ("Tue, 18 Jun 2024 10:00:00 +0000", 2024, 6, 18),
        ("18 Jun 24 10:00 GMT", 2024, 6, 18),
        ("Tuesday, 18-Jun-24 10:00:00 GMT", 2024, 6, 18),
        ("Tue Jun 18 10:00:00 2024", 2024, 6, 18),
        ("Updated 10:00 AM EDT, Tue June 18, 2024", 2024, 6, 18),
        ("Published: June 18, 2024 at 4:05 p.m. ET", 2024, 6, 18),
        ("18 June 2024, 10:05", 2024, 6, 18),
        ("June 2024", 2024, 6, None),
        ("March", None, 3, None),
    ],
)
def test_a_whole_string_is_parsed(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    date = parse_date(f"  {text}\n")
    assert date is not None
    assert (date.year, date.month, date.day) == (year, month, day)
    assert (date.start, date.end) == (2, 2 + len(text))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "Tuesday", "05/07/2024", "2024-13-01", "June 18 and June 19", "1 June 2024 " * 20],
)
def test_a_string_that_is_not_one_date_is_not_parsed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("year", "month", "day", "real"),
    [
        (2024, 2, 29, True),
        (2023, 2, 29, False),
        (None, 2, 29, True),
        (None, 6, 31, False),
        (2024, 13, None, False),
        (2024, None, 5, False),
        (0, 1, 1, False),
        (None, None, None, True),
    ],
)
def test_the_calendar_decides_what_is_real(
    year: int | None, month: int | None, day: int | None, *, real: bool
) -> None:
    assert is_real_date(year, month, day) is real


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It met on Monday and on TUESDAY.", [1, 2]),
        ("Sun, 16 Jun 2024", [7]),
        ("Wed. June 19", [3]),
        ("The Sun, 5 June", []),
        ("He sat 5 hours; the Sun shone.", []),
        ("on Black Friday", []),
        ("on the Friday after", [5]),
        ("Sundays are quiet", []),
    ],
)
def test_weekdays_are_found_where_they_are_meant(text: str, days: list[int]) -> None:
    assert [found.weekday for found in find_weekdays(text)] == days


def test_every_month_and_day_of_the_week_has_a_name() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(1, 8))


@pytest.mark.parametrize(
    "piece",
    ["June ", "12 ", "2000-", "in 2000, ", "1", "June 1-", "May", " ", "\n", "2000 a ", "Mon "],
)
def test_a_hundred_kilobytes_of_the_worst_take_linear_time(piece: str) -> None:
    started = perf_counter()
    text = piece * (100_000 // len(piece))
    find_calendar_dates(text)
    find_weekdays(text)
    assert perf_counter() - started < 3
