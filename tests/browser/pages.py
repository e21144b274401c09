"""What tests of pages share: how a page is opened, its folds, and axe."""

import json
from importlib.resources import files
from typing import Protocol

from playwright.sync_api import Page

__all__ = ["OpenPage", "find_violations", "open_details"]

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class OpenPage(Protocol):
    """Opens a page of HTML in Chromium."""

    def __call__(
        self,
        html: str,
        *,
        width: int = 1200,
        scripts: bool = True,
        scheme: str = "light",
        listen: bool = True,
    ) -> Page: ...


def open_details(page: Page) -> None:
    """Open every fold."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def find_violations(page: Page, *, contrast: bool = True) -> str:
    """Return what axe finds on a page, as JSON; "[]" is nothing.

    Contrast takes a minute on a page of ten thousand elements, and may be left out.
    """
    page.evaluate(_AXE)
    asked = "rules => axe.run({resultTypes: ['violations'], rules}).then((done) => done.violations)"
    rules = {"color-contrast": {"enabled": contrast}}
    return json.dumps(page.evaluate(asked, rules), indent=1)
