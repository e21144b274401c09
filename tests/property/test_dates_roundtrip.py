from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from twosource.text.dates import find_calendar_dates, find_weekdays, is_real_date, parse_date

FORMS = [
    "%B %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y-%m-%d",
    "%a, %d %b %Y 10:00:00 +0000",
    "%d-%b-%Y",
]
# A space, a digit or a month's letters may come together in any way.
PIECES = st.sampled_from(
    [
        "June",
        "May ",
        " ",
        "\n",
        "12",
        "2000",
        ", ",
        "-",
        "–",
        ".",
        "in ",
        "Sept",
        "of ",
        "31",
        "/",
        "Mon",
    ]
)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31))


@given(day=DAYS, form=st.sampled_from(FORMS))
def test_a_date_that_was_written_is_read_back(day: date, form: str) -> None:
    found = parse_date(day.strftime(form.replace("%Y", f"{day.year:04}")))
    assert found is not None
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@given(text=st.text() | st.lists(PIECES, max_size=60).map("".join))
def test_dates_are_sorted_apart_inside_the_text_and_real(text: str) -> None:
    found = find_calendar_dates(text)
    edges = [edge for each in found for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(is_real_date(each.year, each.month, each.day) for each in found)


@given(text=st.text() | st.lists(PIECES, max_size=60).map("".join))
def test_weekdays_lie_inside_the_text(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in find_weekdays(text))


@given(text=st.text(max_size=200))
def test_parsing_never_raises_and_covers_the_bare_text(text: str) -> None:
    found = parse_date(text)
    assert found is None or text[found.start : found.end] == text.strip()
