"""Whose voice a report is that no outlet wrote: an office, a body or a movement issued it itself.

"Ministry of Foreign Affairs of Paraguay" as the publisher of a communique is Paraguay's voice.
"""

import re

from twosource.lexicon.actors import find_actors
from twosource.lexicon.control_groups import UNKNOWN, find_control_group
from twosource.lexicon.spellings import fold_name
from twosource.model.actor import ActorMention
from twosource.model.claim import Actor
from twosource.model.span import Span

__all__ = ["find_issuer_group"]

_OFFICE = re.compile(
    r"(?:the )?(?:(?:federal|royal|state|national) )?(?:ministry|embassy|consulate|"
    r"permanent mission|office|department|general staff|armed forces|government|presidency|"
    r"press service)\b",
    re.IGNORECASE,
)
# What may stand behind the name of a body or an organ, of which it is a part.
_PART = re.compile(
    r"[\s,]*(?:(?:general )?secretariat|commission|press (?:office|service|centre|center)|"
    r"meetings coverage|spokesperson|spokesman|public affairs)?\Z",
    re.IGNORECASE,
)

# A report that such a one publishes is its own word: no paper is called so.
_MOVEMENT = re.compile(r"[A-Z].* (?:Front|Movement|Brigades?|Liberation Army|Resistance)\Z")
_LEADS = frozenset({"", "the", "national", "the national", "federal", "the federal"})


def find_issuer_group(name: str) -> str:
    """Return the control group of an office, a body or a movement of that whole name, "" for none.

    A paper that is called after one ("Kenya Navy Gazette") is not that one.
    """
    named = find_actors(name)
    states = {one.state for one in named if one.state}
    if _OFFICE.match(name) and len(states) == 1 and not any(one.kind == "medium" for one in named):
        return f"state:{states.pop()}"
    known = next((_find_group(one) for one in named if _is_whole(one, name)), UNKNOWN)
    return known or (f"name:{fold_name(name)}" if _MOVEMENT.match(name) else UNKNOWN)


def _is_whole(one: ActorMention, name: str) -> bool:
    """Tell whether a mention is all of a name, or with "of" its end: "Security Committee of …"."""
    is_issuer = one.kind == "body" or (one.kind == "organ" and one.state is not None)
    is_led = name[: one.start].strip().casefold() in _LEADS or "of" in one.rule.split(" + ")
    return is_issuer and is_led and _PART.match(name, one.end) is not None


def _find_group(one: ActorMention) -> str:
    return find_control_group(
        Actor(
            span=Span("", one.start, one.end),
            state=one.state,
            sectors=one.sectors,
            name=one.name,
            title=one.title,
            rule=one.rule,
        )
    )
