"""How often a party or a pair is told of over time: solid what is independent, thin what copies."""

from urllib.parse import quote

from twosource.errors import NotFoundError
from twosource.present.claim_words import name_state
from twosource.present.web.answer import Answer, Redirected
from twosource.present.web.asked import Asked
from twosource.present.web.bars import draw_bars
from twosource.present.web.event_lines import tell_line
from twosource.present.web.sought import ACTS, STATUSES, read_sought, split_pair
from twosource.store.flat_rows import find_key
from twosource.store.told_events import Telling
from twosource.store.view import View

__all__ = ["MOST_LINES", "name_dyad", "name_party", "show_actor", "show_dyad", "show_telling"]

MOST_LINES = 200


def show_actor(view: View, asked: Asked) -> Answer | Redirected:
    """Show what is told of one party, by its code or its name, in any part."""
    key = find_key(asked.named)
    if not key:
        raise NotFoundError("an empty name is nobody's")
    if key != asked.named:
        return Redirected(to=Asked(path=name_party(key), facets=asked.facets).turn())
    found = view.told(read_sought(asked, limit=MOST_LINES), party=key)
    if not found.claims and not asked.facets:
        raise NotFoundError(f"nothing is told of {asked.named[:60]}")
    return show_telling(asked, found, kicker="Actor", title=name_state(key))


def show_dyad(view: View, asked: Asked) -> Answer | Redirected:
    """Show what is told of two parties acting on one another, either way."""
    one, other = (find_key(part) for part in split_pair(asked.named))
    named = _name_pair(one, other, always=">" in asked.named)
    if named != asked.named:
        return Redirected(to=Asked(path=f"/dyad/{_spell(named)}", facets=asked.facets).turn())
    sought = read_sought(Asked(path=asked.path, facets={**asked.facets, "pair": named}), limit=1)
    found = view.told(sought)
    if not found.claims and not asked.facets:
        raise NotFoundError(f"nothing is told of what {one} and {other} do to one another")
    title = f"{name_state(one)} and {name_state(other)}"
    return show_telling(asked, found, kicker="Pair", title=title)


def name_party(key: str) -> str:
    """Return the address of the page of a party, by what it is found by."""
    return f"/actor/{_spell(key)}"


def name_dyad(one: str, other: str) -> str:
    """Return the address of the page of two parties."""
    return f"/dyad/{_spell(_name_pair(one, other))}"


def show_telling(asked: Asked, found: Telling, *, kicker: str, title: str) -> Answer:
    """Return the page of a series with its events as the twin in words."""
    events = sorted(found.events, key=lambda one: one.when.start if one.when else "", reverse=True)
    return Answer(
        template="series",
        title=title,
        value=lambda: found,
        parts={
            "kicker": kicker,
            "bars": draw_bars(found.events),
            "rows": tuple(tell_line(one) for one in events[:MOST_LINES]),
            "left_out": max(len(events) - MOST_LINES, 0),
            "found": found,
            "acts": ACTS,
            "statuses": STATUSES,
            "set": {
                name: asked.get(name) for name in ("act", "status", "since", "until", "independent")
            },
        },
    )


def _name_pair(one: str, other: str, *, always: bool = False) -> str:
    """Part two keys by a dash, or by ">" where a dash is in one of them."""
    return f"{one}{'>' if always or '-' in one + other else '-'}{other}"


def _spell(key: str) -> str:
    return quote(key, safe="->")
