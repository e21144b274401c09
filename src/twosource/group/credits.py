"""Whom a report itself names as the origin of its text: dateline, credit line, masthead."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from twosource.lexicon.media import find_media, find_medium
from twosource.lexicon.outlet_words import has_outlet_word
from twosource.model import Furniture, Origin, Report, Span

__all__ = ["Credit", "find_credits", "name_origin", "names_alike"]

_IN_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_DASHES = " \t\n\u00a0-–—:"
_PHOTO = re.compile(r"(?i)\b(?:photo|photograph|picture|image|getty|pool|file)\b|\S/\S|^\d\d:\d\d")
_STORY_CREDIT = re.compile(
    r"(?i)\b(?:reporting|published|written|edited|editing|source|with|from|inputs|credit|agenc|via)\b"
)

_PUBLISHED_BY = re.compile(
    r"(?P<cue>(?i:first|originally) (?i:published|reported) (?i:by|in)|(?i:sources?):|(?i:via)\b:?"
    r"|(?i:written with)|(?i:with (?:reporting|material|files|inputs) (?:by|from)))\s{1,3}"
    r"(?P<name>[A-ZÀ-Ý][\w'’&-]{0,30}"
    r"(?: (?:of|the|de|del|della|di|da|do|du|des|la|le|los|las|[A-ZÀ-Ý][\w'’&-]{0,30})){0,5})"
)

# "Part" is a credit for some of the text: "with material from …".
Place = Literal["dateline", "credit", "byline", "part", "publisher"]
_WEIGHT: dict[Place, float] = {
    "dateline": 3.0,
    "credit": 2.0,
    "byline": 1.5,
    "part": 1.0,
    "publisher": 0.5,
}


class Credit(Struct, frozen=True):
    """One name that a report gives for the origin of its text, and where it gives it."""

    name: str
    kind: Literal["agency", "outlet"]
    place: Place
    span: Span | None


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Return who a report says its text comes from; a picture credit is none (copies.md, 6)."""
    found = [credit for piece in report.furniture for credit in _credits_in(report, piece)]
    if report.publisher:
        found.append(Credit(*_name_and_kind(report.publisher, "outlet"), "publisher", None))
    return tuple(found)


def name_origin(reports: Sequence[Report], *, in_part: bool = False) -> Origin | None:
    """Return the origin that the reports of one lineage name, None when they name nobody.

    Datelines outweigh credit lines, these bylines; an agency outweighs the outlets that carry it.
    Credits for some of the text count only when `in_part` asks for them.
    """
    named = [credit for report in reports for credit in find_credits(report)]
    placed = [one for one in named if one.span and (one.place == "part") == in_part]
    if not placed:
        return None
    names = sorted({credit.name for credit in placed})
    best = max(names, key=lambda name: (_votes_for(name, placed), name))
    chosen = [credit for credit in placed if credit.name == best]
    strongest = max(chosen, key=lambda credit: _WEIGHT[credit.place])
    return Origin(
        name=best,
        kind=strongest.kind,
        basis=strongest.place,
        spans=tuple(sorted(credit.span for credit in chosen if credit.span)),
    )


def names_alike(one: str, other: str) -> bool:
    """Tell whether two names are one medium's, through the lexicon or letter by letter."""
    return _name_and_kind(one, "outlet")[0].casefold() == (
        _name_and_kind(other, "outlet")[0].casefold()
    )


def _votes_for(name: str, placed: Sequence[Credit]) -> tuple[bool, float]:
    of_name = [credit for credit in placed if credit.name == name]
    is_agency = any(credit.kind == "agency" for credit in of_name)
    return is_agency, sum(_WEIGHT[credit.place] for credit in of_name)


def _credits_in(report: Report, piece: Furniture) -> Iterator[Credit]:
    text = report.text[piece.span.start : piece.span.end]
    if piece.kind == "dateline":
        yield from _from_dateline(text, piece.span)
    elif piece.kind == "credit" and not _PHOTO.search(text) and _STORY_CREDIT.search(text):
        yield from _from_names(text, piece.span, "credit")
        yield from _from_cue(text, piece.span)
    elif piece.kind == "byline":
        yield from _from_names(text, piece.span, "byline")


def _from_dateline(text: str, span: Span) -> Iterator[Credit]:
    bracketed = _IN_BRACKETS.search(text)
    if bracketed:
        name, kind = _name_and_kind(bracketed.group(1).strip(), "agency")
        yield Credit(name, kind, "dateline", span)
        return
    medium = find_medium(text.strip(_DASHES))
    if medium:
        yield Credit(medium.name, medium.kind, "dateline", span)


def _from_names(text: str, span: Span, place: Place) -> Iterator[Credit]:
    for mention in find_media(text):
        if mention.others:
            continue  # a name that several media bear decides nothing
        start = span.start + mention.start
        inside = Span(span.report, start, span.start + mention.end)
        yield Credit(mention.medium.name, mention.medium.kind, place, inside)


def _from_cue(text: str, span: Span) -> Iterator[Credit]:
    """Find an outlet that the lexicon does not know, by the words before it."""
    found = _PUBLISHED_BY.search(text)
    if found is None or find_media(found.group("name")):
        return
    name = found.group("name")
    is_part = found.group("cue").casefold().startswith(("with ", "written "))
    if is_part and len(name.split()) in (2, 3) and not has_outlet_word(name):
        return  # a person, for all that the words tell
    start = span.start + found.start("name")
    inside = Span(span.report, start, start + len(name))
    kind: Literal["agency", "outlet"] = "agency" if "agency" in name.casefold() else "outlet"
    yield Credit(name, kind, "part" if is_part else "credit", inside)


def _name_and_kind(
    name: str, otherwise: Literal["agency", "outlet"]
) -> tuple[str, Literal["agency", "outlet"]]:
    medium = find_medium(name)
    return (medium.name, medium.kind) if medium else (name, otherwise)
