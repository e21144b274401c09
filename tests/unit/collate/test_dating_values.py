import pytest

from twosource.collate.dating_values import TimeValue, parse_value


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2024-06-19", TimeValue(year=2024, month=6, day=19)),
        ("2023-09", TimeValue(year=2023, month=9)),
        ("2000", TimeValue(year=2000)),
        ("XXXX-06-12", TimeValue(month=6, day=12)),
        ("XXXX-03", TimeValue(month=3)),
        ("XXXX-WXX-2", TimeValue(weekday=2)),
        ("last-XXXX-WXX-2", TimeValue(weekday=2, which="last")),
        ("last-XXXX-09", TimeValue(month=9, which="last")),
        ("last-week", TimeValue(which="last", span="week")),
        ("earlier-year", TimeValue(which="earlier", span="year")),
        ("yesterday", TimeValue(which="yesterday")),
        ("ago:P10D", TimeValue(which="ago", span="D", count=10)),
    ],
)
def test_a_value_comes_apart(value: str, parts: TimeValue) -> None:
    assert parse_value(value) == parts


@pytest.mark.parametrize("value", ["T15:00", "199X", "past:P2W", "last-spring", "2014/2018", ""])
def test_what_says_nothing_of_a_day_is_none(value: str) -> None:
    assert parse_value(value) is None
