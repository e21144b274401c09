"""The served pages in a real browser: quiet, safe, reachable, and complete without scripts."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser
from tests.browser.pages import open_details
from tests.browser.sites import Site, list_pages, look_over, opened, read_shown
from tests.unit.present.grounds import make_grounded
from tests.unit.present.records import make_record
from tests.unit.present.tellings import make_told, make_told_hostile
from tests.unit.present.web_store import SECRET, Taker, name_id, write_store

from twosource.model import Record
from twosource.present.web import WebOptions, make_app

pytestmark = pytest.mark.browser

RECORDS: dict[str, Callable[[], Record]] = {
    "record": make_record,
    "told": make_told,
    "told-hostile": make_told_hostile,
    "grounded": make_grounded,
}


@contextmanager
def serve(store: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        options = WebOptions(
            store=str(store),
            hosts=frozenset({host}),
            secret=SECRET,
            adding=Taker(),
            judging=lambda verdict: f"/{verdict.about}/{verdict.named}",
        )
        config = uvicorn.Config(make_app(options), log_level="error", ws="none", http="h11")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """Each record served, with one page of each kind."""
    folder = tmp_path_factory.mktemp("sites")
    stores = {name: write_store(folder / f"{name}.db", make()) for name, make in RECORDS.items()}
    found: dict[str, Site] = {}
    with (
        serve(stores["record"]) as record,
        serve(stores["told"]) as told,
        serve(stores["told-hostile"]) as hostile,
        serve(stores["grounded"]) as grounded,
    ):
        for name, address in zip(RECORDS, (record, told, hostile, grounded), strict=True):
            pages = list_pages(str(stores[name])) | {"job": "/add/one"}
            found[name] = Site(address=address, pages=pages)
        yield found


@pytest.mark.parametrize("name", RECORDS)
def test_every_page_is_quiet_fits_and_pleases_axe(
    browser: Browser, sites: dict[str, Site], pictures: Path, name: str
) -> None:
    address, pages = sites[name].address, sites[name].pages
    found: dict[str, list[str]] = {}
    with opened(browser) as page:
        for kind, path in pages.items():
            page.goto(address + path)
            found[kind] = look_over(page, pictures / f"web-{name}-{kind}")
    assert {kind: held for kind, held in found.items() if held} == {}


@pytest.mark.parametrize("name", ["told", "record"])
def test_the_same_words_are_shown_without_scripts(
    browser: Browser, sites: dict[str, Site], name: str
) -> None:
    address, pages = sites[name].address, sites[name].pages
    with opened(browser) as page, opened(browser, scripts=False) as plain:
        for kind, path in pages.items():
            page.goto(address + path)
            plain.goto(address + path)
            assert read_shown(plain).strip() == read_shown(page).strip(), kind


def test_no_hostile_string_runs(browser: Browser, sites: dict[str, Site]) -> None:
    address, pages = sites["told-hostile"].address, sites["told-hostile"].pages
    with opened(browser) as page:
        for path in pages.values():
            page.goto(address + path)
            open_details(page)
            for target in page.query_selector_all("label, summary"):
                target.dispatch_event("mouseover")
            assert page.evaluate("window.hacked") is None
            assert page.locator("img, iframe, object, embed, [onload], [onmouseover]").count() == 0
            assert page.locator("script:not([src^='/static/'])").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_keys_lead_from_the_strip_to_the_sentence(
    browser: Browser, sites: dict[str, Site], *, scripts: bool
) -> None:
    address, pages = sites["told"].address, sites["told"].pages
    with opened(browser, scripts=scripts) as page:
        page.goto(address + pages["story"])
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".contents a", has_text="Events").focus()
        page.keyboard.press("Enter")
        page.locator(".events a.ref").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/event/*")
        page.locator(".homes a.ref").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/*#s-*")
        anchor = page.url.rpartition("#")[2]
        assert page.locator(f"#{anchor}").is_visible()
        assert page.locator(f"#{anchor}:target").count() == 1


def test_a_claim_is_reached_and_leads_to_its_place(
    browser: Browser, sites: dict[str, Site]
) -> None:
    address = sites["told"].address
    with opened(browser) as page:
        page.goto(f"{address}/claim/{name_id('visit-post')}")
        page.locator("a.to-text").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/*#s-*")
        assert page.locator(":target").inner_text().strip()
