"""Who issues a text: the "we" of a communiqué, a press release, an open letter."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from twosource.lexicon.actors import find_actors
from twosource.lexicon.media import find_namesakes
from twosource.model.actor import ActorMention
from twosource.model.reading import ReadSentence

__all__ = ["ISSUER", "SPEAKERS", "find_issuer"]

ISSUER = "issuer"
"""The key of the party that issues a text, among those of coreference."""

SPEAKERS = frozenset("we us our ours ourselves".split())
"""The words that stand for it."""

_HEADING = re.compile(
    r"(?:\S+ ){0,2}(?:statement|letter|communiqu[eé]|broadcast|declaration|appeal|release|message"
    r"|bulletin|resolution)(?: no\.? ?\d+)?,? (?:of|by|from|issued by) (?:the )?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:of|for|and)(?: the)? )?[A-Z][\w'’-]*)*")
# What a party is called that no paper is.
_PARTIES = frozenset(
    """
    front army movement council union league committee watch network brigade force forces party
    ministry government embassy command secretariat conservancy register forum panel group alliance
    organisation organization commission office agency federation association monitor assembly
    """.split()
)
_FIRST = 2


def find_issuer(
    sentences: Sequence[ReadSentence], *, title: str = "", publisher: str = ""
) -> ActorMention | None:
    """Return the party that issues a text, by its heading or its publisher; None for a paper.

    Its place is that of no word.
    """
    for heading in (title, *(one.text for one in sentences[:_FIRST])):
        found = _HEADING.match(heading)
        name = _NAME.match(heading, found.end()) if found else None
        if name is not None:
            return _make(name[0])
    words = publisher.casefold().split()
    is_party = not _PARTIES.isdisjoint(words) and not find_namesakes(publisher)
    return _make(publisher) if is_party else None


def _make(name: str) -> ActorMention:
    """Return the organ, the state or the body that a name is in the tables, else the name."""
    found = find_actors(name)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(name)):
        return replace(found[0], start=0, end=0, rule=f"{found[0].rule} + issuer")
    owner = next((one for one in found if _owns(name, one)), None)
    return ActorMention(
        start=0,
        end=0,
        kind="organisation",
        state=owner.state if owner else None,
        sectors=("GOV",) if owner else (),
        name=name,
        rule="issuer",
    )


def _owns(name: str, one: ActorMention) -> bool:
    """Tell whether a name ends with the state that it is an organ of."""
    before = name[: one.start].removesuffix("the ")
    return bool(one.state) and one.end == len(name) and before.endswith(" of ")
