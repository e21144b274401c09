"""The whole program walked as a person would, over reports that it has read itself.

The reports are the invented ones of `examples/reports` and, where they are at hand, the two of
`../shared/seeds`, kept in a file; the former in PostgreSQL too, where a server can be started.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.browser.sites import (
    Site,
    list_faults,
    list_pages,
    look_over,
    opened,
    read_shown,
    serving,
)
from tests.contract.store.server import create_database, open_server, why_not

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
REPORTS = {"examples": ROOT / "examples" / "reports", "seeds": ROOT.parent / "shared" / "seeds"}
WALKED = [("examples", "sqlite"), ("seeds", "sqlite"), ("examples", "postgresql")]
PASTED = """Lissa Post

Norvane's foreign minister arrived in Pellworth on Tuesday for talks on grain, his office said.
"""
_ERRORS = {
    "not-found": "/nothing-here",
    "no-such-story": "/story/zzzz",
    "no-such-event": "/event/zzzz",
    "asked-wrongly": "/map?since=tomorrow",
}

_TOKEN = re.compile(r'(?<=name="token" value=")[^"]*')

Keep = Callable[[str], str]


def run(*arguments: str) -> None:
    """Run the program; two of its files of notes are passed over, which is no failure."""
    subprocess.run([sys.executable, "-m", "twosource", *arguments], check=True, timeout=300)


@pytest.fixture(scope="module")
def make_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keep]:
    """Give what returns a place where no store is yet: a path, or the address of a database."""
    with ExitStack() as held:
        servers: list[str] = []

        def make(kind: str) -> str:
            if kind == "sqlite":
                return str(tmp_path_factory.mktemp("walk") / "store.db")
            if reason := why_not():
                pytest.skip(reason)
            if not servers:
                servers.append(held.enter_context(open_server()))
            return create_database(servers[0])

        yield make


@pytest.fixture(scope="module", params=WALKED, ids="-".join)
def walked(request: pytest.FixtureRequest, make_place: Keep) -> Iterator[tuple[str, Site]]:
    """Give a name for pictures and a store that is served, with one page of each kind."""
    name, kind = request.param
    if not REPORTS[name].is_dir():
        pytest.skip(f"there is no {REPORTS[name]}")
    store = make_place(kind)
    run("read", str(REPORTS[name]), "--db", store)
    with serving(store) as address:
        yield f"{name}-{kind}", Site(address=address, pages=list_pages(store))


@pytest.fixture(scope="module")
def looked_over() -> set[str]:
    """Pages that were looked over already: both kinds of store give the same ones."""
    return set()


@pytest.fixture(scope="module")
def compared() -> set[str]:
    """Pages of which it is known already what they show without scripts."""
    return set()


def is_new(answer: Response | None, known: set[str]) -> bool:
    """Tell whether a page is not known to the letter, but for the tokens in it; know it then."""
    assert answer is not None
    text = _TOKEN.sub("", answer.text())
    if text in known:
        return False
    known.add(text)
    return True


def test_every_page_is_quiet_fits_and_pleases_axe(
    browser: Browser, walked: tuple[str, Site], pictures: Path, looked_over: set[str]
) -> None:
    name, site = walked
    found: dict[str, list[str]] = {}
    with opened(browser) as page:
        for kind, path in site.pages.items():
            answer = page.goto(site.address + path)
            assert answer is not None
            assert answer.status == 200, path
            if is_new(answer, looked_over):
                found[kind] = look_over(page, pictures / f"walk-{name}-{kind}")
    assert {kind: held for kind, held in found.items() if held} == {}


def test_a_text_can_be_taken_as_it_was_published(
    browser: Browser, walked: tuple[str, Site]
) -> None:
    _, site = walked
    with opened(browser) as page:
        page.goto(site.address + site.pages["report"])
        with page.expect_download() as taken:
            page.locator("a[href*='raw=1']").click()
        assert taken.value.path().read_text(encoding="utf-8").strip()


def test_what_is_not_there_is_told_on_a_page(
    browser: Browser, walked: tuple[str, Site], pictures: Path, looked_over: set[str]
) -> None:
    name, site = walked
    with opened(browser, missing=True) as page:
        for kind, path in _ERRORS.items():
            answer = page.goto(site.address + path)
            assert answer is not None
            assert answer.status in (400, 404), path
            assert page.get_by_role("link", name="All stories").is_visible()
            if is_new(answer, looked_over):
                assert look_over(page, pictures / f"walk-{name}-{kind}") == [], kind


def test_the_same_words_are_shown_without_scripts(
    browser: Browser, walked: tuple[str, Site], compared: set[str]
) -> None:
    _, site = walked
    with opened(browser) as page, opened(browser, scripts=False) as plain:
        for kind, path in site.pages.items():
            if is_new(page.goto(site.address + path), compared):
                plain.goto(site.address + path)
                assert read_shown(page) == read_shown(plain), kind


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"300 presses of Tab do not reach {selector}")


@pytest.mark.parametrize("scripts", [True, False])
def test_keys_alone_lead_from_the_start_to_the_sentence(
    browser: Browser, walked: tuple[str, Site], *, scripts: bool
) -> None:
    _, site = walked
    steps = [
        (f".index a[href='{site.pages['story']}']", "**/story/*"),
        (".contents a[href='#events']", "**/story/*#events"),
        (".events a.ref", "**/event/*"),
        (".homes a.ref", "**/report/*#s-*"),
    ]
    with opened(browser, scripts=scripts) as page:
        begun = monotonic()
        page.goto(site.address)
        for selector, address in steps:
            tab_to(page, selector)
            page.keyboard.press("Enter")
            page.wait_for_url(address)
        assert page.locator(":target").inner_text().strip()
        assert monotonic() - begun < 60


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_text_is_added_read_and_set_right(
    browser: Browser, make_place: Keep, pictures: Path, kind: str
) -> None:
    """From the form to the story that holds the text, and a decision that is taken back."""
    store = make_place(kind)
    reports = REPORTS["examples"]
    run("read", *(str(one) for one in sorted(reports.glob("0[1-4]*"))), "--db", store)
    with serving(store) as address, opened(browser) as page:
        page.goto(f"{address}/add")
        page.get_by_label("The text as published").fill(PASTED)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("link", name="The story that holds it").wait_for(timeout=60_000)
        page.screenshot(path=pictures / f"walk-{kind}-job.png")
        assert list_faults(page) == []
        page.get_by_role("link", name="The story that holds it").click()
        assert "pasted.txt" in page.locator("main").inner_text()
        page.goto(address + list_pages(store)["review"])
        claims = page.locator("input[name=other][type=radio]").count()
        page.locator("input[name=other][type=radio]").first.check()
        page.get_by_label("Why").first.fill("two things")
        page.get_by_role("button", name="Split it off").click()
        page.wait_for_url("**/event/*")
        page.goto(f"{page.url}/review")
        page.screenshot(path=pictures / f"walk-{kind}-decided.png")
        assert "two things" in page.locator("main").inner_text()
        assert list_faults(page) == []
        page.get_by_role("button", name="Take the last one back").click()
        page.wait_for_url("**/event/*")
        page.goto(f"{page.url}/review")
        assert page.locator("input[name=other][type=radio]").count() == claims


def test_a_password_lets_in(browser: Browser, make_place: Keep, pictures: Path) -> None:
    store = make_place("sqlite")
    run("read", str(REPORTS["examples"] / "01-norvane.txt"), "--db", store)
    with (
        serving(store, password="open sesame") as address,
        opened(browser, missing=True) as page,
    ):
        page.goto(f"{address}/map")
        page.wait_for_url("**/login*")
        assert look_over(page, pictures / "walk-login") == []
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        page.get_by_text("not the password").wait_for()
        assert look_over(page, pictures / "walk-login-wrong") == []
        page.get_by_label("Password").fill("open sesame")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        assert page.locator(".index a").count() == 1


def test_story_event_and_claim_print_to_a4(
    browser: Browser, walked: tuple[str, Site], pictures: Path
) -> None:
    """No line is wider than the sheet; the sheets are left for a person to look at."""
    name, site = walked
    with opened(browser, width=718) as page:
        page.emulate_media(media="print")
        for kind in ("story", "event", "claim"):
            page.goto(site.address + site.pages[kind])
            page.pdf(path=pictures / f"print-{name}-{kind}.pdf", format="A4")
            assert page.evaluate("document.documentElement.scrollWidth") <= 718, kind
