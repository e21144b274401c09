"""The page of search: sentences by their words, narrowed by facets that stand in the address."""

from itertools import groupby
from typing import cast

from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.present.act_words import say_act, say_status
from twosource.present.searched import say_counted
from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked, name_address
from twosource.present.web.sought import ACTS, STATUSES, read_sought
from twosource.store.facets import FacetValue
from twosource.store.search import Hit
from twosource.store.view import View

__all__ = ["show_search"]

MOST_HITS = 20
MOST_VALUES = 8
_NAMES = {
    "actor": "Who did it", "recipient": "To whom", "pair": "Pair", "act": "What was done",
    "status": "How it is told", "place": "Place", "year": "Year",
    "independent": "Independent voices", "publisher": "Publisher",
}  # fmt: skip
_FACETS = (
    "actor", "recipient", "pair", "act", "status", "place", "since", "until", "independent",
    "publisher",
)  # fmt: skip


class Choice(Struct, frozen=True, kw_only=True):
    """A value of a facet with the address that narrows to it."""

    name: str
    sentences: int
    address: str


class Shown(Struct, frozen=True, kw_only=True):
    """A sentence that was found: pieces of it, each with whether it was asked for."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...]
    address: str
    claims: tuple[str, ...]


def show_search(view: View, asked: Asked) -> Answer:
    """Show what has the words and the claims that are asked for."""
    number = asked.get_number("page")
    found = view.search(read_sought(asked, limit=MOST_HITS))
    words = asked.get("q")
    more = found.sentences > number * MOST_HITS or not found.is_all
    return Answer(
        template="search",
        title=f"Search: {words}" if words else "Search",
        value=lambda: found,
        parts={
            "words": words,
            "found": found,
            "hits": tuple(_show(one) for one in found.hits),
            "facets": _list_facets(asked, found.facets),
            "counted": say_counted(found),
            "chosen": tuple(
                (
                    _NAMES.get(name, name),
                    _say_value(name, asked.get(name)),
                    asked.turn(**{name: None, "page": None}),
                )
                for name in _FACETS
                if asked.get(name)
            ),
            "acts": ACTS,
            "statuses": STATUSES,
            "set": {name: asked.get(name) for name in _FACETS},
            "earlier": asked.turn(page=number - 1 if number > 2 else None) if number > 1 else None,
            "later": asked.turn(page=number + 1) if more else None,
        },
    )


def _show(hit: Hit) -> Shown:
    return Shown(
        hit=hit,
        pieces=tuple(_cut(hit)),
        address=f"{name_address('report', hit.at.report)}?at={hit.at.start}",
        claims=tuple(name_address("claim", one) for one in hit.claims[:4]),
    )


def _cut(hit: Hit) -> list[tuple[str, bool]]:
    """Cut the snippet where a word that was asked for begins or ends."""
    start, end = hit.snippet.start, hit.snippet.end
    pieces: list[tuple[str, bool]] = [("…", False)] if start > hit.at.start else []
    at = start
    for mark in sorted(hit.marks):
        if mark.start < at or mark.end > end:
            continue
        pieces += [(_words(hit, at, mark.start), False), (_words(hit, mark.start, mark.end), True)]
        at = mark.end
    pieces.append((_words(hit, at, end), False))
    pieces += [("…", False)] if end < hit.at.end else []
    return [one for one in pieces if one[0]]


def _words(hit: Hit, start: int, end: int) -> str:
    return hit.words[start - hit.at.start : end - hit.at.start]


def _list_facets(
    asked: Asked, values: tuple[FacetValue, ...]
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    return tuple(
        (_NAMES[facet], tuple(_offer(asked, one) for one in list(held)[:MOST_VALUES]))
        for facet, held in groupby(values, key=lambda one: one.facet)
    )


def _say_value(facet: str, value: str) -> str:
    """Say a value in the words of the other pages; a code of an act stands behind its words."""
    if facet == "status":
        return say_status(cast("Status", value)).word
    return f"{say_act(cast('Act', value))} ({value})" if facet == "act" else value


def _offer(asked: Asked, one: FacetValue) -> Choice:
    if one.facet == "year":
        turned = asked.turn(since=f"{one.value}-01-01", until=f"{one.value}-12-31", page=None)
    else:
        turned = asked.turn(**{one.facet: one.value, "page": None})
    return Choice(name=_say_value(one.facet, one.name), sentences=one.sentences, address=turned)
