"""Who acts or is named: a mention in a sentence, and who that is."""

from typing import Literal

from msgspec import Struct

Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL",
    "SOC",
    "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
]  # fmt: skip
"""Sectors of PLOVER 2.0: organs of states in the first line, then society, then no state's."""

ActorKind = Literal[
    "state",  # by its name
    "demonym",  # by what its people and things are called
    "capital",  # the capital's name, for the state or for the place
    "metonym",  # the seat of a government: "the Kremlin"
    "medium",  # an agency or an outlet
    "body",  # an international organisation, an alliance, a movement, a company
    "organ",  # a ministry, an army, a parliament
    "role",  # an office or a calling, without a name
    "person",  # somebody by name
    "organisation",  # an organisation that no table knows
    "place",  # a place that is no state
    "thing",  # a weapon, a vessel, a document, an event with a name
    "pronoun",  # "he", "its", "both"
]


class ActorMention(Struct, frozen=True, kw_only=True):
    """An actor at the code points `[start, end)` of a text.

    `state` is ISO 3166-1 alpha-3, None where the words name none. `sectors` are PLOVER's, the most
    telling first. `name` is that of the table (a state, a body, an organ, an office-holder) or, for
    a name it does not have, the one in the text; "" for a role without a name. `title` is the role.
    `rule` tells what in the program decided, its steps joined by " + ". `is_group` tells that the
    role is of several persons, `is_place` that the words before a state, a capital or a house of
    government make it the place of something. `body` is the organisation that a role or an
    organ belongs to.
    """

    start: int
    end: int
    kind: ActorKind
    state: str | None = None
    sectors: tuple[Sector, ...] = ()
    name: str = ""
    title: str = ""
    rule: str = ""
    is_group: bool = False
    is_place: bool = False
    body: str = ""
