"""Stores served for Chromium, one page of each kind in them, and a page that complains."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from playwright.sync_api import Browser, Page
from tests.browser.pages import find_violations, open_details

from twosource.model import Record
from twosource.store.view import open_view

__all__ = [
    "LOOKS",
    "Site",
    "list_faults",
    "list_pages",
    "look_over",
    "opened",
    "read_shown",
    "serving",
]

LOOKS = [("light", 1200), ("dark", 1200), ("light", 375)]
_NOTHING = "?until=1900-01-01"
_MISSED = "Failed to load resource: the server responded with a status of 40"
"""What Chromium says by itself of a page that is answered with an error."""


class Site(Struct, frozen=True, kw_only=True):
    """A store that is served: the address without its last stroke, and its pages by name."""

    address: str
    pages: dict[str, str]


def list_pages(store: str) -> dict[str, str]:
    """List one page of each kind, by name, and those that have nothing to show."""
    with open_view(store) as view:
        line = max(view.story_lines(), key=lambda one: (one.events, one.documents))
        record = view.story_record(line.id)
    report = f"/report/{record.reports[0].id}"
    pages = {
        "start": "/", "story": f"/story/{line.id}", "sources": "/sources", "map": "/map",
        "time": "/time", "ledger": "/ledger", "search": "/search?q=the", "export": "/export",
        "about": "/about", "add": "/add", "report": report,
        "search-empty": "/search", "search-nothing": "/search?q=zzzzz",
    }  # fmt: skip
    bare = ("start", "map", "time", "ledger")
    pages |= {f"{name}-nothing": f"{pages[name]}{_NOTHING}" for name in bare}
    pages |= _list_event_pages(record)
    if record.grouping.alignments:
        pair = record.grouping.alignments[0]
        pages["compare"] = f"/compare?a={pair.first}&b={pair.second}"
    return pages


def _list_event_pages(record: Record) -> dict[str, str]:
    events = record.collation.events
    if not events:
        return {}
    event = max(events, key=lambda one: len(one.claims))
    pages = {
        "event": f"/event/{event.id}",
        "review": f"/event/{event.id}/review",
        "to-check": "/review",
        "regroup": f"/story/{event.story}/review",
        "claim": f"/claim/{event.claims[0]}",
        "search-narrow": f"/search?q=the&act={event.act}",
    }
    for claim in record.claims:
        who, whom = (
            [x.state for x in held if x.state] for held in (claim.actors, claim.recipients)
        )
        if who and whom:
            return pages | {"actor": f"/actor/{who[0]}", "dyad": f"/dyad/{who[0]}-{whom[0]}"}
    return pages


@contextmanager
def serving(store: str, *, password: str = "") -> Iterator[str]:
    """Serve a store by the program itself; give the address without its last stroke.

    The program works in a folder of its own: what is handed in to a database is kept there.
    """
    command = [sys.executable, "-m", "twosource", "serve", "--port", "0", "--db", store]
    surroundings = os.environ | {"TWOSOURCE_PASSWORD": password} if password else None
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=surroundings, cwd=folder
        ) as process,
    ):
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip().rstrip("/")
        finally:
            process.terminate()


@contextmanager
def opened(
    browser: Browser,
    *,
    width: int = 1200,
    scheme: str = "light",
    scripts: bool = True,
    missing: bool = False,
) -> Iterator[Page]:
    """Open a page that complains about every word of the console and every request outside.

    With `missing` a page may be answered with an error, of which Chromium says a word by itself.
    """
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on(
        "request", lambda one: complaints.extend({one.url} if "127.0.0.1" not in one.url else ())
    )
    yield page
    context.close()
    heard = [one for one in complaints if not (missing and one.startswith(_MISSED))]
    assert heard == [], heard


def list_faults(page: Page, *, parts: tuple[str, ...] = ("rules", "colours")) -> list[str]:
    """List what axe finds, each with its first element, and what is wider than the screen."""
    found = json.loads(find_violations(page, parts=parts))
    faults = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    return faults if fits(page) else [*faults, "too wide"]


def fits(page: Page) -> bool:
    """Tell whether nothing of a page is wider than the screen."""
    held: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return held


def wear_look(page: Page, scheme: str, width: int) -> None:
    """Show a page as it is in a colour scheme and at a width."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})


def look_over(page: Page, picture: Path) -> list[str]:
    """List the faults of a page in each look, as it is shown and with all folds open.

    It is loaded once. In the dark only colours differ, so only their rules are asked again. A page
    without a closed fold is shown as it is with all open. A picture of each look is left beside
    `picture`, which is a path without an ending.
    """
    faults: list[str] = []
    folded = page.locator("details:not([open])").count() > 0
    for scheme, width in LOOKS:
        wear_look(page, scheme, width)
        name = f"{picture.name}-{scheme}-{width}.jpg"
        page.screenshot(path=picture.with_name(name), full_page=True, type="jpeg", quality=80)
        if folded and (scheme, width) == LOOKS[0]:
            faults += list_faults(page)
        faults += [] if fits(page) else [f"{scheme} {width}: too wide"]
    open_details(page)
    for scheme, width in LOOKS:
        wear_look(page, scheme, width)
        parts = ("colours",) if scheme == "dark" else ("rules", "colours")
        faults += [f"{scheme} {width}, open: {one}" for one in list_faults(page, parts=parts)]
    return faults


def read_shown(page: Page) -> str:
    """Read the words of a page but for the bar that a script adds to step through differences."""
    copy = page.locator("body").text_content() or ""
    bar = page.locator(".jump").all_text_contents()
    for one in bar:
        copy = copy.replace(one, "")
    return " ".join(copy.split())
