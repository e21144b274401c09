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

__all__ = ["Answer", "Download", "Redirected", "make_etag", "render_page", "write_json"]

Form = Literal["html", "json"]
Links = Mapping[str, str]
_INSIDE = re.compile(r'(?<= )href="#([^"]*)"')
_ID = re.compile(r' id="([^"]+)"')
_TURNED = re.compile(r"[A-Z]+(?=-|$)|e[0-9]+$|v[0-9]+(?=-|$)")


class Answer(Struct, frozen=True, kw_only=True):
    """A page: its template, the parts that the template names, and what makes the value for JSON.

    `links` lead from the first part of an anchor ("B", "e4", "v1") to the page that has it, since
    a template speaks of all of a story as if it stood on one page.
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
        anchor = match[1]
        root = _TURNED.match(anchor)
        if anchor in here or root is None or root[0] not in links:
            return match[0]
        rest = anchor[root.end() :]
        return f'href="{quote(links[root[0]], safe="/?=&#")}{f"#s{rest}" if rest else ""}"'

    return _INSIDE.sub(turn, page)
