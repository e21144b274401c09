"""Actors named in a text: whose they are, what part of a state or society, and what says so.

docs/actors.md tells the rules in words.
"""

from msgspec import Struct

from twosource.lexicon.actor_joins import join_parts
from twosource.lexicon.actor_parts import ActorKind, Part, find_parts
from twosource.lexicon.sectors import Sector

__all__ = ["ActorKind", "ActorMention", "find_actors"]


class ActorMention(Struct, frozen=True, kw_only=True):
    """An actor at the code points `[start, end)` of a text.

    `state` is ISO 3166-1 alpha-3, None where the words name none. `sectors` are PLOVER's, the most
    telling first. `name` is that of the table (a state, a body, an organ, an office-holder) or, for
    a person it does not have, the one in the text; "" for a role without a name. `title` is the
    role. `rule` tells what in the program decided, its steps joined by " + ".
    """

    start: int
    end: int
    kind: ActorKind
    state: str | None
    sectors: tuple[Sector, ...]
    name: str
    title: str
    rule: str


def find_actors(text: str, *, day: str = "") -> tuple[ActorMention, ...]:
    """Return the actors in `text`, in order and without overlaps.

    States, media, bodies, organs, roles and office-holders are looked up, the longest first; then
    what belongs together is joined: "South Korea's defence ministry spokesman Ana Lee" is one
    actor. `day` (ISO) is when the text was written: it chooses among the offices that a person
    held. Linear in the text.
    """
    parts = join_parts(text, find_parts(text, day=day))
    return tuple(_make_mention(part) for part in parts if part.needs == "nothing")


def _make_mention(part: Part) -> ActorMention:
    return ActorMention(
        start=part.start,
        end=part.end,
        kind=part.kind,
        state=part.state or None,
        sectors=part.sectors,
        name=part.name,
        title=part.title,
        rule=" + ".join(part.rules),
    )
