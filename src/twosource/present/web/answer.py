"""What a page answers with: words for a template, or a value as JSON."""

import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Literal
from urllib.parse import quote

import msgspec
from msgspec import Struct

from twosource.present.policy import make_printable
from twosource.present.templates import open_templates

__all__ = ["TEXT", "Answer", "Download", "Redirected", "make_etag", "render_page", "write_json"]

Form = Literal["html", "json"]
Links = Mapping[str, str]
_INSIDE = re.compile(r'(?<= )href="#([^"]*)"')
_ID = re.compile(r' id="([^"]+)"')
_ROOT = re.compile(r"(?:[A-Z]+|[a-z][0-9]+)(?=-|$)")

TEXT = "s"
"""How the anchors of a full text begin where it has a page of its own."""


class Answer(Struct, frozen=True, kw_only=True):
    """A page: its template, the parts that the template names, and what makes the value for JSON.

    `links` lead from the first part of an anchor ("B", "e4", "v1") to the page that has it, with
    what the first part is there: a template speaks of a story as if all stood on one page.
    """

    template: str
    title: str
    value: Callable[[], object]
    parts: Mapping[str, object] = {}
    links: Links = {}
    status: int = 200


class Redirected(Struct, frozen=True, kw_only=True):
    """Another address that has what was asked for."""

    to: str
    status: int = 307


class Download(Struct, frozen=True, kw_only=True):
    """A file to keep."""

    content: bytes
    name: str
    media: str


def render_page(answer: Answer, shared: Mapping[str, object]) -> bytes:
    """Return a page as HTML in UTF-8; `shared` is what every page has."""
    template = open_templates().get_template(f"web/{answer.template}.html")
    page = template.render(**shared, **answer.parts, title=answer.title)
    return _lead_on(make_printable(page), answer.links).encode()


def write_json(answer: Answer) -> bytes:
    """Return the value of a page as JSON."""
    return msgspec.json.encode(answer.value())


def make_etag(content: bytes) -> str:
    """Return a tag that changes with the content."""
    return f'"{blake2b(content, digest_size=12).hexdigest()}"'


def _lead_on(page: str, links: Links) -> str:
    """Let links into parts that stand on other pages lead there."""
    if not links:
        return page
    here = set(_ID.findall(page))

    def turn(match: re.Match[str]) -> str:
        led = None if match[1] in here else _lead(match[1], links)
        return match[0] if led is None else f'href="{quote(led, safe="/?=&#")}"'

    return _INSIDE.sub(turn, page)


def _lead(anchor: str, links: Links) -> str | None:
    """Return where an anchor stands; one that no link knows is on the page of the link ""."""
    root = _ROOT.match(anchor)
    if root is None or root[0] not in links:
        return f"{links['']}#{anchor}" if "" in links else None
    address, mark, start = links[root[0]].partition("#")
    rest = anchor[root.end() :]
    return f"{address}#{start}{rest}" if mark and (rest or start != TEXT) else address
