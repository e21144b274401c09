"""Armed groups of no state: which names are theirs, and which of them "the rebels" are."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from twosource.lexicon.armed import is_called_armed
from twosource.model.actor import ActorMention, Sector
from twosource.model.parse import Parse
from twosource.read.coreference_focus import Focus

__all__ = ["ARMED", "describe_body", "find_armed", "learn_armed"]

ARMED: tuple[Sector, ...] = ("REB",)
"""The sectors of who fights for no state."""

_BESIDE = ("appos", "flat", "compound")


def learn_armed(
    focus: Focus, parse: Parse, kinds: Iterable[int], names: Iterable[tuple[int, str]]
) -> None:
    """Learn of names that they are armed groups': "the Lualaba Front, a rebel group".

    `kinds` are the words of a sentence that tell of an armed group without a name, `names` those
    that head a name, with the key of who is named.
    """
    told = list(kinds)
    for word, key in names:
        known = focus.entities[key]
        if known.sort != "body" or known.mention is None or known.mention.sectors:
            continue
        if any(_stand_beside(parse, word, other) for other in told):
            focus.correct(key, replace(known.mention, sectors=ARMED))


def find_armed(focus: Focus) -> tuple[str, ...]:
    """Return the armed group that "the rebels" are, the only one named so far; () where it is open.

    What is called like one is one, where no other is known.
    """
    bodies = [
        (key, one.mention)
        for key, one in focus.entities.items()
        if one.sort == "body" and one.mention is not None
    ]
    known = [key for key, mention in bodies if mention.sectors == ARMED]
    return _take_only(known or [key for key, mention in bodies if _is_called_armed(mention)])


def describe_body(mention: ActorMention) -> ActorMention:
    """Return the organisation that somebody belongs to; what has fighters is an armed group."""
    return ActorMention(
        start=mention.start,
        end=mention.end,
        kind="organisation" if "network" in mention.rule else "body",
        sectors=ARMED if mention.sectors == ARMED else (),
        name=mention.body,
        rule=f"body of {mention.kind}",
    )


def _take_only(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys) if len(keys) == 1 else ()


def _stand_beside(parse: Parse, word: int, other: int) -> bool:
    """Tell whether one of two words only says what the other is."""
    return any(
        parse.heads[x] == y and parse.relations[x].split(":")[0] in _BESIDE
        for x, y in ((word, other), (other, word))
    )


def _is_called_armed(mention: ActorMention) -> bool:
    """Tell whether the name of an organisation that no table knows is that of an armed group."""
    is_unknown = mention.kind == "organisation" and not mention.state and not mention.sectors
    return is_unknown and is_called_armed(mention.name)
