"""What a page says of itself outside its text: title, publisher, address, language, dates."""

import re
from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement
from msgspec import Struct

from twosource.model import DateBasis

__all__ = ["PageClaims", "PageDate", "read_claims"]

_ARTICLE = re.compile(r"article|posting|report", re.IGNORECASE)
_LONGEST_SCRIPT = 1_000_000
_MOST_OBJECTS = 2_000
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
)


class PageDate(Struct, frozen=True):
    """A date as the page writes it, and where it stands."""

    written: str
    basis: DateBasis


class PageClaims(Struct, frozen=True, kw_only=True):
    """What a page claims; None where it claims nothing."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[PageDate, ...] = ()


class _Schema(Struct, frozen=True, kw_only=True):
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_claims(tree: HtmlElement) -> PageClaims:
    """Return what the head, the meta elements and the schema.org scripts of a page claim."""
    meta = _read_meta(tree)
    schema = _read_schema(tree)
    published = next((meta[name] for name in _DATE_NAMES if name in meta), None)
    dates = [
        PageDate(schema.published, "jsonld") if schema.published else None,
        PageDate(published, "meta") if published else None,
    ]
    return PageClaims(
        title=meta.get("og:title") or schema.title or _text_of(tree, "//title"),
        publisher=meta.get("og:site_name") or schema.publisher or meta.get("application-name"),
        url=_canonical(tree) or meta.get("og:url"),
        language=_language(tree) or meta.get("content-language"),
        dates=tuple(date for date in dates if date is not None),
    )


def _read_meta(tree: HtmlElement) -> dict[str, str]:
    """Return the content of each meta element by its lower-case name; the first one counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        content = _tidy(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _read_schema(tree: HtmlElement) -> _Schema:
    """Return what the first article among the schema.org objects says."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for found in _objects(script.text or ""):
            if _ARTICLE.search(" ".join(_strings(found.get("@type")))):
                return _Schema(
                    title=_name(found.get("headline")),
                    publisher=_name(found.get("publisher")),
                    published=_name(found.get("datePublished")),
                )
    return _Schema()


def _objects(script: str) -> Iterator[dict[object, object]]:
    """Yield every object of a script, outermost first; nothing when it is no JSON."""
    if len(script) > _LONGEST_SCRIPT:
        return
    try:
        waiting: list[object] = [msgspec.json.decode(script.strip().encode("utf-8", "replace"))]
    except (msgspec.DecodeError, RecursionError):
        return
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        found = waiting.pop(0)
        seen += 1
        if isinstance(found, dict):
            yield found
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def _name(value: object) -> str | None:
    """Return a string, the name of an object, or that of the first in a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _tidy(value) if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        address = _tidy(link.get("href"))
        if (link.get("rel") or "").lower() == "canonical" and address:
            return address if re.match("https?://", address, re.IGNORECASE) else None
    return None


def _language(tree: HtmlElement) -> str | None:
    return _tidy(tree.get("lang"))


def _text_of(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return _tidy("".join(found[0].itertext())) if found else None


def _tidy(text: str | None) -> str | None:
    folded = " ".join((text or "").split())
    return folded[:1_000] or None
