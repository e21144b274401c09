"""What of the dossier is printed: what is open, first lines of folds, and sentences of tables."""

import re
from collections.abc import Callable

import pytest
from msgspec import structs
from playwright.sync_api import Page
from tests.browser.pages import OpenPage
from tests.unit.present.grounds import make_grounded
from tests.unit.present.records import make_record, make_two_stories
from tests.unit.present.tellings import make_told, make_told_often

from twosource.model import Record
from twosource.present.dossier import render_dossiers

pytestmark = pytest.mark.browser

A4_WIDTH = 688
"""What is left of a sheet between its margins, in pixels of the style."""


def print_page(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


def read_rows(page: Page) -> set[str]:
    """Read where the rows of the tables of events that are shown lead."""
    links = page.locator(".events tbody tr:visible a.ref")
    return {str(one.get_attribute("href")).lstrip("#") for one in links.all()}


def read_kept(page: Page) -> set[str]:
    """Read of which events a sentence is shown."""
    events = page.locator(".event-body:has(.quote:visible)")
    return {str(one.get_attribute("id")) for one in events.all()}


def count_sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_closed_fold_is_its_first_line_with_what_it_holds_and_where(open_page: OpenPage) -> None:
    page = print_page(open_page(render_dossiers(make_record()), scripts=False))
    assert page.locator("#A > summary").inner_text().endswith("sentences, under “Full texts”")
    assert not page.locator("#A-4").is_visible()


def test_a_fold_that_is_open_is_printed(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()), scripts=False)
    page.locator("#A > summary").click()
    assert print_page(page).locator("#A-4").is_visible()
    assert "folded" not in page.locator("#A > summary").inner_text()


def make_unsure() -> Record:
    """Tell what was told with one claim in two that is less sure."""
    record = make_told()
    claims = (structs.replace(one, surety=0.1) for one in record.claims[::2])
    return structs.replace(record, claims=(*claims, *record.claims[1::2]))


@pytest.mark.parametrize(
    ("make", "folded"),
    [(make_told, False), (make_told_often, True), (make_unsure, True), (make_grounded, False)],
)
def test_every_row_of_an_open_table_keeps_its_sentences(
    open_page: OpenPage, make: Callable[[], Record], *, folded: bool
) -> None:
    """Those of a table that is folded are left out with it, and come when it is opened."""
    page = print_page(open_page(render_dossiers(make()), scripts=False))
    rows = read_rows(page)
    assert read_kept(page) == rows
    page.emulate_media(media="screen")
    for fold in page.locator(".fold:is(.more-events, .less-sure):not([open]) > summary").all():
        fold.click()
    every = read_rows(print_page(page))
    assert read_kept(page) == every
    assert every > rows if folded else every == rows


def test_nothing_but_the_sentence_of_an_event_is_printed(open_page: OpenPage) -> None:
    page = print_page(open_page(render_dossiers(make_told()), scripts=False))
    assert page.locator("#e4 .quote").first.is_visible()
    assert page.locator("#e4 .homes").first.is_visible()
    assert page.locator("#e4 :is(.facts, .rule, .grounds, .versions-of)").count() > 0
    assert page.locator("#e4 :is(.facts, .rule, .grounds, .versions-of):visible").count() == 0


@pytest.mark.parametrize("make", [make_told_often, make_two_stories])
def test_everything_is_printed_where_that_is_asked_for(
    open_page: OpenPage, make: Callable[[], Record]
) -> None:
    """By a link, which is an address too, and without scripts."""
    page = open_page(render_dossiers(make()), scripts=False)
    few = count_sheets(page)
    page.get_by_role("link", name="Print with everything").click()
    assert page.get_by_text("Everything will be printed").is_visible()
    assert count_sheets(page) > few
    print_page(page)
    hidden = page.evaluate(
        "[...document.querySelectorAll('details *')]"
        ".filter((one) => !one.matches('.on-paper, .filters *, path, svg *')"
        " && !one.closest('.filters') && !one.checkVisibility()).length"
    )
    assert hidden == 0
    page.emulate_media(media="null")
    page.get_by_role("link", name="Print only what is open").click()
    assert count_sheets(page) == few


@pytest.mark.parametrize("make", [make_told_often, make_grounded])
def test_nothing_is_wider_than_the_sheet(open_page: OpenPage, make: Callable[[], Record]) -> None:
    page = print_page(open_page(render_dossiers(make()), width=A4_WIDTH, scripts=False))
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH
