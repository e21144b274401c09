"""The words of amounts: units, kinds of people, what numbers only label."""

__all__ = [
    "CHANGES",
    "COUNTED_AS",
    "GROUPS",
    "HARM",
    "INVOLVING",
    "LABELLED",
    "LASTING",
    "LENGTHS",
    "NAMED",
    "OFFICES",
    "PAIRS",
    "PEOPLE",
    "PEOPLE_ENDINGS",
    "PUTTING",
    "REACHING",
    "TELLING",
    "TIMES",
    "UNIT_NAMES",
    "VAGUE_SIZES",
]

UNIT_NAMES: dict[str, str] = {
    "%": "percent",
    "pp": "percentage point",
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "kg": "kilogram",
    "t": "tonne",
    "kt": "kiloton",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "km2": "square kilometre",
    "USD": "dollar",
    "AUD": "Australian dollar",
    "CAD": "Canadian dollar",
    "NZD": "New Zealand dollar",
    "HKD": "Hong Kong dollar",
    "TWD": "Taiwan dollar",
    "SGD": "Singapore dollar",
    "BRL": "real",
    "EUR": "euro",
    "GBP": "pound",
    "JPY": "yen",
    "CNY": "yuan",
    "KRW": "won",
    "RUB": "rouble",
    "INR": "rupee",
    "TRY": "lira",
    "UAH": "hryvnia",
}
"""The singular of each unit of `twosource.read.number_words` that is not one already."""

TIMES = frozenset(
    "second minute hour day night week weekend fortnight month year decade century".split()
)
LENGTHS = frozenset({"kilometre", "metre", "mile", "nautical mile", "foot"})
# Nouns of people that say nothing of their kind; of those in NAMED the noun is the unit.
NAMED = frozenset({"citizen", "national", "life"})
# Kinds of people that their lemma does not name.
PEOPLE = frozenset(
    """
    people person dead wounded injured hurt killed missing other citizen national soul life
    casualty fatality
    """.split()
)
# What is counted under a name of many, or in a plural that its singular does not show.
COUNTED_AS: dict[str, str] = {
    "troops": "soldier",
    "troop": "soldier",
    "crew": "crew",
    "linesmen": "linesman",
    "bales": "bale",
    "bases": "base",
    "tranches": "tranche",
    "regiments": "regiment",
}
PAIRS = frozenset(
    {
        ("police", "officer"),
        ("trade", "unionist"),
        ("asylum", "seeker"),
        ("crew", "member"),
        ("crossing", "point"),
    }
)
"""Nouns of two words that are one unit; of others the last word is."""
PEOPLE_ENDINGS: dict[str, str] = {"women": "woman", "men": "man"}
GROUPS = frozenset(
    """
    crew team group party delegation roster staff squad gang garrison mission contingent column band
    force family panel jury unit workforce retinue crowd
    """.split()
)
# What they reach is a measure of what their subject is of: "exports of bauxite reached 40 tonnes".
REACHING = frozenset("reach total exceed amount come be rise fall grow top pass hit run".split())
# What they put a number at is how many there are.
PUTTING = frozenset({"put", "bring", "raise", "estimate", "give", "set"})
# "Heads of government" are counted as such.
OFFICES = frozenset({"head", "chief", "minister", "secretary"})
# Their object or subject, where it is a bare number, counts persons.
HARM = frozenset(
    """
    kill wound injure hurt maim die arrest detain hold leave drown murder behead execute bury
    hospitalise hospitalize perish evacuate rescue dead death cost claim
    """.split()
)
# Beside them a time measures what is spoken of.
LASTING = frozenset(
    """
    last spend take keep hold continue give sentence remain stay jail imprison suspend extend be go
    run do make stretch drag
    """.split()
)
# Their object or subject is that of the act: "an exercise involving three boats".
INVOLVING = frozenset(
    "involve include number carry comprise bring worth total reach cost mean load put have".split()
)
# What is told there rests on someone's words: "citing unpaid bills of 18 million".
TELLING = frozenset("cite quote say tell add report insist claim argue note recall want".split())
# Behind these a number says which, not how many.
LABELLED = frozenset(
    """
    article resolution note no number nos page day phase paragraph section clause chapter annex
    line route highway road flight room gate pier hangar sector zone block checkpoint terminal
    channel protocol operation directive regulation decree order law bill act type mark mk model
    class block unit brigade battalion division regiment corps squadron reactor hill point version
    round stage part book volume verse psalm apollo boeing airbus group level category target
    """.split()
)
# "Rose from 5 to 10" is no range.
CHANGES = frozenset(
    """
    rise fall grow increase decrease cut reduce drop raise expand shrink lower lift climb jump
    double widen narrow change go move slide decline extend swell up down
    """.split()
)

VAGUE_SIZES: dict[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "tens of thousands": 10**4,
    "tens of millions": 10**7,
    "tens of billions": 10**10,
    "hundreds of thousands": 10**5,
    "hundreds of millions": 10**8,
    "hundreds of billions": 10**11,
}
"""What a plural without a number is at least."""
