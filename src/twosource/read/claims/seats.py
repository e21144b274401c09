"""Where a report is at home: the state of the ministers and armies that it names without one.

Who writes from Lusaka calls the foreign minister of Zambia the foreign minister, and so does a
paper of Lusaka. A report that tells neither is at home where the first office or organ is that it
names with its state.
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.gazetteer import find_candidates
from twosource.lexicon.media import find_namesakes
from twosource.lexicon.states import find_states, load_states
from twosource.model.actor import ActorMention, Sector
from twosource.model.reading import Party

__all__ = ["NOWHERE", "OFFICES", "Origin", "find_seat", "shares_title"]


class Origin(Struct, frozen=True):
    """Where a report comes from: its dateline and its publisher as printed, "" for none."""

    dateline: str = ""
    publisher: str = ""


NOWHERE = Origin()
"""The origin of a text that tells nothing of it."""


OFFICES: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "OPP", "PTY"})
"""The sectors of those who are of the state that a report is at home in, unless it says whose."""


def shares_title(who: ActorMention) -> bool:
    """Tell whether a state is only that of whom a title makes one think of: "defense secretary".

    Manila and Islamabad have a defense secretary and a Foreign Office too.
    """
    steps = who.rule.split(" + ")
    is_bare = steps[0] in ("role", "organ") and "office-holder" not in steps
    return is_bare and (who.title in _SHARED or who.name in _SHARED)


def find_seat(dateline: str, parties: Sequence[Sequence[Party]], publisher: str = "") -> str | None:
    """Return the state (ISO 3166-1 alpha-3) that a report is at home in; None where nothing tells.

    `dateline` and `publisher` are as printed, `parties` are those of each sentence. A town counts
    only for a state that the report names: many towns have the name of another. A capital counts
    by itself, but for those from where a whole region is told of.
    """
    named = [one.mention.state for some in parties for one in some if one.mention.state]
    place = dateline.partition("(")[0].partition(" -")[0].strip(" -–—,.")
    town = place.partition(",")[0].strip()
    found = _find_place_state(place.title(), town, named) or _find_capital_state(town)
    found = found or _find_publisher_state(publisher, named)
    return found or (None if dateline else _find_first_office(parties))


def _find_place_state(names: str, town: str, named: Sequence[str]) -> str | None:
    """Return the state that is named beside a town or by its capital, else the one of the town."""
    told = [one.state.iso3 for one in find_states(names) if one.state.iso3 in named]
    if told:
        return told[0]
    lands = {one.country for one in find_candidates(town)} if town else set()
    codes = {one.iso3 for one in load_states() if one.iso2 in lands}
    return next((state for state in named if state in codes), None)


def _find_capital_state(town: str) -> str | None:
    """Return the state whose capital a town is; None for a place where correspondents gather."""
    found = [one.state.iso3 for one in find_states(town.title()) if one.how == "capital"]
    return found[0] if len(found) == 1 and town.casefold() not in _HUBS else None


def _find_publisher_state(publisher: str, named: Sequence[str]) -> str | None:
    """Return the state that a publisher belongs to or has its name from.

    An agency that a government directs is at home there whatever the report names.
    """
    media = {one.country: one for one in find_namesakes(publisher)} if publisher else {}
    if len(media) == 1:
        country, medium = next(iter(media.items()))
        if medium.control.startswith("state:") or country in named:
            return country
    office = _find_owner(publisher)
    towns = (_find_place_state(publisher, word, named) for word in publisher.split())
    return office or next((state for state in towns if state), None)


def _find_owner(publisher: str) -> str | None:
    """Return the state that a publisher is an organ of: the "Ministry of Energy, Kabul"."""
    if _ORGANS.isdisjoint(publisher.casefold().split()):
        return None
    return next((one.state.iso3 for one in find_states(publisher)), None)


_SHARED = frozenset(
    "defense secretary|defence secretary|foreign secretary|home secretary|Foreign Office".split("|")
)
_HUBS = frozenset(
    """
    brussels geneva vienna london paris washington berlin rome nairobi beirut cairo amman dakar
    istanbul dubai bangkok singapore jakarta delhi johannesburg doha abuja
    """.split()
) | {"the hague", "new delhi", "addis ababa", "abu dhabi"}
# What an organ of a state is called that no paper is.
_ORGANS = frozenset("ministry government force forces committee embassy army navy".split())
# Whom a state sends abroad.
_ABROAD = frozenset(
    "ambassador consul embassy consulate envoy diplomat diplomats mission counterpart".split()
)


def _find_first_office(parties: Sequence[Sequence[Party]]) -> str | None:
    """Return the state of the first office or organ that is named with its state.

    Those whom a state sends abroad tell where a report is not at home.
    """
    mentions = (one.mention for some in parties for one in some)
    return next(
        (
            x.state
            for x in mentions
            if x.state
            and not OFFICES.isdisjoint(x.sectors)
            and _ABROAD.isdisjoint((x.title or x.name).casefold().split())
        ),
        None,
    )
