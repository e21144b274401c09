"""An HTML page as lines of text, with what its markup says of them and of the whole."""

import logging

import lxml.html
from htmldate import find_date
from msgspec import Struct

from twosource.clean.blocks import Block, find_blocks, parse_page
from twosource.clean.choice import choose_blocks
from twosource.clean.claims import PageClaims, PageDate, read_claims
from twosource.clean.limits import check_page
from twosource.clean.marks import Mark
from twosource.errors import InputError

__all__ = ["Page", "read_page"]

# htmldate measures against today unless told otherwise, and a stage has no clock.
_LAST_DATE = "2199-12-31"
# A page with more visible characters than this is refused before the costly choice among them.
_MOST_SEEN = 2_000_000


class Page(Struct, frozen=True, kw_only=True):
    """The report on a page: `text` has one block a line, `marks` are by line number."""

    text: str
    marks: dict[int, Mark]
    title: str | None
    claims: PageClaims


def read_page(html: str) -> Page:
    """Return the report on a page.

    Raises InputError "page-too-big" before anything costly is tried, and "no-text".
    """
    check_page(html)
    tree = parse_page(html)
    if tree is None:
        raise _no_text()
    claims = read_claims(tree)
    dates = claims.dates or _guess_date(tree)
    seen = find_blocks(tree)
    if sum(len(block.text) for block in seen) > _MOST_SEEN:
        raise InputError(
            f"the text of this page has more than {_MOST_SEEN:,} characters; split the file",
            code="text-too-long",
            stage="clean",
        )
    blocks = choose_blocks(tree, seen, title=claims.title)
    if not blocks:
        raise _no_text()
    marks = {n: Mark(block.claims, block.rule) for n, block in enumerate(blocks) if block.claims}
    return Page(
        text="\n".join(block.text for block in blocks),
        marks=marks,
        title=_headline(blocks) or claims.title,
        claims=PageClaims(
            title=claims.title,
            publisher=claims.publisher,
            url=claims.url,
            language=claims.language,
            dates=dates,
        ),
    )


def _headline(blocks: tuple[Block, ...]) -> str | None:
    return next((block.text for block in blocks if block.claims == "headline"), None)


def _guess_date(tree: lxml.html.HtmlElement) -> tuple[PageDate, ...]:
    """Return the date that htmldate finds in the markup, without its search through the text.

    That search takes any date of the page, and reads "two days ago" against the clock.
    """
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    found = find_date(tree, extensive_search=False, original_date=True, max_date=_LAST_DATE)
    return (PageDate(found, "meta"),) if found else ()


def _no_text() -> InputError:
    return InputError(
        "no text found on this page; it may be a picture, a video or a front page: "
        "save the text of the report and try again",
        code="no-text",
        stage="clean",
    )
