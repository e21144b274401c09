"""What a search found, in words: each sentence with the words asked for, then the facets."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.present.searched import say_counted
from twosource.present.terminal import Screen, draw, make_grid, make_safe
from twosource.store.facets import FacetName, FacetValue
from twosource.store.search import Found, Hit
from twosource.text.phrasing import count

__all__ = ["tell_found"]

SHORT_ID = 8
MOST_VALUES = 5
_FACETS: dict[FacetName, str] = {
    "actor": "actors",
    "recipient": "recipients",
    "pair": "pairs",
    "act": "acts",
    "status": "status",
    "place": "places",
    "year": "years",
    "independent": "independent",
    "publisher": "publishers",
}


def tell_found(found: Found, screen: Screen, *, first: int = 1) -> str:
    """Tell what was found; `first` is the number of the first hit."""
    parts: list[RenderableType] = []
    for number, hit in enumerate(found.hits, first):
        parts += [_say_sentence(number, hit), Padding(_say_place(hit), (0, 0, 0, 4)), Text()]
    parts.append(Text(_say_count(found, first), style="bold"))
    parts.append(make_grid(_list_facets(found.facets)))
    return draw(parts, screen)


def _say_sentence(number: int, hit: Hit) -> Text:
    start, end = hit.snippet.start - hit.at.start, hit.snippet.end - hit.at.start
    before = "…" if start else ""
    after = "…" if hit.snippet.end < hit.at.end else ""
    line = Text(f"{number}. {before}")
    place = start
    for mark in hit.marks:
        first, last = mark.start - hit.at.start, mark.end - hit.at.start
        if first < place or last > end:
            continue
        line.append(make_safe(hit.words[place:first]))
        line.append(make_safe(hit.words[first:last]), style="bold")
        place = last
    line.append(make_safe(hit.words[place:end]) + after)
    return line


def _say_place(hit: Hit) -> Text:
    named = hit.publisher or hit.title or ""
    parts = [make_safe(named)] if named else []
    parts.append(f"report {hit.at.report[:SHORT_ID]}")
    if hit.events:
        ids = ", ".join(one[:SHORT_ID] for one in hit.events)
        parts.append(f"{'event' if len(hit.events) == 1 else 'events'} {ids}")
    return Text(" · ".join(parts), style="dim")


def _say_count(found: Found, first: int) -> str:
    last = first + len(found.hits) - 1
    shown = "" if len(found.hits) == found.sentences else f"; {first} to {last} are shown"
    more, counted = "" if found.is_all else "more than ", say_counted(found)
    ranked = f"; {counted}" if counted else ""
    return f"{more}{count(found.sentences, 'sentence')}{shown}{ranked}"


def _list_facets(facets: Sequence[FacetValue]) -> Iterator[tuple[str, str]]:
    for facet, name in _FACETS.items():
        values = [one for one in facets if one.facet == facet]
        if values:
            shown = [_say_value(one) for one in values[:MOST_VALUES]]
            left = len(values) - len(shown)
            yield name, " · ".join([*shown, *([f"and {left} more"] if left else [])])


def _say_value(one: FacetValue) -> str:
    if one.facet == "independent":
        return f"at least {one.value} ({one.sentences})"
    return f"{one.name.replace('>', ' > ')} ({one.sentences})"
