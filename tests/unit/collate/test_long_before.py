"""What a report tells without a date is of its own time, and not of years before. All invented.

"Niger's president arrived in Chad" stands beside "the last visit was in 2012": the visit without a
date is the one that is on.
"""

from tests.unit.collate.claiming import claim, day, group, make_report, name_report

from twosource.collate import put_together
from twosource.model import Claim, Grouping, ReportDate, StoryDate, When

YEAR_2012 = When("2012-01-01", "2012-12-31", "year", "text")
JUNE_18 = day("2031-06-18")


def date_reports(**days: str) -> tuple[StoryDate, ...]:
    dated = tuple(
        ReportDate(report=name_report(letter), when=day(at), because=())
        for letter, at in days.items()
    )
    return (StoryDate(story="story", when=None, reports=dated, warnings=()),)


def share(claims: list[Claim], grouping: Grouping, dates: tuple[StoryDate, ...]) -> list[list[int]]:
    numbers = {one.id: at for at, one in enumerate(claims)}
    reports = {name_report(one): make_report(one) for one in "abc"}
    events = put_together(claims, grouping, reports, dates=dates)
    return sorted(sorted(numbers[claim] for claim in one.claims) for one in events)


DATES = date_reports(a="2031-06-18", b="2031-06-18", c="2031-06-19")


def visit(place: str, when: When | None = None) -> Claim:
    return claim(place, "NER", "TCD", act="CONSULT", mode="visit", when=when)


def test_what_has_no_date_is_not_of_years_before() -> None:
    claims = [visit("a0", YEAR_2012), visit("a2")]
    assert share(claims, group("abc"), DATES) == [[0], [1]]


def test_no_chain_leads_from_years_before_to_the_day_of_the_report() -> None:
    """The claims of 2012 come first and agree as well as those of the day with what has no date."""
    claims = [visit("a0", YEAR_2012), visit("b0", YEAR_2012), visit("a2"), visit("b2"),
              visit("c0", JUNE_18)]  # fmt: skip
    assert share(claims, group("abc"), DATES) == [[0, 1], [2, 3, 4]]


def test_a_chain_over_an_open_date_leads_there_neither() -> None:
    """ "Since 2012" meets 2012 and every later day."""
    since = When("2012-01-01", "", "year", "text")
    claims = [visit("a0", YEAR_2012), visit("b0", since), visit("c0")]
    assert share(claims, group("abc"), DATES) == [[0, 1], [2]]


def test_what_lies_months_back_may_be_meant_without_a_date() -> None:
    claims = [visit("a0", day("2030-09-03")), visit("b0")]
    assert share(claims, group("abc"), DATES) == [[0, 1]]


def test_plans_of_years_ahead_may_be_meant_without_a_date() -> None:
    claims = [visit("a0", day("2035-01-01")), visit("b0")]
    assert share(claims, group("abc"), DATES) == [[0, 1]]


def test_where_the_day_of_a_report_is_not_known_nothing_is_long_before() -> None:
    claims = [visit("a0", YEAR_2012), visit("b0")]
    assert share(claims, group("abc"), ()) == [[0, 1]]


def test_a_copy_that_lost_its_date_stays_with_its_source() -> None:
    grouping = group("abc", "a0 b0", lineages="ab c")
    assert share([visit("a0", YEAR_2012), visit("b0")], grouping, DATES) == [[0, 1]]
