"""The days of the claims of a whole report."""

from datetime import date

import pytest

from twosource.lexicon.actors import find_actors
from twosource.model import DateProposal, Party, ReadSentence, Report, Span, When
from twosource.model.report import Sentence
from twosource.read.claims.claims import make_claims
from twosource.read.claims.when import choose_day, find_day
from twosource.read.reader import load_reader

TEXTS = (
    "Chad seized three Nigerien lorries this week.",
    "Chad recalled its ambassador from Niger on Tuesday.",
    "A day earlier Niger had condemned Chad.",
    "Niger will release eleven Chadian soldiers by Friday.",
)


def make_report(*dates: When) -> Report:
    text = " ".join(TEXTS)
    places = [text.index(one) for one in TEXTS]
    return Report(
        id="r",
        source="s",
        name="n",
        content_hash="h",
        text=text,
        sentences=tuple(
            Sentence(Span("r", start, start + len(one)), 0)
            for start, one in zip(places, TEXTS, strict=True)
        ),
        dates=tuple(DateProposal(one, one.start) for one in dates),
    )


def find_whens(report: Report, written: date | None = None) -> dict[str, When | None]:
    sentences = [
        ReadSentence(text, parse, find_actors(text))
        for text, parse in zip(TEXTS, load_reader().read(TEXTS), strict=True)
    ]
    parties = [[Party(one, (one,)) for one in sentence.actors] for sentence in sentences]

    def locate(place: int, start: int, end: int) -> Span:
        first = report.sentences[place].span.start
        return Span(report.id, first + start, first + end)

    claims = make_claims(report, sentences, parties, locate, written=written)
    return {report.text[one.cue.start : one.cue.end]: one.when for one in claims}


def test_claims_have_their_days_with_open_ends_empty() -> None:
    report = make_report(When("2031-03-12", "2031-03-12", "day", "page"))
    whens = find_whens(report)
    assert whens["recalled"] == When("2031-03-11", "2031-03-11", "day", "text")
    assert whens["condemned"] == When("2031-03-10", "2031-03-10", "day", "text")
    # What is over cannot end behind the day of writing, a Wednesday.
    assert whens["seized"] == When("2031-03-10", "2031-03-12", "week", "text")
    assert whens["release"] == When("", "2031-03-14", "day", "text")


def test_the_day_worked_out_goes_before_the_day_shown() -> None:
    report = make_report(When("2031-04-30", "2031-04-30", "day", "page"))
    assert find_whens(report, date(2031, 3, 12))["recalled"] == When(
        "2031-03-11", "2031-03-11", "day", "text"
    )


def test_without_a_date_no_weekday_has_a_day() -> None:
    assert set(find_whens(make_report()).values()) == {None}


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ([When("2031-03-01", "2031-03-31", "month", "url")], None),
        (
            [
                When("2031-03-01", "2031-03-31", "month", "url"),
                When("2031-03-12", "2031-03-12", "day", "page"),
            ],
            date(2031, 3, 12),
        ),
        ([], None),
    ],
)
def test_a_report_is_dated_by_its_best_single_day(shown: list[When], day: date | None) -> None:
    assert find_day(make_report(*shown)) == day


def days(start: str, end: str = "") -> When:
    return When(start, end or start, "day", "text")


@pytest.mark.parametrize(
    ("worked_out", "chosen"),
    [
        (None, date(2031, 3, 12)),
        (days("2031-03-12"), date(2031, 3, 12)),
        (days("2031-03-11", "2031-03-13"), date(2031, 3, 12)),
        (days("2031-02-01"), date(2031, 2, 1)),
        (days("2031-02-01", "2031-02-03"), date(2031, 2, 3)),
        (When("2031-02-01", "2031-02-28", "month", "url"), date(2031, 3, 12)),
    ],
)
def test_a_report_was_written_on_the_day_it_shows_unless_others_were_worked_out(
    worked_out: When | None, chosen: date
) -> None:
    shown = (DateProposal(When("2031-03-12", "2031-03-12", "day", "page"), ""),)
    assert choose_day(shown, worked_out) == chosen


def test_what_was_worked_out_dates_a_report_that_shows_nothing() -> None:
    assert choose_day((), days("2031-02-01", "2031-02-03")) == date(2031, 2, 3)
    assert choose_day(()) is None
