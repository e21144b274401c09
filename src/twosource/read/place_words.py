"""Words beside the names of places: what they say a place is, where it is, and that it is none."""

import re
from typing import Literal

__all__ = [
    "AFTER",
    "BEFORE",
    "CAPITAL_DIRECTION",
    "COMPOUND_AFTER",
    "COMPOUND_BEFORE",
    "DIRECTION",
    "EVENT_AFTER",
    "INSIDE",
    "INSIDE_NAME",
    "LEAST_KNOWN",
    "LISTED",
    "LOCATIVE",
    "LONGEST_CODE",
    "NAMED_AFTER",
    "NAMED_BEFORE",
    "NO_NAMES",
    "NO_PLACES",
    "OPENING",
    "OWNED",
    "PART_OF_STATE",
    "PLACE_LABELS",
    "REGION",
    "RUN",
    "WINDOW",
    "Hint",
]

Hint = Literal["town", "region", "water", "site", ""]
"""What kind of place the words beside a name say it is; "" where they say nothing."""

WINDOW = 60
PLACE_LABELS = frozenset({"Location", "place"})
# An actor of these kinds holds the place in its name and is none.
NO_PLACES = frozenset({"person", "medium", "body", "organ", "organisation", "thing"})
# Least people in a town that a preposition alone makes a place, where the network says otherwise.
LEAST_KNOWN = 5_000
LONGEST_CODE = 5
_PART = r"[A-ZÀ-ÞĀ-Ž‘’'][\w’'ʼ.‐‑-]*"
RUN = re.compile(
    rf"{_PART}(?:[ ](?:(?:of|de|da|do|dos|del|der|la|le|el|al|ad|an|as|ez|es|on|upon|am|and the) )?"
    rf"(?:the )?{_PART})*(?<![.’'])"
)
OPENING = re.compile(
    r"(?:The|A|An|This|That|Other|All|In|At|On|From|To|Near|Of|Its|Their|Our|Both|Greater)(?: |\Z)"
)
NO_NAMES = frozenset(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Easter Whitsun Christmas Ramadan Congolese Korean Koreans Dominican Dominicans
    North South East West Northern Southern Eastern Western Central Upper Lower Border Areas
    Embassy Earth State County Province Region City Government Parliament Facilities University
    Hospital School College Department Ministry Institute Police Airport Church House Court
    """.split()
)

_TOWN = "city|town|village|port|capital|municipality|suburb|settlement|hamlet|resort|commune|oasis"
REGION = (
    "province|region|oblast|governorate|state|county|district|territory|prefecture|krai|"
    "department|republic|valley|peninsula|desert|island|islands|archipelago|atoll|enclave|exclave|"
    "plateau|mountains|highlands|canton|raion|emirate|regency|subdistrict|sub-prefecture"
)
_WATER = (
    "river|sea|lake|bay|gulf|strait|straits|canal|channel|ocean|reservoir|estuary|lagoon|reef|shoal"
)
_SITE = (
    "airport|airfield|airbase|air base|airstrip|base|naval base|military base|barracks|jail|"
    "crossing|"
    "border crossing|checkpoint|border post|customs post|port|harbour|harbor|prison|camp|"
    "refugee camp|dam|bridge|refinery|shipyard|nuclear plant|power plant|power station|mine|"
    "waterworks|garrison|cosmodrome|spaceport|test site|square|palace|gorge|pass|heights"
)
_HINTS: tuple[tuple[Hint, str], ...] = (
    ("site", _SITE),
    ("region", REGION),
    ("water", _WATER),
    ("town", _TOWN),
)
AFTER: dict[Hint, re.Pattern[str]] = {
    hint: re.compile(rf" (?:(?:[Aa]utonomous|[Ff]ederal) )?(?:{words})(?!\w)", re.IGNORECASE)
    for hint, words in _HINTS
}
BEFORE: dict[Hint, re.Pattern[str]] = {
    hint: re.compile(rf"\b(?:{words})s? (?:of|at|in|near|on) (?:the )?\Z", re.IGNORECASE)
    for hint, words in _HINTS
}
BEFORE["water"] = re.compile(rf"\b(?:{_WATER}) (?:of )?(?:the )?\Z", re.IGNORECASE)

# "Kyiv-backed", "Paris-based": what the hyphen joins is no place.
COMPOUND_AFTER = re.compile(r"[-‐‑–][a-z]")
COMPOUND_BEFORE = re.compile(r"[a-z][-‐‑]\Z")
# Named after a place and not there.
NAMED_AFTER = re.compile(
    r"[’']?s? (?:(?:[Cc]limate|[Pp]eace|[Nn]uclear|[Tt]ruce|[Cc]easefire|[Ff]ramework|[Ii]nterim|"
    r"[Aa]dditional|[Ff]inal) )?(?:[Aa]greements?|[Aa]ccords?|[Cc]onventions?|[Pp]rotocols?|"
    r"[Tt]reaty|[Tt]reaties|[Pp]act|[Dd]eclaration|[Mm]emorandum|[Ff]ormat|[Pp]rocess|[Ff]ormula|"
    r"[Cc]harter|[Ss]tatute|[Cc]onsensus|[Cc]ommuniqu[eé]|[Ff]inal Act|[Pp]rinciples|[Cc]lub|"
    r"[Pp]apers|[Ss]yndrome|[Vv]irus|[Dd]isease|[Ff]ever|[Ff]lu|[Ss]train|Stock Exchange|"
    r"[Ss]chnitzel|[Cc]utlets?|(?:(?<=Peking )|(?<=Beijing ))[Dd]uck|State University|University|"
    r"War|Cooperation Council|[Ss]tates|"
    r"Times|Post|Herald|Star|Tribune|Gazette|Courier|United|City FC|FC)(?!\w)"
)
NAMED_BEFORE = re.compile(
    r"(?:\b[Cc]hicken|\b(?:Treaty|Treaties|Convention|Declaration|Peace|Pact|Accord|University|"
    r"Bank|Archbishop|Bishop|Duke|Duchess|Prince|Princess|Earl) of) \Z"
)
# "the Lugano talks": what a name stands before tells that it is a town.
EVENT_AFTER = re.compile(
    r" (?:peace |nuclear |climate |trade )?(?:talks|summit|meeting|conference|attacks?|strikes?|"
    r"bombings?|massacre|offensive|siege|front|area|airport|station|embassy|consulate)(?!\w)"
)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|from|off|over|along|to|into|onto|through|across|"
    r"visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|enter(?:s|ed|ing)?|reach(?:es|ed|ing)?) (?:the )?\Z",
    re.IGNORECASE,
)
# "northern Kordofan"; with a capital it may be a part of the name: "Eastern Cape".
DIRECTION = re.compile(
    r"^(?:the |greater |Greater |upper |lower |central |inner |outer |mainland |downtown |"
    r"(?:north|south)?-?(?:east|west|north|south)(?:ern)? )+(?=\S)"
)
CAPITAL_DIRECTION = re.compile(
    r"^(?:(?:Upper|Lower|Central|(?:North|South)?-?(?:[Ee]ast|[Ww]est|North|South)(?:ern)?) )+"
    r"(?=\S)"
)
PART_OF_STATE = re.compile(
    r"\b(?:(?:far |deep )?(?:(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central|coastal|"
    r"rural|upper|lower)|(?:(?:north|south)?-?(?:east|west|north|south)|centre|center|interior) of)"
    r" (?:the )?\Z",
    re.IGNORECASE,
)
INSIDE_NAME = re.compile(rf", ({_PART}(?: {_PART})*)")
LISTED = re.compile(r"\A(?:[,;/]|,? (?:and|or)(?: in)?) ?(?:the )?\Z")
_PLACE_NOUN = rf"(?:{_TOWN}|{REGION}|{_SITE}|{_WATER})"
# "the Lebanese port of Tyre", "Libya's Sirte", "Cameroon's northern town of Garoua".
OWNED = re.compile(
    rf"(?:[’']s?)?[ -](?:(?:[a-z-]+ ){{0,3}}{_PLACE_NOUN}s? (?:of |at |in |on |near )?(?:the )?)?\Z"
)
INSIDE = re.compile(r"\A(?:,? (?:in|of) (?:the )?(?:[a-z-]+ ){0,3}|, (?:the )?(?:[a-z-]+ )?|\()\Z")
