"""A headless Chromium without a network, and a place for pictures of the pages."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

OpenPage = Callable[..., Page]


def find_chromium() -> str:
    named = os.environ.get("TWOSOURCE_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("TWOSOURCE_NO_BROWSER") == "1":
        pytest.skip("TWOSOURCE_NO_BROWSER=1 leaves the pages unopened")
    if found is None:
        pytest.fail(
            "no Chromium found: install one, point TWOSOURCE_CHROMIUM at one, "
            "or set TWOSOURCE_NO_BROWSER=1 to leave these tests out"
        )
    return found


def hear_complaints(page: Page, address: str, complaints: list[str]) -> None:
    """Keep what the console says, what fails, and every request but that for the page itself."""
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda one: complaints.extend({one.url} - {address}))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Write a page to disk and open it there, offline; fail on whatever it complains about."""
    complaints: list[str] = []

    def open_html(
        html: str,
        *,
        width: int = 1200,
        scripts: bool = True,
        scheme: str = "light",
        listen: bool = True,
    ) -> Page:
        path = tmp_path / f"page-{width}-{scripts}-{scheme}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            offline=True,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        if listen:
            hear_complaints(page, path.as_uri(), complaints)
        page.goto(path.as_uri())
        return page

    yield open_html
    for context in browser.contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def pictures(pytestconfig: pytest.Config) -> Path:
    """The folder that pictures of the pages are left in, for a person to look at."""
    folder = pytestconfig.rootpath / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
