"""Words that stand around names and are none, and names with two forms."""

__all__ = ["GENERIC", "HEADS", "KNOWN", "PARTICLES", "PLACES", "TITLES"]

TITLES: frozenset[str] = frozenset(
    """
    president vice-president vice premier chancellor minister secretary secretary-general
    ambassador envoy consul governor mayor senator sen rep representative congressman
    congresswoman judge justice king queen prince princess emperor sheikh sultan emir pope
    archbishop bishop cardinal rabbi imam ayatollah mr mrs ms miss dr prof professor sir lord lady
    gen general lt lieutenant col colonel maj major capt captain adm admiral marshal sgt commander
    chief leader chairman chairwoman chair head director spokesman spokeswoman spokesperson
    commissioner deputy acting former first supreme prime officer ceo analyst researcher adviser
    advisor aide lawmaker opposition interim
    """.split()
)
"""Words before a name that say what the person is; they belong to no name."""

GENERIC: frozenset[str] = TITLES | frozenset(
    """
    ministry department office agency bureau administration government cabinet parliament senate
    congress assembly council committee commission court party army navy military police force
    forces guard fleet command staff joint chiefs security national defense defence foreign affairs
    interior finance trade justice home state federal republic embassy consulate intelligence
    service ministers day summit war republican democratic central bank north south east west
    northern southern eastern western north-east leaders officials demilitarized zone
    international group demilitarised treaty agreement organization organisation
    """.split()
)
"""Words that some houses write with a capital and others without: alone they name nothing."""

HEADS: frozenset[str] = frozenset(
    """
    group chiefs ministry department bank university council organization organisation league
    union republic kingdom house academy institute court association federation party church sea
    gulf strait bay isle isles cape university board committee bureau office
    """.split()
)
"""Words after which "of" goes on with the name: "Group of Seven", "Bay of Pigs"."""

PLACES: frozenset[str] = frozenset(
    """
    peninsula sea ocean strait straits river gulf bay island islands square mountains mountain
    border cosmodrome airport province region valley desert lake canal highlands archipelago
    """.split()
)
"""Small words that close a place name: "Korean peninsula", "Vostochny cosmodrome"."""

PARTICLES: frozenset[str] = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn bint ben abu ter zu".split()
)
"""Small words inside a person's name."""

KNOWN: dict[str, str] = {
    "united nations": "un",
    "u.n.": "un",
    "european union": "eu",
    "group of seven": "g7",
    "group of 7": "g7",
    "group of twenty": "g20",
    "group of 20": "g20",
    "north atlantic treaty organization": "nato",
    "north atlantic treaty organisation": "nato",
    "international monetary fund": "imf",
    "international atomic energy agency": "iaea",
    "world health organization": "who",
    "world trade organization": "wto",
    "african union": "au",
    "association of southeast asian nations": "asean",
    "demilitarized zone": "dmz",
    "demilitarised zone": "dmz",
    "covid": "covid-19",
}
"""Names with a long and a short form, each by its short one."""
