"""A report made of a text: what it holds, and what is refused."""

import pytest

from twosource.clean import LONGEST_TEXT, make_report
from twosource.errors import InputError
from twosource.model import Item, Report
from twosource.text.hashing import hash_bytes, hash_parts

PAGE = """March 5, 2031

The Senn Observer

Corvia recalls envoy as strait dispute deepens

Corvia recalls envoy as strait dispute deepens

By Lena Ostrow

PORT SENN, March 3 (Meridian) — Corvia recalled its envoy on Monday. Valdoria denied the charge.

See also\u00a0 Harbour minister: grain "at once"

Marr paid a visit to OrlaHe said nothing. is driven by need.

Additional reporting by Karl Ibarra
"""


def item(text: str, title: str | None = None, publisher: str | None = None) -> Item:
    return Item(
        source="in/a.txt",
        name="a.txt",
        media="text",
        content=text.encode(),
        title=title,
        publisher=publisher,
        url="https://a.example/x",
    )


def sentences(report: Report) -> list[tuple[int, str]]:
    return [(s.paragraph, report.text[s.span.start : s.span.end]) for s in report.sentences]


def test_the_text_is_kept_and_only_the_body_has_sentences() -> None:
    report = make_report(item(PAGE))
    assert report.text == PAGE
    assert sentences(report) == [
        (5, "Corvia recalled its envoy on Monday."),
        (5, "Valdoria denied the charge."),
        (7, "Marr paid a visit to OrlaHe said nothing. is driven by need."),
    ]
    assert [piece.kind for piece in report.furniture] == [
        "page-date", "masthead", "headline", "headline", "byline", "dateline", "related", "credit",
    ]  # fmt: skip
    assert [repair.reads_as for repair in report.repairs] == ["Orla He"]


def test_title_and_publisher_come_from_the_page_unless_the_record_names_them() -> None:
    report = make_report(item(PAGE))
    assert (report.title, report.publisher) == (
        "Corvia recalls envoy as strait dispute deepens",
        "The Senn Observer",
    )
    named = make_report(item(PAGE, title="Envoy recalled", publisher="Observer"))
    assert (named.title, named.publisher) == ("Envoy recalled", "Observer")


def test_the_title_of_the_record_marks_its_line_wherever_it_stands() -> None:
    body = "Corvia recalled its envoy on Monday.\nEnvoy recalled at dawn\nValdoria denied it all."
    report = make_report(item(body, title="Envoy Recalled at Dawn"))
    assert [piece.rule for piece in report.furniture] == ["headline-again"]


def test_ids_are_hashes_of_name_address_and_text() -> None:
    report = make_report(item(PAGE))
    assert report.id == hash_parts("report", "a.txt", "https://a.example/x", PAGE)
    assert report.content_hash == hash_bytes(PAGE.encode())
    assert {piece.span.report for piece in report.furniture} == {report.id}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("Read more: a\nShare\nAdvertisement\n", "no-text"),
        ("Too few words.", "no-text"),
        ("— * —", "no-text"),
        ("a\0b" * 9, "binary"),
    ],
)
def test_what_holds_no_report_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        make_report(item(text))
    assert (caught.value.code, caught.value.stage) == (code, "clean")


def test_a_text_at_the_limit_passes_and_one_more_character_does_not() -> None:
    text = "Corvia recalled its envoy. ".ljust(LONGEST_TEXT, "x")
    assert len(make_report(item(text)).text) == LONGEST_TEXT
    with pytest.raises(InputError) as caught:
        make_report(item(text + "x"))
    assert caught.value.code == "text-too-long"


def test_one_line_without_a_stop_is_body_and_no_headline() -> None:
    report = make_report(item("Corvia recalls its envoy from Valdoria"))
    assert report.furniture == ()
    assert len(report.sentences) == 1
