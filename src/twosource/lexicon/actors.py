"""Actors named in a text: whose they are, what part of a state or society, and what says so.

docs/actors.md tells the rules in words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from twosource.lexicon.actor_again import find_again
from twosource.lexicon.actor_joins import join_parts
from twosource.lexicon.actor_parts import Part, find_parts
from twosource.lexicon.actor_proposals import take_proposals
from twosource.lexicon.own import per_lexicon
from twosource.lexicon.peoples import name_peoples
from twosource.lexicon.states import load_states
from twosource.model.actor import ActorMention

__all__ = ["find_actors"]

_WINDOW = 60
# "in both Chad and", "the north of Chad", "northern Chad".
_PLACE_BEFORE = re.compile(
    r"\b(?:in|inside|into|at|near|across|around|outside|throughout|within|over|bordering|"
    r"(?:north|south|east|west|centre|center|part|parts|city|town|region|province|coast) of|"
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|"
    r"central|mainland|rural|most of|parts of)"
    r"(?:[^\S\n](?:both|all|the)){0,2}[^\S\n]\Z",
    re.IGNORECASE,
)
# "near Faya, Chad": not "in March, Chad said".
_TOWN_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Oo]f|[Tt]o|[Ff]rom)[^\S\n]"
    r"(?:[A-Z][\w’'-]*[^\S\n]){0,3}(?!January|February|March|April|May|June|July|August|September|"
    r"October|November|December|\w+day)[A-Z][\w’'-]*,[^\S\n]\Z"
)


def find_actors(
    text: str,
    *,
    day: str = "",
    proposed: Sequence[ActorMention] = (),
    known: Sequence[ActorMention] = (),
) -> tuple[ActorMention, ...]:
    """Return the actors in `text`, in order and without overlaps.

    States, media, bodies, organs, roles and office-holders are looked up, the longest first; then
    what belongs together is joined: "South Korea's defence ministry spokesman Ana Lee" is one
    actor. `day` (ISO) is when the text was written: it chooses among the offices that a person
    held. `proposed` are names of persons, organisations, places and things that somebody else saw
    in the text, in order and without overlaps: they count where the tables do not know better, and
    are joined like the rest. `known` are persons named before this text, who may be named again by
    the surname. Linear in the text.
    """
    found, left = take_proposals(text, find_parts(text, day=day), proposed)
    joined = [part for part in join_parts(text, found) if part.needs == "nothing"]
    named = name_peoples(text, _add_free(joined, left))
    parts = find_again(text, named, [_make_known(one) for one in known])
    lowest = [0, *(part.end for part in parts)]
    return tuple(_make_mention(text, part, end) for part, end in zip(parts, lowest, strict=False))


def _add_free(parts: Sequence[Part], left: Sequence[Part]) -> list[Part]:
    """Add the proposals whose words no part has in the end: "Congress" with nobody's beside it."""
    starts = [part.start for part in parts]
    free = []
    for one in left:
        place = bisect_left(starts, one.end)
        if place == 0 or parts[place - 1].end <= one.start:
            free.append(one)
    return sorted([*parts, *free], key=lambda part: part.start)


def _make_known(one: ActorMention) -> Part:
    """Return a person of an earlier text as a part that stands before this one."""
    return Part(
        start=-1,
        end=0,
        kind=one.kind,
        name=one.name,
        rules=(one.rule,),
        state=one.state or "",
        sectors=one.sectors,
        title=one.title,
        body=one.body,
    )


def _make_mention(text: str, part: Part, lowest: int) -> ActorMention:
    return ActorMention(
        start=part.start,
        end=part.end,
        kind=part.kind,
        state=part.state or None,
        sectors=part.sectors,
        name=part.name,
        title=part.title,
        rule=" + ".join(part.rules),
        is_group=part.is_plural and part.kind == "role",
        body=part.body,
        is_place=_may_be_place(part) and _is_place(text, part.start, lowest),
    )


def _may_be_place(part: Part) -> bool:
    """Tell whether a name may be that of a place: a state, a capital, a house of government."""
    if part.kind in ("state", "capital", "metonym"):
        return True
    return part.rules == ("organ",) and part.name in _list_houses()


@per_lexicon
def _list_houses() -> frozenset[str]:
    return frozenset(house for state in load_states() for house in state.metonyms)


def _is_place(text: str, start: int, lowest: int) -> bool:
    """Tell whether the words between `lowest`, where another actor ended, and `start` say "in"."""
    begin = max(lowest, start - _WINDOW)
    return any(look.search(text, begin, start) for look in (_PLACE_BEFORE, _TOWN_BEFORE))
