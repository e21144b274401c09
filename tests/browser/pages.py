"""What tests of pages share: how a page is opened, its folds, and axe."""

import json
from importlib.resources import files
from typing import Protocol

from playwright.sync_api import Page

__all__ = ["OpenPage", "find_violations", "open_details"]

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

_RUN = """
async (parts) => {
  const colours = ["color-contrast", "link-in-text-block"];
  const held = [];
  const run = async (context, options) => {
    const done = await axe.run(context, {resultTypes: ["violations"], ...options});
    held.push(...done.violations);
  };
  if (parts.length === 2 && document.querySelectorAll("*").length < 1000) {
    await run(document, {});
    return held;
  }
  if (parts.includes("rules")) {
    await run(document, {rules: Object.fromEntries(colours.map((one) => [one, {enabled: false}]))});
  }
  if (parts.includes("colours")) {
    const say = (one) => [
      one.localName, one.className.baseVal ?? one.className, one.getAttribute("aria-current"),
    ].join(".");
    const met = new Map();
    const include = [...document.body.querySelectorAll("*")].filter((one) => {
      const told = [...one.childNodes].some((x) => x.nodeType === 3 && x.nodeValue.trim());
      if (!(told || one.matches("input, select, textarea")) || !one.checkVisibility()) return false;
      let place = "";
      for (let at = one; at.parentElement; at = at.parentElement) place += `${say(at)} `;
      met.set(place, (met.get(place) ?? 0) + 1);
      return met.get(place) <= 2;
    });
    if (include.length) await run({include}, {runOnly: {type: "rule", values: colours}});
  }
  return held;
}
"""
"""Runs axe: its rules over the whole page, and those of colours over two words of each kind.

The colours of words follow from the names of what holds them: in ten thousand rows of a table they
are those of the first two, and to look at all takes a minute. A page of fewer than a thousand
elements is looked at whole, at once.
"""


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


def find_violations(page: Page, *, parts: tuple[str, ...] = ("rules", "colours")) -> str:
    """Return what axe finds on a page, as JSON; "[]" is nothing.

    Of the `parts`, "colours" are all rules that a colour scheme can break, and "rules" the others.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return json.dumps(page.evaluate(_RUN, list(parts)), indent=1)
