"""Proposed dates: their order, their precision and the year of a dateline."""

from twosource.clean import make_report
from twosource.model import Item, Report

BODY = "Corvia recalled its envoy to Valdoria on Monday after a tanker was seized.\n"
CAPTION = "Ansel Marr and Ilse Dorn during a visit to the Senn shipyard, October 2030.\n"


def read(text: str, published: str | None = None, url: str | None = None) -> Report:
    item = Item(
        source="a", name="a", media="text", content=text.encode(), published=published, url=url
    )
    return make_report(item)


def dates(report: Report) -> list[tuple[str, str, str]]:
    return [(one.when.basis, one.when.start, one.when.grain) for one in report.dates]


def test_dates_come_by_trust_and_keep_their_grain() -> None:
    head = "March 9, 2031\nEnvoy recalled from Valdoria by Corvia\n"
    text = f"{head}PORT SENN, March 3 — {BODY}{CAPTION}"
    report = read(text, published="2031-03-04T10:00:00Z", url="https://a.example/2031/03/05/x")
    assert dates(report) == [
        ("record", "2031-03-04", "day"),
        ("dateline", "2031-03-03", "day"),
        ("page", "2031-03-09", "day"),
        ("url", "2031-03-05", "day"),
        ("caption", "2030-10-01", "month"),
    ]
    assert report.dates[-1].when.end == "2030-10-31"


def test_a_date_that_stands_in_the_text_reads_back_to_its_quote() -> None:
    report = read(f"March 9, 2031\nEnvoy recalled from Valdoria by Corvia\n{BODY}")
    (proposal,) = report.dates
    assert proposal.span is not None
    assert report.text[proposal.span.start : proposal.span.end] == proposal.quote == "March 9, 2031"


def test_a_dateline_takes_the_nearest_year() -> None:
    report = read(f"PORT SENN, December 31 — {BODY}", published="2031-01-02")
    assert ("dateline", "2030-12-31", "day") in dates(report)


def test_a_dateline_without_a_year_anywhere_proposes_nothing() -> None:
    assert dates(read(f"PORT SENN, March 3 — {BODY}{CAPTION}")) == [
        ("caption", "2030-10-01", "month")
    ]


def test_a_date_of_the_record_that_is_no_date_proposes_nothing() -> None:
    assert dates(read(BODY, published="yesterday")) == []


def test_a_number_in_the_host_of_an_address_is_no_date() -> None:
    assert dates(read(BODY, url="https://20310305.example/story?d=2031/03/05")) == []
