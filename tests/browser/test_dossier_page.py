"""The dossier in a real browser: quiet, safe, reachable, and complete without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.pages import OpenPage, open_details
from tests.browser.sites import look_over
from tests.unit.present.grounds import make_grounded, make_grounded_hostile, make_ungrounded
from tests.unit.present.records import (
    make_hostile,
    make_many,
    make_record,
    make_right_to_left,
    make_two_stories,
)
from tests.unit.present.tellings import make_told, make_told_hostile, make_told_often

from twosource.model import Record
from twosource.present.dossier import render_dossiers

pytestmark = pytest.mark.browser

RECORDS: dict[str, Callable[[], Record]] = {
    "record": make_record,
    "many": make_many,
    "two-stories": make_two_stories,
    "right-to-left": make_right_to_left,
    "hostile": make_hostile,
    "told": make_told,
    "told-often": make_told_often,
    "told-hostile": make_told_hostile,
    "grounded": make_grounded,
    "grounded-hostile": make_grounded_hostile,
    "ungrounded": make_ungrounded,
    "nothing": lambda: Record(made_by="twosource 0.0"),
}


JUMP = re.compile(r"next \(n\) ›|‹ previous \(p\)|\d+ to step through|keys n and p")


def read_shown(page: Page) -> list[str]:
    """Read the lines that a person sees once every fold is opened, without the jump buttons."""
    for summary in page.query_selector_all("details:not([open]) > summary"):
        summary.click()
    lines = page.locator("body").inner_text().splitlines()
    return [left for line in lines if (left := JUMP.sub("", line).strip())]


@pytest.mark.parametrize("name", RECORDS)
def test_every_look_fits_pleases_axe_and_is_left_as_a_picture(
    open_page: OpenPage, pictures: Path, name: str
) -> None:
    page = open_page(render_dossiers(RECORDS[name]()))
    assert look_over(page, pictures / f"dossier-{name}") == []


@pytest.mark.parametrize("name", RECORDS)
def test_no_page_scrolls_sideways(open_page: OpenPage, name: str) -> None:
    page = open_page(render_dossiers(RECORDS[name]()))
    open_details(page)
    for width in (320, 375, 768, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("make", [make_hostile, make_told_hostile, make_grounded_hostile])
def test_no_hostile_string_runs_or_becomes_markup(
    open_page: OpenPage, make: Callable[[], Record]
) -> None:
    page = open_page(render_dossiers(make()))
    open_details(page)
    for target in page.query_selector_all("label, summary, .passage"):
        target.dispatch_event("click")
        target.dispatch_event("mouseover")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, object, embed, form, [onload], [onmouseover]").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("a[href^='javascript']").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
            ".filter((one) => one.name.startsWith('on') || one.name === 'style').length"
        )
        == 0
    )


def test_the_policy_stops_what_was_not_written_by_us(open_page: OpenPage) -> None:
    added = "<script>window.hacked=1</script><p onclick='window.hacked=2' id='bad'>x</p>"
    html = render_dossiers(make_record()).replace("</main>", f"{added}</main>")
    page = open_page(html, listen=False)
    page.locator("#bad").click()
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("name", RECORDS)
def test_the_same_words_are_shown_without_scripts(open_page: OpenPage, name: str) -> None:
    html = render_dossiers(RECORDS[name]())
    assert read_shown(open_page(html)) == read_shown(open_page(html, scripts=False))


def test_a_link_to_a_sentence_opens_its_text(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()))
    page.locator("a.place", has_text="A, sentence 4").first.click()
    assert page.locator("#A-4").is_visible()
    assert "400 wagons" in page.locator("#A-4").inner_text()


@pytest.mark.parametrize("make", [make_two_stories, make_told, make_told_often, make_grounded])
def test_every_link_inside_the_page_leads_somewhere(
    open_page: OpenPage, make: Callable[[], Record]
) -> None:
    page = open_page(render_dossiers(make()))
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map((one) => one.getAttribute('href'))"
        ".filter((one) => !document.getElementById(decodeURIComponent(one.slice(1))))"
    )
    assert lost == []


@pytest.mark.parametrize("make", [make_two_stories, make_told, make_told_often, make_grounded])
def test_no_id_stands_twice(open_page: OpenPage, make: Callable[[], Record]) -> None:
    page = open_page(render_dossiers(make()))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_n_and_p_step_through_the_differences(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()))
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == ["v1-p1", "v1-p2", "v1-p1"]
    assert page.locator(".jump output").inner_text() == "difference 1 of 6"


def test_the_keys_can_be_turned_off(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()))
    page.get_by_label("keys n and p").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.className") != "passage"
    assert "step through" in page.locator(".jump output").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_filter_leaves_its_passages_alone(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(render_dossiers(make_record()), scripts=scripts)
    page.locator(".pick-kind-corruption").check()
    shown = [one.get_attribute("id") for one in page.locator(".passage:visible").all()]
    assert shown == ["v1-p2", "v1-p3"]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_filter_knows_what_differs_in_claims(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(render_dossiers(make_grounded()), scripts=scripts)
    page.locator(".pick-slot-direction").check()
    pair = page.locator(".comparison", has=page.locator(".pick-slot-direction"))
    assert pair.locator(".passage:visible").count() == 1
    assert "who did it to whom" in pair.locator(".passage:visible").inner_text()


def test_a_count_leads_to_its_difference(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_grounded()))
    page.get_by_role("link", name="1: corruption, number").click()
    assert page.evaluate("location.hash") == "#v1-d1"
    assert page.locator("#v1-d1").is_visible()


def test_keys_lead_from_the_ladder_to_a_folded_copy_and_its_sentence(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_grounded()), scripts=False)
    page.locator(".events a.ref", has_text="1").first.focus()
    page.keyboard.press("Enter")
    fold = page.locator("#e1 .ladder summary").first
    fold.focus()
    page.keyboard.press("Enter")
    page.locator("#e1 .ladder a.ref", has_text="A 1").focus()
    page.keyboard.press("Enter")
    assert "killed 21 dockers" in page.locator("#A-1").inner_text()


MEET = """
[...document.querySelectorAll("svg.flow svg, svg.series")].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((one) => {
    const held = one.getBoundingClientRect();
    return held.left < box.left - 1 || held.right > box.right + 1;
  }).map((one) => one.textContent);
})
"""


@pytest.mark.parametrize("name", ["grounded", "grounded-hostile"])
def test_no_words_of_a_drawing_leave_their_box(open_page: OpenPage, name: str) -> None:
    page = open_page(render_dossiers(RECORDS[name]()))
    open_details(page)
    assert page.locator("svg.flow").count() > 0
    assert page.evaluate(MEET) == []


def test_the_keys_skip_what_a_filter_hides(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()))
    page.locator(".pick-slot-number").check()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "v1-p4"


def test_the_first_key_reaches_the_skip_link(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_record()))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scripts", [True, False])
def test_keys_lead_from_an_event_to_its_sentence_in_the_full_text(
    open_page: OpenPage, *, scripts: bool
) -> None:
    page = open_page(render_dossiers(make_told()), scripts=scripts)
    assert not page.locator("#e4").is_visible()
    page.locator(".events a.ref", has_text="4").focus()
    page.keyboard.press("Enter")
    assert page.locator("#e4").is_visible()
    assert "Tarsk[says so] accused Varnia[who] of sending[act]" in read_labels(page, "#e4 .quote")
    page.locator("#e4 .homes a", has_text="B 2").focus()
    page.keyboard.press("Enter")
    assert page.locator("#B-2").is_visible()
    assert "about 400 rifles" in page.locator("#B-2").inner_text()


def read_labels(page: Page, selector: str) -> str:
    """Read some words with the brackets that the style puts around a label."""
    words: str = page.eval_on_selector_all(
        selector,
        "found => found.map((one) => { const copy = one.cloneNode(true);"
        "for (const label of copy.querySelectorAll('.label'))"
        " label.textContent = `[${label.textContent}]`;"
        "return copy.textContent; }).join(' ')",
    )
    return words


def test_no_status_is_told_by_colour_alone(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_told()))
    shapes = page.eval_on_selector_all(
        ".events .status", "found => found.map((one) => [one.innerText.trim(), "
        "one.querySelector('path').getAttribute('d'), getComputedStyle(one).borderStyle])"
    )  # fmt: skip
    by_word = {word: (path, border) for word, path, border in shapes}
    assert set(by_word) == {"happened", "planned", "alleged", "hypothetical"}
    assert len({path for path, _ in by_word.values()}) == 4
    assert [word for word, (_, border) in by_word.items() if border == "solid"] == ["happened"]


def test_an_event_is_a_card_with_its_headings_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(render_dossiers(make_told()), width=375)
    cells = page.locator(".events tbody tr").nth(3).locator("td:visible")
    tops = [one.bounding_box() for one in cells.all()]
    assert len({box["x"] for box in tops if box}) == 1
    heads = cells.evaluate_all(
        "found => found.map((one) => getComputedStyle(one, '::before').content)"
    )
    assert heads[0] == '"When: "'
