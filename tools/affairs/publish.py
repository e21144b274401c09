"""From a draft to what a reader sees and what a program is given: blocks, text, page."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from random import Random

import msgspec
from msgspec import Struct
from tools.affairs.draft import Draft
from tools.affairs.model import FICTION, Block, BlockKind, Stretch
from tools.affairs.sites import Site, load_parts, print_date

__all__ = ["Published", "publish"]

_GAP = "\n\n"
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Published(Struct, frozen=True, kw_only=True):
    """The text with its places, and the bytes that a program is given."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Stretch, ...]
    content: bytes
    publisher: str | None
    url: str | None


class _Piece(Struct, frozen=True):
    """One line to be: a body paragraph has a dateline perhaps, and its sentences."""

    kind: BlockKind
    text: str
    sentences: tuple[str, ...] = ()
    dateline: str = ""


def publish(draft: Draft, site: Site, day: date, chance: Random) -> Published:
    """Return the draft on a site on a day."""
    pieces = list(_lay_out(draft, site, day, chance))
    text, blocks, sentences = _set(pieces)
    url = None
    if site.layout != "wire":
        slug = _slug(draft.headline)
        url = f"https://{_slug(site.name)}.example/{day:%Y/%m/%d}/{slug}"
    if site.media == "html":
        content = _make_page(pieces, draft, site, day, url or "")
    elif site.media == "record":
        content = _make_record(text, draft, site, day, url or "")
    else:
        content = text.encode()
    return Published(
        text=text,
        blocks=blocks,
        sentences=sentences,
        content=content,
        publisher=None if site.layout == "wire" else site.name,
        url=url if site.media != "text" else None,
    )


def _lay_out(draft: Draft, site: Site, day: date, chance: Random) -> Iterator[_Piece]:
    head = list(_head_of(draft, site, day))
    body = list(_body_of(draft))
    yield from head
    extras = (
        [] if site.layout in ("wire", "bare") or site.media == "record" else _extras(site, chance)
    )
    places = sorted(chance.sample(range(1, len(body) + 1), min(len(extras), len(body))))
    waiting = dict(zip(places, extras, strict=False))
    for number, piece in enumerate(body):
        yield from waiting.get(number, ())
        yield piece
    yield from waiting.get(len(body), ())
    if draft.credit:
        yield _Piece("credit", draft.credit)
    if site.media == "html":
        yield from _foot_of(site, chance)
    yield _Piece("copyright", FICTION)


def _head_of(draft: Draft, site: Site, day: date) -> Iterator[_Piece]:
    headline = _Piece("headline", draft.headline)
    byline = [_Piece("byline", draft.byline)] if draft.byline else []
    dated = _Piece("page-date", print_date(day, site.dates))
    masthead = _Piece("masthead", site.name)
    if site.layout == "wire":
        yield from (headline, *byline)
    elif site.media == "record":
        yield from byline
    elif site.media == "html":
        yield masthead
        yield from (_Piece("menu", item) for item in site.menu)
        yield from (headline, *byline, dated)
        yield from (_Piece("share", item) for item in site.share)
    elif site.layout == "doubled":
        yield from (dated, masthead, _Piece("masthead", site.motto), headline, headline, *byline)
    elif site.layout == "headline-first":
        yield from (headline, masthead, *byline, dated)
    elif site.layout == "plain":
        yield from (masthead, dated, headline, *byline)
    else:
        yield from (masthead, _Piece("menu", site.menu[0]), headline, *byline, dated)


def _body_of(draft: Draft) -> Iterator[_Piece]:
    for number, lines in enumerate(draft.paragraphs):
        sentences = tuple(line.text for line in lines)
        dateline = (draft.dateline or "") if number == 0 else ""
        yield _Piece("body", " ".join(sentences), sentences, dateline)


def _extras(site: Site, chance: Random) -> list[tuple[_Piece, ...]]:
    """Return what stands between the paragraphs."""
    parts = load_parts()
    links = chance.sample(parts.related, 3)
    if site.media == "html":
        between = [_Piece("related", site.label), *(_Piece("related", one) for one in links[:2])]
    else:
        gap = "  " if site.layout == "doubled" else ": "
        between = [_Piece("related", f"{site.label}{gap}{links[0]}")]
    found = [tuple(between)]
    if chance.random() < 0.5:
        found.append((_Piece("newsletter", site.newsletter),))
    if chance.random() < 0.3:
        found.append((_Piece("caption", chance.choice(parts.captions)),))
    return found


def _foot_of(site: Site, chance: Random) -> Iterator[_Piece]:
    parts = load_parts()
    yield _Piece("related", site.head)
    yield from (_Piece("related", one) for one in chance.sample(parts.related, 3))
    yield _Piece("newsletter", site.newsletter)


def _set(pieces: Iterable[_Piece]) -> tuple[str, tuple[Block, ...], tuple[Stretch, ...]]:
    """Return the text of all pieces, one a paragraph, and where blocks and sentences stand."""
    text, blocks, sentences = "", [], []
    for piece in pieces:
        start = len(text)
        if piece.dateline:
            blocks.append(Block("dateline", Stretch(start, start + len(piece.dateline))))
            text += piece.dateline + " "
            start = len(text)
        for sentence in piece.sentences:
            sentences.append(Stretch(len(text), len(text) + len(sentence)))
            text += sentence + " "
        text = text.rstrip(" ") if piece.sentences else text + piece.text
        blocks.append(Block(piece.kind, Stretch(start, len(text))))
        text += _GAP
    return text.rstrip("\n") + "\n", tuple(blocks), tuple(sentences)


def _make_record(text: str, draft: Draft, site: Site, day: date, url: str) -> bytes:
    record = {
        "url": url,
        "title": draft.headline,
        "text": text,
        "published": day.isoformat(),
        "publisher": site.name,
    }
    return msgspec.json.encode(record)


def _make_page(pieces: Sequence[_Piece], draft: Draft, site: Site, day: date, url: str) -> bytes:
    title, name = html.escape(draft.headline), html.escape(site.name)
    article = msgspec.json.encode(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": draft.headline,
            "datePublished": day.isoformat(),
            "publisher": {"@type": "Organization", "name": site.name},
        }
    ).decode()
    schema = f'<script type="application/ld+json">{article}</script>' if site.dates % 2 else ""
    head = (
        f'<meta charset="utf-8"><title>{title} | {name}</title>'
        f'<meta property="og:site_name" content="{name}">'
        f'<meta property="og:title" content="{title}"><link rel="canonical" href="{url}">{schema}'
    )
    groups = [(kind, list(found)) for kind, found in groupby(pieces, key=lambda one: one.kind)]
    first = next(place for place, (kind, _) in enumerate(groups) if kind == "headline")
    last = max(place for place, (kind, _) in enumerate(groups) if kind in ("body", "credit"))
    above = "\n".join(_render(kind, found) for kind, found in groups[:first])
    article_lines = "\n".join(_render(kind, found) for kind, found in groups[first : last + 1])
    below = "\n".join(_render(kind, found) for kind, found in groups[last + 1 :])
    page = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n<body>\n'
        f"<header>{above}</header>\n"
        f"<main><article>\n{article_lines}\n</article></main>\n<footer>{below}</footer>\n"
        "</body>\n</html>\n"
    )
    return page.encode()


def _render(kind: BlockKind, pieces: Sequence[_Piece]) -> str:
    lines = [html.escape(f"{one.dateline} {one.text}".strip(), quote=False) for one in pieces]
    if kind == "headline":
        return "\n".join(f"<h1>{line}</h1>" for line in lines)
    if kind == "menu":
        return f"<nav><ul>{_items(lines)}</ul></nav>"
    if kind == "related":
        return f'<aside class="related"><h3>{lines[0]}</h3><ul>{_items(lines[1:])}</ul></aside>'
    if kind == "share":
        links = " ".join(f'<a href="#">{line}</a>' for line in lines)
        return f'<div class="share">{links}</div>'
    if kind == "caption":
        return (
            f'<figure><img src="/picture.jpg" alt=""><figcaption>{lines[0]}</figcaption></figure>'
        )
    if kind == "masthead":
        return f'<a class="logo" href="/">{lines[0]}</a>'
    return "\n".join(f'<p class="{kind}">{line}</p>' for line in lines)


def _items(lines: Iterable[str]) -> str:
    return "".join(f'<li><a href="#">{line}</a></li>' for line in lines)


def _slug(words: str) -> str:
    return "-".join(_NOT_PLAIN.sub(" ", words.casefold()).split()[:7]) or "report"
