import re
from collections.abc import Sequence

import pytest

from twosource.collate.dating import date_story
from twosource.model import (
    DateBasis,
    DateProposal,
    Furniture,
    FurnitureKind,
    Lineage,
    Report,
    Sentence,
    Span,
    Story,
    StoryDate,
    When,
)
from twosource.read import read_report

_SENTENCE = re.compile(r"\S[^\n]*?[.](?=\s|$)")

# The pact was initialled on Tuesday 14 March 2023; the envoy was to come on Thursday.
_BEFORE = (
    "The envoy of Norland is due in Tarvik on a two-day visit starting Thursday, his office said "
    "on Tuesday. A letter of March 8 last week had asked for the visit. "
    "The two had last spoken in 2019."
)
# Of the years after 2019 only 2023 has a Friday on 3 March, for the eight years to come.
_YEAR = " A first draft was sent on Friday, March 3."
_AFTER = (
    "The envoy of Norland arrived in Tarvik on Thursday. The visit was announced on Tuesday. "
    "A letter of March 8 last week had asked for the visit. The two had last spoken in 2019."
)


def _report(
    name: str,
    body: str,
    *,
    shown: Sequence[tuple[DateBasis, str]] = (),
    margin: tuple[FurnitureKind, str] | None = None,
) -> Report:
    head = f"{margin[1]}\n" if margin else ""
    furniture = (Furniture(Span(name, 0, len(margin[1])), margin[0], "test"),) if margin else ()
    text = head + body
    return Report(
        id=name,
        source=name,
        name=name,
        content_hash="",
        text=text,
        furniture=furniture,
        sentences=tuple(
            Sentence(Span(name, match.start(), match.end()), 0)
            for match in _SENTENCE.finditer(text, len(head))
        ),
        dates=tuple(DateProposal(When(day, day, "day", basis), day) for basis, day in shown),
    )


def _date(*reports: Report, one_text: bool = False) -> StoryDate:
    ids = tuple(sorted(report.id for report in reports))
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    return date_story(
        Story(id="s", title="", reports=ids, lineages=("l",)),
        {report.id: report for report in reports},
        {report.id: read_report(report) for report in reports},
        lineages=[lineage] if one_text else [],
    )


def _only(found: StoryDate) -> When | None:
    (dated,) = found.reports
    return dated.when


def _day(day: str, basis: DateBasis) -> When:
    return When(day, day, "day", basis)


def test_the_week_of_a_bound_date_and_the_weekdays_give_the_day() -> None:
    body = _BEFORE + _YEAR
    assert _only(_date(_report("a", body))) == _day("2023-03-14", "text")


def test_a_page_that_shows_a_later_day_is_warned_of() -> None:
    body = _BEFORE + _YEAR
    found = _date(_report("a", body, shown=[("page", "2023-05-02")]))
    assert _only(found) == _day("2023-03-14", "text")
    (warning,) = found.warnings
    assert warning.shown.when.start == "2023-05-02"
    assert warning.fits == _day("2023-03-14", "text")
    assert warning.sentence == (
        "The page shows 2 May 2023, but its text was written about 14 March 2023: it says "
        "“March 8 last week”, “Thursday” and “Tuesday”; what is shown is the day of a later "
        "republication."
    )


def test_a_page_that_shows_the_day_is_not_warned_of() -> None:
    found = _date(_report("a", _BEFORE, shown=[("page", "2023-03-15")]))
    assert found.warnings == ()


def test_only_a_shown_date_is_taken_as_it_is() -> None:
    body = "The two states share a river."
    assert _only(_date(_report("a", body, shown=[("page", "2023-03-15")]))) == _day(
        "2023-03-15", "page"
    )


def test_the_most_trusted_shown_date_wins_where_the_text_is_silent() -> None:
    body = "The two states share a river."
    shown: list[tuple[DateBasis, str]] = [("meta", "2023-03-15"), ("page", "2023-06-01")]
    assert _only(_date(_report("a", body, shown=shown))) == _day("2023-03-15", "meta")


@pytest.mark.parametrize(
    "body", ["They met on Tuesday and meet again on Friday.", "Two ministers met.", ""]
)
def test_too_thin_evidence_gives_no_date(body: str) -> None:
    found = _date(_report("a", body))
    assert (_only(found), found.when) == (None, None)


def test_weekdays_move_a_trusted_date_within_its_week_only() -> None:
    body = "The crew was freed on Monday. The ship sails on Tuesday."
    when = _only(_date(_report("a", body, shown=[("jsonld", "2023-03-13")])))
    assert when == _day("2023-03-13", "jsonld")


def test_a_dateline_without_a_year_takes_the_one_that_the_text_tells() -> None:
    margin: tuple[FurnitureKind, str] = ("dateline", "TARVIK, March 14 —")
    body = "The envoy came on Tuesday. A first draft was sent on Friday, March 3. It began in 2022."
    assert _only(_date(_report("a", body, margin=margin))) == _day("2023-03-14", "text")


def test_a_picture_of_the_day_bounds_the_day_from_below() -> None:
    margin: tuple[FurnitureKind, str] = ("caption", "The envoy in Tarvik, March 16, 2023.")
    body = "The envoy arrived in Tarvik on Thursday. He leaves on Saturday."
    assert _only(_date(_report("a", body, margin=margin))) == _day("2023-03-16", "text")


def test_an_old_anniversary_does_not_draw_the_date() -> None:
    body = _BEFORE + _YEAR + " The visit marks the armistice of May 2, 1953."
    assert _only(_date(_report("a", body))) == _day("2023-03-14", "text")


def test_a_weekday_just_after_the_new_year_lies_in_the_old_one() -> None:
    body = "The mast fell on Sunday, January 1. It was built in 2022. Crews came on Monday."
    assert _only(_date(_report("a", body))) == _day("2023-01-02", "text")


def test_a_leap_day_with_its_weekday_fixes_the_year() -> None:
    body = "The port shut on Saturday, February 29. It opened again on Monday."
    assert _only(_date(_report("a", body))) == _day("2020-03-02", "text")


def test_a_version_lends_its_year_to_another_of_the_same_text() -> None:
    early = _report("b", _BEFORE)
    late = _report("a", _AFTER, margin=("caption", "The envoy in Tarvik, March 16, 2023."))
    found = _date(early, late, one_text=True)
    whens = {dated.report: dated.when for dated in found.reports}
    assert whens["b"] == _day("2023-03-14", "story")
    assert whens["a"] == _day("2023-03-16", "text")
    assert found.when == When("2023-03-14", "2023-03-16", "day", "story")


def test_a_page_date_does_not_stretch_a_story_whose_texts_tell_theirs() -> None:
    told = _report("a", _BEFORE + _YEAR)
    silent = _report("b", "The envoy of Norland is a painter.", shown=[("page", "2023-09-01")])
    found = _date(told, silent)
    assert found.when is not None
    assert found.when.end == "2023-03-14"


def test_the_order_of_the_reports_makes_no_difference() -> None:
    reports = [
        _report("a", _AFTER, margin=("caption", "The envoy in Tarvik, March 16, 2023.")),
        _report("b", _BEFORE, shown=[("page", "2023-05-02")]),
    ]
    assert _date(*reports) == _date(*reversed(reports))


def test_the_words_that_tell_are_given_with_their_days() -> None:
    body = _BEFORE + _YEAR
    (dated,) = _date(_report("a", body)).reports
    told = {because.quote: because.when.start for because in dated.because}
    assert told == {
        "Thursday": "2023-03-16",
        "Tuesday": "2023-03-14",
        "March 8 last week": "2023-03-08",
        "Friday, March 3": "2023-03-03",
    }


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_shown_date_at_the_end_of_the_calendar_does_no_harm(day: str) -> None:
    found = _date(_report("a", "They met on Tuesday.", shown=[("meta", day)]))
    assert found.when is not None
