import pytest

from twosource.read.times import find_times


def _values(text: str) -> list[str]:
    return [time.value for time in find_times(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The pact was signed on June 19, 2024.", ["2024-06-19"]),
        ("She wrote on 12 June.", ["XXXX-06-12"]),
        ("The veto came in March.", ["XXXX-03"]),
        ("The wall fell in 1989.", ["1989"]),
        ("A picture from September 2023 was shown.", ["2023-09"]),
        ("They met on Tuesday.", ["XXXX-WXX-2"]),
        ("He toured the yard last September.", ["last-XXXX-09"]),
        ("The talks resume next Friday.", ["next-XXXX-WXX-5"]),
        ("The envoy left last week.", ["last-week"]),
        ("Prices fell last month and last year.", ["last-month", "last-year"]),
        ("The vote is due next month.", ["next-month"]),
        ("The fleet sails this week.", ["this-week"]),
        ("A summit was held over the weekend.", ["weekend"]),
        ("He landed yesterday and leaves tomorrow.", ["yesterday", "tomorrow"]),
        ("She spoke earlier today.", ["today"]),
        ("The office shut ten days ago.", ["ago:P10D"]),
        ("The dam broke a decade ago.", ["ago:P10Y"]),
        ("He was chosen earlier this year.", ["earlier-year"]),
        ("More will follow later this month.", ["later-month"]),
        ("It was the second in the past two weeks.", ["past:P2W"]),
        ("The rule dates from the 1990s.", ["199X"]),
        ("The 2021 rains cut the road.", ["2021"]),
        ("The guns fell silent at 3 p.m. on Monday.", ["T15:00", "XXXX-WXX-1"]),
        ("The boat was stopped on Christmas Eve.", ["XXXX-12-24"]),
    ],
)
def test_an_expression_has_its_value(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "The ministers may march on.",
        "It was the last week of the harvest.",
        "Some 2000 soldiers crossed.",
        "The score was 52-35.",
        "The ship, the Last Voyage, sank.",
    ],
)
def test_ordinary_words_are_no_times(text: str) -> None:
    assert _values(text) == []


def test_a_date_and_its_relation_stay_two_expressions() -> None:
    assert _values("on June 12 last week") == ["XXXX-06-12", "last-week"]


def test_the_longer_reading_wins() -> None:
    text = "last September"
    assert [(time.start, time.end) for time in find_times(text)] == [(0, len(text))]
