"""Time expressions against a day of writing: Wednesday, 12 March 2031, unless it says otherwise."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.claims.resolve import Anchor, Tense, resolve
from twosource.read.claims.stretches import Interval, find_easter
from twosource.read.claims.time_phrases import Part, Relation, TimePhrase, find_phrases

WRITTEN = date(2031, 3, 12)


def days(text: str, tense: Tense = "past", written: date = WRITTEN, half: str = "") -> list[str]:
    """Return first and last day of the only time of a text, "" for an open end, [] for none."""
    (phrase,) = find_phrases(text)
    found = resolve(phrase, Anchor(written=written, tense=tense, half=half))
    return [] if found is None else [str(one or "") for one in (found.start, found.end)]


def day(iso: str) -> list[str]:
    return [iso, iso]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Tuesday", "2031-03-11", "2031-03-18"),
        ("on Wednesday", "2031-03-12", "2031-03-12"),
        ("last Wednesday", "2031-03-05", "2031-03-05"),
        ("next Wednesday", "2031-03-19", "2031-03-19"),
        ("on 5 May", "2030-05-05", "2031-05-05"),
        ("on 1 March", "2031-03-01", "2032-03-01"),
        ("at Easter", "2030-04-21", "2031-04-13"),
    ],
)
def test_the_tense_tells_which_day_is_meant(text: str, past: str, future: str) -> None:
    assert days(text, "past") == day(past)
    assert days(text, "future") == day(future)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", "2031-03-11", "2031-03-11"),
        ("early Wednesday morning local time", "2031-03-12", "2031-03-12"),
        ("last September", "2030-09-01", "2030-09-30"),
        ("last week", "2031-03-03", "2031-03-09"),
        ("this month", "2031-03-01", "2031-03-31"),
        ("in the past three days", "2031-03-09", "2031-03-12"),
        ("earlier this year", "2031-01-01", "2031-03-12"),
        ("two years ago", "2029-01-01", "2029-12-31"),
        ("ten days ago", "2031-03-02", "2031-03-02"),
        ("a week ago", "2031-03-05", "2031-03-05"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the early 1990s", "1990-01-01", "1993-12-31"),
        ("in the first half of 2031", "2031-01-01", "2031-06-30"),
        ("at the weekend", "2031-03-08", "2031-03-09"),
        ("overnight", "2031-03-11", "2031-03-12"),
        ("in the night to Sunday", "2031-03-08", "2031-03-09"),
        ("on the eve of 5 May 2030", "2030-05-04", "2030-05-04"),
        ("in the fourth quarter", "2030-10-01", "2030-12-31"),
        ("in the third quarter of 2029", "2029-07-01", "2029-09-30"),
        ("in March last year", "2030-03-01", "2030-03-31"),
        ("on Tuesday of last week", "2031-03-04", "2031-03-04"),
        ("in the 19th century", "1800-01-01", "1899-12-31"),
        ("at 16:00 UTC on Monday", "2031-03-10", "2031-03-10"),
        ("in the second week of February", "2031-02-08", "2031-02-14"),
        ("in the last week of February", "2031-02-22", "2031-02-28"),
        ("on the last day of February", "2031-02-28", "2031-02-28"),
        ("in the first few days of February", "2031-02-01", "2031-02-10"),
        ("in the entire year", "2031-01-01", "2031-12-31"),
    ],
)
def test_what_is_told_lies_before_the_day_written(text: str, first: str, last: str) -> None:
    assert days(text) == [first, last]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in mid-May", "2031-05-11", "2031-05-20"),
        ("early next month", "2031-04-01", "2031-04-10"),
        ("in February", "2032-02-01", "2032-02-29"),
        ("within a fortnight", "2031-03-12", "2031-03-26"),
        ("within days", "2031-03-12", ""),
        ("in three days", "2031-03-15", "2031-03-15"),
        ("by Friday", "", "2031-03-14"),
        ("until the end of August", "", "2031-08-31"),
        ("from Thursday", "2031-03-13", ""),
        ("after 1 October", "2031-10-01", ""),
        ("later this year", "2031-03-12", "2031-12-31"),
        ("in the new year", "2031-01-01", "2031-12-31"),
        ("through Friday", "", "2031-03-14"),
    ],
)
def test_what_is_announced_lies_ahead(text: str, first: str, last: str) -> None:
    assert days(text, "future") == [first, last]


def test_what_goes_on_has_no_end() -> None:
    assert days("since 2029") == ["2029-01-01", ""]
    assert days("since the beginning of the month") == ["2031-03-01", ""]
    assert days("for nine days", "perfect") == ["2031-03-03", ""]


def test_a_fast_that_is_over_has_no_days_of_its_own() -> None:
    assert days("for nine days", "past") == []


def test_a_season_is_three_months_only_where_the_half_of_the_earth_is_known() -> None:
    assert days("in the spring", "future", half="north") == ["2031-03-01", "2031-05-31"]
    assert days("in the spring", "future", half="south") == ["2031-09-01", "2031-11-30"]
    assert days("in the spring", "future") == ["2031-03-01", "2031-11-30"]
    assert days("in the winter of 2030", half="north") == ["2030-12-01", "2031-02-28"]


def test_a_day_earlier_is_reckoned_from_the_day_told_before() -> None:
    told = Interval(date(2031, 3, 5), date(2031, 3, 5), "day")
    (phrase,) = find_phrases("a day earlier")
    anchor = Anchor(written=WRITTEN, before=told, day=told)
    assert resolve(phrase, anchor) == Interval(date(2031, 3, 4), date(2031, 3, 4), "day")
    assert resolve(phrase, Anchor(written=WRITTEN)) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the same month a year ago", "2030-02-01", "2030-02-28"),
        ("the same month of 2028", "2028-02-01", "2028-02-29"),
        ("the same period last year", "2030-02-01", "2030-02-28"),
        ("the same quarter a year earlier", "2030-01-01", "2030-03-31"),
        ("the year previous", "2030-01-01", "2030-12-31"),
        ("by that time", "", "2031-02-28"),
    ],
)
def test_the_same_stretch_of_a_year_is_moved_there(text: str, first: str, last: str) -> None:
    february = Interval(date(2031, 2, 1), date(2031, 2, 28), "month")
    (phrase,) = find_phrases(text)
    found = resolve(phrase, Anchor(written=WRITTEN, before=february))
    assert found is not None
    assert [str(one or "") for one in (found.start, found.end)] == [first, last]


def test_the_same_period_of_a_year_is_that_year_where_none_was_told() -> None:
    assert days("the same period last year") == ["2030-01-01", "2030-12-31"]


def test_without_a_day_of_writing_only_full_dates_are_told() -> None:
    anchor = Anchor(written=None)
    (full,), (bare,) = find_phrases("on 5 May 2031"), find_phrases("on Tuesday")
    assert resolve(full, anchor) is not None
    assert resolve(bare, anchor) is None


def test_a_fiscal_year_begins_where_the_text_does_not_say() -> None:
    assert days("in fiscal year 2031") == []


@pytest.mark.parametrize("written", [date.min, date.max])
def test_the_ends_of_the_calendar_break_nothing(written: date) -> None:
    for text in ("yesterday", "tomorrow", "last week", "ten years ago", "at the weekend"):
        days(text, written=written)


@pytest.mark.parametrize(("year", "easter"), [(2024, "2024-03-31"), (2038, "2038-04-25")])
def test_easter_is_on_its_sunday(year: int, easter: str) -> None:
    assert str(find_easter(year)) == easter


VALUES = st.sampled_from(
    """
    2031 2031-05 2031-05-31 199X 19XX XXXX-02-29 XXXX-12 XXXX-WXX-7 last-XXXX-WXX-1 next-XXXX-03
    this-XXXX-08 last-week this-month next-year last-quarter last-decade next-decade weekend
    last-weekend this-weekend next-weekend yesterday today tomorrow overnight new-year XXXX-SP
    2031-WI last-winter next-summer this-XXXX-AU XXXX-Q1 2031-Q4 ago:P3W past:P2M coming:P1Y
    earlier:P1D later:P2W same-day same-week same-year same-time same-period whole-year
    earlier-week later-month earlier-year P9D P2W
    PXD PT3H nth:P9D XXXX-EA XXXX-GF XXXX-WS now recent FY2031 T15:00 every:P1Y of-this-year
    """.split()
)
PARTS = st.sampled_from(get_args(Part))
RELATIONS = st.sampled_from(get_args(Relation))
TENSES = st.sampled_from(get_args(Tense))
DATES = st.dates()


@given(VALUES, PARTS, RELATIONS, TENSES, DATES, st.sampled_from(["north", "south", ""]), DATES)
def test_no_interval_ends_before_it_begins_and_its_grain_fits(
    value: str,
    part: Part,
    relation: Relation,
    tense: Tense,
    written: date,
    half: str,
    told: date,
) -> None:
    before = Interval(told, told, "day")
    anchor = Anchor(written=written, tense=tense, before=before, day=before, half=half)
    found = resolve(TimePhrase(0, 1, value, part=part, relation=relation), anchor)
    if found is None:
        return
    assert found.start or found.end
    assert not (found.start and found.end) or found.start <= found.end
    check_grain(found)


def check_grain(found: Interval) -> None:
    start, end, grain = found.start, found.end, found.grain
    if grain == "day" and start and end:
        assert start == end
    if grain == "week" and start and end:
        assert (start.isoweekday(), (end - start).days) == (1, 6)
    if grain == "month":
        assert start is None or start.day == 1
        assert end is None or end == date.max or (end + timedelta(days=1)).day == 1
    if grain == "year":
        assert start is None or (start.month, start.day) == (1, 1)
        assert end is None or (end.month, end.day) == (12, 31)
