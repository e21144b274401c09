"""Limits of a page, counted in one pass over its source before the costly parser sees it."""

import re
from collections import Counter

from msgspec import Struct

from twosource.errors import InputError

__all__ = ["PageLimits", "check_page"]

# Elements without an end tag, and those whose end tag may be left out: neither nests a page deeper.
_FLAT = frozenset(
    """
    area base br col embed frame hr img input link meta param source track wbr keygen basefont
    p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rt rp html head body
    """.split()
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"})
_MARK = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/<>]{0,63}))")
_REST_OF_TAG = re.compile(r"""[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*""")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(r"[^\s/]+")
_SHORTEST_ATTRIBUTE = 2  # a space and a letter


class PageLimits(Struct, frozen=True, kw_only=True):
    """The most of each that a page may have."""

    nodes: int = 200_000
    depth: int = 256
    attributes_per_tag: int = 1_000


def check_page(html: str, *, limits: PageLimits | None = None) -> None:
    """Raise InputError "page-too-big" when the source of a page goes beyond `limits`.

    Nodes are start tags and comments. Linear in the length of `html`; comments, scripts and styles
    are skipped as a browser skips them, and an unclosed one reaches to the end of the page.
    """
    counts = _Counts(limits or PageLimits())
    at = 0
    while match := _MARK.search(html, at):
        at = match.end()
        name = (match[3] or "").lower()
        if match[1]:
            counts.add_node()
            at = _after(html, "-->", at)
        elif match[2]:
            counts.close(name)
        else:
            at = counts.open(html, name, at)
            if name in _RAW:
                at = _find_end_tag(html, name, at)


class _Counts:
    """What was met so far; raises as soon as it is too much."""

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._nodes = 0
        self._ends = 0
        self._stack: list[str] = []
        self._open: Counter[str] = Counter()

    def add_node(self) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise _refuse(f"more than {self._limits.nodes:,} nodes")

    def open(self, html: str, name: str, at: int) -> int:
        """Count a start tag whose name ends at `at`; return where its attributes end."""
        self.add_node()
        if name not in _FLAT:
            self._stack.append(name)
            self._open[name] += 1
            if len(self._stack) > self._limits.depth:
                raise _refuse(f"elements nested more than {self._limits.depth} deep")
        match = _REST_OF_TAG.match(html, at)
        end = match.end() if match else at
        if end - at > _SHORTEST_ATTRIBUTE * self._limits.attributes_per_tag:
            self._check_attributes(html[at:end])
        return end

    def close(self, name: str) -> None:
        """Count an end tag, which also closes what was left open inside its element."""
        self._ends += 1
        if self._ends > 2 * self._limits.nodes:
            raise _refuse(f"more than {2 * self._limits.nodes:,} end tags")
        if self._open[name] > 0:
            while True:
                closed = self._stack.pop()
                self._open[closed] -= 1
                if closed == name:
                    break

    def _check_attributes(self, rest: str) -> None:
        unquoted = _QUOTED.sub("= ", rest)
        if len(_ATTRIBUTE.findall(unquoted)) > self._limits.attributes_per_tag:
            raise _refuse(f"more than {self._limits.attributes_per_tag:,} attributes on one tag")


def _after(html: str, mark: str, at: int) -> int:
    found = html.find(mark, at)
    return len(html) if found < 0 else found + len(mark)


def _find_end_tag(html: str, name: str, at: int) -> int:
    """Return where the end tag of a raw-text element begins."""
    found = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(html, at)
    return len(html) if found is None else found.start()


def _refuse(what: str) -> InputError:
    sentence = f"this page has {what}; save the article alone, or as plain text, and try again"
    return InputError(sentence, code="page-too-big", stage="clean")
