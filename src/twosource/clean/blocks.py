"""The visible text of a page as blocks, in page order, with what the markup says each one is."""

import re
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct
from msgspec.structs import replace

from twosource.model import FurnitureKind
from twosource.text.characters import normalise_characters

__all__ = ["Block", "find_blocks", "parse_page"]

# The parser leaves body text in <head> when a page has no <body>; so only its own parts are hidden.
_UNSEEN = frozenset(
    """
    title script style noscript template svg math iframe object embed canvas audio video map select
    option textarea button input nav footer form dialog menu datalist
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section
    summary table tbody td tfoot th thead time tr ul
    """.split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"html", "body", "main", "article", "section", "header"})
_SPACE = re.compile(r"[ \t\n]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION_NAME = re.compile(r"caption|cutline|photo-?desc|image-?desc", re.IGNORECASE)
_CREDIT_NAME = re.compile(r"credit|photo-?source|image-?source|attribution", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"byline|by-line|author", re.IGNORECASE)
_DATE_NAME = re.compile(r"\b(?:date|time|timestamp|pubdate|published|updated)\b", re.IGNORECASE)
# An element named after a caption or an author that holds more text than this holds the article.
_LARGEST_LABEL = 600
# A block of more words than this is no byline or date, whatever its class says.
_LONGEST_LABEL = 24


class Block(Struct, frozen=True, kw_only=True):
    """One stretch of visible text without a line end.

    `claims` is what the markup says it is, `rule` the part of the markup that says so; `element`
    is the number of the element it started in, in document order; `heading` marks h1 to h6.
    """

    text: str
    claims: FurnitureKind | None
    rule: str
    element: int
    heading: int


class _Place(Struct, frozen=True):
    claims: FurnitureKind | None
    rule: str
    heading: int
    hidden: bool
    in_figure: bool
    in_paragraph: bool


_OUTSIDE = _Place(
    claims=None, rule="", heading=0, hidden=False, in_figure=False, in_paragraph=False
)


def parse_page(html: str) -> HtmlElement | None:
    """Return the tree of a page, None when there is no element in it."""
    # `huge_tree` lifts the parser's own limit of 10 MB a script; ours have been checked by then.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def find_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks of a page in document order; scripts, menus and hidden parts are left out.

    White space is folded as a browser folds it; no-break spaces stay.
    """
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    return walk.finish()


class _Walk:
    """The state of one pass over the tree."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._places: list[_Place] = [_OUTSIDE]
        self._parts: list[str] = []
        self._element = 0
        self._started_in = 0

    def enter(self, element: HtmlElement) -> None:
        self._element += 1
        before = self._places[-1]
        here = _place_of(element, before)
        if element.tag in _BLOCKS or element.tag == "br" or here != before:
            self._flush(before)
        self._places.append(here)
        self._add(element.text, here)

    def leave(self, element: HtmlElement) -> None:
        here = self._places.pop()
        before = self._places[-1]
        if element.tag in _BLOCKS or here != before:
            self._flush(here)
        self._add(element.tail, before)

    def finish(self) -> tuple[Block, ...]:
        self._flush(self._places[-1])
        return tuple(self._blocks)

    def _add(self, text: str | None, place: _Place) -> None:
        if text and not place.hidden:
            if not self._parts:
                self._started_in = self._element
            self._parts.append(text)

    def _flush(self, place: _Place) -> None:
        text = _SPACE.sub(" ", normalise_characters("".join(self._parts))).strip(" \n")
        self._parts.clear()
        if not text.strip():
            return
        claims = place.claims if _is_short_enough(text, place) else None
        self._blocks.append(
            Block(
                text=text,
                claims=claims,
                rule=place.rule if claims else "",
                element=self._started_in,
                heading=place.heading,
            )
        )


def _is_short_enough(text: str, place: _Place) -> bool:
    if place.claims in ("byline", "page-date"):
        return text.count(" ") < _LONGEST_LABEL
    return True


def _place_of(element: HtmlElement, before: _Place) -> _Place:
    """Return what the text directly inside `element` is, given what is around it."""
    if before.hidden or element.tag in _UNSEEN or _is_hidden(element):
        return replace(before, claims=None, rule="", heading=0, hidden=True)
    if before.in_paragraph and element.tag not in _BLOCKS - {"time"}:
        return before
    in_figure = before.in_figure or element.tag == "figure"
    claims, rule = _claims_of(element, in_figure=in_figure) or (before.claims, before.rule)
    return _Place(
        claims=claims,
        rule=rule,
        heading=int(element.tag[1]) if element.tag in _HEADINGS else before.heading,
        hidden=False,
        in_figure=in_figure,
        in_paragraph=before.in_paragraph or element.tag == "p",
    )


def _claims_of(element: HtmlElement, *, in_figure: bool) -> tuple[FurnitureKind, str] | None:
    if element.tag == "h1":
        return "headline", "html-h1"
    names = _names_of(element)
    if in_figure and _CREDIT_NAME.search(names):
        return "credit", "html-figure-credit"
    if element.tag in ("figcaption", "figure"):
        return "caption", f"html-{element.tag}"
    if element.tag == "time":
        return "page-date", "html-time"
    if element.tag in _CONTAINERS:
        return None
    named = _claims_by_name(names)
    return named if named is not None and _is_small(element) else None


def _claims_by_name(names: str) -> tuple[FurnitureKind, str] | None:
    if _CAPTION_NAME.search(names):
        return "caption", "html-caption-class"
    if _BYLINE_NAME.search(names):
        return "byline", "html-byline-class"
    if _DATE_NAME.search(names):
        return "page-date", "html-date-class"
    return None


def _is_small(element: HtmlElement) -> bool:
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > _LARGEST_LABEL:
            return False
    return True


def _names_of(element: HtmlElement) -> str:
    named = (element.get("class"), element.get("itemprop"), element.get("id"), element.get("rel"))
    return " ".join(name for name in named if name)[:300]


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = cast("str | None", element.get("style"))
    return style is not None and _HIDDEN_STYLE.search(style[:1000]) is not None
