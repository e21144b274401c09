"""Where a report is at home: the state of the ministers and armies that it names without one.

Who writes from Lusaka calls the foreign minister of Zambia the foreign minister. A report without a
dateline is at home where the first office or organ is that it names with its state.
"""

from collections.abc import Sequence

from twosource.lexicon.gazetteer import find_candidates
from twosource.lexicon.states import find_states, load_states
from twosource.model.actor import Sector
from twosource.model.reading import Party

__all__ = ["OFFICES", "find_seat"]

OFFICES: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "OPP", "PTY"})
"""The sectors of those who are of the state that a report is at home in, unless it says whose."""


def find_seat(dateline: str, parties: Sequence[Sequence[Party]]) -> str | None:
    """Return the state (ISO 3166-1 alpha-3) that a report is at home in; None where nothing tells.

    `dateline` is as printed, `parties` are those of each sentence. A town counts only for a state
    that the report names: many towns have the name of another.
    """
    named = [one.mention.state for some in parties for one in some if one.mention.state]
    place = dateline.partition("(")[0].partition(" -")[0].strip(" -–—,.")
    told = [one.state.iso3 for one in find_states(place.title()) if one.state.iso3 in named]
    if told:
        return told[0]
    town = place.partition(",")[0].strip()
    lands = {one.country for one in find_candidates(town)} if town else set()
    codes = {one.iso3 for one in load_states() if one.iso2 in lands}
    found = next((state for state in named if state in codes), None)
    return found or (None if dateline else _find_first_office(parties))


def _find_first_office(parties: Sequence[Sequence[Party]]) -> str | None:
    """Return the state of the first office or organ that is named with its state."""
    mentions = (one.mention for some in parties for one in some)
    return next((x.state for x in mentions if x.state and not OFFICES.isdisjoint(x.sectors)), None)
