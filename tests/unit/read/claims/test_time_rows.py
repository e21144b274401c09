"""Times in a row: two are a stretch, three are three happenings."""

from collections.abc import Callable
from datetime import date

from twosource.run.scoring.gold import Days, LabelledClaim

Claim = Callable[[str], list[LabelledClaim]]


def list_days(claims: list[LabelledClaim], act: str) -> list[Days | None]:
    return [one.when for one in claims if one.act == act]


def year(number: int) -> Days:
    return date(number, 1, 1), date(number, 12, 31)


def test_two_days_are_one_stretch(claim: Claim) -> None:
    text = "Chad and Niger held talks on Monday and Tuesday."
    assert list_days(claim(text), "CONSULT") == [(date(2033, 5, 2), date(2033, 5, 3))]


def test_two_years_are_one_stretch(claim: Claim) -> None:
    text = "Greece refused, in 2019 and 2021, to sell its oil to Chad."
    assert list_days(claim(text), "REJECT") == [(date(2019, 1, 1), date(2021, 12, 31))]


def test_what_was_done_in_three_years_was_done_three_times(claim: Claim) -> None:
    text = "The envoy recalled the treaties signed between Chad and Niger in 1961, 2000 and 2001."
    assert sorted(list_days(claim(text), "SUPPORT"), key=str) == [
        year(1961),
        year(2000),
        year(2001),
    ]


def test_days_of_two_verbs_stay_apart(claim: Claim) -> None:
    text = "Chad arrested a spy on Monday and on Tuesday expelled an envoy of Niger."
    assert list_days(claim(text), "COERCE") == [(date(2033, 5, 2), date(2033, 5, 2))]
    assert list_days(claim(text), "SANCTION") == [(date(2033, 5, 3), date(2033, 5, 3))]
