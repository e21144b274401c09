"""The page of readings in a real browser: quiet, readable by all, and nowhere too wide."""

from pathlib import Path

import pytest
from tests.browser.pages import OpenPage, find_violations, open_details
from tests.unit.present.readings import make_explained, make_hostile_read

from twosource.present.explained_page import render_explained

pytestmark = pytest.mark.browser

PAGES = {
    "plain": render_explained([make_explained()], made_by="twosource 0.0"),
    "hostile": render_explained([make_explained(make_hostile_read())], made_by="twosource 0.0"),
}
OVERLAPS = """
[...document.querySelectorAll("svg.reading")].filter((one) => one.getClientRects().length)
.flatMap((svg) => {
  const held = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
  return held.flatMap(([a, p], at) => held.slice(at + 1).filter(([b, q]) =>
    p.x + 0.5 < q.x + q.width && q.x + 0.5 < p.x + p.width &&
    p.y + p.height * 0.25 < q.y + q.height * 0.8 && q.y + q.height * 0.25 < p.y + p.height * 0.8
  ).map(([b]) => [a, b]));
})
"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 390)])
def test_axe_finds_nothing(open_page: OpenPage, name: str, scheme: str, width: int) -> None:
    page = open_page(PAGES[name], scheme=scheme, width=width)
    open_details(page)
    assert find_violations(page) == "[]"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1200])
def test_no_page_scrolls_sideways(open_page: OpenPage, name: str, width: int) -> None:
    page = open_page(PAGES[name], width=width)
    open_details(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1200])
def test_no_words_of_a_drawing_meet_as_they_are_really_set(open_page: OpenPage, width: int) -> None:
    page = open_page(PAGES["plain"], width=width)
    assert page.locator("svg.reading:visible").count() == 1
    assert page.evaluate(OVERLAPS) == []


def test_no_hostile_word_runs_or_becomes_markup(open_page: OpenPage) -> None:
    page = open_page(PAGES["hostile"])
    open_details(page)
    assert page.evaluate("window.hacked") is None
    assert page.locator("script, img, iframe, object, embed, form, a[href^='java']").count() == 0


def test_a_sentence_leads_to_its_place_in_the_text(open_page: OpenPage) -> None:
    page = open_page(PAGES["plain"], scripts=False)
    page.get_by_role("link", name="Sentence 1 of A in the text").click()
    assert page.locator("#A-1").is_visible()
    assert "Norvane denied" in page.locator("#A-1").inner_text()


def test_no_id_stands_twice(open_page: OpenPage) -> None:
    page = open_page(PAGES["plain"])
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 390)])
def test_pictures_are_left_for_a_person(
    open_page: OpenPage, pictures: Path, scheme: str, width: int
) -> None:
    page = open_page(PAGES["plain"], width=width, scheme=scheme)
    path = pictures / f"explained-{scheme}-{width}.png"
    page.screenshot(path=path, full_page=True)
    assert path.stat().st_size > 1000
