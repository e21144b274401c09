"""Peoples of one state named after another: "Bosnian Serbs" are of Bosnia.

What is told of them is told of citizens of the state that they live in, not of the state that has
their name.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from twosource.lexicon.actor_parts import Part
from twosource.lexicon.states import find_state

__all__ = ["name_peoples"]

_PEOPLE = re.compile(r"[A-Z][a-zé]{2,}s")
_PAIR = re.compile(r"([A-Z][a-z]+(?:ian|an|ish|ese|i|ch))[^\S\n]([A-Z][a-zé]{2,}s)")
_SPACE = re.compile(r"[^\S\n]{1,2}")


def name_peoples(text: str, parts: Sequence[Part]) -> list[Part]:
    """Return the parts, peoples among them as groups of the state whose adjective they have."""
    joined: list[Part] = []
    for part in parts:
        if joined and _is_people_of(text, joined[-1], part):
            owner = joined.pop()
            joined.append(_make_group(text, owner.start, part, owner.state))
        else:
            joined.append(_settle(text, part))
    return joined


def _is_people_of(text: str, owner: Part, part: Part) -> bool:
    is_adjective = owner.kind == "demonym" and not _PEOPLE.fullmatch(text, owner.start, owner.end)
    may_be = part.kind in ("person", "organisation", "demonym") and not part.title
    return (
        is_adjective
        and may_be
        and _PEOPLE.fullmatch(text, part.start, part.end) is not None
        and _SPACE.fullmatch(text, owner.end, part.start) is not None
    )


def _settle(text: str, part: Part) -> Part:
    """Return a people where a name of two words is one by itself."""
    pair = _PAIR.fullmatch(text, part.start, part.end)
    if part.kind in ("person", "organisation") and pair and not part.state:
        state = find_state(pair[1])
        return _make_group(text, part.start, part, state.iso3) if state else part
    return part


def _make_group(text: str, start: int, part: Part, state: str) -> Part:
    return replace(
        part,
        start=start,
        kind="role",
        state=state,
        sectors=("CVL",),
        name="",
        title=" ".join(text[start : part.end].split()),
        rules=("people",),
        is_plural=True,
        needs="nothing",
    )
